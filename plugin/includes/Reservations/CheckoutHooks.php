<?php
/**
 * Reservations: where WooCommerce asks whether an order may be placed or paid: the classic checkout, the Store API behind the Checkout block,
 * and the two ways in which an order is paid that was placed before.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Problem from CartCheck
 */
final class CheckoutHooks
{
    /** What this request does through the Store API: places an order of a cart, pays for one that was placed, or neither: then it waits for nobody. */
    private static string $doing = '';

    /**
     * woocommerce_after_checkout_validation: the classic checkout.
     */
    public static function onClassic(mixed $data, mixed $errors): void
    {
        if ($errors instanceof \WP_Error) {
            self::addProblems($errors, self::ofCart(WC()->cart));
        }
    }

    /**
     * rest_pre_dispatch: notes what is being done. Inner requests of a batch come by here as well.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    public static function onRequest(mixed $result, mixed $server, \WP_REST_Request $request): mixed
    {
        self::$doing = match (true) {
            $request->get_method() !== 'POST' => '',
            preg_match('#^/wc/(store(/v\d+)?/checkout|[^/]+/v\d+/checkout_sessions/[^/]+/complete)$#', $request->get_route()) === 1 => 'place',
            preg_match('#^/wc/store(/v\d+)?/checkout/\d+$#', $request->get_route()) === 1 => 'pay',
            default => '',
        };
        return $result;
    }

    /**
     * woocommerce_store_api_cart_errors: the Store API, for a cart.
     */
    public static function onStoreApi(mixed $errors, mixed $cart): void
    {
        if (self::$doing === 'place' && $errors instanceof \WP_Error) {
            self::addProblems($errors, self::ofCart($cart));
        }
    }

    /**
     * woocommerce_checkout_validate_order_before_payment: the Store API, for an order that was placed before.
     */
    public static function onStoreApiPayment(mixed $order, mixed $errors): void
    {
        if (self::$doing === 'pay' && $errors instanceof \WP_Error) {
            self::addProblems($errors, self::ofOrder($order));
        }
    }

    /**
     * woocommerce_before_pay_action: an error notice keeps WooCommerce from taking the payment.
     */
    public static function onPayment(mixed $order): void
    {
        $problems = self::ofOrder($order);
        foreach ($problems as $problem) {
            wc_add_notice(esc_html(ProblemMessages::ofOrder($problem)), 'error');
        }
        if ($problems === []) {
            Reservation::onOrder($order);
        }
    }

    /**
     * @return list<Problem>
     */
    private static function ofCart(mixed $cart): array
    {
        return $cart instanceof \WC_Cart ? CartCheck::problems(CartDemand::ofCart($cart), Reservation::keyOfCart(), true, true) : [];
    }

    /**
     * @return list<Problem>
     */
    private static function ofOrder(mixed $order): array
    {
        return $order instanceof \WC_Order ? CartCheck::problems(CartDemand::ofOrder($order), Reservation::keyOfOrder($order), true, true) : [];
    }

    /**
     * @param list<Problem> $problems
     */
    private static function addProblems(\WP_Error $errors, array $problems): void
    {
        foreach ($problems as $problem) {
            $errors->add("kss_stock_{$problem['id']}", esc_html(ProblemMessages::ofOrder($problem)));
        }
    }
}
