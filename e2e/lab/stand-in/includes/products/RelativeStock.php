<?php

/**
 * Stock that changes in the database itself, so that two who sell at once both count.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait RelativeStock
{
    public function update_product_stock($product_id_with_stock, $stock_quantity = null, $operation = 'set')
    {
        global $wpdb;
        add_post_meta($product_id_with_stock, '_stock', 0, true);
        $amount = wc_stock_amount($stock_quantity);
        if ($operation === 'set') {
            $new = $amount;
            $sql = $wpdb->prepare(
                "UPDATE {$wpdb->postmeta} SET meta_value = %s WHERE post_id = %d AND meta_key='_stock'",
                number_format((float) $new, WC_ROUNDING_PRECISION, '.', ''),
                $product_id_with_stock
            );
        } else {
            $change = $operation === 'increase' ? $amount : -$amount;
            $current = $wpdb->get_var($wpdb->prepare("SELECT meta_value FROM {$wpdb->postmeta} WHERE post_id = %d AND meta_key = '_stock'", $product_id_with_stock));
            $new = wc_stock_amount($current) + $change;
            $sql = $wpdb->prepare(
                "UPDATE {$wpdb->postmeta} SET meta_value = meta_value %+f WHERE post_id = %d AND meta_key='_stock'",
                $change,
                $product_id_with_stock
            );
        }
        $wpdb->query(apply_filters('woocommerce_update_product_stock_query', $sql, $product_id_with_stock, $new, $operation));
        wp_cache_delete($product_id_with_stock, 'post_meta');
        $this->refresh_product_lookup_table((int) $product_id_with_stock);
        do_action('woocommerce_updated_product_stock', $product_id_with_stock);
        return $new;
    }

    public function read_stock_quantity(&$product, $new_stock = null)
    {
        $wasRead = $product->get_object_read();
        $product->set_object_read(false);
        $product->set_stock_quantity($new_stock ?? get_post_meta($product->get_id(), '_stock', true));
        $product->set_object_read($wasRead);
    }

    public function get_query_for_stock($product_id)
    {
        global $wpdb;
        return $wpdb->prepare("SELECT COALESCE(MAX(meta_value), 0) FROM {$wpdb->postmeta} AS meta_table WHERE meta_table.meta_key = '_stock' AND meta_table.post_id = %d", $product_id);
    }
}
