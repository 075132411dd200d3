<?php

/**
 * Contract: what we keep in our own option rows and product meta. Stored text is read back through the same
 * validators as a peer's: a row that another plugin or a person damaged is refused, not trusted. Quantities are
 * integers in millionths of a unit.
 *
 * Generated from src/core/contract/stored.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - StoredShadow: A product's state as last published (Master) or adopted (Child), in its meta. Short keys: one
 *   row a product.
 * - StoredCounter: The Master's counter: one number for every published change of any product.
 * - Tombstone: A product that a Master has published and has no more.
 * - StoredTombstones: Products that a Master has no more, oldest first.
 * - StoredBatchItem: One product of a batch that is under way.
 * - StoredBatch: A numbered batch, stored before it is sent and kept until every item is settled.
 * - LinkHealth: How the last attempts to reach a peer went. Times are unix seconds.
 * - FirstContact: A walk over a Child's own catalogue that notes each product's number as the base of what is sold
 *   from then on.
 * - StoredMasterLink: What a Child remembers of its Master.
 * - CatalogueWalk: A walk over the whole catalogue that brings a Child in step: the last product id sent, and the
 *   version it started at.
 * - StoredOldItem: What a Child of version 1 was last known to show of one product.
 * - StoredOldChild: What the Master remembers of a Child of version 1, beside its link.
 * - LinkClaim: What a Child says that it received and this Master never gave out. Its link is held until an
 *   administrator has decided.
 * - StoredChildLink: What the Master remembers of one Child.
 * - RefusalCount: How often requests were refused for one reason.
 * - GuessingAddress: An address whose requests could not be authenticated.
 * - StoredRefusals: What is remembered of refused requests.
 *
 * @phpstan-import-type ItemError from Payloads
 *
 * @phpstan-type StoredShadow array{
 *     // Version.
 *     v: int,
 *     // Quantity in millionths, null when stock is not managed.
 *     q: int|null,
 *     // Manage stock.
 *     m: 'yes'|'no'|'parent',
 *     // Stock status; null where WooCommerce derives it.
 *     s: string|null,
 *     // Backorders.
 *     b: 'no'|'notify'|'yes',
 *     // Low stock amount in millionths, null when unset.
 *     l: int|null,
 *     // The SKU under which the Master refused this product, null when it did not.
 *     r: string|null,
 *     // The product that this is of: in a copy of the product's meta it names another one.
 *     p: int|null,
 *     // SKU on the Master.
 *     k: string|null,
 *     // SKU on the Master before it was renamed.
 *     o: string|null,
 *     // The SKU that a Child is to take over as soon as it is free.
 *     w: string|null,
 *     // When this version was published or adopted, Unix seconds.
 *     t: int|null,
 *     // Master: the Child that has made this change; empty when it was made here.
 *     f: string|null,
 *     // Child: fields that it keeps out.
 *     x: list<string>|null,
 *     // Fields that the Master keeps out.
 *     z: list<string>|null,
 *     // Child: the error code for which the last state was not taken, here or on the Master; null when it was.
 *     e: string|null,
 * }
 *
 * @phpstan-type StoredCounter array{
 *     // New whenever the counter may have gone back.
 *     generation: string,
 *     version: int,
 *     // Drawn when that version was given out.
 *     mark: string|null,
 *     // Generations that an administrator has ended, newest last.
 *     supersedes: list<string>|null,
 * }
 *
 * @phpstan-type Tombstone array{
 *     product_id: int,
 *     sku: string,
 *     gid: string,
 *     // Under which the Children are told.
 *     version: int,
 * }
 *
 * @phpstan-type StoredTombstones array{
 *     items: list<Tombstone>,
 * }
 *
 * @phpstan-type StoredBatchItem array{
 *     product_id: int,
 *     sku: string,
 *     gid: string,
 *     // Millionths of a unit.
 *     delta: int,
 *     base_version: int,
 *     changed: list<string>,
 *     // Millionths of a unit; absolute, for peers of version 1.
 *     quantity: int|null,
 *     manage_stock: 'yes'|'no'|'parent',
 *     stock_status: string|null,
 *     backorders: 'no'|'notify'|'yes',
 *     low_stock_amount: int|null,
 *     // True once a state that contains this difference was adopted, or the Master refused the item.
 *     settled: bool,
 * }
 *
 * @phpstan-type StoredBatch array{
 *     seq: int,
 *     event_id: string,
 *     // Unix seconds.
 *     created: int,
 *     items: list<StoredBatchItem>,
 *     // Reservations whose orders are in these items.
 *     release: list<string>|null,
 * }
 *
 * @phpstan-type LinkHealth array{
 *     // 0 unknown, 1 the published 1.0.2, 2 this one.
 *     protocol: int,
 *     // Failures in a row.
 *     failures: int,
 *     // Not before this time.
 *     next_attempt: int,
 *     // Error code that waiting will not heal; empty when there is none.
 *     attention: string,
 *     last_success: int,
 *     last_failure: int,
 *     last_error: string,
 *     last_inbound: int,
 * }
 *
 * @phpstan-type FirstContact array{
 *     // The last product id noted.
 *     after: int,
 * }
 *
 * @phpstan-type StoredMasterLink array{
 *     epoch: string,
 *     seq: int,
 *     generation: string,
 *     // The highest version that the Master has told of this generation.
 *     seen: int|null,
 *     // Its mark.
 *     mark: string|null,
 *     // Event ids of the last pushes of the Master that were adopted, newest last.
 *     pushes: list<string>|null,
 *     in_flight: StoredBatch|null,
 *     // Null once every product has a base. Until then nothing is sent and nothing is adopted.
 *     contact: FirstContact|null,
 *     health: LinkHealth,
 * }
 *
 * @phpstan-type CatalogueWalk array{
 *     after: int,
 *     target: int,
 * }
 *
 * @phpstan-type StoredOldItem array{
 *     product_id: int,
 *     // Millionths of a unit.
 *     quantity: int,
 *     // When, by the Child's own clock: Unix seconds.
 *     time: int,
 *     // The SKU that it was told; null before.
 *     sku: string|null,
 * }
 *
 * @phpstan-type StoredOldChild array{
 *     items: list<StoredOldItem>,
 *     // Ids of the last events, newest last: that version repeats an event whose answer was lost.
 *     events: list<string>,
 * }
 *
 * @phpstan-type LinkClaim array{
 *     // The generation that the Child follows.
 *     generation: string,
 *     // The highest version that it says it received.
 *     seen: int,
 *     // The highest version that it had confirmed before: nothing up to there was lost.
 *     confirmed: int,
 *     // When it was noticed, Unix seconds.
 *     since: int,
 * }
 *
 * @phpstan-type StoredChildLink array{
 *     epoch: string,
 *     // Last `seq` applied in this epoch.
 *     applied: int,
 *     event_id: string,
 *     // What of the last batch was refused, so that its answer can be repeated.
 *     refused: list<ItemError>|null,
 *     // Epochs that are over, newest last: a request of theirs that comes late opens nothing.
 *     past_epochs: list<string>|null,
 *     // The version up to which the Child has been sent everything: acknowledged, or in the answer to its last batch.
 *     cursor: int,
 *     // Event id of the last push that the Child has confirmed.
 *     push: string|null,
 *     // The highest version of which the Child was told, as far as is known here.
 *     told: int|null,
 *     // Its mark.
 *     told_mark: string|null,
 *     walk: CatalogueWalk|null,
 *     // How many walks were begun: a push of an earlier one does not speak for this one.
 *     walks: int|null,
 *     // Set while the link is held.
 *     claim: LinkClaim|null,
 *     health: LinkHealth,
 * }
 *
 * @phpstan-type RefusalCount array{
 *     // Of REFUSALS.
 *     reason: string,
 *     route: string,
 *     count: int,
 *     // Unix seconds.
 *     first: int,
 *     last: int,
 *     // Whom the last of them claimed to be of, plain text.
 *     sender: string,
 * }
 *
 * @phpstan-type GuessingAddress array{
 *     // A hash that stands for it.
 *     origin: string,
 *     count: int,
 *     // When its window ends, Unix seconds.
 *     until: int,
 * }
 *
 * @phpstan-type StoredRefusals array{
 *     // The latest first.
 *     reasons: list<RefusalCount>,
 *     addresses: list<GuessingAddress>,
 * }
 */
final class Stored {}
