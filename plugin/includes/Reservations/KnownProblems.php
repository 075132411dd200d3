<?php
/**
 * Reservations, Child: what the Master said last to this shopper's cart, for whoever shows it: a line of the cart, a block, a notice. It asks
 * nobody, and stops nothing. Kept outside WooCommerce's session: a question that takes long must not write an older cart over a newer.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Problem from CartCheck
 * @phpstan-type Known array{problems: list<Problem>, held: string}
 */
final class KnownProblems
{
    /** @var Known|null */
    private static ?array $known = null;

    /**
     * Notes what was said.
     *
     * @param list<Problem> $problems
     * @param string        $held     Key under which units are held now, '' for none.
     */
    public static function remember(array $problems, string $held): void
    {
        $known = ['problems' => $problems, 'held' => $held];
        $isNew = $known !== self::read();
        self::$known = $known;
        // Without a session there is nobody to show it to.
        if ($isNew && Reservation::shopper() !== '') {
            set_transient(self::name(), $known, Routes::LIMITS['checkout_known_seconds']);
        }
    }

    /**
     * Key under which units are held for this shopper, '' where none is known.
     */
    public static function heldKey(): string
    {
        return self::read()['held'];
    }

    /**
     * What stands against the cart as it is now.
     *
     * @return array<int, Problem> By the product that counts the stock.
     */
    public static function ofCart(\WC_Cart $cart): array
    {
        $wanted = self::read()['problems'] === [] ? [] : CartDemand::quantities(CartDemand::ofCart($cart));
        $problems = [];
        foreach (self::read()['problems'] as $problem) {
            $quantity = Number::microFromJson($wanted[$problem['id']] ?? 0.0);
            if ($quantity > $problem['left']) {
                $problems[$problem['id']] = $problem;
            }
        }
        return $problems;
    }

    /**
     * @return Known
     */
    private static function read(): array
    {
        if (self::$known === null) {
            /** @var Known|false $stored Written by remember() alone. */
            $stored = Reservation::shopper() === '' ? false : get_transient(self::name());
            self::$known = is_array($stored) ? $stored : ['problems' => [], 'held' => ''];
        }
        return self::$known;
    }

    private static function name(): string
    {
        return Names::TRANSIENTS['checkout_known_prefix'] . md5(Reservation::shopper());
    }
}
