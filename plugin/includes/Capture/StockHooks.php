<?php
/**
 * Capture: everything in WooCommerce that may change stock enters here; product ids leave to the journal, in one atomic
 * append at the end of the request. Nothing is compared or sent: a product noted in vain costs nothing later, a change that
 * was missed would.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Capture;

use Kitgenix\StockSync\Catalogue\OwnWrites;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

final class StockHooks
{
    private const PROPS = ['stock_quantity', 'stock_status', 'manage_stock', 'backorders', 'low_stock_amount', 'sku'];

    private const META_KEYS = ['_stock', '_stock_status', '_manage_stock', '_backorders', '_low_stock_amount', '_sku'];

    /** @var array<int, true> */
    private static array $changed = [];

    /**
     * woocommerce_product_set_stock and its kin: a product whose stock was set.
     */
    public static function onProduct(mixed $product): void
    {
        if ($product instanceof \WC_Product) {
            self::note($product->get_id());
        }
    }

    /**
     * woocommerce_product_set_stock_status and its kin; woocommerce_updated_product_stock; woocommerce_new_product.
     */
    public static function onProductId(mixed $productId): void
    {
        self::note(is_numeric($productId) ? (int) $productId : 0);
    }

    /**
     * woocommerce_product_object_updated_props: edits, imports, quick edit, REST API.
     *
     * @param mixed $props Names of the props that were saved.
     */
    public static function onUpdatedProps(mixed $product, mixed $props): void
    {
        if ($product instanceof \WC_Product && is_array($props) && array_intersect(self::PROPS, array_filter($props, 'is_string')) !== []) {
            self::note($product->get_id());
        }
    }

    /**
     * added_, updated_ and deleted_post_meta: code that goes round WooCommerce's CRUD.
     */
    public static function onMeta(mixed $metaId, mixed $postId, mixed $key): void
    {
        if (is_string($key) && in_array($key, self::META_KEYS, true) && is_numeric($postId)) {
            self::note((int) $postId);
        }
    }

    /**
     * shutdown: hands the request's products to the journal and wakes the drain.
     */
    public static function flush(): void
    {
        if (self::$changed === []) {
            return;
        }
        $ids = array_keys(self::$changed);
        self::$changed = [];
        ChangeJournal::append($ids);
        Wakeup::request();
    }

    private static function note(int $productId): void
    {
        if ($productId > 0 && !OwnWrites::contain($productId)) {
            self::$changed[$productId] = true;
        }
    }
}
