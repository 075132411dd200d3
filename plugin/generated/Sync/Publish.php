<?php

/**
 * Sync, Master: publishing. Under the counter's lock every dirty product whose state differs from its shadow takes
 * the next version. One writer, one order.
 *
 * Generated from src/core/sync/publish.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\State;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - DirtyProduct: A product that may have changed on the Master.
 * - Publication: A product with the version and state that it is published with.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from State
 *
 * @phpstan-type DirtyProduct array{
 *     productId: int,
 *     local: ProductState,
 *     shadow: Shadow|null,
 *     // Products of a Child's batch always take a new version, even where the sum is what was published before.
 *     forced: bool,
 * }
 *
 * @phpstan-type Publication array{
 *     productId: int,
 *     shadow: Shadow,
 *     // Millionths of a unit by which the quantity differs from what was published before.
 *     added: int,
 * }
 */
final class Publish
{
    /**
     * What to publish, in the order given, with versions that follow the counter without a gap.
     *
     * @param int $version The counter now.
     * @param list<DirtyProduct> $products Dirty products.
     * @return list<Publication>
     */
    public static function planPublish(int $version, array $products): array
    {
        $published = [];
        $next = $version;
        foreach ($products as $product) {
            if (self::isPublished($product)) {
                continue;
            }
            $next += 1;
            $published[] = [
                'productId' => $product['productId'],
                'shadow' => [
                    'version' => $next,
                    'state' => $product['local'],
                    'refusedSku' => null,
                ],
                'added' => self::addedSince($product),
            ];
        }
        return $published;
    }

    /**
     * What was added to the quantity since it was published; 0 where there is nothing to compare.
     *
     * @param DirtyProduct $product A dirty product.
     */
    private static function addedSince(array $product): int
    {
        $now = $product['local']['quantity'];
        $before = $product['shadow'] === null ? null : $product['shadow']['state']['quantity'];
        return $now === null || $before === null ? 0 : $now - $before;
    }

    /**
     * Whether what was published is what the product shows.
     *
     * @param DirtyProduct $product A dirty product.
     */
    private static function isPublished(array $product): bool
    {
        return !$product['forced'] &&
            $product['shadow'] !== null &&
            State::isSameState($product['local'], $product['shadow']['state']);
    }
}
