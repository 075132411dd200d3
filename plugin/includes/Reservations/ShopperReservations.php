<?php
/**
 * Reservations, Child: what shoppers have had reserved on the Master and not ordered yet, in one row, so that nobody who fills carts takes a
 * stock from everybody else. Enters: a key and what is wanted under it; leaves: whether the Master may be asked to hold it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Checkout\ShopperLimits;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\ClientAddress;
use Kitgenix\StockSync\Storage\DatabaseError;
use Kitgenix\StockSync\Storage\Row;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ShopperReservation from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type ShopperWant from ShopperLimits
 * @phpstan-import-type Stock from CartDemand
 */
final class ShopperReservations
{
    /** @var list<ShopperReservation> What was open under the key before this request asked. */
    private static array $before = [];

    /**
     * Notes that units are to be held for a shopper. Of two requests that come at once the later one counts the earlier.
     *
     * @param array<int, Stock> $stocks    By the product that counts the stock.
     * @param int               $seconds   From now.
     * @param bool              $isPlacing Whether an order is being placed.
     * @return bool Whether a limit lets it.
     */
    public static function open(string $key, array $stocks, int $seconds, bool $isPlacing): bool
    {
        $address = self::address();
        $wants = ShopperLimits::wantsOf(array_map(static fn(int $id, array $stock): array => [
            'productId' => $id,
            'quantity' => $stock['demand']['quantity'],
            'local' => $stock['local'],
        ], array_keys($stocks), $stocks));
        if ($address === '' || $wants === []) {
            return true;
        }
        $reservation = ['address' => $address, 'key' => $key, 'until' => time() + $seconds, 'stocks' => ShopperLimits::unitsOfWants($wants)];
        return self::change(static function (array $open) use ($reservation, $wants, $isPlacing): ?array {
            self::$before = array_values(array_filter($open, static fn(array $one): bool => $one['key'] === $reservation['key']));
            return ShopperLimits::mayReserve($open, $reservation['address'], $reservation['key'], $wants, $isPlacing) ? ShopperLimits::withReservation($open, $reservation) : null;
        });
    }

    /**
     * The Master has not granted it: what it held under the key before it still holds.
     */
    public static function withdraw(string $key): void
    {
        $before = self::$before;
        self::change(static fn(array $open): ?array => ShopperLimits::isEnded($open, $key) ? null : [...ShopperLimits::withoutReservation($open, $key), ...$before]);
    }

    /**
     * Nothing will be held under a key any more: its order is through, or its cart was emptied.
     */
    public static function end(string $key): void
    {
        self::change(static fn(array $open): array => ShopperLimits::withEnded($open, $key, time()));
    }

    /**
     * Whether the Master was asked to hold units under a key, and may hold them.
     */
    public static function isOpen(string $key): bool
    {
        return ShopperLimits::isOpen(self::openIn(Row::json(Names::OPTIONS['shopper_reservations'])), $key);
    }

    /**
     * Whether an order, or an emptied cart, has ended what was held under a key, perhaps while the Master was asked.
     */
    public static function isEnded(string $key): bool
    {
        return ShopperLimits::isEnded(self::openIn(Row::json(Names::OPTIONS['shopper_reservations'])), $key);
    }

    /**
     * Without a row that can be written nobody would be counted, and so nothing is held; an order goes on.
     *
     * @param callable(list<ShopperReservation>): (list<ShopperReservation>|null) $change Gets those that are open; null changes nothing.
     * @return bool Whether something was changed.
     */
    private static function change(callable $change): bool
    {
        try {
            return Row::change(Names::OPTIONS['shopper_reservations'], static function (mixed $row) use ($change): ?array {
                $open = $change(self::openIn($row));
                return $open === null ? null : ['open' => $open];
            })['after'] !== null;
        } catch (DatabaseError) {
            return false;
        }
    }

    /**
     * @return list<ShopperReservation> Those that did not end by themselves; a damaged row holds none.
     */
    private static function openIn(mixed $row): array
    {
        $stored = Validators::shopperReservations($row);
        return $stored['ok'] ? ShopperLimits::stillOpen($stored['value']['open'], time()) : [];
    }

    /**
     * From where the request comes, as a hash: nobody reads addresses out of the row. Empty where nobody says.
     */
    private static function address(): string
    {
        $origin = ClientAddress::origin(ClientAddress::of());
        return $origin === '' ? '' : substr(hash_hmac('sha256', $origin, wp_salt('nonce')), 0, 32);
    }
}
