<?php

/**
 * Reconcile: what a store holds of one product, said to the Master and judged by it. Enters: a product's state,
 * what was agreed on and what waits; leaves: differences for a person, and the verdict whether a push has to mend
 * them.
 *
 * Generated from src/core/reconcile/held.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Reconcile;

use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\StockQuestions;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - FieldDifference: One field in which a Child shows something else than the Master. Texts are for people; '' is
 *   unset.
 * - Verdict: What a reconcile does about one SKU of a Child. `repair`: it is published anew. `coming`: the
 *   ordinary push brings it. `waiting`: the difference is the Child's own, on its way to the Master. The others
 *   are for a person.
 *
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type HeldItem from StockQuestions
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type WireState from StockQuestions
 *
 * @phpstan-type FieldDifference array{
 *     field: 'manage_stock'|'stock_quantity'|'stock_status'|'backorders'|'low_stock_amount',
 *     master: string,
 *     child: string,
 * }
 *
 * @phpstan-type Verdict 'same'|'coming'|'waiting'|'repair'|'missing'|'excluded'|'duplicate'
 */
final class Held
{
    /**
     * What this store says of a product.
     *
     * @param string $sku The SKU that was asked for.
     * @param ProductState $local The product's state now.
     * @param string $status Stock status as the shop shows it.
     * @param Shadow|null $shadow What was agreed on, null before.
     * @return HeldItem
     */
    public static function heldItem(string $sku, array $local, string $status, ?array $shadow): array
    {
        return [
            'sku' => $sku,
            'code' => '',
            'state' => Items::wireState($local, $status),
            'base' => $shadow === null ? null : Items::wireState($shadow['state'], $status),
            'version' => $shadow === null ? 0 : $shadow['version'],
            'waits' => self::waits($sku, $local, $shadow),
        ];
    }

    /**
     * What this store says of a SKU that it cannot speak of.
     *
     * @param string $sku The SKU that was asked for.
     * @param string $code Why not.
     * @return HeldItem
     */
    public static function notHeld(string $sku, string $code): array
    {
        return ['sku' => $sku, 'code' => $code, 'state' => null, 'base' => null, 'version' => 0, 'waits' => 'no'];
    }

    /**
     * What a peer of version 1 says of a product that it has: what it shows, and nothing of what was agreed on.
     *
     * @param EventItem $item Its fields, in the shape of an event's item.
     * @return HeldItem
     */
    public static function heldOfOldPeer(array $item): array
    {
        return [
            ...self::notHeld($item['sku'], ''),
            'state' => [
                'manage_stock' => $item['manage_stock'] ?? true,
                'stock_quantity' => $item['stock_quantity'],
                'stock_status' => $item['stock_status'] ?? '',
                'backorders' => $item['backorders'] ?? 'no',
                'low_stock_amount' => $item['low_stock_amount'],
            ],
        ];
    }

    /**
     * The state that a peer spoke of.
     *
     * @param WireState $wire As it was said.
     * @return ProductState
     */
    public static function stateFromWire(array $wire): array
    {
        return Items::stateFromItem([
            'gid' => null,
            'sku' => '',
            'old_sku' => null,
            'manage_stock' => $wire['manage_stock'],
            'stock_quantity' => $wire['stock_quantity'],
            'stock_status' => $wire['stock_status'],
            'backorders' => $wire['backorders'],
            'low_stock_amount' => $wire['low_stock_amount'],
            'delta' => null,
            'base_version' => null,
            'changed' => null,
            'version' => null,
            'deleted' => null,
            'without' => null,
        ]);
    }

    /**
     * What to do about a SKU of a Child of version 2.
     *
     * @param HeldItem $held What the Child holds.
     * @param Shadow $published What the Master has published.
     * @param int $cursor The version up to which the Child has been sent everything.
     * @return Verdict
     */
    public static function verdictOn(array $held, array $published, int $cursor): string
    {
        if ($held['code'] !== '') {
            return self::verdictOnCode($held['code']);
        }
        if ($held['version'] < $published['version'] && $cursor < $published['version']) {
            return 'coming';
        }
        if (
            $held['base'] === null ||
            $held['version'] === 0 ||
            $held['waits'] === 'refused' ||
            self::differences($published['state'], self::stateFromWire($held['base'])) !== []
        ) {
            return 'repair';
        }
        return $held['waits'] === 'unsent' ? 'waiting' : 'same';
    }

