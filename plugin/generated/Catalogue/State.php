<?php

/**
 * Catalogue: the stock state of one product, as WooCommerce's meta gives it, as it is compared, stored and sent.
 * Quantities are integers in millionths of a unit, so that `0.1 + 0.2` is `0.3` in both languages.
 *
 * Generated from src/core/catalogue/state.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ManageStock: Where a product's stock is counted. `parent` is a variation that draws on its parent's stock.
 * - Backorders: Whether a product may be sold without stock.
 * - ProductState: What is kept in step for one product.
 * - Shadow: What both sides last agreed on: the base of the three-way merge.
 * - ProductMeta: WooCommerce's meta of one product, as text, and what its neighbours add. A missing meta is ''.
 *
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type StateItem from Payloads
 * @phpstan-import-type StoredShadow from Stored
 * @phpstan-import-type Tombstone from Stored
 * @phpstan-import-type WireManageStock from Payloads
 *
 * @phpstan-type ManageStock 'yes'|'no'|'parent'
 *
 * @phpstan-type Backorders 'no'|'notify'|'yes'
 *
 * @phpstan-type ProductState array{
 *     manageStock: ManageStock,
 *     // Millionths of a unit; null unless the product counts its own stock.
 *     quantity: int|null,
 *     // Null where WooCommerce derives it: managed products, variations under a parent's stock, variable products.
 *     stockStatus: string|null,
 *     backorders: Backorders,
 *     // Millionths of a unit; null means that the shop-wide amount applies.
 *     lowStockAmount: int|null,
 * }
 *
 * @phpstan-type Shadow array{
 *     // 0 while the Master's state was never adopted: the state is then what the Child had when it was connected.
 *     version: int,
 *     state: ProductState,
 *     // The SKU under which the Master refused the product, null when it did not.
 *     refusedSku: string|null,
 *     // The product's SKU on the Master at this version; empty before one was published or adopted.
 *     sku: string,
 *     // Master: the SKU that it had before it was renamed, empty when it never was.
 *     oldSku: string,
 *     // Child: the SKU that the Master has given it, while another product here still has that one; null otherwise.
 *     wantedSku: string|null,
 * }
 *
 * @phpstan-type ProductMeta array{
 *     // Product type: simple, variable, variation, grouped, external or another plugin's.
 *     type: string,
 *     manageStock: string,
 *     stock: string,
 *     stockStatus: string,
 *     backorders: string,
 *     lowStockAmount: string,
 *     // Whether a variation's parent counts stock.
 *     parentManagesStock: bool,
 * }
 */
final class State
{
    /**
     * A shadow before the Master's state was ever adopted or published: the base is what the product shows now.
     *
     * @param ProductState $state The product's state now.
     * @return Shadow
     */
    public static function newShadow(array $state): array
    {
        return [
            'version' => 0,
            'state' => $state,
            'refusedSku' => null,
            'sku' => '',
            'oldSku' => '',
            'wantedSku' => null,
        ];
    }

    /**
     * Whether a product of this type has a stock of its own that can be kept in step.
     *
     * @param string $type Product type.
     */
    public static function isSyncableType(string $type): bool
    {
        return $type !== 'grouped' && $type !== 'external' && $type !== '';
    }

    /**
     * Reads a backorders setting; anything unknown is WooCommerce's default.
     *
     * @param string $text `no`, `notify` or `yes`.
     * @return Backorders
     */
    public static function backordersFromText(string $text): string
    {
        if ($text === 'notify') {
            return 'notify';
        }
        return $text === 'yes' ? 'yes' : 'no';
    }

    /**
     * The comparable state of a product. Backorders and low stock amount count only where stock is managed, as in
     * `WC_Product::validate_props()`.
     *
     * @param ProductMeta $meta WooCommerce's meta.
     * @return ProductState
     */
    public static function stateFromMeta(array $meta): array
    {
        if ($meta['manageStock'] === 'yes') {
            return [
                'manageStock' => 'yes',
                'quantity' => Number::microFromText($meta['stock']) ?? 0,
                'stockStatus' => null,
                'backorders' => self::backordersFromText($meta['backorders']),
                'lowStockAmount' => Number::microFromText($meta['lowStockAmount']),
            ];
        }
        $underParent = $meta['type'] === 'variation' && $meta['parentManagesStock'];
        $derived = $underParent || $meta['type'] === 'variable';
        return [
            'manageStock' => $underParent ? 'parent' : 'no',
            'quantity' => null,
            'stockStatus' => $derived ? null : $meta['stockStatus'],
            'backorders' => 'no',
            'lowStockAmount' => null,
        ];
    }

