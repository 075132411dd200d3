<?php

/**
 * The shop's pages, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function wc_get_page_id($page)
{
    $id = apply_filters('woocommerce_get_' . $page . '_page_id', get_option('woocommerce_' . $page . '_page_id'));
    return $id ? absint($id) : -1;
}

function wc_get_page_permalink($page, $fallback = null)
{
    $id = wc_get_page_id($page);
    $url = $id > 0 ? get_permalink($id) : 0;
    return apply_filters('woocommerce_get_' . $page . '_page_permalink', $url ?: ($fallback ?? home_url()));
}

function wc_get_cart_url()
{
    return apply_filters('woocommerce_get_cart_url', wc_get_page_permalink('cart'));
}

function wc_get_checkout_url()
{
    return apply_filters('woocommerce_get_checkout_url', wc_get_page_permalink('checkout'));
}

function wc_get_endpoint_url($endpoint, $value = '', $permalink = '')
{
    $permalink = $permalink ?: (string) get_permalink();
    $url = get_option('permalink_structure')
        ? trailingslashit(strtok($permalink, '?')) . trailingslashit($endpoint) . user_trailingslashit($value)
        : add_query_arg($endpoint, $value, $permalink);
    return apply_filters('woocommerce_get_endpoint_url', $url, $endpoint, $value, $permalink);
}

function wc_post_content_has_shortcode($tag = '')
{
    global $post;
    return is_singular() && $post instanceof WP_Post && has_shortcode($post->post_content, $tag);
}

function is_shop()
{
    return is_post_type_archive('product') || is_page(wc_get_page_id('shop'));
}

function is_product()
{
    return is_singular(['product']);
}

function is_cart()
{
    return is_page(wc_get_page_id('cart')) || defined('WOOCOMMERCE_CART') || wc_post_content_has_shortcode('woocommerce_cart');
}

function is_checkout()
{
    return is_page(wc_get_page_id('checkout')) || wc_post_content_has_shortcode('woocommerce_checkout') || apply_filters('woocommerce_is_checkout', false) || defined('WOOCOMMERCE_CHECKOUT');
}

function is_wc_endpoint_url($endpoint = false)
{
    global $wp;
    foreach ($endpoint === false ? ['order-pay', 'order-received'] : [$endpoint] as $one) {
        if (isset($wp->query_vars[$one])) {
            return true;
        }
    }
    return false;
}

function is_order_received_page()
{
    return is_wc_endpoint_url('order-received');
}

function is_checkout_pay_page()
{
    return is_wc_endpoint_url('order-pay');
}
