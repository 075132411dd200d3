<?php

/**
 * Sync, Master: what a push to a Child holds. Enters: where the Child stands, the change log, and what is there of
 * products; leaves: a page of what it lacks, and where it stands once it has that.
 *
 * Generated from src/core/sync/push-pages.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - PushPage: What a push holds, as soon as its products are known.
 *
 * @phpstan-import-type CatalogueWalk from Stored
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type Tombstone from Stored
 *
 * @phpstan-type PushPage array{
 *     // `none`: the Child has everything. `changes`: these products. `walk`: the next products after an id are still to
 *     // be read.
 *     kind: 'none'|'changes'|'walk',
 *     // Products, each once.
 *     productIds: list<int>,
 *     // Where the cursor stands once the Child has them.
 *     cursor: int,
 *     // Where the walk stands: before the push for a page that is still to be read, else once the Child has it; null
 *     // when it is over.
 *     walk: CatalogueWalk|null,
 * }
 */
final class PushPages
{
    /**
     * What the next push to a Child holds. A page of a walk is filled by `pageOfWalk`.
     *
     * @param StoredChildLink $link What the Master remembers of it.
     * @param string $log The change log.
     * @param int $version The counter.
     * @param int $limit Products at most.
     * @return PushPage
     */
    public static function nextPage(array $link, string $log, int $version, int $limit): array
    {
        if ($link['walk'] === null) {
            $plan = ChangeLog::planPush($log, $version, $link['cursor'], $limit);
            if ($plan['kind'] !== 'walk') {
                return [
                    'kind' => $plan['kind'],
                    'productIds' => $plan['productIds'],
                    'cursor' => $plan['cursor'],
                    'walk' => null,
                ];
            }
        }
        return [
            'kind' => 'walk',
            'productIds' => [],
            'cursor' => $link['cursor'],
            'walk' => $link['walk'] ?? ['after' => 0, 'target' => $version],
        ];
    }

    /**
     * A page of a walk. One that is not full is the last.
     *
     * @param CatalogueWalk $walk Where the walk stands before it.
     * @param int $cursor Where the cursor stands.
     * @param list<int> $productIds The next products after that, at most as many as the limit.
     * @param int $limit Products at most.
     * @return PushPage
     */
    public static function pageOfWalk(array $walk, int $cursor, array $productIds, int $limit): array
    {
        $end = Lists::last($productIds);
        return $end === null || count($productIds) < $limit
            ? [
                'kind' => 'walk',
                'productIds' => $productIds,
                'cursor' => max($cursor, $walk['target']),
                'walk' => null,
            ]
            : [
                'kind' => 'walk',
                'productIds' => $productIds,
                'cursor' => $cursor,
                'walk' => ['after' => $end, 'target' => $walk['target']],
            ];
    }

    /**
     * Whether a product of a page is told to a Child.
     *
     * @param Shadow|null $shadow What was published of it; null for nothing.
     * @param bool $isSynced Whether it takes part.
     * @param int $protocol Which version the Child speaks.
     */
    public static function isPushed(?array $shadow, bool $isSynced, int $protocol): bool
    {
        return $shadow !== null && $isSynced && ($protocol !== 1 || OldPeer::isSafeForOldChild($shadow['state']));
    }

    /**
     * Whether products may be gone of which a Child was told: some of a page are not there, or a walk is over. Version
     * 1 knows no removals.
     *
     * @param PushPage $page The page.
     * @param int $sent How many of its products are sent.
     * @param int $protocol Which version the Child speaks.
     */
    public static function mayHoldRemovals(array $page, int $sent, int $protocol): bool
    {
        return $protocol !== 1 && (self::isWalkOver($page) || $sent < count($page['productIds']));
    }

    /**
     * What is left of products that are gone: of those of a page, and at the end of a walk of all that went since the
     * Child was last in step. A SKU that another product has by now is not gone.
     *
     * @param list<Tombstone> $tombstones What is left of products, oldest first.
     * @param PushPage $page The page.
     * @param list<string> $skus Of the products that are sent.
     * @param int $cursor Where the Child stood when the push was decided.
     * @param int $limit At most so many, the newest.
     * @return list<Tombstone>
     */
    public static function removalsInPush(array $tombstones, array $page, array $skus, int $cursor, int $limit): array
    {
        $gone = array_values(
            array_filter(
                $tombstones,
                static fn(array $one): bool => !in_array($one['sku'], $skus, true) &&
                    (in_array($one['product_id'], $page['productIds'], true) ||
                        (self::isWalkOver($page) && $one['version'] > $cursor)),
            ),
        );
        return array_slice($gone, -$limit, $limit);
    }

    /**
     * Whether a page is the last one of a walk.
     *
     * @param PushPage $page The page.
     */
    private static function isWalkOver(array $page): bool
    {
        return $page['kind'] === 'walk' && $page['walk'] === null;
    }
}
