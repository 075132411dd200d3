<?php

/**
 * Contract: what the admin screen and the plugin say to each other under `/wp-json/kitgenix-stock-sync/v1/admin/`.
 * Enters: a signed-in shop manager's request; leaves: the settings without any secret. A secret goes to the
 * browser once, when it was generated.
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
 * - ConnectionTestResult: What a connection test found.
 * - ConnectionTestAnswer: Answer to POST admin/test-connection: a ConnectionTestResult, and the same for a person.
 * - FieldError: What is wrong with a field of a request.
 * - RefusalData: What WordPress's error answer holds as `data`, beside `code` and `message`.
 * - ConfigRequest: Body of POST admin/config. What is null stays, so that two open tabs do not undo each other.
 * - ExclusionsRequest: Body of POST admin/exclusions: asks what these SKUs are here; nothing is changed.
 * - ExclusionsAnswer: Answer to POST admin/exclusions.
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
 * @phpstan-import-type CheckoutRules from Option
 * @phpstan-import-type PingAnswer from Payloads
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
 *     checkout: CheckoutRules,
 *     exclusions: list<string>,
 *     master: AdminMaster,
 *     children: list<AdminChild>,
 *     // Another text after each change of what a person can change here.
 *     revision: string,
 *     nonces: AdminNonces,
 * }
 *
 * @phpstan-type AdminAnswer array{
 *     settings: AdminSettings,
 *     // A secret that this very request generated; null otherwise.
 *     generated_secret: string|null,
 * }
 *
 * @phpstan-type ConnectionTestResult array{
 *     ok: bool,
 *     // Error code; empty when all is well.
 *     code: string,
 *     // What came with the code, for a technician.
 *     message: string,
 *     // What the peer says of itself; null when it did not answer as a peer does.
 *     peer: PingAnswer|null,
 *     // Seconds by which the peer's clock is ahead of ours, beyond what the way there and back explains.
 *     clock_offset: int,
 * }
 *
 * @phpstan-type ConnectionTestAnswer array{
 *     ok: bool,
 *     code: string,
 *     message: string,
 *     peer: PingAnswer|null,
 *     clock_offset: int,
 *     // What was found; `message` itself where its code has no words.
 *     summary: string,
 *     // What to do, most likely cause first; empty when nothing has to be done.
 *     advice: list<string>,
 * }
 *
 * @phpstan-type FieldError array{
 *     path: string,
 *     message: string,
 * }
 *
 * @phpstan-type RefusalData array{
 *     status: int,
 *     errors: list<FieldError>,
 *     // What the code means, for a person; empty where `message` says it.
 *     cause: string,
 *     // What to do about it, most likely first.
 *     advice: list<string>,
 * }
 *
 * @phpstan-type ConfigRequest array{
 *     this_store_name: string|null,
 *     role: 'master'|'child'|null,
 *     checkout_mode: 'off'|'check'|'reserve'|null,
 *     checkout_reserve_minutes: int|null,
 *     checkout_validation_failure_strategy: 'fail_open'|'fail_closed'|'stale_cache'|null,
 *     checkout_stale_cache_minutes: int|null,
 *     checkout_timeout_seconds: int|null,
 *     // SKUs.
 *     exclusions: list<string>|null,
 * }
 *
 * @phpstan-type ExclusionsRequest array{
 *     skus: list<string>,
 * }
 *
 * @phpstan-type ExclusionsAnswer array{
 *     // How many of the SKUs a product of this store has.
 *     known: int,
 *     // Those that none has, 50 at most.
 *     unknown: list<string>,
 *     // How many more there are.
 *     more: int,
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
        'exclusions' => ['route' => 'admin/exclusions', 'method' => 'POST', 'action' => ''],
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
        'invite' => ['route' => 'admin/invite', 'method' => 'POST', 'action' => 'save_children'],
        'connect' => [
            'route' => 'admin/connect',
            'method' => 'POST',
            'action' => 'save_connection',
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
     * Header that carries the action's nonce, beside WordPress's own REST nonce.
     */
    public const ACTION_NONCE_HEADER = 'X-Kitgenix-Action-Nonce';

    /**
     * Header that says on which state of the settings a change was made; without it a change is made on any.
     */
    public const REVISION_HEADER = 'X-Kitgenix-Revision';

    /**
     * Codes of the screen's refusals.
     */
    public const ADMIN_ERRORS = [
        'changed_meanwhile' => 'kss_changed_meanwhile',
        'bad_nonce' => 'kss_bad_nonce',
        'forbidden' => 'kss_forbidden',
        'unknown_child' => 'kss_unknown_child',
        'nothing_to_decide' => 'kss_nothing_to_decide',
        'old_child' => 'kss_old_child',
        'too_late' => 'kss_too_late',
    ];
}
