<?php

/**
 * Catalogue: the stock state of one product, as WooCommerce's meta gives it, as it is compared, stored and sent.
 * Quantities are integers in millionths of a unit, so that `0.1 + 0.2` is `0.3` in both languages.
 *
 * Generated from src/core/catalogue/state.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ManageStock: Where a product's stock is counted. `parent` is a variation that draws on its parent's stock.
 * - Backorders: Whether a product may be sold without stock.
 * - ProductState: What is kept in step for one product.
 * - ProductMeta: WooCommerce's meta of one product, as text, and what its neighbours add. A missing meta is ''.
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
     * Millionths of a unit at which a quantity is out of range, on either side of zero: a thousand million units.
     */
    private const RANGE = 1000000000000000;

    /**
     * Whether a number is within what can be stored and sent; a number that is not there is. Whatever is read or
     * received stops at the limit itself, which is out of range: so nothing is cut off unnoticed.
     *
     * @param int|null $micro Millionths of a unit, or null.
     */
    public static function isInRange(?int $micro): bool
    {
        return $micro === null || ($micro > -self::RANGE && $micro < self::RANGE);
    }

    /**
     * Whether all numbers of a state are within what can be stored and sent.
     *
     * @param ProductState $state A state.
     */
    public static function isStateInRange(array $state): bool
    {
        return self::isInRange($state['quantity']) && self::isInRange($state['lowStockAmount']);
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
     * Whether a product has a stock status of its own once a change is written. Where WooCommerce derives it, a
     * written one would stand beside what search and lists show.
     *
     * @param ProductState $local Its state before.
     * @param 'yes'|'no'|null $manageStock What the change writes, null for nothing.
     */
    public static function hasOwnStatus(array $local, ?string $manageStock): bool
    {
        return $local['manageStock'] === 'yes'
            ? $manageStock === 'no'
            : $manageStock !== 'yes' && $local['stockStatus'] !== null;
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
}
