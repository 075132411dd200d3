<?php

/**
 * What a shopper's forms and links do. Enters: a request; leaves: a cart, an order, a payment, or notices.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

use Exception;

defined('ABSPATH') || exit;

final class Forms
{
    /**
     * wp_loaded: add to the cart, change it, take something out.
     */
    public static function onCart(): void
    {
        $cart = WC()->cart;
        if ($cart === null) {
            return;
        }
        if (isset($_REQUEST['add-to-cart']) && is_numeric(wp_unslash($_REQUEST['add-to-cart']))) {
            $id = absint(wp_unslash($_REQUEST['variation_id'] ?? 0)) ?: absint(wp_unslash($_REQUEST['add-to-cart']));
            $quantity = wc_stock_amount(wp_unslash($_REQUEST['quantity'] ?? 1));
            $product = wc_get_product($id);
            if ($product && apply_filters('woocommerce_add_to_cart_validation', true, $id, $quantity) && $cart->add_to_cart($id, $quantity) !== false) {
                wc_add_notice(sprintf('“%1$s” has been added to your cart. <a href="%2$s">View cart</a>', esc_html($product->get_name()), esc_url(wc_get_cart_url())));
            }
        } elseif (isset($_GET['remove_item']) && wp_verify_nonce(sanitize_key($_GET['_wpnonce'] ?? ''), 'woocommerce-cart')) {
            $cart->remove_cart_item(sanitize_text_field(wp_unslash($_GET['remove_item'])));
        } elseif (isset($_POST['cart']) && is_array($_POST['cart']) && wp_verify_nonce(sanitize_key($_POST['woocommerce-cart-nonce'] ?? ''), 'woocommerce-cart')) {
            self::changeQuantities((array) wp_unslash($_POST['cart']));
        }
    }

    /**
     * wp_loaded: the classic checkout without a script.
     */
    public static function onCheckout(): void
    {
        if (isset($_POST['woocommerce_checkout_place_order']) && WC()->cart !== null && !wp_doing_ajax()) {
            wc_nocache_headers();
            if (WC()->cart->is_empty()) {
                wp_safe_redirect(wc_get_cart_url());
                exit;
            }
            WC()->checkout()->process_checkout();
        }
    }

    /**
     * wp: an order that was placed before is paid.
     */
    public static function onPayment(): void
    {
        global $wp;
        if (!isset($_POST['woocommerce_pay'], $_GET['key']) || !wp_verify_nonce(sanitize_key($_POST['woocommerce-pay-nonce'] ?? ''), 'woocommerce-pay')) {
            return;
        }
        $order = wc_get_order(absint($wp->query_vars['order-pay'] ?? 0));
        if (!$order instanceof \WC_Order || !$order->key_is_valid(wp_unslash($_GET['key'])) || !$order->needs_payment()) {
            return;
        }
        do_action('woocommerce_before_pay_action', $order);
        try {
            $method = WC()->payment_gateways()->get_available_payment_gateways()[sanitize_key($_POST['payment_method'] ?? '')] ?? null;
            if ($method === null) {
                throw new Exception('Invalid payment method.');
            }
            $order->set_payment_method($method);
            $order->save();
            if (wc_notice_count('error') === 0) {
                $result = $method->process_payment($order->get_id());
                if (($result['result'] ?? '') === 'success') {
                    wp_safe_redirect(apply_filters('woocommerce_payment_successful_result', $result, $order->get_id())['redirect']);
                    exit;
                }
            }
        } catch (Exception $error) {
            wc_add_notice($error->getMessage(), 'error');
        }
        do_action('woocommerce_after_pay_action', $order);
    }

    /**
     * @param array<string, mixed> $rows By the key of the line.
     */
    private static function changeQuantities(array $rows): void
    {
        foreach ($rows as $key => $row) {
            $line = WC()->cart->get_cart_item($key);
            $quantity = wc_stock_amount(is_array($row) ? $row['qty'] ?? '' : '');
            if ($line === [] || $quantity == $line['quantity']) {
                continue;
            }
            if (!$line['data']->has_enough_stock($quantity)) {
                wc_add_notice(sprintf('Sorry, there is not enough "%s" in stock.', esc_html($line['data']->get_name())), 'error');
            } else {
                WC()->cart->set_quantity($key, $quantity);
            }
        }
        WC()->cart->calculate_totals();
        wc_add_notice('Cart updated.');
    }
}
