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
 * - InvitedChild: A Child of the Master's list, as far as an invitation is about it.
 * - InviteRequest: Body of POST admin/invite.
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
 *     // The Child that it renews, and no other store; null or empty for a store that is not there yet.
 *     for: string|null,
 * }
 *
 * @phpstan-type InvitedChild array{
 *     id: string,
 *     // As it is stored; empty where it is no address.
 *     url: string,
 *     secret: string,
 *     enabled: bool,
 * }
 *
 * @phpstan-type InviteRequest array{
 *     // A Child that is there already, and is to be connected anew.
 *     for: string|null,
 * }
 *
 * @phpstan-type InviteAnswer array{
 *     code: string,
 *     // Unix seconds.
 *     expires: int,
 *     // The Child that it renews; empty for a store that is not there yet.
 *     for: string,
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
     * Codes of what keeps two stores from being connected.
     */
    public const PAIRING_ERRORS = [
        'bad_code' => 'kss_bad_code',
        'expired_code' => 'kss_expired_code',
        'own_code' => 'kss_own_code',
        'same_store' => 'kss_same_store',
        'address_taken' => 'kss_address_taken',
        'child_exists' => 'kss_child_exists',
        'other_child' => 'kss_other_child',
        'private_address' => 'kss_private_address',
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
