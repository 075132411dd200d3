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
 *     sku: string,
 *     local: ProductState,
 *     shadow: Shadow|null,
 *     // Products of a Child's batch always take a new version, even where the sum is what was published before.
 *     forced: bool,
 * }
 *
 * @phpstan-type Publication array{
 *     productId: int,
 *     shadow: Shadow,
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
                    ...State::newShadow($product['local']),
                    'version' => $next,
                    'sku' => $product['sku'],
                    'oldSku' => self::oldSkuOf($product),
                ],
            ];
        }
        return $published;
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
            State::isSameState($product['local'], $product['shadow']['state']);
    }
}
