<?php

/**
 * Variable products: their variations, and what each side takes over from the other.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Variable_Data_Store_CPT extends WC_Product_Data_Store_CPT
{
    public function read_children($product, $force_read = false)
    {
        $find = static fn(array $status): array => $product->get_id() === 0 ? [] : array_map('intval', get_posts([
            'post_parent' => $product->get_id(),
            'post_type' => 'product_variation',
            'post_status' => $status,
            'orderby' => ['menu_order' => 'ASC', 'ID' => 'ASC'],
            'fields' => 'ids',
            'numberposts' => -1,
        ]));
        return ['all' => $find(['publish', 'private']), 'visible' => $find(['publish'])];
    }

    public function child_has_stock_status($product, $status)
    {
        global $wpdb;
        $ids = implode(',', $product->get_children());
        return $ids !== '' && (bool) $wpdb->get_var($wpdb->prepare("SELECT COUNT(product_id) FROM {$wpdb->wc_product_meta_lookup} WHERE stock_status = %s AND product_id IN ({$ids})", $status));
    }

    public function sync_stock_status(&$product)
    {
        $product->set_stock_status($product->child_is_in_stock() ? 'instock' : ($product->child_is_on_backorder() ? 'onbackorder' : 'outofstock'));
    }

    public function sync_price(&$product)
    {
        $prices = [];
        foreach ($product->get_visible_children() as $id) {
            $prices[] = get_post_meta($id, '_price', true);
        }
        $prices = array_unique(array_filter($prices, static fn($price) => $price !== ''));
        delete_post_meta($product->get_id(), '_price');
        sort($prices, SORT_NUMERIC);
        foreach ($prices as $price) {
            add_post_meta($product->get_id(), '_price', $price, false);
        }
        $this->refresh_product_lookup_table($product->get_id());
    }

    public function sync_variation_names(&$product, $previous_name = '', $new_name = '')
    {
        global $wpdb;
        if ($new_name === $previous_name || $previous_name === '') {
            return;
        }
        $wpdb->query($wpdb->prepare(
            "UPDATE {$wpdb->posts} SET post_title = REPLACE(post_title, %s, %s) WHERE post_type = 'product_variation' AND post_parent = %d",
            $previous_name,
            $new_name,
            $product->get_id()
        ));
        array_map('clean_post_cache', $product->get_children());
    }

    /**
     * Variations whose stock the parent counts have the parent's status.
     */
    public function sync_managed_variation_stock_status(&$product)
    {
        if (!$product->get_manage_stock()) {
            return;
        }
        foreach ($product->get_children() as $id) {
            if (get_post_meta($id, '_manage_stock', true) !== 'yes' && update_post_meta($id, '_stock_status', $product->get_stock_status())) {
                $this->refresh_product_lookup_table($id);
            }
        }
    }
}
