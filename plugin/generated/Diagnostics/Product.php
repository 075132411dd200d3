<?php

/**
 * Diagnostics: how one product stands, in one word for a person. Enters: what is known of it on this store;
 * leaves: the word, and why.
 *
 * Generated from src/core/diagnostics/product.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ProductSync: `in_step`: the peers have what this store shows. `waiting`: they do not yet. `alone`: a Child's
 *   product of which the Master has never spoken. `excluded`: a rule keeps it out. `conflict`: a person has to
 *   decide. `no_sku`: it takes no part.
 * - ProductFacts: What is known of a product.
 * - ConflictNews: What has become of a conflict on a Child. `none`: nothing has.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 *
 * @phpstan-type ProductSync 'in_step'|'waiting'|'alone'|'excluded'|'conflict'|'no_sku'
 *
 * @phpstan-type ProductFacts array{
 *     sku: string,
 *     local: ProductState,
 *     shadow: Shadow|null,
 *     // Whether a rule, or its type, keeps it out.
 *     isExcluded: bool,
 *     // Whether another product of this store has the same SKU.
 *     isDuplicate: bool,
 *     // Why it cannot be synced as it is here, an error code; '' when it can.
 *     problem: string,
 * }
 *
 * @phpstan-type ConflictNews 'found'|'cleared'|'none'
 */
final class Product
{
    /**
     * How a product of the Master stands.
     *
     * @param ProductFacts $facts What is known of it.
     * @param int $reached The version that every enabled Child has.
     * @return ProductSync
     */
    public static function productOnMaster(array $facts, int $reached): string
    {
        $kept = self::keptOut($facts);
        if ($kept !== null) {
            return $kept;
        }
        $shadow = $facts['shadow'];
        if (
            $shadow === null ||
            $shadow['sku'] !== $facts['sku'] ||
            !State::isSameState($facts['local'], $shadow['state'])
        ) {
            return 'waiting';
        }
        return $shadow['version'] > $reached ? 'waiting' : 'in_step';
    }

    /**
     * How a product of a Child stands.
     *
     * @param ProductFacts $facts What is known of it.
     * @return ProductSync
     */
    public static function productOnChild(array $facts): string
    {
        $kept = self::keptOut($facts);
        if ($kept !== null) {
            return $kept;
        }
        $shadow = $facts['shadow'];
        if ($shadow !== null && ($shadow['wantedSku'] !== null || $shadow['problem'] !== '')) {
            return 'conflict';
        }
        if ($shadow === null || $shadow['version'] === 0 || $shadow['refusedSku'] === $facts['sku']) {
            return 'alone';
        }
        $isUnsent =
            State::quantityDelta($facts['local'], $shadow['state']) !== 0 ||
            State::changedFields($facts['local'], $shadow['state']) !== [];
        return $isUnsent ? 'waiting' : 'in_step';
    }

    /**
     * Whether a product of a Child has come into a conflict, or is out of one: the Master refuses it, has it no more,
     * or has given it a SKU that another product here has; or a state was not taken, there or here.
     *
     * @param Shadow|null $before What was held of it, null before first contact.
     * @param Shadow $after What is held of it now.
     * @return ConflictNews
     */
    public static function conflictNews(?array $before, array $after): string
    {
        $refused = $before === null ? null : $before['refusedSku'];
        $wanted = $before === null ? null : $before['wantedSku'];
        $problem = $before === null ? '' : $before['problem'];
        if ($after['refusedSku'] !== null || $after['wantedSku'] !== null || $after['problem'] !== '') {
            $isNews =
                ($after['refusedSku'] !== null && $after['refusedSku'] !== $refused) ||
                ($after['wantedSku'] !== null && $after['wantedSku'] !== $wanted) ||
                ($after['problem'] !== '' && $after['problem'] !== $problem);
            return $isNews ? 'found' : 'none';
        }
        return $refused !== null || $wanted !== null || $problem !== '' ? 'cleared' : 'none';
    }

    /**
     * What a product with variations says of them all: whatever needs a person most.
     *
     * @param list<ProductSync> $each How each of them stands.
     * @return ProductSync
     */
    public static function worstOf(array $each): string
    {
        $order = ['conflict', 'waiting', 'alone', 'in_step', 'excluded'];
        foreach ($order as $state) {
            if (in_array($state, $each, true)) {
                return $state;
            }
        }
        return 'no_sku';
    }

    /**
     * @param ProductFacts $facts What is known of a product.
     * @return ProductSync|null Null for one that takes part.
     */
    private static function keptOut(array $facts): ?string
    {
        if ($facts['sku'] === '') {
            return 'no_sku';
        }
        if ($facts['isExcluded']) {
            return 'excluded';
        }
        return $facts['isDuplicate'] || $facts['problem'] !== '' ? 'conflict' : null;
    }
}
