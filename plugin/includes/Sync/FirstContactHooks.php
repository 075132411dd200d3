<?php
/**
 * Sync, Child: a product that changes before first contact has come by it: just after a store was connected or updated from
 * version 1. Enters: WooCommerce's hooks before a write; leaves: the number until then as its base, so that the change counts.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

final class FirstContactHooks
{
    /** @var array<int, true> Looked at in this request. */
    private static array $seen = [];

    /**
     * woocommerce_product_before_set_stock and its kin for variations.
     */
    public static function onProduct(mixed $product): void
    {
        if ($product instanceof \WC_Product) {
            self::bind($product->get_id());
        }
    }

    /**
     * update_post_meta, which comes before the write.
     */
    public static function onMeta(mixed $metaId, mixed $postId, mixed $key): void
    {
        if ($key === '_stock' && is_numeric($postId)) {
            self::bind((int) $postId);
        }
    }

    /**
     * A product that has a base costs no query: WooCommerce has read its meta.
     */
    private static function bind(int $productId): void
    {
        if (isset(self::$seen[$productId])) {
            return;
        }
        self::$seen[$productId] = true;
        $base = get_post_meta($productId, Names::META['shadow'], true);
        $master = is_string($base) && $base !== '' ? null : Settings::master();
        if ($master !== null) {
            FirstContact::bindBeforeChange($master['store_id'], $productId);
        }
    }
}
