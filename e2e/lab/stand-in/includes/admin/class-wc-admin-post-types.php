<?php

/**
 * Products in WordPress's list: quick edit writes their stock.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Admin_Post_Types
{
    public function __construct()
    {
        add_action('save_post', [$this, 'bulk_and_quick_edit_hook'], 10, 2);
        add_action('product_bulk_and_quick_edit', [$this, 'bulk_and_quick_edit_save_post'], 10, 2);
    }

    public function bulk_and_quick_edit_hook($post_id, $post)
    {
        remove_action('save_post', [$this, 'bulk_and_quick_edit_hook']);
        do_action('product_bulk_and_quick_edit', $post_id, $post);
        add_action('save_post', [$this, 'bulk_and_quick_edit_hook'], 10, 2);
    }

    public function bulk_and_quick_edit_save_post($post_id, $post)
    {
        $nonce = isset($_REQUEST['woocommerce_quick_edit_nonce']) ? sanitize_key(wp_unslash($_REQUEST['woocommerce_quick_edit_nonce'])) : '';
        if (!isset($_REQUEST['woocommerce_quick_edit']) || !wp_verify_nonce($nonce, 'woocommerce_quick_edit_nonce') || !current_user_can('edit_post', $post_id) || get_post_type($post) !== 'product') {
            return $post_id;
        }
        $product = wc_get_product($post_id);
        $given = wc_clean(wp_unslash($_REQUEST));
        foreach (['_sku' => 'sku', '_regular_price' => 'regular_price', '_backorders' => 'backorders', '_visibility' => 'catalog_visibility'] as $field => $prop) {
            if (isset($given[$field])) {
                $product->set_props([$prop => $given[$field]]);
            }
        }
        $manages = ($given['_manage_stock'] ?? 'no') === 'yes';
        $product->set_manage_stock($manages);
        if ($manages) {
            $product->set_stock_quantity($given['_stock'] ?? 0);
        } elseif (isset($given['_stock_status'])) {
            $product->set_stock_status($given['_stock_status']);
        }
        $product->save();
        do_action('woocommerce_product_quick_edit_save', $product);
        return $post_id;
    }
}
