<?php

/**
 * Checkout: whether the Master has what a shopper of a Child wants. Enters: what is wanted of one stock, and what
 * the Master shows of it; leaves: the verdict, as WooCommerce on the Master would give it. The Master judges so
 * before it holds units, and the Child to tell a shopper what is left. Quantities are integers in millionths of a
 * unit.
 *
 * Generated from src/core/checkout/judge.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Checkout;

use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Reservations;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Demand: What is wanted of one stock: all lines of a cart that share it, added up.
 * - MasterStock: What the Master shows.
 * - StockVerdict: `enough`: the order may be placed. `none`: nothing is left. `too_little`: `left` is left.
 *
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type HeldUnits from Reservations
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type ReserveAnswer from Reservations
 *
 * @phpstan-type Demand array{
 *     sku: string,
 *     quantity: int,
 *     // What the Child has sold (negative) or added, and no batch carries yet.
 *     unsent: int,
 *     // The same of the batch that is under way.
 *     inFlight: int,
 * }
 *
 * @phpstan-type MasterStock array{
 *     state: ProductState,
 *     // As WooCommerce has it there, derived or set.
 *     stockStatus: string,
 *     // What of it is held for others: the Master's own orders, and checkouts on Children.
 *     held: int,
 *     // Whether the quantity contains the batch that is under way.
 *     containsBatch: bool,
 * }
 *
 * @phpstan-type StockVerdict array{
 *     verdict: 'enough'|'none'|'too_little',
 *     left: int,
 * }
 */
final class Judge
{
    /**
     * The verdict on one stock.
     *
     * @param Demand $demand What is wanted.
     * @param MasterStock|null $stock What the Master shows; null where it has no such product, and so nothing to say.
     * @return StockVerdict
     */
    public static function verdictOnDemand(array $demand, ?array $stock): array
    {
        if ($stock === null || $stock['state']['backorders'] !== 'no') {
            return ['verdict' => 'enough', 'left' => 0];
        }
        if ($stock['stockStatus'] === 'outofstock') {
            return ['verdict' => 'none', 'left' => 0];
        }
        $quantity = $stock['state']['quantity'];
        if ($stock['state']['manageStock'] !== 'yes' || $quantity === null) {
            return ['verdict' => 'enough', 'left' => 0];
        }
        $gone = self::soldUntold($demand, $stock['containsBatch']);
        $left = max(0, $quantity - $stock['held'] - $gone);
        if ($left >= $demand['quantity']) {
            return ['verdict' => 'enough', 'left' => $left];
        }
        return ['verdict' => $left === 0 ? 'none' : 'too_little', 'left' => $left];
    }

    /**
     * What the Child has sold and the Master does not know yet. What was added there is the Master's only once it has
     * said so, and until then it is nobody's.
     *
     * @param Demand $demand What is wanted.
     * @param bool $containsBatch Whether the Master's quantity contains the batch that is under way.
     */
    public static function soldUntold(array $demand, bool $containsBatch): int
    {
        return max(0, -($demand['unsent'] + ($containsBatch ? 0 : $demand['inFlight'])));
    }

    /**
     * What the Master shows, from its answer. Version 1 does not say whether a product counts its stock, and says 0 of
     * one that does not: then it counts what this store counts.
     *
     * @param EventItem $item The product in the answer.
     * @param ProductState $local The product here.
     * @param ReserveAnswer|null $reserve What version 2 says beside it, null from version 1.
     * @return MasterStock
     */
    public static function stockOfMaster(array $item, array $local, ?array $reserve): array
    {
        $state = Items::stateFromItem($item);
        $isCounted = $item['manage_stock'] !== null || $local['manageStock'] === 'yes';
        return [
            'state' => $isCounted ? $state : [...$state, 'manageStock' => $local['manageStock'], 'quantity' => null],
            'stockStatus' => $item['stock_status'] ?? '',
            'held' => self::heldOf($reserve === null ? [] : $reserve['held'], $item['sku']),
            'containsBatch' => $reserve !== null && $reserve['contains_batch'],
        ];
    }

    /**
     * What an answer says of what was asked, and nothing else: it is kept for a while.
     *
     * @param ReserveAnswer $answer Of the Master.
     * @param list<Demand> $demands What was asked.
     * @return ReserveAnswer
     */
    public static function answerAbout(array $answer, array $demands): array
    {
        return [
            'granted' => $answer['granted'],
            'held' => array_map(
                static fn(array $demand): array => [
                    'sku' => $demand['sku'],
                    'quantity' => Number::jsonFromMicro(self::heldOf($answer['held'], $demand['sku'])),
                ],
                $demands,
            ),
            'contains_batch' => $answer['contains_batch'],
        ];
    }

    /**
     * @param list<HeldUnits> $held What is held, by SKU.
     * @param string $sku Which.
     */
    private static function heldOf(array $held, string $sku): int
    {
        $one = Lists::find($held, static fn(array $units): bool => $units['sku'] === $sku);
        return $one === null ? 0 : Number::microFromJson($one['quantity']);
    }
}
