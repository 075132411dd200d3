<?php

/**
 * Diagnostics: when the shop is told by e-mail that a link fails, and that it works again. Enters: which outages
 * are known, and the links as they are; leaves: the outages to be remembered, and which of them are news. Each
 * outage is told of once.
 *
 * Generated from src/core/diagnostics/outage.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Contract\Outages;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - WatchedLink: A link that is watched.
 * - OutageLook: What one look at the links has found.
 *
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type LinkOutage from Outages
 * @phpstan-import-type StoredOutages from Outages
 *
 * @phpstan-type WatchedLink array{
 *     store_id: string,
 *     health: LinkHealth,
 * }
 *
 * @phpstan-type OutageLook array{
 *     // To be remembered.
 *     outages: list<LinkOutage>,
 *     // Of which the shop is to be told now.
 *     begun: list<LinkOutage>,
 *     // Of which the shop was told, and which are over.
 *     over: list<LinkOutage>,
 * }
 */
final class Outage
{
    /**
     * Seconds for which a link has to fail before the shop is told: less is a restart, or what a host does at night.
     */
    public const OUTAGE_SECONDS = 3600;

    /**
     * More than a shop has stores; what the row may hold.
     */
    private const OUTAGES = 500;

    /**
     * The outages of a store of which nothing is known.
     *
     * @return StoredOutages
     */
    public static function newOutages(): array
    {
        return ['outages' => []];
    }

    /**
     * Looks at the links. One that was removed or switched off is forgotten: whoever did that knows. One whose
     * failures were forgotten, because its address or secret was changed or because what waited was given up, has yet
     * to show that it works.
     *
     * @param list<LinkOutage> $known Outages as they are remembered.
     * @param list<WatchedLink> $links Links that are switched on.
     * @param int $now Unix seconds.
     * @return OutageLook
     */
    public static function lookAtOutages(array $known, array $links, int $now): array
    {
        $outages = [];
        $begun = [];
        $over = [];
        foreach ($links as $link) {
            $before = Lists::find($known, static fn(array $outage): bool => $outage['store_id'] === $link['store_id']);
            $outage = self::outageOf($link, $before, $now);
            if ($outage === null) {
                if ($before !== null && $before['told'] > 0) {
                    $over[] = $before;
                }
                continue;
            }
            if (count($outages) >= self::OUTAGES) {
                continue;
            }
            $isNews =
                $outage['told'] === 0 &&
                $link['health']['failures'] > 0 &&
                $now - $outage['since'] >= self::OUTAGE_SECONDS;
            if ($isNews) {
                $begun[] = $outage;
            }
            $outages[] = $isNews ? [...$outage, 'told' => $now] : $outage;
        }
        return ['outages' => $outages, 'begun' => $begun, 'over' => $over];
    }

    /**
     * The outage of a link, null when it works.
     *
     * @param WatchedLink $link The link.
     * @param LinkOutage|null $before What is remembered of it.
     * @param int $now Unix seconds. A clock that was put right since may have noted a time that has not come yet.
     * @return LinkOutage|null
     */
    private static function outageOf(array $link, ?array $before, int $now): ?array
    {
        if ($before !== null) {
            $isOver = $link['health']['failures'] === 0 && $link['health']['last_success'] >= $before['since'];
            return $isOver ? null : [...$before, 'since' => min($before['since'], $now)];
        }
        return $link['health']['failures'] === 0
            ? null
            : [
                'store_id' => $link['store_id'],
                'since' => min($link['health']['last_failure'], $now),
                'told' => 0,
            ];
    }
}
