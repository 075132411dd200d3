<?php

/**
 * What a shopper sees: the shop, a product, the cart, the checkout. Plain pages with the theme around them.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

defined('ABSPATH') || exit;

final class Shop
{
    public static function register(): void
    {
        add_filter('template_include', [self::class, 'template'], 99);
        add_action('pre_get_posts', [self::class, 'showShop']);
        add_action('wp_enqueue_scripts', [self::class, 'enqueue']);
        add_action('wp_loaded', [Forms::class, 'onCart'], 20);
        add_action('wp_loaded', [Forms::class, 'onCheckout'], 20);
        add_action('wp', [Forms::class, 'onPayment'], 20);
        add_action('init', [Blocks::class, 'register'], 20);
        add_filter('render_block_core/post-title', [CheckoutPage::class, 'title']);
        add_shortcode('woocommerce_cart', static fn() => CartPage::html());
        add_shortcode('woocommerce_checkout', static fn() => CheckoutPage::html());
    }

    /**
     * template_include: the shop and its products have pages of their own, whatever the theme.
     */
    public static function template(string $template): string
    {
        if (is_product()) {
            return WC_ABSPATH . 'templates/single-product.php';
        }
        return is_shop() ? WC_ABSPATH . 'templates/archive-product.php' : $template;
    }

    /**
     * pre_get_posts: what is not to be seen in the shop is not looked for.
     */
    public static function showShop(\WP_Query $query): void
    {
        if (is_admin() || !$query->is_main_query() || !$query->is_post_type_archive('product')) {
            return;
        }
        $hidden = array_merge(['exclude-from-catalog'], get_option('woocommerce_hide_out_of_stock_items') === 'yes' ? ['outofstock'] : []);
        $query->set('tax_query', [['taxonomy' => 'product_visibility', 'field' => 'name', 'terms' => $hidden, 'operator' => 'NOT IN']]);
        $query->set('posts_per_page', 100);
        $query->set('orderby', 'title');
        $query->set('order', 'ASC');
    }

    public static function enqueue(): void
    {
        wp_register_script('wc-checkout', WC()->plugin_url() . '/assets/checkout.js', ['jquery'], WC_VERSION, true);
        wp_enqueue_style('woocommerce-general', WC()->plugin_url() . '/assets/shop.css', [], WC_VERSION);
    }

    /**
     * What an empty cart says, on its page and at the checkout.
     */
    public static function emptyCart(): string
    {
        return '<p class="cart-empty">Your cart is currently empty.</p><p><a class="button" href="' . esc_url(wc_get_page_permalink('shop')) . '">Return to shop</a></p>';
    }
}
