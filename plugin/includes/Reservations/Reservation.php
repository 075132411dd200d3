<?php
/**
 * Reservations, Child: the key under which the Master holds what a shopper is about to buy, from the checkout to the order and to its end.
 * A checkout has one key however often it asks; an order takes it along, and the next checkout has another.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Capture\StockHooks;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\Releases;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

final class Reservation
{
    /** The key for which this request has asked. */
    private static string $asked = '';

    /** The order whose key that is: one that waits for its payment and that another may replace. */
    private static ?\WC_Order $waiting = null;

    /**
     * The key of this shopper's checkout: that of the order that waits for its payment, or one of its own.
     */
    public static function keyOfCart(): string
    {
        $session = self::session();
        if ($session === null) {
            return bin2hex(random_bytes(16));
        }
        foreach (['order_awaiting_payment', 'store_api_draft_order'] as $waiting) {
            $id = $session->get($waiting);
            $order = is_numeric($id) && (int) $id > 0 ? wc_get_order((int) $id) : false;
            $key = $order instanceof \WC_Order ? self::keyOn($order) : '';
            if ($order instanceof \WC_Order && $key !== '') {
                self::$waiting = $order;
                return $key;
            }
        }
        $seed = $session->get(Names::STOREFRONT['session_seed']);
        return substr(hash_hmac('sha256', self::shopper() . '|' . (is_string($seed) ? $seed : ''), wp_salt('nonce')), 0, 32);
    }

    /**
     * The key of an order that is paid later.
     */
    public static function keyOfOrder(\WC_Order $order): string
    {
        $key = self::keyOn($order);
        return $key === '' ? bin2hex(random_bytes(16)) : $key;
    }

    /**
     * Who is shopping: WooCommerce's own name for a guest or a user.
     */
    public static function shopper(): string
    {
        return (string) self::session()?->get_customer_id();
    }

    /**
     * Notes that the Master was asked to hold units. Also where it did not answer: it may have held them all the same.
     */
    public static function noteAsked(string $key): void
    {
        self::$asked = $key;
    }

    /**
     * woocommerce_checkout_order_processed, woocommerce_store_api_checkout_order_processed: before the payment, the order takes the key along.
     *
     * @param mixed $order The order; its id from the classic checkout, which brings the order third.
     */
    public static function onOrder(mixed $order, mixed $data = null, mixed $classic = null): void
    {
        $order = $classic instanceof \WC_Order ? $classic : $order;
        if (self::$asked === '' || !$order instanceof \WC_Order) {
            return;
        }
        if (self::keyOn($order) !== self::$asked) {
            $order->update_meta_data(Names::META['reservation'], self::$asked);
            $order->save_meta_data();
            self::takeFrom(self::$waiting, self::$asked);
        }
        self::$asked = '';
        self::beginAnew();
    }

    /**
     * woocommerce_reduce_order_stock: the order has taken its stock, and what was held ends with the batch that says so. Its products go
     * into the journal first: a drain that finds the key finds them too.
     */
    public static function onStockTaken(mixed $order): void
    {
        if ($order instanceof \WC_Order && self::keyOn($order) !== '') {
            StockHooks::flush();
            self::end($order);
        }
    }

    /**
     * woocommerce_order_status_cancelled, woocommerce_order_status_failed: nothing will be taken.
     */
    public static function onOver(mixed $orderId, mixed $order = null): void
    {
        if ($order instanceof \WC_Order && self::keyOn($order) !== '') {
            self::end($order);
        }
    }

    /**
     * woocommerce_cart_emptied: the shopper wants nothing any more. After an order the cart has another key, under which nothing is held.
     */
    public static function onCartEmptied(): void
    {
        if (self::session() === null || !CartCheck::isAsking()) {
            return;
        }
        $key = self::keyOfCart();
        // What an order holds that waits for its payment ends with the order.
        if (self::$waiting === null && ($key === KnownProblems::heldKey() || ShopperReservations::isOpen($key))) {
            // A page may be asking under it at this moment, and lets go of what it gets: the next cart has another key.
            ShopperReservations::end($key);
            self::release($key);
            self::beginAnew();
        }
    }

    /**
     * woocommerce_cart_item_removed: with the last line the cart is empty. With another, the page asks again for what is left.
     */
    public static function onLineRemoved(mixed $line, mixed $cart): void
    {
        if ($cart instanceof \WC_Cart && $cart->is_empty()) {
            self::onCartEmptied();
        }
    }

    /**
     * One reservation belongs to one order: the end of the one that was never paid must not let go of what the other holds.
     */
    private static function takeFrom(?\WC_Order $order, string $key): void
    {
        if ($order !== null && self::keyOn($order) === $key) {
            $order->delete_meta_data(Names::META['reservation']);
            $order->save_meta_data();
        }
    }

    private static function end(\WC_Order $order): void
    {
        ShopperReservations::end(self::keyOn($order));
        self::release(self::keyOn($order));
        $order->delete_meta_data(Names::META['reservation']);
        $order->save_meta_data();
    }

    /**
     * The Master lets go of what it holds under a key.
     */
    public static function release(string $key): void
    {
        Releases::append($key);
        Wakeup::request();
    }

    /**
     * The shopper's next checkout has another key.
     */
    private static function beginAnew(): void
    {
        self::session()?->set(Names::STOREFRONT['session_seed'], bin2hex(random_bytes(8)));
    }

    private static function keyOn(\WC_Order $order): string
    {
        $key = $order->get_meta(Names::META['reservation']);
        return is_string($key) ? $key : '';
    }

    private static function session(): ?\WC_Session
    {
        $session = function_exists('WC') ? WC()->session : null;
        return $session instanceof \WC_Session ? $session : null;
    }
}
