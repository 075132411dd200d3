<?php
/**
 * Checkout: where WooCommerce asks whether an order may be placed: the classic checkout, and the Store API behind the Checkout block.
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

    private static function addProblems(\WP_Error $errors, mixed $cart): void
    {
        foreach ($cart instanceof \WC_Cart ? CartCheck::problems($cart) : [] as $code => $sentence) {
            $errors->add($code, esc_html($sentence));
        }
    }
}
