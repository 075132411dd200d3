<?php

/**
 * Contract: what crosses the wire in events and pings, as the receiver may trust it after validation. Field names
 * are those of 1.0.2; `@optional` fields are what version 2 added or what an old peer leaves out. Quantities are
 * JSON numbers, in units.
 *
 * Generated from src/core/contract/payloads.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Ack: Which batch of a Child its Master has applied last.
 * - WireManageStock: Whether a product counts its stock itself (`true`), not at all (`false`), or through its
 *   parent.
 * - EventItem: One product in an event.
 * - EventRequest: Body of POST /event, in both directions.
 * - StateItem: Authoritative state of one product in an answer.
 * - ItemError: Why one item of an event was not applied.
 * - EventAnswer: Answer to POST /event. Version 1 sends only `ok` and `processed`.
 * - GenerationReport: What a Child says with `kss_generation`: what it follows, and how far.
 * - PingRequest: Body of POST /ping.
 * - PingAnswer: Answer to POST /ping. Version 1 stops at `time`.
 *
 * @phpstan-type Ack array{
 *     epoch: string,
 *     seq: int,
 *     // Of that batch: a store that was restored may number another one the same.
 *     event_id: string|null,
 *     // SKUs of that batch which were refused, and are not contained in any state.
 *     refused: list<string>|null,
 *     // Event id of the last push that the Child has confirmed.
 *     push: string|null,
 * }
 *
 * @phpstan-type WireManageStock bool|'parent'
 *
 * @phpstan-type EventItem array{
 *     gid: string|null,
 *     sku: string,
 *     // The SKU that the product had before it was renamed.
 *     old_sku: string|null,
 *     manage_stock: WireManageStock|null,
 *     stock_quantity: int|float|null,
 *     stock_status: string|null,
 *     backorders: 'no'|'notify'|'yes'|null,
 *     // Units below which the shop wants to be told; null means the shop-wide amount.
 *     low_stock_amount: int|float|null,
 *     // Child to Master: units to add (negative: sold).
 *     delta: int|float|null,
 *     // Child to Master: the version this difference starts from.
 *     base_version: int|null,
 *     // Child to Master: which of the fields above the Child changed.
 *     changed: list<string>|null,
 *     // Master to Child: the version of this state.
 *     version: int|null,
 *     // Master to Child: the product is in the trash there, or deleted; the fields above say nothing.
 *     deleted: bool|null,
 *     // Master to Child: names of the fields above that it keeps to itself: a Child keeps its own.
 *     without: list<string>|null,
 * }
 *
 * @phpstan-type EventRequest array{
 *     event_type: string,
 *     origin: string|null,
 *     // Unix seconds at capture.
 *     time: int|null,
 *     context: string|null,
 *     event_id: string|null,
 *     items: list<EventItem>|null,
 *     // Version 2: store id of the recipient.
 *     to: string|null,
 *     // Version 2: the route this body was signed for.
 *     route: string|null,
 *     // Version 2, Child to Master.
 *     epoch: string|null,
 *     // Version 2, Child to Master.
 *     seq: int|null,
 *     // Version 2: id of the Master's counter; from a Child, of the one that it follows.
 *     generation: string|null,
 *     // Version 2, Master to Child.
 *     ack: Ack|null,
 *     // Version 2, Child to Master: the highest version that it was told of the generation that it names.
 *     seen: int|null,
 *     // Version 2, Master to Child: the highest version given out so far.
 *     counter: int|null,
 *     // Version 2: drawn when that version was given out; the same version never has another.
 *     mark: string|null,
 *     // Version 2, Master to Child: the highest version of which the Master knows that the Child was told.
 *     told: int|null,
 *     // Version 2, Master to Child: its mark.
 *     told_mark: string|null,
 *     // Version 2, Master to Child: generations that an administrator has ended there, newest last.
 *     supersedes: list<string>|null,
 *     // Version 2, Child to Master: reservations whose orders are in these items: they end with them.
 *     release: list<string>|null,
 * }
 *
 * @phpstan-type StateItem array{
 *     gid: string,
 *     sku: string,
 *     // The SKU that the product had before it was renamed.
 *     old_sku: string|null,
 *     manage_stock: WireManageStock,
 *     stock_quantity: int|float|null,
 *     stock_status: string,
 *     backorders: 'no'|'notify'|'yes',
 *     low_stock_amount: int|float|null,
 *     version: int,
 *     // The product is in the trash there, or deleted; the fields above say nothing.
 *     deleted: bool|null,
 *     // Names of the fields above that the Master keeps to itself: a Child keeps its own.
 *     without: list<string>|null,
 * }
 *
 * @phpstan-type ItemError array{
 *     sku: string,
 *     code: string,
 * }
 *
 * @phpstan-type EventAnswer array{
 *     ok: bool,
 *     processed: bool|null,
 *     generation: string|null,
 *     ack: Ack|null,
 *     items: list<StateItem>|null,
 *     errors: list<ItemError>|null,
 *     // The highest version given out so far.
 *     counter: int|null,
 *     // Its mark.
 *     mark: string|null,
 *     // Generations that an administrator has ended on the Master, newest last.
 *     supersedes: list<string>|null,
 * }
 *
 * @phpstan-type GenerationReport array{
 *     generation: string,
 *     // The highest version that it was told of that generation.
 *     seen: int,
 *     // Its mark, '' where it is not known.
 *     mark: string,
 * }
 *
 * @phpstan-type PingRequest array{
 *     to: string|null,
 *     route: string|null,
 *     // Child to Master: the generation that it follows.
 *     generation: string|null,
 *     // Child to Master: the highest version that it was told of that generation.
 *     seen: int|null,
 *     // Child to Master: its mark.
 *     mark: string|null,
 * }
 *
 * @phpstan-type PingAnswer array{
 *     ok: bool,
 *     store_id: string,
 *     store_name: string,
 *     role: 'master'|'child',
 *     // Unix seconds.
 *     time: int,
 *     protocol: int|null,
 *     plugin_version: string|null,
 *     woocommerce_version: string|null,
 *     wordpress_version: string|null,
 *     // Id of the Master's counter; of a Child, the one that it follows.
 *     generation: string|null,
 *     // Child to Master: the highest version that it was told of that generation.
 *     seen: int|null,
 *     // Child to Master: its mark.
 *     mark: string|null,
 *     // Master to Child: whether it was restored from a backup and waits for an administrator.
 *     restored: bool|null,
 *     // Master to Child: where the Master thinks that the Child stands.
 *     ack: Ack|null,
 * }
 */
final class Payloads {}
