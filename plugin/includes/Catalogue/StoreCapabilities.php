<?php
/**
 * Catalogue: what WooCommerce itself says of a text that a peer wants stored here. The core decides by it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\Storable;

defined('ABSPATH') || exit;

final class StoreCapabilities
{
    /**
     * Whether WooCommerce would store a SKU just so.
     */
    public static function isSku(string $sku): bool
    {
        $cleaned = wc_clean($sku);
        return Storable::isStorableSku($sku, is_string($cleaned) ? $cleaned : '');
    }

    /**
     * Stock statuses that are registered on this store, those of other plugins too.
     *
     * @return list<string>
     */
    public static function statuses(): array
    {
        return array_map('strval', array_keys(wc_get_product_stock_status_options()));
    }
}
