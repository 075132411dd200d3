<?php

/**
 * Catalogue: what of a peer may be stored in this shop, and what may be looked up. Enters: a text or a change that
 * a peer wants, and what WooCommerce says of it; leaves: whether it may, or the code of why not.
 *
 * Generated from src/core/catalogue/storable.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StockChange from StockChanges
 */
final class Storable
{
    /**
     * Limits of what is stored.
     */
    public const STORABLE = [
        /** Characters of a SKU: as many as WooCommerce's lookup table holds. */
        'sku_characters' => 100,
        /** Bytes of a GID. */
        'gid_bytes' => 64,
        /** Bytes of a SKU that is named on the wire. */
        'sku_bytes' => 255,
        /** Stock statuses of WooCommerce itself; other plugins register more. */
        'statuses' => ['instock', 'outofstock', 'onbackorder'],
    ];

    /**
     * Whether a SKU may be named to a peer, or looked up for one. Shops have SKUs that WooCommerce would not store
     * today, so this asks for little.
     *
     * @param string $sku The SKU.
     */
    public static function isNameableSku(string $sku): bool
    {
        return !Text::hasControl($sku) && strlen($sku) <= self::STORABLE['sku_bytes'];
    }

    /**
     * Whether a SKU that a peer gives a product may be stored here: only as WooCommerce itself would store it.
     *
     * @param string $sku The SKU.
     * @param string $cleaned The same after WooCommerce's `wc_clean()`.
     */
    public static function isStorableSku(string $sku, string $cleaned): bool
    {
        return $sku !== '' &&
            $sku === $cleaned &&
            !Text::hasControl($sku) &&
            Text::characterCount($sku) <= self::STORABLE['sku_characters'];
    }

    /**
     * The GID that is taken from a peer: visible ASCII without markup; '' where it is none of that.
     *
     * @param string $gid As the peer says it.
     */
    public static function storableGid(string $gid): string
    {
        $hasMarkup = Lists::some(
            ['<', '>', '&', '"', '\'', '`'],
            static fn(string $mark): bool => str_contains($gid, $mark),
        );
        return Text::isVisibleAscii($gid) && !$hasMarkup && strlen($gid) <= self::STORABLE['gid_bytes'] ? $gid : '';
    }

    /**
     * Why a change must not be made to a product, '' where it may: it would write a status that this store does not
     * know, or bring a number out of range. A status that WooCommerce derives is not written, and no reason.
     *
     * @param StockChange $change What would be written.
     * @param ProductState $local The product's state now.
     * @param list<string> $statuses Stock statuses that are registered on this store.
     */
    public static function refusalOfChange(array $change, array $local, array $statuses): string
    {
        if (
            $change['stockStatus'] !== null &&
            $change['stockStatus'] !== $local['stockStatus'] &&
            !in_array($change['stockStatus'], $statuses, true)
        ) {
            return Errors::ERRORS['unknown_status'];
        }
        $after = $change['set'] ?? ($local['quantity'] ?? 0) + $change['add'];
        return State::isInRange($after) && State::isInRange($change['lowStockAmount'])
            ? ''
            : Errors::ERRORS['out_of_range'];
    }

    /**
     * Why a state of the Master must not be adopted, '' where it may.
     *
     * @param ProductState $remote The state.
     * @param StockChange $change What would be written for it.
     * @param ProductState $local The product's state now.
     * @param list<string> $statuses Stock statuses that are registered on this store.
     */
    public static function refusalOfState(array $remote, array $change, array $local, array $statuses): string
    {
        return State::isStateInRange($remote)
            ? self::refusalOfChange($change, $local, $statuses)
            : Errors::ERRORS['out_of_range'];
    }

    /**
     * Why a product of this shop takes no part in the sync although nobody excludes it, '' where it may: its SKU
     * cannot be named, or a number is out of range. What was agreed on stays, so that it goes on where it stood.
     *
     * @param string $sku The product's SKU.
     * @param ProductState $local The product's state.
     * @param Shadow|null $shadow What a difference would be taken from, null where none is sent.
     */
    public static function problemOf(string $sku, array $local, ?array $shadow): string
    {
        if (!self::isNameableSku($sku)) {
            return Errors::ERRORS['bad_sku'];
        }
        $base = $shadow === null ? null : $shadow['state']['quantity'];
        return State::isStateInRange($local) && State::isInRange(($local['quantity'] ?? 0) - ($base ?? 0))
            ? ''
            : Errors::ERRORS['out_of_range'];
    }

    /**
     * What is held of a product whose state was not taken, here or on the Master: the base and its version stay, and
     * the problem is shown. It is asked for again with the next sweep.
     *
     * @param Shadow|null $shadow What was agreed on, null before.
     * @param ProductState $local The product's state.
     * @param string $code Why not.
     * @return Shadow
     */
    public static function shadowWithProblem(?array $shadow, array $local, string $code): array
    {
        return [...$shadow ?? Shadows::newShadow($local), 'problem' => $code];
    }

    /**
     * Whether a refusal is about what an item says, and not about its product: saying something else heals it.
     *
     * @param string $code Why an item was refused.
     */
    public static function isAboutContent(string $code): bool
    {
        return $code === Errors::ERRORS['unknown_status'] || $code === Errors::ERRORS['out_of_range'];
    }
}
