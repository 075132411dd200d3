<?php

/**
 * Sync, Master: publishing. Under the counter's lock every dirty product whose state differs from its shadow takes
 * the next version. One writer, one order.
 *
 * Generated from src/core/sync/publish.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - DirtyProduct: A product that may have changed on the Master.
 * - Publication: A product with the version and state that it is published with.
 * - Removed: A product that the Master has no more.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type Tombstone from Stored
 *
 * @phpstan-type DirtyProduct array{
 *     productId: int,
 *     sku: string,
 *     local: ProductState,
 *     shadow: Shadow|null,
 *     // Fields that the shop keeps to itself; the local state is without them.
 *     keptOut: list<string>,
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
 *
 * @phpstan-type Removed array{
 *     productId: int,
 *     sku: string,
 *     gid: string,
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
            if (self::isPublished($product) || Storable::problemOf($product['sku'], $product['local'], null) !== '') {
                continue;
            }
            $next += 1;
            $published[] = [
                'productId' => $product['productId'],
                'shadow' => [
                    ...Shadows::newShadow($product['local']),
                    'version' => $next,
                    'sku' => $product['sku'],
                    'oldSku' => self::oldSkuOf($product),
                    'keptOutByMaster' => $product['keptOut'],
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
     * The SKU that a product had before it was renamed.
     *
     * @param DirtyProduct $product A dirty product.
     */
    private static function oldSkuOf(array $product): string
    {
        $shadow = $product['shadow'];
        if ($shadow === null || $shadow['sku'] === '') {
            return '';
        }
        return $shadow['sku'] === $product['sku'] ? $shadow['oldSku'] : $shadow['sku'];
    }

    /**
     * Whether what was published is what the product shows.
     *
     * @param DirtyProduct $product A product of the Master.
     */
    public static function isPublished(array $product): bool
    {
        return !$product['forced'] &&
            $product['shadow'] !== null &&
            $product['shadow']['sku'] === $product['sku'] &&
            Selection::isSameSelection($product['keptOut'], $product['shadow']['keptOutByMaster']) &&
            State::isSameState($product['local'], $product['shadow']['state']);
    }

    /**
     * Tombstones of products that were published, with versions that follow the counter without a gap.
     *
     * @param int $version The counter now.
     * @param list<Removed> $removed Products, each once.
     * @return list<Tombstone>
     */
    public static function planRemovals(int $version, array $removed): array
    {
        $buried = [];
        $next = $version;
        foreach ($removed as $product) {
            $next += 1;
            $buried[] = [
                'product_id' => $product['productId'],
                'sku' => $product['sku'],
                'gid' => $product['gid'],
                'version' => $next,
            ];
        }
        return $buried;
    }

    /**
     * The tombstones to keep: the newest ones, each product once, and none of a product that has returned.
     *
     * @param list<Tombstone> $kept Tombstones before.
     * @param list<Tombstone> $buried New ones.
     * @param list<int> $returned Products that are back.
     * @return list<Tombstone>
     */
    public static function boundedTombstones(array $kept, array $buried, array $returned): array
    {
        $others = array_values(
            array_filter(
                $kept,
                static fn(array $each): bool => !in_array($each['product_id'], $returned, true) &&
                    !Lists::some($buried, static fn(array $one): bool => $one['product_id'] === $each['product_id']),
            ),
        );
        return array_slice([...$others, ...$buried], -Routes::LIMITS['tombstones'], Routes::LIMITS['tombstones']);
    }

    /**
     * Products that are told to be gone and are there: a process has died after a product had returned, and before
     * that was published.
     *
     * @param list<Tombstone> $tombstones What is told.
     * @param list<int> $productIds Products that are there.
     * @return list<int>
     */
    public static function returnedProducts(array $tombstones, array $productIds): array
    {
        return array_values(
            array_filter(
                array_column($tombstones, 'product_id'),
                static fn(int $id): bool => in_array($id, $productIds, true),
            ),
        );
    }
}
