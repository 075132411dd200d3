<?php

/**
 * Contract: what a checkout on a Child and its Master say to each other on the route `stock`, beside what version
 * 1 says there. Quantities are JSON numbers, in units.
 *
 * Generated from src/core/contract/reservations.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ReserveItem: What a shopper of a Child wants of one stock. Quantities are units.
 * - ReserveQuestion: What a checkout on a Child needs. Everything is granted, or nothing, and then an earlier
 *   grant of the key stays as it is.
 * - HeldUnits: Units of a stock that are held for others: by the Master's own orders, and for checkouts on
 *   Children.
 * - ReserveAnswer: What became of a ReserveQuestion.
 * - StockAnswer: Answer to POST /stock of version 2, beside the table `items` that version 1 reads.
 * - ShopperUnits: Units of a stock that this store's Master may be holding for one of its shoppers.
 * - ShopperReservation: A reservation for which this store has asked its Master.
 * - ShopperReservations: What a Child's shoppers have reserved on the Master and not ordered yet: one row, so that
 *   nobody reserves without end.
 *
 * @phpstan-type ReserveItem array{
 *     sku: string,
 *     // All lines of the cart that share the stock, added up.
 *     quantity: int|float,
 *     // What the Child has sold (negative) or added, and no batch carries yet.
 *     unsent: int|float,
 *     // The same of the batch that is under way.
 *     in_flight: int|float,
 * }
 *
 * @phpstan-type ReserveQuestion array{
 *     // Of this checkout, drawn by the Child.
 *     key: string,
 *     // Seconds for which the units are held; 0 only asks.
 *     ttl: int,
 *     items: list<ReserveItem>,
 *     // Of the batch that is under way, empty when there is none.
 *     epoch: string,
 *     // Its number.
 *     seq: int,
 *     // Reservations of the Child whose orders took their stock: it is in `unsent` or `in_flight`, and must not count
 *     // twice.
 *     sold: list<string>,
 * }
 *
 * @phpstan-type HeldUnits array{
 *     sku: string,
 *     quantity: int|float,
 * }
 *
 * @phpstan-type ReserveAnswer array{
 *     // Whether all that was asked for is held under the key now.
 *     granted: bool,
 *     // Of each SKU that takes part here.
 *     held: list<HeldUnits>,
 *     // Whether the quantities contain the batch that the question names.
 *     contains_batch: bool,
 * }
 *
 * @phpstan-type StockAnswer array{
 *     ok: bool,
 *     reserve: ReserveAnswer|null,
 * }
 *
 * @phpstan-type ShopperUnits array{
 *     // Here.
 *     product_id: int,
 *     // In millionths.
 *     units: int,
 * }
 *
 * @phpstan-type ShopperReservation array{
 *     // From where it was asked for: a hash of the address.
 *     address: string,
 *     key: string,
 *     // When it ends by itself, Unix seconds.
 *     until: int,
 *     stocks: list<ShopperUnits>,
 * }
 *
 * @phpstan-type ShopperReservations array{
 *     open: list<ShopperReservation>,
 * }
 */
final class Reservations {}
