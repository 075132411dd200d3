<?php

/**
 * The classic checkout as a page, and what comes after it: the order's receipt, and the page where it is paid later.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

use WC_Order;

defined('ABSPATH') || exit;

final class CheckoutPage
{
    public static function html(): string
    {
        return self::ofEndpoint() ?? self::form();
    }

    /**
     * The page of an order that is there already; null for the checkout itself.
     */
    public static function ofEndpoint(): ?string
    {
        global $wp;
        if (WC()->cart === null) {
            return '';
        }
        if (isset($wp->query_vars['order-received'])) {
            return self::receipt(self::order(absint($wp->query_vars['order-received'])));
        }
        return isset($wp->query_vars['order-pay']) ? self::payment(self::order(absint($wp->query_vars['order-pay']))) : null;
    }

    /**
     * render_block_core/post-title: the page of an order that was placed says so.
     */
    public static function title(string $html): string
    {
        return is_order_received_page() ? (string) preg_replace('/>[^<]+</', '>Order received<', $html, 1) : $html;
    }

    private static function order(int $id): ?WC_Order
    {
        $order = wc_get_order($id);
        return $order instanceof WC_Order && $order->key_is_valid(sanitize_text_field(wp_unslash($_GET['key'] ?? ''))) ? $order : null;
    }

    private static function receipt(?WC_Order $order): string
    {
        if ($order === null) {
            return '<div class="woocommerce"><p>There is no such order.</p></div>';
        }
        if (WC()->session->get('order_awaiting_payment') == $order->get_id()) {
            WC()->session->set('order_awaiting_payment', false);
        }
        ob_start();
        do_action('woocommerce_thankyou', $order->get_id());
        return '<div class="woocommerce"><p class="woocommerce-thankyou-order-received">Thank you. Your order has been received.</p>' . self::lines($order) . ob_get_clean() . '</div>';
    }

    private static function payment(?WC_Order $order): string
    {
        if ($order === null || !$order->needs_payment()) {
            return '<div class="woocommerce">' . wc_print_notices(true) . '<p>This order cannot be paid for.</p></div>';
        }
        return '<div class="woocommerce">' . wc_print_notices(true) . '<form id="order_review" method="post">' . self::lines($order) . self::methods() .
            '<input type="hidden" name="woocommerce_pay" value="1">' . wp_nonce_field('woocommerce-pay', 'woocommerce-pay-nonce', true, false) .
            '<button type="submit" class="button alt" id="place_order">Pay for order</button></form></div>';
    }

    private static function lines(WC_Order $order): string
    {
        $rows = '';
        foreach ($order->get_items() as $item) {
            $rows .= '<tr><td>' . esc_html($item->get_name()) . ' × ' . esc_html((string) $item->get_quantity()) . '</td><td>' . wc_price($item->get_total()) . '</td></tr>';
        }
        return '<p>Order number: <strong>' . esc_html($order->get_order_number()) . '</strong></p><table class="shop_table order_details"><tbody>' . $rows . '<tr><th>Total</th><td>' . wc_price($order->get_total()) . '</td></tr></tbody></table>';
    }

    private static function form(): string
    {
        $cart = WC()->cart;
        if ($cart->is_empty()) {
            return '<div class="woocommerce">' . wc_print_notices(true) . Shop::emptyCart() . '</div>';
        }
        $cart->calculate_totals();
        // After a refused order its notices say all.
        if (wc_notice_count('error') === 0) {
            do_action('woocommerce_check_cart_items');
        }
        wp_enqueue_script('wc-checkout');
        ob_start();
        do_action('woocommerce_before_checkout_form', WC()->checkout());
        $notices = wc_print_notices(true);
        if (isset($_POST['woocommerce_checkout_place_order'])) {
            $notices = '<div class="woocommerce-NoticeGroup-checkout">' . $notices . '</div>';
        }
        return '<div class="woocommerce">' . $notices . ob_get_clean() .
            '<form name="checkout" method="post" class="checkout woocommerce-checkout" action="' . esc_url((string) get_permalink()) . '">' . self::fields() . self::review() . self::methods() .
            wp_nonce_field('woocommerce-process_checkout', 'woocommerce-process-checkout-nonce', true, false) .
            '<button type="submit" class="button alt" name="woocommerce_checkout_place_order" id="place_order" value="Place order">Place order</button></form></div>';
    }

    private static function fields(): string
    {
        $html = '<div id="customer_details"><h3>Billing details</h3>';
        foreach (WC()->checkout()->get_checkout_fields() as $name => $field) {
            $value = sanitize_text_field(wp_unslash($_POST[$name] ?? ($name === 'billing_country' ? (string) get_option('woocommerce_default_country', 'GB') : '')));
            $html .= '<p class="form-row" id="' . esc_attr($name) . '_field"><label for="' . esc_attr($name) . '">' . esc_html($field['label']) . ($field['required'] ? ' <abbr class="required" title="required">*</abbr>' : ' (optional)') .
                '</label><input type="' . ($name === 'billing_email' ? 'email' : 'text') . '" class="input-text" name="' . esc_attr($name) . '" id="' . esc_attr($name) . '" value="' . esc_attr($value) . '"></p>';
        }
        return $html . '</div>';
    }

    private static function review(): string
    {
        $rows = '';
        foreach (WC()->cart->get_cart() as $line) {
            $rows .= '<tr class="cart_item"><td class="product-name">' . esc_html($line['data']->get_name()) . ' × ' . esc_html((string) $line['quantity']) . CartPage::data($line) . '</td><td>' . wc_price($line['line_subtotal'] ?? 0) . '</td></tr>';
        }
        return '<h3 id="order_review_heading">Your order</h3><table class="shop_table woocommerce-checkout-review-order-table"><tbody>' . $rows . '<tr class="order-total"><th>Total</th><td>' . WC()->cart->get_total() . '</td></tr></tbody></table>';
    }

    private static function methods(): string
    {
        $html = '';
        foreach (array_values(WC()->payment_gateways()->get_available_payment_gateways()) as $index => $gateway) {
            $html .= '<li><input type="radio" id="payment_method_' . esc_attr($gateway->id) . '" name="payment_method" value="' . esc_attr($gateway->id) . '"' . ($index === 0 ? ' checked' : '') .
                '> <label for="payment_method_' . esc_attr($gateway->id) . '">' . esc_html($gateway->get_title()) . '</label></li>';
        }
        return '<ul class="payment_methods">' . $html . '</ul>';
    }
}