    /**
     * The stock status that WooCommerce gives a product that manages stock (`WC_Product::validate_props()`): the whole
     * units against the store's own out-of-stock threshold.
     *
     * @param int $quantity Millionths of a unit.
     * @param Backorders $backorders The product's setting.
     * @param int $threshold The store's `woocommerce_notify_no_stock_amount`, in units.
     */
    public static function derivedStatus(int $quantity, string $backorders, int $threshold): string
    {
        if (intdiv($quantity, 1000000) > $threshold) {
            return 'instock';
        }
        return $backorders === 'no' ? 'outofstock' : 'onbackorder';
    }

    /**
     * Names of the fields, other than the quantity, in which two states differ. The names are those of the wire.
     *
     * @param ProductState $local The state now.
     * @param ProductState $base The state it is compared with.
     * @return list<string>
     */
    public static function changedFields(array $local, array $base): array
    {
        $changed = [];
        // `parent` follows from the parent, not from the variation: both are "does not count its own stock".
        if (($local['manageStock'] === 'yes') !== ($base['manageStock'] === 'yes')) {
            $changed[] = 'manage_stock';
        }
        if ($local['stockStatus'] !== null && $local['stockStatus'] !== $base['stockStatus']) {
            $changed[] = 'stock_status';
        }
        if ($local['manageStock'] === 'yes') {
            if ($local['backorders'] !== $base['backorders']) {
                $changed[] = 'backorders';
            }
            if ($local['lowStockAmount'] !== $base['lowStockAmount']) {
                $changed[] = 'low_stock_amount';
            }
        }
        return $changed;
    }

    /**
     * What happened to the quantity since the base: `L − B`, in millionths. A product that did not count stock had
     * none.
     *
     * @param ProductState $local The state now.
     * @param ProductState $base What both sides last agreed on.
     */
    public static function quantityDelta(array $local, array $base): int
    {
        if ($local['quantity'] === null) {
            return 0;
        }
        return $local['quantity'] - ($base['quantity'] ?? 0);
    }

    /**
     * Whether nothing differs.
     *
     * @param ProductState $one A state.
     * @param ProductState $other Another.
     */
    public static function isSameState(array $one, array $other): bool
    {
        return $one['manageStock'] === $other['manageStock'] &&
            $one['quantity'] === $other['quantity'] &&
            $one['stockStatus'] === $other['stockStatus'] &&
            $one['backorders'] === $other['backorders'] &&
            $one['lowStockAmount'] === $other['lowStockAmount'];
    }

    /**
     * A shadow as its meta row holds it.
     *
     * @param Shadow $shadow Version and state.
     * @param int $productId The product that it is of.
     * @return StoredShadow
     */
    public static function storedShadow(array $shadow, int $productId): array
    {
        return [
            'p' => $productId,
            'v' => $shadow['version'],
            'q' => $shadow['state']['quantity'],
            'm' => $shadow['state']['manageStock'],
            's' => $shadow['state']['stockStatus'],
            'b' => $shadow['state']['backorders'],
            'l' => $shadow['state']['lowStockAmount'],
            'r' => $shadow['refusedSku'],
            'k' => $shadow['sku'],
            'o' => $shadow['oldSku'],
            'w' => $shadow['wantedSku'],
        ];
    }

    /**
     * Whether a shadow was copied together with the product that it is of: then it says nothing about this one, and
     * neither does the GID beside it.
     *
     * @param StoredShadow $stored The validated row.
     * @param int $productId The product that has the row.
     */
    public static function isCopiedShadow(array $stored, int $productId): bool
    {
        return $stored['p'] !== null && $stored['p'] !== $productId;
    }

    /**
     * A shadow from its meta row.
     *
     * @param StoredShadow $stored The validated row.
     * @return Shadow
     */
    public static function shadowFromStored(array $stored): array
    {
        return [
            'version' => $stored['v'],
            'state' => [
                'manageStock' => $stored['m'],
                'quantity' => $stored['q'],
                'stockStatus' => $stored['s'],
                'backorders' => $stored['b'],
                'lowStockAmount' => $stored['l'],
            ],
            'refusedSku' => $stored['r'],
            'sku' => $stored['k'] ?? '',
            'oldSku' => $stored['o'] ?? '',
            'wantedSku' => $stored['w'],
        ];
    }

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
        $state = $shadow['state'];
        return [
            'gid' => $gid,
            'sku' => $shadow['sku'] === '' ? $sku : $shadow['sku'],
            'old_sku' => $shadow['oldSku'] === '' ? null : $shadow['oldSku'],
            'manage_stock' => self::wireManageStock($state['manageStock']),
            'stock_quantity' => $state['quantity'] === null ? null : Number::jsonFromMicro($state['quantity']),
            'stock_status' => $state['stockStatus'] ?? $derived,
            'backorders' => $state['backorders'],
            'low_stock_amount' =>
                $state['lowStockAmount'] === null ? null : Number::jsonFromMicro($state['lowStockAmount']),
            'version' => $shadow['version'],
            'deleted' => null,
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
        ];
    }
}
