<?php
/**
 * Admin: products that a person may mean by what was typed so far. The search is WooCommerce's own, as in its product fields.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductHit from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class ProductSearch
{
    private const HITS = 20;

    private const LEAST_CHARACTERS = 2;

    /**
     * @return list<ProductHit>
     */
    public static function find(mixed $typed): array
    {
        $text = is_string($typed) ? trim($typed) : '';
        if (mb_strlen($text) < self::LEAST_CHARACTERS) {
            return [];
        }
        /** @var \WC_Product_Data_Store_CPT $store */
        $store = \WC_Data_Store::load('product');
        // More than are shown: those without a SKU are left out.
        $ids = array_filter($store->search_products(sanitize_text_field($text), '', true, true, 2 * self::HITS));
        $hits = [];
        foreach ($ids as $id) {
            $product = wc_get_product($id);
            if ($product instanceof \WC_Product && $product->get_sku() !== '') {
                $hits[$product->get_sku()] = ['sku' => $product->get_sku(), 'name' => $product->get_name()];
            }
        }
        return array_slice(array_values($hits), 0, self::HITS);
    }
}
