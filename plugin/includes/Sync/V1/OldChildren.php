<?php
/**
 * Sync, Master: what Children of version 1 were last known to show, one option row a Child. Written under the link's lock.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Storage\Row;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredOldChild from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredOldItem from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class OldChildren
{
    private const EVENTS = 100;

    /**
     * Creates the row where it is missing. Outside of transactions.
     */
    public static function prepare(string $childId): void
    {
        Row::create(self::name($childId), Row::encode(['items' => [], 'events' => []]));
    }

    /**
     * What is known.
     *
     * @return StoredOldChild
     */
    public static function read(string $childId): array
    {
        $stored = Validators::storedOldChild(Row::json(self::name($childId)));
        return $stored['ok'] ? $stored['value'] : ['items' => [], 'events' => []];
    }

    /**
     * Adds to what is known.
     *
     * @param StoredOldChild      $known
     * @param list<StoredOldItem> $news
     * @param string              $eventId The event that told us, '' when there is none.
     */
    public static function remember(string $childId, array $known, array $news, string $eventId): void
    {
        Row::write(self::name($childId), Row::encode([
            'items' => OldPeer::rememberedOfOldChild($known['items'], $news),
            'events' => array_slice($eventId === '' ? $known['events'] : [...$known['events'], $eventId], -self::EVENTS),
        ]));
    }

    private static function name(string $childId): string
    {
        return Names::OPTIONS['old_child_prefix'] . md5($childId);
    }
}
