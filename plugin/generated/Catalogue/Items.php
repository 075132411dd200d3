<?php

/**
 * Catalogue: a product as it crosses the wire. Enters: a state and its shadow, or an item of a peer; leaves: the
 * other of the two.
 *
 * Generated from src/core/catalogue/items.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\StockQuestions;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type ManageStock from State
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StateItem from Payloads
 * @phpstan-import-type Tombstone from Stored
 * @phpstan-import-type WireManageStock from Payloads
 * @phpstan-import-type WireState from StockQuestions
 */
final class Items
{
    /**
     * Manage stock as the wire says it.
     *
     * @param ManageStock $manageStock Of the product.
     * @return WireManageStock
     */
    public static function wireManageStock(string $manageStock): string|bool
    {
        if ($manageStock === 'parent') {
            return 'parent';
        }
        return $manageStock === 'yes';
    }

    /**
     * Manage stock from the wire. Null is what an old peer leaves out: it always means managed.
     *
     * @param WireManageStock|null $wire `true`, `false`, `parent` or null.
     * @return ManageStock
     */
    public static function manageStockFromWire(string|bool|null $wire): string
    {
        if ($wire === 'parent') {
            return 'parent';
        }
        return $wire === false ? 'no' : 'yes';
    }

    /**
     * The stock of a product as the wire says it.
     *
     * @param ProductState $state A state.
     * @param string $derived Stock status as WooCommerce shows it here, for managed products and peers of version 1.
     * @return WireState
     */
    public static function wireState(array $state, string $derived): array
    {
        return [
            'manage_stock' => self::wireManageStock($state['manageStock']),
            'stock_quantity' => $state['quantity'] === null ? null : Number::jsonFromMicro($state['quantity']),
            'stock_status' => $state['stockStatus'] ?? $derived,
            'backorders' => $state['backorders'],
            'low_stock_amount' =>
                $state['lowStockAmount'] === null ? null : Number::jsonFromMicro($state['lowStockAmount']),
        ];
    }

    /**
     * One product of a state push or an answer.
     *
     * @param string $sku The product's SKU, where none was published yet.
     * @param string $gid Its stable identifier.
     * @param Shadow $shadow What was published.
     * @param string $derived Stock status as WooCommerce shows it here, for managed products and peers of version 1.
     * @return StateItem
     */
    public static function stateItem(string $sku, string $gid, array $shadow, string $derived): array
    {
        return [
            'gid' => $gid,
            'sku' => $shadow['sku'] === '' ? $sku : $shadow['sku'],
            'old_sku' => $shadow['oldSku'] === '' ? null : $shadow['oldSku'],
            ...self::wireState($shadow['state'], $derived),
            'version' => $shadow['version'],
            'deleted' => null,
            'without' => $shadow['keptOutByMaster'] === [] ? null : $shadow['keptOutByMaster'],
        ];
    }

    /**
     * A product that the Master has no more, as it is sent.
     *
     * @param Tombstone $tombstone What is left of it.
     * @return StateItem
     */
    public static function removalItem(array $tombstone): array
    {
        return [
            'gid' => $tombstone['gid'],
            'sku' => $tombstone['sku'],
            'old_sku' => null,
            'manage_stock' => false,
            'stock_quantity' => null,
            'stock_status' => '',
            'backorders' => 'no',
            'low_stock_amount' => null,
            'version' => $tombstone['version'],
            'deleted' => true,
            'without' => null,
        ];
    }

    /**
     * The state that an item of the wire speaks of. What the item leaves out is taken as WooCommerce's default.
     *
     * @param EventItem $item An item of an event or of an answer.
     * @return ProductState
     */
    public static function stateFromItem(array $item): array
    {
        $manageStock = self::manageStockFromWire($item['manage_stock']);
        if ($manageStock !== 'yes') {
            return [
                'manageStock' => $manageStock,
                'quantity' => null,
                'stockStatus' => $manageStock === 'no' ? $item['stock_status'] : null,
                'backorders' => 'no',
                'lowStockAmount' => null,
            ];
        }
        return [
            'manageStock' => $manageStock,
            'quantity' => $item['stock_quantity'] === null ? 0 : Number::microFromJson($item['stock_quantity']),
            'stockStatus' => null,
            'backorders' => $item['backorders'] ?? 'no',
            'lowStockAmount' =>
                $item['low_stock_amount'] === null ? null : Number::microFromJson($item['low_stock_amount']),
        ];
    }

    /**
     * The item of an answer in the shape of an event's item, so that both are adopted by the same code.
     *
     * @param StateItem $item An item of an answer.
     * @return EventItem
     */
    public static function eventItemFromState(array $item): array
    {
        return [
            'gid' => $item['gid'],
            'sku' => $item['sku'],
            'old_sku' => $item['old_sku'],
            'manage_stock' => $item['manage_stock'],
            'stock_quantity' => $item['stock_quantity'],
            'stock_status' => $item['stock_status'],
            'backorders' => $item['backorders'],
            'low_stock_amount' => $item['low_stock_amount'],
            'delta' => null,
            'base_version' => null,
            'changed' => null,
            'version' => $item['version'],
            'deleted' => $item['deleted'],
            'without' => $item['without'],
        ];
    }
}
