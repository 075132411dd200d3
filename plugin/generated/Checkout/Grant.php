<?php

/**
 * Checkout, Master: whether units are held for a Child. Enters: its question, line by line, and what is in stock
 * and held by whom; leaves: all that is to be held, or nothing. What a Child claims makes less of what it may
 * hold, never more. Quantities are integers in millionths of a unit.
 *
 * Generated from src/core/checkout/grant.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Checkout;

use Kitgenix\StockSync\Generated\Contract\Reservations;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - QuestionLine: One line of a question, with the product that its SKU leads to.
 * - ProductDemand: What is wanted of one stock by all lines that lead to it.
 * - HeldParts: Of one stock: what is held, but for the reservation that is asked for.
 * - GrantCase: What is wanted of one stock, and what is there.
 * - HeldRows: Reservations that stand, one row for each of their products, but for the one that is asked for.
 * - HoldUnits: Units to hold of one product.
 *
 * @phpstan-import-type Demand from Judge
 * @phpstan-import-type MasterStock from Judge
 * @phpstan-import-type ReserveItem from Reservations
 *
 * @phpstan-type QuestionLine array{
 *     productId: int,
 *     item: ReserveItem,
 * }
 *
 * @phpstan-type ProductDemand array{
 *     productId: int,
 *     demand: Demand,
 * }
 *
 * @phpstan-type HeldParts array{
 *     // By the Master's own orders, and for other Children.
 *     others: int,
 *     // For this Child.
 *     own: int,
 *     // For this Child, under keys whose orders it says have taken their stock.
 *     sold: int,
 * }
 *
 * @phpstan-type GrantCase array{
 *     productId: int,
 *     demand: Demand,
 *     // As shown: `held` is what heldAgainst() says.
 *     stock: MasterStock,
 *     parts: HeldParts,
 * }
 *
 * @phpstan-type HeldRows array{
 *     ofChild: int,
 *     ofAll: int,
 * }
 *
 * @phpstan-type HoldUnits array{
 *     productId: int,
 *     units: int,
 * }
 */
final class Grant
{
    /**
     * Millionths in a unit.
     */
    private const MICRO = 1000000;

    /**
     * What is wanted of each stock. Lines of one product are added up before anything is judged; of what they say
     * about it the least counts.
     *
     * @param list<QuestionLine> $lines Of the question, those that lead to a product.
     * @return list<ProductDemand>
     */
    public static function demandsByProduct(array $lines): array
    {
        $demands = [];
        foreach ($lines as $line) {
            $productId = $line['productId'];
            if (!Lists::some($demands, static fn(array $one): bool => $one['productId'] === $productId)) {
                $items = array_column(
                    array_filter($lines, static fn(array $one): bool => $one['productId'] === $productId),
                    'item',
                );
                $demands[] = ['productId' => $productId, 'demand' => self::demandOfAll($items)];
            }
        }
        return $demands;
    }

    /**
     * @param list<ReserveItem> $items Of one product.
     * @return Demand
     */
    private static function demandOfAll(array $items): array
    {
        $sku = '';
        $quantity = 0;
        $unsent = 0;
        $inFlight = 0;
        $isFirst = true;
        foreach ($items as $item) {
            $demand = Reserve::demandFromItem($item);
            $sku = $demand['sku'];
            // As large as a quantity can be: more is wanted than any stock has.
            $quantity = Number::microFromJson(Number::jsonFromMicro($quantity + $demand['quantity']));
            $unsent = $isFirst ? $demand['unsent'] : min($unsent, $demand['unsent']);
            $inFlight = $isFirst ? $demand['inFlight'] : min($inFlight, $demand['inFlight']);
            $isFirst = false;
        }
        return ['sku' => $sku, 'quantity' => $quantity, 'unsent' => $unsent, 'inFlight' => $inFlight];
    }

    /**
     * What of a stock is held against a demand. Units of an order that took its stock are in what the Child has sold,
     * and count once; as many as it does not tell of count as held, whatever it says about the key.
     *
     * @param HeldParts $parts What is held.
     * @param Demand $demand What is wanted.
     * @param bool $containsBatch Whether the Master's quantity contains the batch that is under way.
     */
    public static function heldAgainst(array $parts, array $demand, bool $containsBatch): int
    {
        return max(0, $parts['others']) + self::heldForChild($parts, $demand, $containsBatch);
    }

    /**
     * @param HeldParts $parts What is held.
     * @param Demand $demand What is wanted.
     * @param bool $containsBatch Whether the Master's quantity contains the batch that is under way.
     */
    private static function heldForChild(array $parts, array $demand, bool $containsBatch): int
    {
        $untold = Judge::soldUntold($demand, $containsBatch);
        return max(0, $parts['own']) + max(0, $parts['sold'] - $untold);
    }

    /**
     * What is to be held; null where something is missing, or a limit keeps the Child from holding as much: then it is
     * told what there is, as in mode check.
     *
     * @param list<GrantCase> $cases Of each stock.
     * @param HeldRows $rows Reservations that stand.
     * @return list<HoldUnits>|null
     */
    public static function grantOf(array $cases, array $rows): ?array
    {
        $holds = array_values(
            array_filter(
                array_map(
                    static fn(array $one): array => [
                        'productId' => $one['productId'],
                        'units' => self::unitsToHold($one['demand'], $one['stock']),
                    ],
                    $cases,
                ),
                static fn(array $one): bool => $one['units'] > 0,
            ),
        );
        $isThere = Lists::every(
            $cases,
            static fn(array $one): bool => Judge::verdictOnDemand($one['demand'], $one['stock'])['verdict'] ===
                'enough',
        );
        $isWithin =
            $rows['ofChild'] + count($holds) <= Routes::LIMITS['child_reservations'] &&
            $rows['ofAll'] + count($holds) <= Routes::LIMITS['reservations'] &&
            Lists::every($cases, static fn(array $one): bool => self::isWithinShare($one));
        return $isThere && $isWithin ? $holds : null;
    }

    /**
     * How much is held of one stock. Nothing of what is not counted, or sold on backorder: as WooCommerce's own
     * checkout does.
     *
     * @param Demand $demand What is wanted.
     * @param MasterStock $stock What the Master has.
     */
    public static function unitsToHold(array $demand, array $stock): int
    {
        return $stock['state']['manageStock'] === 'yes' && $stock['state']['backorders'] === 'no'
            ? $demand['quantity']
            : 0;
    }

    /**
     * Whether a Child leaves something for the others: it holds three quarters of a stock at most, or the last few
     * units.
     *
     * @param GrantCase $one What is wanted of a stock.
     */
    private static function isWithinShare(array $one): bool
    {
        $units = self::unitsToHold($one['demand'], $one['stock']);
        $quantity = $one['stock']['state']['quantity'] ?? 0;
        $most = max(Routes::LIMITS['child_free_units'] * self::MICRO, $quantity - intdiv($quantity, 4));
        return $units === 0 ||
            self::heldForChild($one['parts'], $one['demand'], $one['stock']['containsBatch']) + $units <= $most;
    }
}
