<?php

/**
 * Contract: what the admin screen and the plugin say to each other under `/wp-json/kitgenix-stock-sync/v1/admin/`.
 * Enters: a signed-in shop manager's wish; leaves: the settings without any secret. A secret goes to the browser
 * once, when it was generated.
 *
 * Generated from src/core/contract/admin.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - AdminMaster: The Master's connection as the screen may know it.
 * - AdminChild: A Child as the screen may know it.
 * - AdminNonces: One nonce for each writing action, as NONCES names them.
 * - AdminSettings: Everything the screen shows.
 * - AdminAnswer: Answer to every read and write of settings.
 * - ConnectionTestAnswer: What a connection test found.
 * - AuditRow: One difference that an audit found. Texts are as each store shows them; '' is unset.
 * - AuditedStore: A store as results name it.
 * - AuditResult: What an audit found.
 * - AuditAnswer: Answer to GET and POST admin/audit.
 * - ManualSyncStore: What became of a SKU at one Child. `waiting`: the store is down or busy, and gets it later.
 * - ManualSyncItem: What became of a SKU that a person has named.
 * - ManualSyncAnswer: Answer to POST admin/manual-sync.
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
 * - ConfigRequest: Body of POST admin/config. What is null stays, so that two open tabs do not undo each other.
 * - ConnectionRequest: Body of POST admin/connection: the Master, as this Child reaches it. Empty text passes
 *   here, so that the person is told what to enter.
 * - ChildrenRequest: Body of POST admin/children: one change to the Master's list of Children.
 * - ConnectionTestRequest: Body of POST admin/test-connection.
 * - RestoredRequest: Body of POST admin/restored: whose numbers are right after this Master was restored from a
 *   backup. `keep`: its own; `take`: those that a Child holds.
 * - MovedRequest: Body of POST admin/moved: what it means that this site has another address than its connections
 *   were made for. `moved`: it is the same shop; `copy`: it is a copy of it, and has nothing to do with its peers.
 * - DecisionAnswer: Answer to a decision.
 *
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type PingAnswer from Payloads
 * @phpstan-import-type ReconcileStore from Stored
 *
 * @phpstan-type AdminMaster array{
 *     url: string,
 *     store_id: string,
 *     has_secret: bool,
 * }
 *
 * @phpstan-type AdminChild array{
 *     id: string,
 *     name: string,
 *     url: string,
 *     enabled: bool,
 *     has_secret: bool,
 * }
 *
 * @phpstan-type AdminNonces array{
 *     save_config: string,
 *     save_connection: string,
 *     save_children: string,
 *     test_connection: string,
 *     tools: string,
 *     logs: string,
 * }
 *
 * @phpstan-type AdminSettings array{
 *     this_store_id: string,
 *     this_store_name: string,
 *     // Address that the other stores enter.
 *     this_store_url: string,
 *     role: 'master'|'child',
 *     strict_checkout_validation: bool,
 *     exclusions: list<string>,
 *     master: AdminMaster,
 *     children: list<AdminChild>,
 *     nonces: AdminNonces,
 * }
 *
 * @phpstan-type AdminAnswer array{
 *     settings: AdminSettings,
 *     // A secret that this very request generated; null otherwise.
 *     generated_secret: string|null,
 * }
 *
 * @phpstan-type ConnectionTestAnswer array{
 *     ok: bool,
 *     // Error code; empty when all is well.
 *     code: string,
 *     // In English, for the details: what the code means is said by the screen.
 *     message: string,
 *     // What the peer says of itself; null when it did not answer as a peer does.
 *     peer: PingAnswer|null,
 *     // Seconds by which the peer's clock is ahead of ours, beyond what the way there and back explains.
 *     clock_offset: int,
 * }
 *
 * @phpstan-type AuditRow array{
 *     store_id: string,
 *     // Empty where the row is about the store.
 *     sku: string,
 *     // `missing`: one of the two does not have the SKU. `duplicate`: the Child has it more than once. `no_answer`: the
 *     // store did not answer, `child` says why. `incomplete`: time was up before everything was compared.
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
 * @phpstan-type ReconcileProgress array{
 *     id: string,
 *     mode: 'differences'|'all',
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
 * }
 *
 * @phpstan-type ReconcileRequest array{
 *     action: 'start'|'cancel'|'resume',
 *     // For `start`.
 *     mode: 'differences'|'all'|null,
 *     // For `start`: products a page; null for what was chosen last.
 *     per_page: int|null,
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
 *
 * @phpstan-type ConfigRequest array{
 *     this_store_name: string|null,
 *     role: 'master'|'child'|null,
 *     strict_checkout_validation: bool|null,
 *     // SKUs.
 *     exclusions: list<string>|null,
 * }
 *
 * @phpstan-type ConnectionRequest array{
 *     url: string,
 *     store_id: string,
 *     // Null keeps the stored one.
 *     secret: string|null,
 * }
 *
 * @phpstan-type ChildrenRequest array{
 *     action: 'add'|'update'|'remove',
 *     // The Child's store id: the new one's for `add`, the one that is changed otherwise.
 *     id: string,
 *     // Another store id for this Child; null keeps it.
 *     new_id: string|null,
 *     // Null keeps it.
 *     name: string|null,
 *     // Null keeps it.
 *     url: string|null,
 *     // Null keeps it; empty generates a new one, as `add` does without any.
 *     secret: string|null,
 *     // Null keeps it, or means true for `add`.
 *     enabled: bool|null,
 * }
 *
 * @phpstan-type ConnectionTestRequest array{
 *     // A Child's store id; null means this Child's Master.
 *     store_id: string|null,
 * }
 *
 * @phpstan-type RestoredRequest array{
 *     choice: 'keep'|'take',
 *     // Store id of the Child for `take`.
 *     child: string|null,
 * }
 *
 * @phpstan-type MovedRequest array{
 *     choice: 'moved'|'copy',
 * }
 *
 * @phpstan-type DecisionAnswer array{
 *     ok: bool,
 *     // Error code; empty when all is well.
 *     code: string,
 *     // For a person.
 *     message: string,
 * }
 */
