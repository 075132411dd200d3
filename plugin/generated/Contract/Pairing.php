<?php

/**
 * Contract: how two stores are connected by one code. The Master gives out an invitation, which opens one door for
 * one hour; the Child answers it with what it is, signed with the invitation's secret, which is the connection's
 * from then on. Version 1 knows none of this, and is connected by hand.
 *
 * Generated from src/core/contract/pairing.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ConnectionCode: What a connection code holds.
 * - PairRequest: Body of POST /pair: what the Child is.
 * - Invitation: An invitation as the option holds it; used by none or by one store, which may repeat its answer.
 * - InviteAnswer: Answer to POST admin/invite.
 * - ConnectRequest: Body of POST admin/connect.
 *
 * @phpstan-type ConnectionCode array{
 *     // Address of the Master.
 *     url: string,
 *     // Store id of the Master.
 *     store_id: string,
 *     // Name of the Master.
 *     name: string,
 *     // Id of the invitation, under which the Child signs.
 *     invitation: string,
 *     secret: string,
 *     // Unix seconds.
 *     expires: int,
 * }
 *
 * @phpstan-type PairRequest array{
 *     store_id: string,
 *     name: string,
 *     url: string,
 * }
 *
 * @phpstan-type Invitation array{
 *     id: string,
 *     secret: string,
 *     // Unix seconds.
 *     expires: int,
 *     used_by: string,
 * }
 *
 * @phpstan-type InviteAnswer array{
 *     code: string,
 *     // Unix seconds.
 *     expires: int,
 * }
 *
 * @phpstan-type ConnectRequest array{
 *     code: string,
 *     // Whether a person accepts an address without encryption.
 *     allow_http: bool|null,
 * }
 */
final class Pairing
{
    /**
     * Codes of what keeps two stores from being connected. Where a cure exists the screen knows it.
     */
    public const PAIRING_ERRORS = [
        'bad_code' => 'kss_bad_code',
        'expired_code' => 'kss_expired_code',
        'own_code' => 'kss_own_code',
        'same_store' => 'kss_same_store',
        'address_taken' => 'kss_address_taken',
        'two_masters' => 'kss_two_masters',
        'insecure' => 'kss_insecure',
        'clock' => 'kss_clock',
        'redirect' => 'kss_redirect',
        'password_page' => 'kss_password_page',
        'firewall' => 'kss_firewall',
        'rest_disabled' => 'kss_rest_disabled',
        /** Of this store, for a peer of version 1: it knows no other address than `/wp-json/`. */
        'plain_permalinks' => 'kss_plain_permalinks',
    ];

    /**
     * Beginning of a code, with its version.
     */
    public const CODE_PREFIX = 'kss1.';
}
