<?php
/**
 * Checkout: where WooCommerce asks whether an order may be placed or paid: the classic checkout, the Store API behind the Checkout block,
 * and the page on which an order is paid that was placed before.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Checkout;

defined('ABSPATH') || exit;

final class Checkouts
{
    /** Whether this request places an order through the Store API: its other requests show a cart, and wait for nobody. */
    private static bool $isPlacing = false;

    /**
     * woocommerce_after_checkout_validation: the classic checkout.
     */
    public static function onClassic(mixed $data, mixed $errors): void
    {
        if ($errors instanceof \WP_Error) {
            self::addProblems($errors, WC()->cart);
        }
    }

    /**
     * rest_pre_dispatch: notes that an order is being placed. Inner requests of a batch come by here as well.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    public static function onRequest(mixed $result, mixed $server, \WP_REST_Request $request): mixed
    {
        self::$isPlacing = $request->get_method() === 'POST' && preg_match('#^/wc/store(/v1)?/checkout(/\d+)?$#', $request->get_route()) === 1;
        return $result;
    }

    /**
     * woocommerce_store_api_cart_errors: the Store API.
     */
    public static function onStoreApi(mixed $errors, mixed $cart): void
    {
        if (self::$isPlacing && $errors instanceof \WP_Error) {
            self::addProblems($errors, $cart);
        }
    }

    /**
     * woocommerce_before_pay_action: an error notice keeps WooCommerce from taking the payment.
     */
    public static function onPayment(mixed $order): void
    {
        foreach ($order instanceof \WC_Order ? CartCheck::problems(CartCheck::ofOrder($order)) : [] as $sentence) {
            wc_add_notice(esc_html($sentence), 'error');
        }
    }

    private static function addProblems(\WP_Error $errors, mixed $cart): void
    {
        foreach ($cart instanceof \WC_Cart ? CartCheck::problems(CartCheck::ofCart($cart)) : [] as $code => $sentence) {
            $errors->add($code, esc_html($sentence));
        }
    }
}
