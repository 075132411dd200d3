<?php

/**
 * Makes a copy of a product: a draft with another SKU, without the meta that somebody asked to leave out.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Admin_Duplicate_Product
{
    public function product_duplicate($product)
    {
        $leave = array_filter((array) apply_filters('woocommerce_duplicate_product_exclude_meta', [], array_map(static fn($meta) => $meta->key, $product->get_meta_data())));
        $copy = clone $product;
        $copy->set_id(0);
        $copy->set_name(sprintf('%s (Copy)', $copy->get_name()));
        $copy->set_total_sales(0);
        $copy->set_status('draft');
        $copy->set_date_created(null);
        $copy->set_slug('');
        if ($product->get_sku('edit') !== '') {
            $copy->set_sku(wc_product_generate_unique_sku(0, $product->get_sku('edit')));
        }
        foreach ($leave as $key) {
            $copy->delete_meta_data($key);
        }
        do_action('woocommerce_product_duplicate_before_save', $copy, $product);
        $copy->save();
        do_action('woocommerce_product_duplicate', $copy, $product);
        return $copy;
    }
}