    /**
     * What to do about a SKU of a Child of version 1. It says what it shows and no more, so a difference is mended by
     * sending it the Master's number.
     *
     * @param HeldItem $held What the Child shows.
     * @param ProductState $local The Master's state.
     * @return Verdict
     */
    public static function verdictOnOld(array $held, array $local): string
    {
        if ($held['code'] !== '') {
            return self::verdictOnCode($held['code']);
        }
        return self::oldDifferences($held, $local) !== [] ? 'repair' : 'same';
    }

    /**
     * The fields in which a Child shows something else. What WooCommerce derives on each store is not compared.
     *
     * @param ProductState $master The Master's state.
     * @param ProductState $child The Child's.
     * @return list<FieldDifference>
     */
    public static function differences(array $master, array $child): array
    {
        $found = [];
        if (($master['manageStock'] === 'yes') !== ($child['manageStock'] === 'yes')) {
            $found[] = [
                'field' => 'manage_stock',
                'master' => $master['manageStock'],
                'child' => $child['manageStock'],
            ];
        }
        if ($master['quantity'] !== $child['quantity']) {
            $found[] = [
                'field' => 'stock_quantity',
                'master' => self::numberText($master['quantity']),
                'child' => self::numberText($child['quantity']),
            ];
        }
        if (
            $master['stockStatus'] !== null &&
            $child['stockStatus'] !== null &&
            $master['stockStatus'] !== $child['stockStatus']
        ) {
            $found[] = [
                'field' => 'stock_status',
                'master' => $master['stockStatus'],
                'child' => $child['stockStatus'],
            ];
        }
        if ($master['manageStock'] === 'yes' && $child['manageStock'] === 'yes') {
            if ($master['backorders'] !== $child['backorders']) {
                $found[] = [
                    'field' => 'backorders',
                    'master' => $master['backorders'],
                    'child' => $child['backorders'],
                ];
            }
            if ($master['lowStockAmount'] !== $child['lowStockAmount']) {
                $found[] = [
                    'field' => 'low_stock_amount',
                    'master' => self::numberText($master['lowStockAmount']),
                    'child' => self::numberText($child['lowStockAmount']),
                ];
            }
        }
        return $found;
    }

    /**
     * The fields in which a Child of version 1 shows something else. It says `0` of a low stock amount that is not
     * set, and of products that do not count their stock nothing that could be compared.
     *
     * @param HeldItem $held What the Child shows.
     * @param ProductState $local The Master's state.
     * @return list<FieldDifference>
     */
    public static function oldDifferences(array $held, array $local): array
    {
        if ($held['state'] === null || $local['manageStock'] !== 'yes') {
            return [];
        }
        $shown = self::stateFromWire($held['state']);
        return self::differences($local, [
            ...$shown,
            'lowStockAmount' =>
                $shown['lowStockAmount'] === 0 && $local['lowStockAmount'] === null ? null : $shown['lowStockAmount'],
        ]);
    }

    /**
     * What a code means that a store answers instead of a state.
     *
     * @param string $code Why it cannot speak of a SKU.
     * @return Verdict
     */
    public static function verdictOnCode(string $code): string
    {
        if ($code === Errors::ERRORS['unknown_sku']) {
            return 'missing';
        }
        return $code === Errors::ERRORS['duplicate_sku'] ? 'duplicate' : 'excluded';
    }

    /**
     * Whether this store has changes that the Master does not know.
     *
     * @param string $sku The product's SKU.
     * @param ProductState $local Its state now.
     * @param Shadow|null $shadow What was agreed on.
     * @return 'no'|'unsent'|'refused'
     */
    private static function waits(string $sku, array $local, ?array $shadow): string
    {
        if (
            $shadow === null ||
            (State::quantityDelta($local, $shadow['state']) === 0 &&
                State::changedFields($local, $shadow['state']) === [])
        ) {
            return 'no';
        }
        return $shadow['refusedSku'] === $sku ? 'refused' : 'unsent';
    }

    /**
     * @param int|null $micro Millionths of a unit, null when unset.
     */
    private static function numberText(?int $micro): string
    {
        return $micro === null ? '' : Number::textFromMicro($micro);
    }
}
