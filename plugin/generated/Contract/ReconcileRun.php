<?php

/**
 * Contract: the row in which a reconcile stands, and what it found with each Child.
 *
 * Generated from src/core/contract/reconcile-run.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ReconcileStore: How far a reconcile has come with one Child.
 * - StoredReconcile: A reconcile: where it stands, and what it found. One row, the last one.
 *
 * @phpstan-type ReconcileStore array{
 *     store_id: string,
 *     // SKUs that differ, but for those whose difference is on its way.
 *     differing: int,
 *     // Of those the ones that were published anew.
 *     pushed: int,
 *     // SKUs with changes of the Child's own that are on their way to the Master.
 *     waiting: int,
 *     // SKUs that the Child does not have.
 *     missing: int,
 *     // Why the Child could not be compared, empty when it could.
 *     code: string,
 * }
 *
 * @phpstan-type StoredReconcile array{
 *     id: string,
 *     // `differences`: what differs is published anew; `all`: everything is.
 *     mode: 'differences'|'all',
 *     status: 'running'|'finished'|'cancelled',
 *     // Whether it only counts what differs.
 *     dry_run: bool|null,
 *     // How many products a person has named; null for the whole catalogue.
 *     selected: int|null,
 *     // Those, until the run is over.
 *     skus: list<string>|null,
 *     // What the next step does: publish a page, add up a part here or there, compare a bucket, a page with an old peer,
 *     // or a page of the products that a person has named.
 *     stage: 'publish'|'own'|'peer'|'bucket'|'fields'|'named',
 *     // Unix seconds.
 *     started: int,
 *     // Unix seconds, 0 while it runs.
 *     finished: int,
 *     // Products a page.
 *     per_page: int,
 *     // Steps done.
 *     page: int,
 *     // Where the step before ended: a product id of the store that the stage walks through, or a place among named
 *     // products.
 *     after: int,
 *     // Products to publish, or buckets of SKUs (named products) to compare in all Children together.
 *     total: int,
 *     // Of those the ones done.
 *     done: int,
 *     buckets: int,
 *     // This store's sums.
 *     own: list<int>,
 *     // The sums of the Child that is compared.
 *     peer: list<int>,
 *     // Parts in which they have come so far.
 *     peer_parts: int|null,
 *     // Its buckets that differ and were not compared yet.
 *     left: list<int>,
 *     // Failures in a row with this Child.
 *     failures: int,
 *     // Products published anew.
 *     pushed: int,
 *     // The Child that is compared, by its place in the list.
 *     at: int,
 *     stores: list<ReconcileStore>,
 * }
 */
final class ReconcileRun {}