final class Admin
{
    /**
     * Routes of the screen, below the namespace; `action` names the nonce of NONCES that a write must bring.
     */
    public const ADMIN_ROUTES = [
        'settings' => ['route' => 'admin/settings', 'method' => 'GET', 'action' => ''],
        'config' => ['route' => 'admin/config', 'method' => 'POST', 'action' => 'save_config'],
        'connection' => [
            'route' => 'admin/connection',
            'method' => 'POST',
            'action' => 'save_connection',
        ],
        'children' => [
            'route' => 'admin/children',
            'method' => 'POST',
            'action' => 'save_children',
        ],
        'test_connection' => [
            'route' => 'admin/test-connection',
            'method' => 'POST',
            'action' => 'test_connection',
        ],
        'restored' => ['route' => 'admin/restored', 'method' => 'POST', 'action' => 'tools'],
        'moved' => ['route' => 'admin/moved', 'method' => 'POST', 'action' => 'tools'],
    ];

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
        'logs' => ['route' => 'admin/logs', 'method' => 'GET', 'action' => ''],
        'logs_action' => ['route' => 'admin/logs', 'method' => 'POST', 'action' => 'logs'],
    ];

    /**
     * Header that carries the action's nonce, beside WordPress's own REST nonce.
     */
    public const ACTION_NONCE_HEADER = 'X-Kitgenix-Action-Nonce';

    /**
     * Codes of the screen's refusals.
     */
    public const ADMIN_ERRORS = [
        'bad_nonce' => 'kss_bad_nonce',
        'forbidden' => 'kss_forbidden',
        'unknown_child' => 'kss_unknown_child',
        'nothing_to_decide' => 'kss_nothing_to_decide',
        'old_child' => 'kss_old_child',
    ];
}
