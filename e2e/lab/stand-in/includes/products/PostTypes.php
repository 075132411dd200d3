<?php

/**
 * Post types and taxonomies of the catalogue, and who may edit them.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

final class PostTypes
{
    private const TERMS = [
        'product_type' => ['simple', 'grouped', 'variable', 'external'],
        'product_visibility' => ['exclude-from-search', 'exclude-from-catalog', 'featured', 'outofstock'],
    ];

    /**
     * init.
     */
    public static function register(): void
    {
        if (post_type_exists('product')) {
            return;
        }
        foreach (['product_type' => ['product'], 'product_visibility' => ['product', 'product_variation']] as $taxonomy => $types) {
            register_taxonomy($taxonomy, $types, ['hierarchical' => false, 'show_ui' => false, 'show_in_nav_menus' => false, 'query_var' => false, 'rewrite' => false, 'public' => false]);
        }
        register_taxonomy('product_cat', 'product', ['hierarchical' => true, 'label' => 'Product categories', 'show_in_rest' => true, 'rewrite' => ['slug' => 'product-category']]);
        $shop = (int) get_option('woocommerce_shop_page_id');
        register_post_type('product', [
            'labels' => ['name' => 'Products', 'singular_name' => 'Product', 'add_new' => 'Add new product', 'add_new_item' => 'Add new product', 'all_items' => 'All Products', 'view_item' => 'View product', 'view_items' => 'View products', 'edit_item' => 'Edit product', 'search_items' => 'Search products'],
            'public' => true,
            'capability_type' => 'product',
            'map_meta_cap' => true,
            'menu_icon' => 'dashicons-products',
            'supports' => ['title', 'editor', 'excerpt', 'thumbnail', 'custom-fields'],
            'has_archive' => $shop > 0 ? (string) get_page_uri($shop) : 'shop',
            'rewrite' => ['slug' => 'product', 'with_front' => false],
            'show_in_rest' => true,
        ]);
        register_post_type('product_variation', [
            'label' => 'Variations',
            'public' => false,
            'capability_type' => 'product',
            'map_meta_cap' => true,
            'hierarchical' => false,
            'supports' => false,
            'rewrite' => false,
        ]);
        register_post_type('shop_order_placehold', ['label' => 'Order', 'public' => false, 'rewrite' => false, 'supports' => false]);
        add_rewrite_endpoint('order-pay', EP_PAGES);
        add_rewrite_endpoint('order-received', EP_PAGES);
        do_action('woocommerce_after_register_post_type');
    }

    public static function createTerms(): void
    {
        foreach (self::TERMS as $taxonomy => $terms) {
            foreach ($terms as $term) {
                if (!get_term_by('name', $term, $taxonomy)) {
                    wp_insert_term($term, $taxonomy);
                }
            }
        }
    }

    /**
     * @return list<string>
     */
    public static function capabilities(): array
    {
        $capabilities = ['edit_product', 'read_product', 'delete_product'];
        foreach (['edit', 'edit_others', 'publish', 'read_private', 'delete', 'delete_private', 'delete_published', 'delete_others', 'edit_private', 'edit_published'] as $verb) {
            $capabilities[] = "{$verb}_products";
        }
        return $capabilities;
    }
}
