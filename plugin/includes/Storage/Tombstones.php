<?php
/**
 * Storage, Master: products that were published and are in the trash now, or deleted. Their Children are told, under a version as of
 * any change, and keep their stock to themselves until the product returns.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\Publish;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Tombstone from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Removed from Publish
 */
final class Tombstones
{
    /**
     * Tombstones by product id.
     *
     * @return array<int, Tombstone>
     */
    public static function all(): array
    {
        $stored = Validators::storedTombstones(Row::json(Names::OPTIONS['tombstones']));
        return $stored['ok'] ? array_column($stored['value']['items'], null, 'product_id') : [];
    }

    /**
     * Publishes removals and forgets those of products that are back. Inside the caller's transaction and under the counter's lock.
     *
     * @param list<Removed> $removed
     * @param list<int>     $returned
     */
    public static function change(array $removed, array $returned): void
    {
        $counter = Counter::read();
        $buried = Publish::planRemovals($counter['version'], $removed);
        self::save(Publish::boundedTombstones(array_values(self::all()), $buried, $returned));
        Counter::advanceByRemovals($counter, $buried);
    }

    /**
     * Gives all the version that a new generation begins with, so that every Child is told again. Under the counter's lock.
     */
    public static function renew(int $version): void
    {
        $items = array_map(static fn(array $one): array => [...$one, 'version' => $version], array_values(self::all()));
        if ($items !== []) {
            self::save($items);
        }
    }

    /**
     * @param list<Tombstone> $items
     */
    private static function save(array $items): void
    {
        Row::write(Names::OPTIONS['tombstones'], Row::encode(['items' => $items]));
    }

    /**
     * Creates the row where it is missing. Outside of transactions.
     */
    public static function prepare(): void
    {
        if (Row::read(Names::OPTIONS['tombstones']) === null) {
            Row::create(Names::OPTIONS['tombstones'], Row::encode(['items' => []]));
        }
    }
}
