<?php

/**
 * Contract: the shape and defaults of the documented option `kitgenix_stock_sync_for_woocommerce_settings`. Keys
 * and meanings are those of 1.0.2; a key that an older version does not know is ignored by it, so a downgrade can
 * read it.
 *
 * Generated from src/core/contract/option.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - SecretPair: A secret and the one before it, as they stand in a connection's row. The last three keys are
 *   missing where the secret was never changed.
 * - MasterConnection: The Master as a Child knows it.
 * - ChildConnection: A Child as the Master knows it.
 * - CheckoutRules: How a Child treats its Master at checkout.
 *
 * @phpstan-type SecretPair array{
 *     secret: string,
 *     // Accepted until it expires.
 *     secret_previous: string,
 *     // Unix seconds.
 *     secret_previous_expires_at: int,
 *     // `waits`: the new secret was generated here, and is used once the peer has; `asks`: it was entered here, and the
 *     // peer is asked whether it knows it; empty: the peer knows it.
 *     secret_state: ''|'waits'|'asks',
 * }
 *
 * @phpstan-type MasterConnection array{
 *     url: string,
 *     store_id: string,
 *     secret: string,
 * }
 *
 * @phpstan-type ChildConnection array{
 *     id: string,
 *     name: string,
 *     url: string,
 *     secret: string,
 *     enabled: bool,
 * }
 *
 * @phpstan-type CheckoutRules array{
 *     // `check`: asks for current stock. `reserve`: has it held for the time of the checkout.
 *     checkout_mode: 'off'|'check'|'reserve',
 *     checkout_reserve_minutes: int,
 *     // While the Master is silent: `fail_open` lets orders through, `fail_closed` stops them, `stale_cache` trusts this
 *     // store's own numbers while they are young enough.
 *     checkout_validation_failure_strategy: 'fail_open'|'fail_closed'|'stale_cache',
 *     checkout_stale_cache_minutes: int,
 *     checkout_timeout_seconds: int,
 * }
 */
final class Option
{
    /**
     * Defaults; `this_store_id` and `this_store_name` are filled when the option is first written.
     */
    public const SETTINGS_DEFAULTS = [
        'this_store_id' => '',
        'this_store_name' => '',
        /** Address for which the connections were made, in base64, so that a cloning tool's search and replace passes it by. */
        'home' => '',
        'role' => 'child',
        /** Off: the Master is not asked at checkout. On: it is, and reserves where the next key says so. */
        'strict_checkout_validation' => true,
        'checkout_reserve' => false,
        'checkout_reserve_minutes' => 10,
        /** What happens while the Master is silent: `fail_open`, `fail_closed`, `stale_cache` (names of 2.0.0). */
        'checkout_validation_failure_strategy' => 'fail_open',
        /** For `stale_cache`: how old what this store last heard of its Master may be. */
        'checkout_stale_cache_minutes' => 30,
        'checkout_timeout_seconds' => 2,
        'master' => ['url' => '', 'store_id' => '', 'secret' => ''],
        'children' => [],
        'exclusions' => ['skus' => []],
        'notices' => [],
        'notices_cleared' => 0,
        'event_log' => [],
        'backlog' => [],
        'backlog_cleared' => 0,
        'reconcile' => [
            'running' => false,
            'page' => 0,
            'per_page' => 200,
            'last_run' => 0,
            'id' => '',
            'mode' => 'differences',
            'done' => 0,
            'total' => 0,
            'pushed' => 0,
            'failed' => 0,
            'started' => 0,
            'finished' => 0,
            'cancelled' => false,
        ],
        'health' => [
            'last_inbound_event' => 0,
            'last_outbound_success' => 0,
            'last_outbound_error' => 0,
            'last_error_message' => '',
            'last_reconcile_start' => 0,
            'last_reconcile_complete' => 0,
        ],
    ];
}
