<?php

/**
 * The list of products: SKU, stock and price beside each, and a search that knows SKUs.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

defined('ABSPATH') || exit;

final class ProductList
{
    public static function register(): void
    {
        add_filter('manage_edit-product_columns', [self::class, 'columns']);
        add_action('manage_product_posts_custom_column', [self::class, 'cell'], 10, 2);
        add_action('pre_get_posts', [self::class, 'search']);
        add_action('quick_edit_custom_box', [self::class, 'quickEdit'], 10, 2);
        add_filter('post_row_actions', [self::class, 'actions'], 10, 2);
        add_action('admin_action_duplicate_product', [self::class, 'duplicate']);
    }

    /**
     * @param array<string, string> $columns
     * @return array<string, string>
     */
    public static function columns($columns): array
    {
        $kept = array_intersect_key($columns, ['cb' => 1, 'title' => 1]);
        return $kept + ['sku' => 'SKU', 'is_in_stock' => 'Stock', 'price' => 'Price'] + array_diff_key($columns, $kept);
    }

    public static function cell($column, $id): void
    {
        $product = in_array($column, ['sku', 'is_in_stock', 'price'], true) ? wc_get_product($id) : false;
        if (!$product) {
            return;
        }
        if ($column === 'sku') {
            echo esc_html($product->get_sku() ?: '–');
        } elseif ($column === 'price') {
            echo wp_kses_post($product->get_price_html() ?: '–');
        } else {
            $status = $product->get_stock_status();
            echo wp_kses_post(apply_filters('woocommerce_admin_stock_html', '<mark class="' . esc_attr($status) . '">' . esc_html(wc_get_product_stock_status_options()[$status] ?? $status) . '</mark>' .
                ($product->managing_stock() ? ' (' . esc_html((string) $product->get_stock_quantity()) . ')' : ''), $product));
        }
    }

    /**
     * pre_get_posts: what is searched for may be a SKU, of a product or of one of its variations.
     */
    public static function search(\WP_Query $query): void
    {
        $typed = $query->is_main_query() && $query->get('post_type') === 'product' ? (string) $query->get('s') : '';
        if ($typed !== '') {
            $query->set('post__in', array_merge(\WC_Data_Store::load('product')->search_products(wc_clean(wp_unslash($typed)), '', true, true), [0]));
            $query->set('s', '');
            add_filter('get_search_query', static fn(): string => $typed);
        }
    }

    /**
     * quick_edit_custom_box.
     */
    public static function quickEdit($column, $type): void
    {
        if ($column === 'is_in_stock' && $type === 'product') {
            echo '<fieldset class="inline-edit-col-right"><div class="inline-edit-col"><label><input type="checkbox" name="_manage_stock" value="yes"> Manage stock</label>' .
                '<label>Stock quantity <input type="number" step="any" name="_stock"></label><input type="hidden" name="woocommerce_quick_edit" value="1">' .
                '<input type="hidden" name="woocommerce_quick_edit_nonce" value="' . esc_attr(wp_create_nonce('woocommerce_quick_edit_nonce')) . '"></div></fieldset>';
        }
    }

    public static function actions($actions, $post): array
    {
        if ($post->post_type === 'product' && current_user_can('edit_products')) {
            $url = wp_nonce_url(admin_url('edit.php?post_type=product&action=duplicate_product&post=' . $post->ID), 'woocommerce-duplicate-product_' . $post->ID);
            $actions['duplicate'] = '<a href="' . esc_url($url) . '">Duplicate</a>';
        }
        return $actions;
    }

    public static function duplicate(): void
    {
        $id = absint($_REQUEST['post'] ?? 0);
        check_admin_referer('woocommerce-duplicate-product_' . $id);
        $copy = (new \WC_Admin_Duplicate_Product())->product_duplicate(wc_get_product($id));
        wp_safe_redirect(admin_url('post.php?action=edit&post=' . $copy->get_id()));
        exit;
    }
}
