<?php

/**
 * Products, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function wc_get_product($the_product = false, $deprecated = [])
{
    static $factory = null;
    if (!did_action('woocommerce_init') || !did_action('woocommerce_after_register_post_type')) {
        _doing_it_wrong(__FUNCTION__, 'Products can be had once their post type is registered.', '3.9');
        return false;
    }
    return ($factory ??= new WC_Product_Factory())->get_product($the_product, $deprecated);
}

function wc_get_products($args)
{
    return WC_Data_Store::load('product')->query($args);
}

function wc_get_product_id_by_sku($sku)
{
    return WC_Data_Store::load('product')->get_product_id_by_sku($sku);
}

function wc_product_has_unique_sku($product_id, $sku)
{
    $found = WC_Data_Store::load('product')->is_existing_sku($product_id, $sku);
    return !apply_filters('wc_product_has_unique_sku', $found, $product_id, $sku);
}

function wc_product_generate_unique_sku($product_id, $sku, $index = 0)
{
    for ($next = $index; ; $next++) {
        $try = $next === 0 ? $sku : "{$sku}-{$next}";
        if (wc_product_has_unique_sku($product_id, $try)) {
            return $try;
        }
    }
}

function wc_product_sku_enabled()
{
    return apply_filters('wc_product_sku_enabled', true);
}

function wc_get_product_types()
{
    return apply_filters('product_type_selector', ['simple' => 'Simple product', 'grouped' => 'Grouped product', 'external' => 'External/Affiliate product', 'variable' => 'Variable product']);
}

function wc_get_product_stock_status_options()
{
    return apply_filters('woocommerce_product_stock_status_options', ['instock' => 'In stock', 'outofstock' => 'Out of stock', 'onbackorder' => 'On backorder']);
}

function wc_get_product_backorder_options()
{
    return ['no' => 'Do not allow', 'notify' => 'Allow, but notify customer', 'yes' => 'Allow'];
}

function wc_delete_product_transients($post_id = 0)
{
    foreach (['wc_products_onsale', 'wc_featured_products', 'wc_outofstock_count', 'wc_low_stock_count'] as $name) {
        delete_transient($name);
    }
    if ($post_id > 0) {
        delete_transient('wc_product_children_' . $post_id);
        delete_transient('wc_var_prices_' . $post_id);
    }
    WC_Cache_Helper::get_transient_version('product', true);
    do_action('woocommerce_delete_product_transients', $post_id);
}

/**
 * A variable product takes over from its variations once, at the end of the request.
 */
function wc_deferred_product_sync($product_id)
{
    static $waiting = null;
    if ($waiting === null) {
        $waiting = [];
        add_action('shutdown', static function () use (&$waiting): void {
            foreach (array_keys($waiting) as $id) {
                WC_Product_Variable::sync($id);
            }
            $waiting = [];
        }, 10);
    }
    $waiting[(int) $product_id] = true;
}

/**
 * Writes one column of the lookup table for all products.
 */
function wc_update_product_lookup_tables_column($column)
{
    global $wpdb;
    $keys = ['sku' => '_sku', 'stock_status' => '_stock_status', 'total_sales' => 'total_sales', 'tax_status' => '_tax_status', 'tax_class' => '_tax_class'];
    if (isset($keys[$column])) {
        $wpdb->query($wpdb->prepare(
            "UPDATE {$wpdb->wc_product_meta_lookup} SET `{$column}` = (SELECT meta_value FROM {$wpdb->postmeta} WHERE post_id = product_id AND meta_key = %s ORDER BY meta_id LIMIT 1)",
            $keys[$column]
        ));
    }
}

function wc_get_formatted_variation($variation, $flat = false, $include_names = true, $skip_attributes_in_name = false)
{
    $parts = [];
    foreach ($variation instanceof WC_Product_Variation ? $variation->get_variation_attributes(false) : (array) $variation as $name => $value) {
        if ((string) $value !== '') {
            $parts[] = $include_names ? ucfirst((string) $name) . ': ' . $value : $value;
        }
    }
    return implode(', ', $parts);
}

function wc_get_stock_html($product)
{
    $availability = $product->get_availability();
    $html = $availability['availability'] === '' ? '' : '<p class="stock ' . esc_attr($availability['class']) . '">' . esc_html($availability['availability']) . '</p>';
    return apply_filters('woocommerce_get_stock_html', $html, $product);
}
