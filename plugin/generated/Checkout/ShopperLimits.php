<?php

/**
 * Checkout, Child: how much shoppers have reserved on the Master before they order, so that nobody who fills carts
 * takes a stock from everybody else. Enters: the reservations that are open; leaves: whether there may be another,
 * and the open ones with it. Who is over a limit is not refused: the Master is asked without holding anything.
 * Quantities are integers in millionths of a unit.
 *
 * Generated from src/core/checkout/shopper-limits.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Checkout;

use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Reservations;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ShopperWant: What a shopper wants held of one stock, and what this store has of it.
 * - StockWanted: What an order wants of one stock, and the product as this store has it.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type ShopperReservation from Reservations
 * @phpstan-import-type ShopperUnits from Reservations
 *
 * @phpstan-type ShopperWant array{
 *     productId: int,
 *     units: int,
 *     quantity: int,
 * }
 *
 * @phpstan-type StockWanted array{
 *     productId: int,
 *     quantity: int,
 *     local: ProductState,
 * }
 */
final class ShopperLimits
{
    /**
     * Millionths in a unit.
     */
    private const MICRO = 1000000;

    /**
     * In place of an address, for a key under which nothing is to be held any more.
     */
    private const ENDED = 'ended';

    /**
     * What is to be held of an order, as WooCommerce holds it: nothing of what is not counted, or sold on backorder.
     *
     * @param list<StockWanted> $wanted All that an order wants.
     * @return list<ShopperWant>
     */
    public static function wantsOf(array $wanted): array
    {
        return array_map(
            static fn(array $one): array => [
                'productId' => $one['productId'],
                'units' => $one['quantity'],
                'quantity' => max(0, $one['local']['quantity'] ?? 0),
            ],
            array_values(
                array_filter(
                    $wanted,
                    static fn(array $one): bool => $one['local']['manageStock'] === 'yes' &&
                        $one['local']['backorders'] === 'no' &&
                        $one['quantity'] > 0,
                ),
            ),
        );
    }

    /**
     * Whether a shopper may have units held.
     *
     * @param list<ShopperReservation> $open Reservations of this store that are open.
     * @param string $address From where it is asked.
     * @param string $key Of the reservation; what it has open now does not count.
     * @param list<ShopperWant> $wants What is to be held.
     * @param bool $isPlacing Whether an order is being placed: it may have what nobody else at that address holds.
     */
    public static function mayReserve(array $open, string $address, string $key, array $wants, bool $isPlacing): bool
    {
        if (self::isEnded($open, $key)) {
            return false;
        }
        $others = self::withoutReservation($open, $key);
        $near = array_values(array_filter($others, static fn(array $one): bool => $one['address'] === $address));
        return count($near) <
            ($isPlacing ? Routes::LIMITS['address_orders'] : Routes::LIMITS['address_reservations']) &&
            self::stocksOf($near) + count($wants) <= Routes::LIMITS['address_reservation_stocks'] &&
            self::stocksOf($others) + count($wants) <= Routes::LIMITS['child_reservations'] &&
            ($isPlacing || count($wants) <= Routes::LIMITS['shopper_reservation_stocks']) &&
            Lists::every($wants, static fn(array $want): bool => self::isWithinShare($near, $want, $isPlacing));
    }

    /**
     * @param list<ShopperReservation> $reservations Some.
     */
    private static function stocksOf(array $reservations): int
    {
        $stocks = 0;
        foreach ($reservations as $one) {
            $stocks += count($one['stocks']);
        }
        return $stocks;
    }

    /**
     * Whether an address leaves something of a stock for others: half of it, or the last unit. An order may take the
     * last few, and alone it may take all.
     *
     * @param list<ShopperReservation> $near What else is held from there.
     * @param ShopperWant $want What is to be held.
     * @param bool $isPlacing Whether an order is being placed.
     */
    private static function isWithinShare(array $near, array $want, bool $isPlacing): bool
    {
        $held = 0;
        foreach ($near as $one) {
            $stock = Lists::find(
                $one['stocks'],
                static fn(array $units): bool => $units['product_id'] === $want['productId'],
            );
            $held += $stock === null ? 0 : $stock['units'];
        }
        $free = $isPlacing ? Routes::LIMITS['address_free_units'] : 1;
        $most = max($free * self::MICRO, intdiv($want['quantity'], 2));
        return ($isPlacing && $held === 0) || $held + $want['units'] <= $most;
    }

    /**
     * Reservations that have not ended by themselves.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param int $now Unix seconds.
     * @return list<ShopperReservation>
     */
    public static function stillOpen(array $open, int $now): array
    {
        return array_values(array_filter($open, static fn(array $one): bool => $one['until'] > $now));
    }

    /**
     * The open reservations with one, in place of what was open under its key.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param ShopperReservation $reservation It.
     * @return list<ShopperReservation>
     */
    public static function withReservation(array $open, array $reservation): array
    {
        return [...self::withoutReservation($open, $reservation['key']), $reservation];
    }

    /**
     * The open reservations when an order has taken what was held under a key, or never will. The key is remembered
     * for as long as a page that was left may still be asking under it.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param string $key The order's.
     * @param int $now Unix seconds.
     * @return list<ShopperReservation>
     */
    public static function withEnded(array $open, string $key, int $now): array
    {
        $others = self::withoutReservation($open, $key);
        $ended = array_values(array_filter($others, static fn(array $one): bool => $one['address'] === self::ENDED));
        return [
            ...array_values(array_filter($others, static fn(array $one): bool => $one['address'] !== self::ENDED)),
            ...array_slice(
                $ended,
                max(0, count($ended) - Routes::LIMITS['ended_reservations'] + 1),
                Routes::LIMITS['ended_reservations'],
            ),
            [
                'address' => self::ENDED,
                'key' => $key,
                'until' => $now + Routes::LIMITS['checkout_ended_seconds'],
                'stocks' => [],
            ],
        ];
    }

    /**
     * Whether the order of a key is through.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param string $key Of a reservation.
     */
    public static function isEnded(array $open, string $key): bool
    {
        return Lists::some(
            $open,
            static fn(array $one): bool => $one['key'] === $key && $one['address'] === self::ENDED,
        );
    }

    /**
     * Whether something may be held under a key.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param string $key Of a reservation.
     */
    public static function isOpen(array $open, string $key): bool
    {
        return Lists::some(
            $open,
            static fn(array $one): bool => $one['key'] === $key && $one['address'] !== self::ENDED,
        );
    }

    /**
     * The open reservations without what is open under a key.
     *
     * @param list<ShopperReservation> $open Those that were noted.
     * @param string $key Of one of them.
     * @return list<ShopperReservation>
     */
    public static function withoutReservation(array $open, string $key): array
    {
        return array_values(array_filter($open, static fn(array $one): bool => $one['key'] !== $key));
    }

    /**
     * What of each stock is held under a reservation.
     *
     * @param list<ShopperWant> $wants What is to be held.
     * @return list<ShopperUnits>
     */
    public static function unitsOfWants(array $wants): array
    {
        return array_map(
            static fn(array $want): array => [
                'product_id' => $want['productId'],
                'units' => $want['units'],
            ],
            $wants,
        );
    }
}
