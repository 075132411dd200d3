<?php

/**
 * Contract: what stores ask each other about their stock, on the routes `stock` and `stock-state`, and what is
 * answered. Quantities are JSON numbers, in units.
 *
 * Generated from src/core/contract/stock-questions.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - StockRequestItem: One SKU that is asked for.
 * - DigestQuestion: Which part of the sums over a whole catalogue is asked for.
 * - BucketQuestion: Which bucket's SKUs are asked for.
 * - StockRequest: Body of POST /stock and POST /stock-state.
 * - DigestPart: Sums over a part of the catalogue.
 * - BucketItem: One SKU of a bucket.
 * - BucketPart: A part of the SKUs of a bucket.
 * - WireState: The stock of one product, as the wire says it.
 * - HeldItem: What a store holds of one SKU.
 * - StockStateAnswer: Answer to POST /stock-state of version 2, beside the table `items` that version 1 reads.
 *
 * @phpstan-import-type ReserveQuestion from Reservations
 * @phpstan-import-type WireManageStock from Payloads
 *
 * @phpstan-type StockRequestItem array{
 *     sku: string,
 * }
 *
 * @phpstan-type DigestQuestion array{
 *     // Into how many buckets SKUs are sorted.
 *     buckets: int,
 *     // Where the part before ended: the answerer's own product id, 0 at first.
 *     after: int,
 * }
 *
 * @phpstan-type BucketQuestion array{
 *     buckets: int,
 *     bucket: int,
 *     // Where the part before ended: the answerer's own product id, 0 at first.
 *     after: int,
 * }
 *
 * @phpstan-type StockRequest array{
 *     items: list<StockRequestItem>,
 *     // Version 2, stock-state: sums over the catalogue instead of items.
 *     digest: DigestQuestion|null,
 *     // Version 2, stock-state: the SKUs of a bucket instead of items.
 *     bucket: BucketQuestion|null,
 *     // Version 2, stock-state: of the items also what was agreed on, and what waits.
 *     held: bool|null,
 *     // Version 2, stock: what a checkout needs, of the items.
 *     reserve: ReserveQuestion|null,
 *     // Version 2, stock: reservations that are over.
 *     release: list<string>|null,
 *     to: string|null,
 *     route: string|null,
 * }
 *
 * @phpstan-type DigestPart array{
 *     // One for each bucket: what its products add up to.
 *     sums: list<int>,
 *     // Where the next part begins, null when this was the last.
 *     next: int|null,
 * }
 *
 * @phpstan-type BucketItem array{
 *     sku: string,
 *     // What its state adds to the bucket.
 *     sum: int,
 * }
 *
 * @phpstan-type BucketPart array{
 *     items: list<BucketItem>,
 *     // Where the next part begins, null when this was the last.
 *     next: int|null,
 * }
 *
 * @phpstan-type WireState array{
 *     manage_stock: WireManageStock,
 *     stock_quantity: int|float|null,
 *     stock_status: string,
 *     backorders: 'no'|'notify'|'yes',
 *     low_stock_amount: int|float|null,
 * }
 *
 * @phpstan-type HeldItem array{
 *     sku: string,
 *     // Why there is nothing to say of it: an error code; empty when there is.
 *     code: string,
 *     // What the shop shows.
 *     state: WireState|null,
 *     // What was agreed on last, null before.
 *     base: WireState|null,
 *     // The version of that.
 *     version: int,
 *     // Whether the shop has changes that the Master does not know: on their way, or refused by it.
 *     waits: 'no'|'unsent'|'refused',
 * }
 *
 * @phpstan-type StockStateAnswer array{
 *     ok: bool,
 *     digest: DigestPart|null,
 *     bucket: BucketPart|null,
 *     held: list<HeldItem>|null,
 * }
 */
final class StockQuestions {}
