<?php

/**
 * Contract: error codes that cross the wire or stand in a log line. A code keeps its meaning for ever.
 *
 * Generated from src/core/contract/errors.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ExplainedCode: A code that an answer to the screen carries, with its words. Codes that have none are not told.
 *
 * @phpstan-type ExplainedCode array{
 *     code: string,
 *     // What it means, for a person.
 *     cause: string,
 *     // What to do about it, most likely first.
 *     advice: list<string>,
 * }
 */
final class Errors
{
    /**
     * Codes by name. Refusals of a request say `kss_auth_failed` only: which check failed is for the log, not for a
     * stranger.
     */
    public const ERRORS = [
        'auth_failed' => 'kss_auth_failed',
        'not_admitted' => 'kss_not_admitted',
        'payload_too_large' => 'kss_payload_too_large',
        'rate_limited' => 'kss_rate_limited',
        'bad_json' => 'kss_bad_json',
        'bad_payload' => 'kss_bad_payload',
        'event_type' => 'kss_event_type',
        'wrong_recipient' => 'kss_wrong_recipient',
        'not_master' => 'kss_not_master',
        'not_child' => 'kss_not_child',
        'sequence' => 'kss_sequence',
        'generation' => 'kss_generation',
        'restored' => 'kss_restored',
        'paused' => 'kss_paused',
        'unknown_sku' => 'kss_unknown_sku',
        'duplicate_sku' => 'kss_duplicate_sku',
        'sku_taken' => 'kss_sku_taken',
        'gone' => 'kss_gone',
        'excluded' => 'kss_excluded',
        'not_syncable' => 'kss_not_syncable',
        'bad_sku' => 'kss_bad_sku',
        'bad_gid' => 'kss_bad_gid',
        'unknown_status' => 'kss_unknown_status',
        'out_of_range' => 'kss_out_of_range',
        'unreachable' => 'kss_unreachable',
        'bad_answer' => 'kss_bad_answer',
        'answer_signature' => 'kss_answer_signature',
        'not_configured' => 'kss_not_configured',
        'busy' => 'kss_busy',
        'incomplete' => 'kss_incomplete',
        'internal' => 'kss_internal',
        'attempt_died' => 'kss_attempt_died',
    ];

    /**
     * WordPress's own.
     */
    public const WORDPRESS_ERRORS = [
        /** Nobody serves this route: the plugin is not active there. */
        'no_route' => 'rest_no_route',
    ];

    /**
     * Why a request was refused, for the log.
     */
    public const REFUSALS = [
        'missing_headers' => 'missing_headers',
        'unknown_sender' => 'unknown_sender',
        'disabled_sender' => 'disabled_sender',
        'bad_timestamp' => 'bad_timestamp',
        'skew' => 'skew',
        'signature' => 'signature',
        'replay' => 'replay',
        'not_admitted' => 'not_admitted',
    ];
}
