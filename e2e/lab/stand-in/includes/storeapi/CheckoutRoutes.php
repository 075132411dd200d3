<?php

/**
 * From a cart to a paid order, and paying for an order that was placed before. In WooCommerce's order: the cart is checked, the order made,
 * plugins are asked, its stock is held, they are told, and then it is paid.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use Automattic\WooCommerce\Checkout\Helpers\ReserveStockException;
use WC_Order;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined('ABSPATH') || exit;

final class CheckoutRoutes
{
    private const REQUIRED = ['first_name' => 'First name', 'last_name' => 'Last name', 'address_1' => 'Address', 'city' => 'City', 'postcode' => 'Postcode', 'email' => 'Email address'];

    public static function show(WP_REST_Request $request): WP_REST_Response
    {
        return new WP_REST_Response(['order_id' => 0, 'status' => 'checkout-draft', '__experimentalCart' => CartView::of(WC()->cart), 'extensions' => Extensions::of('checkout')]);
    }

    public static function place(WP_REST_Request $request): WP_REST_Response
    {
        $cart = WC()->cart;
        $cart->calculate_totals();
        if ($cart->is_empty()) {
            throw Refused::because('woocommerce_rest_cart_empty', 'Cannot create order from empty cart.');
        }
        CartRules::check($cart);
        $order = self::draft();
        do_action('woocommerce_store_api_checkout_update_order_meta', $order);
        WC()->session->set('store_api_draft_order', $order->get_id());
        try {
            self::fill($order, $request);
            self::ask($order);
            self::hold($order);
            $order->update_status('pending');
            do_action('woocommerce_store_api_checkout_order_processed', $order);
            return self::paid($order, $request);
        } catch (\Throwable $error) {
            wc_release_stock_for_order($order);
            throw $error;
        }
    }

    public static function pay(WP_REST_Request $request): WP_REST_Response
    {
        $order = wc_get_order(absint($request['id']));
        $isOwn = $order instanceof WC_Order && $order->key_is_valid((string) $request['key']) && ($order->get_billing_email() === '' || $order->get_billing_email() === (string) ($request['billing_email'] ?? $request['billing_address']['email'] ?? ''));
        if (!$isOwn) {
            throw Refused::because('woocommerce_rest_invalid_order', 'Invalid order ID or key provided.', 401);
        }
        if (!$order->needs_payment()) {
            throw Refused::because('invalid_order_update_status', 'This order cannot be paid for.');
        }
        self::fill($order, $request);
        self::ask($order);
        do_action('woocommerce_store_api_checkout_order_processed', $order);
        return self::paid($order, $request);
    }

    /**
     * The order of this cart: that of an attempt before, or a new one.
     */
    private static function draft(): WC_Order
    {
        $before = wc_get_order(absint(WC()->session->get('store_api_draft_order')));
        $isSame = $before instanceof WC_Order && ($before->has_status('checkout-draft') || ($before->has_status(['pending', 'failed']) && $before->get_cart_hash() === WC()->cart->get_cart_hash()));
        $order = $isSame ? $before : new WC_Order();
        $isSame ? $order->remove_order_items() : $order->set_status('checkout-draft');
        $order->set_created_via('store-api');
        $order->set_customer_id(get_current_user_id());
        $order->set_cart_hash(WC()->cart->get_cart_hash());
        WC()->checkout()->set_data_from_cart($order);
        $order->save();
        if (!$isSame) {
            do_action('woocommerce_store_api_checkout_order_created', $order);
        }
        return $order;
    }

    private static function fill(WC_Order $order, WP_REST_Request $request): void
    {
        $billing = array_map('strval', array_filter((array) $request['billing_address'], 'is_scalar'));
        $missing = array_diff_key(self::REQUIRED, array_filter($billing + $order->get_address('billing'), static fn($text): bool => (string) $text !== ''));
        if ($missing !== []) {
            throw Refused::because('woocommerce_rest_invalid_address', 'There was a problem with the provided billing address: ' . implode(', ', $missing) . ' is required.');
        }
        if (!is_email(($billing + $order->get_address('billing'))['email'])) {
            throw Refused::because('woocommerce_rest_invalid_email_address', 'The provided email address is not valid.');
        }
        $order->set_address($billing, 'billing');
        $order->set_address((array) ($request['shipping_address'] ?: $billing), 'shipping');
        $order->set_customer_note(sanitize_textarea_field((string) ($request['customer_note'] ?? '')));
        if ($order->get_total() > 0) {
            $order->set_payment_method(self::gateway($request));
        }
        do_action('woocommerce_store_api_checkout_update_order_from_request', $order, $request);
        $order->save();
    }

    private static function gateway(WP_REST_Request $request): \WC_Payment_Gateway
    {
        $gateway = WC()->payment_gateways()->get_available_payment_gateways()[(string) $request['payment_method']] ?? null;
        if ($gateway === null) {
            throw Refused::because('woocommerce_rest_checkout_payment_method_disabled', 'The selected payment method is not available.');
        }
        return $gateway;
    }

    private static function ask(WC_Order $order): void
    {
        $errors = new WP_Error();
        do_action('woocommerce_checkout_validate_order_before_payment', $order, $errors);
        if ($errors->has_errors()) {
            throw Refused::because('woocommerce_rest_checkout_custom_validation_error', implode(' ', $errors->get_error_messages()));
        }
    }

    private static function hold(WC_Order $order): void
    {
        try {
            wc_reserve_stock_for_order($order);
        } catch (ReserveStockException $error) {
            throw Refused::because($error->getErrorCode(), $error->getMessage(), $error->getCode());
        }
    }

    private static function paid(WC_Order $order, WP_REST_Request $request): WP_REST_Response
    {
        $result = ['result' => 'success', 'redirect' => $order->get_checkout_order_received_url()];
        if ($order->needs_payment()) {
            $result = self::gateway($request)->process_payment($order->get_id());
        } else {
            $order->payment_complete();
            wc_empty_cart();
        }
        $order = wc_get_order($order->get_id());
        return new WP_REST_Response([
            'order_id' => $order->get_id(),
            'status' => $order->get_status(),
            'order_key' => $order->get_order_key(),
            'order_number' => $order->get_order_number(),
            'customer_note' => $order->get_customer_note(),
            'customer_id' => $order->get_customer_id(),
            'billing_address' => (object) $order->get_address('billing'),
            'shipping_address' => (object) $order->get_address('shipping'),
            'payment_method' => $order->get_payment_method(),
            'payment_result' => ['payment_status' => $result['result'], 'payment_details' => [], 'redirect_url' => $result['redirect'] ?? ''],
            'extensions' => Extensions::of('checkout'),
        ]);
    }
}
