<?php
/**
 * Reservations, Child: the request that a cart or checkout page makes once it is there: nobody waits for it. On the checkout page it has
 * units held as well, and does so again while the shopper is active. Enters: a shopper's session; leaves: what stands against the cart.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

final class CheckoutAjax
{
    /**
     * wc_ajax_{ask}. It writes nothing into WooCommerce's session.
     */
    public static function onAjax(): void
    {
        $nonce = isset($_POST['nonce']) && is_string($_POST['nonce']) ? sanitize_text_field(wp_unslash($_POST['nonce'])) : '';
        if (wp_verify_nonce($nonce, Names::STOREFRONT['nonce']) === false) {
            wp_send_json_error(null, 403);
        }
        $cart = WC()->cart;
        $isCheckout = isset($_POST['place']) && $_POST['place'] === 'checkout';
        $problems = $cart instanceof \WC_Cart ? CartCheck::problems(CartDemand::ofCart($cart), Reservation::keyOfCart(), $isCheckout, false) : [];
        wp_send_json_success(array_map(static fn(array $problem): array => ['id' => $problem['id'], 'message' => ProblemMessages::ofOrder($problem)], $problems));
    }

    /**
     * What the scripts need to make it.
     *
     * @param 'cart'|'checkout' $place
     * @return array{url: string, nonce: string, place: string, renew: int} `renew`: seconds after which units have to be held anew; 0 for never.
     */
    public static function data(string $place): array
    {
        $rules = CheckoutRules::of(Settings::get());
        $isHeld = $place === 'checkout' && $rules['checkout_mode'] === 'reserve';
        return [
            'url' => \WC_AJAX::get_endpoint(Names::STOREFRONT['ask']),
            'nonce' => wp_create_nonce(Names::STOREFRONT['nonce']),
            'place' => $place,
            // Twice within its time, so that one request may be lost.
            'renew' => $isHeld ? intdiv($rules['checkout_reserve_minutes'] * MINUTE_IN_SECONDS, 3) : 0,
        ];
    }
}
