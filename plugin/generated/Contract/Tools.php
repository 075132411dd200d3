<?php

/**
 * Contract: what the admin screen and the plugin say to each other about tools and logs. Enters: what a signed-in
 * shop manager wants done; leaves: what is then.
 *
 * Generated from src/core/contract/tools.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - AuditRow: One difference that an audit found. Texts are as each store shows them; '' is unset.
 * - AuditedStore: A store as results name it.
 * - AuditResult: What an audit found.
 * - AuditAnswer: Answer to GET and POST admin/audit.
 * - ManualSyncStore: What became of a SKU at one Child. `waiting`: the store is down or busy, and gets it later.
 * - ManualSyncItem: What became of a SKU that a person has named.
 * - ManualSyncAnswer: Answer to POST admin/manual-sync.
 * - ProductHit: A product that a person may mean.
 * - ProductsAnswer: Answer to GET admin/products?search=…: products with a SKU whose name or SKU fits, variations
 *   among them; 20 at most.
 * - ReconcileProgress: The last reconcile, as the screen may know it. Fields are those of StoredReconcile.
 * - ReconcileAnswer: Answer to GET and POST admin/reconcile.
 * - LinkReport: A link as the logs show it.
 * - BacklogRow: A link that fails: one row however often. Keys of 1.0.2 first.
 * - LogLine: A line of the event log.
 * - NoticeRow: Something that a person must act on.
 * - LogsAnswer: Answer to GET and POST admin/logs, newest first.
 * - ReconcileRequest: Body of POST admin/reconcile.
 * - AuditRequest: Body of POST admin/audit.
 * - ManualSyncRequest: Body of POST admin/manual-sync.
 * - LogsRequest: Body of POST admin/logs.
 *
 * @phpstan-import-type ExplainedCode from Errors
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type ReconcileStore from ReconcileRun
 *
 * @phpstan-type AuditRow array{
 *     store_id: string,
 *     // Empty where the row is about the store.
 *     sku: string,
 *     // `missing`: one of the two does not have the SKU. `duplicate`: the Child has it more than once. `no_answer`: the
 *     // store did not answer, `child` holds the code. `incomplete`: time was up before everything was compared.
 *     field: 'manage_stock'|'stock_quantity'|'stock_status'|'backorders'|'low_stock_amount'|'missing'|'duplicate'|'no_answer'|'incomplete',
 *     master: string,
 *     child: string,
 *     // Whether the Child has changes of its own: on their way to the Master, or refused by it.
 *     waits: 'no'|'unsent'|'refused',
 * }
 *
 * @phpstan-type AuditedStore array{
 *     store_id: string,
 *     name: string,
 * }
 *
 * @phpstan-type AuditResult array{
 *     // Unix seconds.
 *     time: int,
 *     // What was asked for; empty for everything.
 *     skus: list<string>,
 *     stores: list<AuditedStore>,
 *     // 1,000 at most.
 *     rows: list<AuditRow>,
 *     // How many rows more there were.
 *     more: int,
 * }
 *
 * @phpstan-type AuditAnswer array{
 *     // Null when there was no audit within ten minutes.
 *     audit: AuditResult|null,
 *     // The codes of its rows.
 *     codes: list<ExplainedCode>,
 * }
 *
 * @phpstan-type ManualSyncStore array{
 *     store_id: string,
 *     result: 'pushed'|'unknown'|'duplicate'|'excluded'|'waiting',
 * }
 *
 * @phpstan-type ManualSyncItem array{
 *     sku: string,
 *     // On this store: `published`, or why it was not.
 *     result: 'published'|'unknown'|'duplicate'|'excluded',
 *     // Empty when it was not published.
 *     stores: list<ManualSyncStore>,
 * }
 *
 * @phpstan-type ManualSyncAnswer array{
 *     items: list<ManualSyncItem>,
 * }
 *
 * @phpstan-type ProductHit array{
 *     sku: string,
 *     name: string,
 * }
 *
 * @phpstan-type ProductsAnswer array{
 *     products: list<ProductHit>,
 * }
 *
 * @phpstan-type ReconcileProgress array{
 *     id: string,
 *     mode: 'differences'|'all',
 *     dry_run: bool,
 *     // How many products a person has named; 0 for the whole catalogue.
 *     selected: int,
 *     status: 'running'|'finished'|'cancelled',
 *     started: int,
 *     finished: int,
 *     per_page: int,
 *     total: int,
 *     done: int,
 *     pushed: int,
 *     stores: list<ReconcileStore>,
 * }
 *
 * @phpstan-type ReconcileAnswer array{
 *     // Null before the first.
 *     reconcile: ReconcileProgress|null,
 *     // The codes of its stores.
 *     codes: list<ExplainedCode>,
 * }
 *
 * @phpstan-type LinkReport array{
 *     store_id: string,
 *     name: string,
 *     // `push` to a Child, `send` to the Master.
 *     type: 'push'|'send',
 *     health: LinkHealth,
 *     // Products that wait; 0 when the link does not fail.
 *     waiting: int,
 * }
 *
 * @phpstan-type BacklogRow array{
 *     // Since when, Unix seconds.
 *     time: int,
 *     type: 'push'|'send',
 *     store_id: string,
 *     // Failures in a row.
 *     attempt: int,
 *     error: string,
 *     // Code that waiting will not heal; empty when it may.
 *     code: string,
 *     // Not before this time, Unix seconds.
 *     next_attempt: int,
 *     // Products that wait.
 *     waiting: int,
 * }
 *
 * @phpstan-type LogLine array{
 *     // Unix seconds.
 *     time: int,
 *     level: string,
 *     message: string,
 *     // The context as JSON.
 *     context: string,
 * }
 *
 * @phpstan-type NoticeRow array{
 *     // Unix seconds.
 *     time: int,
 *     type: string,
 *     message: string,
 * }
 *
 * @phpstan-type LogsAnswer array{
 *     event_log: list<LogLine>,
 *     backlog: list<BacklogRow>,
 *     notices: list<NoticeRow>,
 *     links: list<LinkReport>,
 *     // The codes of its lines and of its backlog.
 *     codes: list<ExplainedCode>,
 * }
 *
 * @phpstan-type ReconcileRequest array{
 *     action: 'start'|'cancel'|'resume',
 *     // For `start`.
 *     mode: 'differences'|'all'|null,
 *     // For `start`: products a page; null for what was chosen last.
 *     per_page: int|null,
 *     // For `start`: null or empty for the whole catalogue.
 *     skus: list<string>|null,
 *     // For `start`: whether what differs is only counted. With `all` nothing is compared, so it is refused there.
 *     dry_run: bool|null,
 * }
 *
 * @phpstan-type AuditRequest array{
 *     // Null or empty for everything.
 *     skus: list<string>|null,
 * }
 *
 * @phpstan-type ManualSyncRequest array{
 *     skus: list<string>,
 * }
 *
 * @phpstan-type LogsRequest array{
 *     action: 'clear_event_log'|'clear_backlog'|'clear_notices'|'retry'|'discard',
 *     // For `retry` and `discard`: a peer's store id; null retries every link.
 *     store_id: string|null,
 * }
 */
final class Tools
{
    /**
     * Routes of the tools and the logs, in the same shape. A GET answers what is; a POST acts, and answers what is
     * then.
     */
    public const TOOL_ROUTES = [
        'reconcile_progress' => [
            'route' => 'admin/reconcile',
            'method' => 'GET',
            'action' => '',
        ],
        'reconcile' => ['route' => 'admin/reconcile', 'method' => 'POST', 'action' => 'tools'],
        'last_audit' => ['route' => 'admin/audit', 'method' => 'GET', 'action' => ''],
        'audit' => ['route' => 'admin/audit', 'method' => 'POST', 'action' => 'tools'],
        'manual_sync' => [
            'route' => 'admin/manual-sync',
            'method' => 'POST',
            'action' => 'tools',
        ],
        'products' => ['route' => 'admin/products', 'method' => 'GET', 'action' => ''],
        'logs' => ['route' => 'admin/logs', 'method' => 'GET', 'action' => ''],
        'logs_action' => ['route' => 'admin/logs', 'method' => 'POST', 'action' => 'logs'],
    ];
}
