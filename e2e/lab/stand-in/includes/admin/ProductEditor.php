<?php

/**
 * The editor of a product: a box with its price, its stock and its variations. What the form sends is in ProductForm.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

use WC_Product;

defined('ABSPATH') || exit;

final class ProductEditor
{
    private const TABS = ['general' => 'General', 'inventory' => 'Inventory', 'variations' => 'Variations'];

    public static function register(): void
    {
        add_filter('use_block_editor_for_post_type', static fn($use, $type) => $type === 'product' ? false : $use, 10, 2);
        add_action('add_meta_boxes_product', static fn() => add_meta_box('woocommerce-product-data', 'Product data (stand-in, not WooCommerce)', [self::class, 'show'], 'product', 'normal', 'high'));
        add_action('save_post_product', [ProductForm::class, 'save'], 10, 2);
    }

    public static function show(\WP_Post $post): void
    {
        $product = wc_get_product($post->ID);
        wp_nonce_field('woocommerce_save_data', 'woocommerce_meta_nonce');
        echo '<p><label for="product-type">Product type</label> <select id="product-type" name="product-type">';
        foreach (wc_get_product_types() as $type => $label) {
            echo '<option value="' . esc_attr($type) . '"' . selected($product->get_type(), $type, false) . '>' . esc_html($label) . '</option>';
        }
        echo '</select></p><ul class="product_data_tabs wc-tabs">';
        foreach (self::TABS as $tab => $label) {
            echo '<li class="' . esc_attr("{$tab}_options {$tab}_tab") . '"><a href="#' . esc_attr("{$tab}_product_data") . '">' . esc_html($label) . '</a></li>';
        }
        echo '</ul><div id="general_product_data" class="panel woocommerce_options_panel">' . self::field('_regular_price', 'Regular price', (string) $product->get_regular_price('edit')) . self::field('_sale_price', 'Sale price', (string) $product->get_sale_price('edit'));
        do_action('woocommerce_product_options_general_product_data');
        echo '</div><div id="inventory_product_data" class="panel woocommerce_options_panel"><div class="options_group">' . self::field('_sku', 'SKU', $product->get_sku('edit')) . self::stock($product, '_', '');
        echo '<input type="hidden" name="_original_stock" value="' . esc_attr((string) $product->get_stock_quantity('edit')) . '"></div>';
        do_action('woocommerce_product_options_inventory_product_data');
        echo '</div><div id="variations_product_data" class="panel woocommerce_options_panel">';
        self::variations($product);
        echo '</div>';
    }

    /**
     * The fields of a stock. A variation's are lists.
     */
    private static function stock(WC_Product $product, string $prefix, string $suffix): string
    {
        $name = static fn(string $field): string => $prefix . $field . $suffix;
        $manages = $product->get_manage_stock('edit') === true;
        $choice = static function (string $field, string $label, array $options, string $value) use ($name): string {
            $html = '';
            foreach ($options as $key => $text) {
                $html .= '<option value="' . esc_attr($key) . '"' . selected($value, $key, false) . '>' . esc_html($text) . '</option>';
            }
            return '<p class="form-field"><label for="' . esc_attr($name($field)) . '">' . esc_html($label) . '</label> <select id="' . esc_attr($name($field)) . '" name="' . esc_attr($name($field)) . '">' . $html . '</select></p>';
        };
        return '<p class="form-field"><label for="' . esc_attr($name('manage_stock')) . '">Manage stock?</label> <input type="checkbox" id="' . esc_attr($name('manage_stock')) . '" name="' . esc_attr($name('manage_stock')) . '" value="yes"' . checked($manages, true, false) . '></p>' .
            self::field($name('stock'), 'Quantity', (string) $product->get_stock_quantity('edit')) .
            $choice('backorders', 'Allow backorders?', wc_get_product_backorder_options(), $product->get_backorders('edit')) .
            self::field($name('low_stock_amount'), 'Low stock threshold', (string) $product->get_low_stock_amount('edit')) .
            $choice('stock_status', 'Stock status', wc_get_product_stock_status_options(), $product->get_stock_status('edit'));
    }

    private static function variations(WC_Product $product): void
    {
        foreach ($product->get_children() as $loop => $id) {
            $variation = wc_get_product($id);
            echo '<div class="woocommerce_variation options_group"><h4>#' . esc_html((string) $id) . ' ' . esc_html(wc_get_formatted_variation($variation, true)) . '</h4><input type="hidden" name="variable_post_id[' . esc_attr((string) $loop) . ']" value="' . esc_attr((string) $id) . '">' .
                self::field("variable_sku[{$loop}]", 'SKU', $variation->get_sku('edit')) . self::field("variable_regular_price[{$loop}]", 'Regular price', (string) $variation->get_regular_price('edit')) . self::stock($variation, 'variable_', "[{$loop}]");
            do_action('woocommerce_variation_options_inventory', $loop, array_map('current', array_filter((array) get_post_meta($id))), get_post($id));
            echo '</div>';
        }
        if ($product->get_children() === []) {
            echo '<p>There are no variations.</p>';
        }
    }

    private static function field(string $name, string $label, string $value): string
    {
        return '<p class="form-field"><label for="' . esc_attr($name) . '">' . esc_html($label) . '</label> <input type="text" id="' . esc_attr($name) . '" name="' . esc_attr($name) . '" value="' . esc_attr($value) . '"></p>';
    }
}
