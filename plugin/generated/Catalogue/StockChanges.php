<?php

/**
 * Catalogue: a change of a product's stock, as it is to be written. Enters: the state that a product has and the
 * one that it is to have; leaves: nothing but what differs.
 *
 * Generated from src/core/catalogue/stock-changes.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - StockChange: What has to be written. Null means: leave it as it is.
 *
 * @phpstan-import-type ProductState from State
 *
 * @phpstan-type StockChange array{
 *     // Millionths of a unit to add with relative SQL; 0 for none.
 *     add: int,
 *     // Millionths of a unit to set, only where there was no number to add to.
 *     set: int|null,
 *     manageStock: 'yes'|'no'|null,
 *     stockStatus: string|null,
 *     backorders: 'no'|'notify'|'yes'|null,
 *     // Whether the low stock amount is written; its value may be null (unset).
 *     setsLowStockAmount: bool,
 *     lowStockAmount: int|null,
 * }
 */
final class StockChanges
{
    /**
     * A change that writes nothing.
     *
     * @return StockChange
     */
    public static function noChange(): array
    {
        return [
            'add' => 0,
            'set' => null,
            'manageStock' => null,
            'stockStatus' => null,
            'backorders' => null,
            'setsLowStockAmount' => false,
            'lowStockAmount' => null,
        ];
    }

    /**
     * The change that makes a product show exactly this state: first contact, or a person's request.
     *
     * @param ProductState $local The state now.
     * @param ProductState $target The state wanted.
     * @return StockChange
     */
    public static function changeTo(array $local, array $target): array
    {
        return self::fieldChange(
            $local,
            $target,
            ['manage_stock', 'stock_status', 'backorders', 'low_stock_amount'],
            $target['quantity'],
        );
    }

    /**
     * The change that brings the named fields of a product to a target, writing only what differs.
     *
     * @param ProductState $local The state now.
     * @param ProductState $target The state wanted.
     * @param list<string> $fields Names of the fields that may be written.
     * @param int|null $quantity Millionths to set, null to leave the number alone.
     * @return StockChange
     */
    public static function fieldChange(array $local, array $target, array $fields, ?int $quantity): array
    {
        $changed = array_values(
            array_filter(
                State::changedFields($target, $local),
                static fn(string $field): bool => in_array($field, $fields, true),
            ),
        );
        $manageStock = in_array('manage_stock', $changed, true) ? self::rawManageStock($target) : null;
        // What a product that did not count its stock has in these two is hidden, and would show from now on.
        $isUncovered = $manageStock === 'yes';
        return [
            'add' => 0,
            'set' => $quantity === $local['quantity'] ? null : $quantity,
            'manageStock' => $manageStock,
            'stockStatus' =>
                in_array('stock_status', $changed, true) && State::hasOwnStatus($local, $manageStock)
                    ? $target['stockStatus']
                    : null,
            'backorders' => $isUncovered || in_array('backorders', $changed, true) ? $target['backorders'] : null,
            'setsLowStockAmount' => $isUncovered || in_array('low_stock_amount', $changed, true),
            'lowStockAmount' =>
                $isUncovered || in_array('low_stock_amount', $changed, true) ? $target['lowStockAmount'] : null,
        ];
    }

    /**
     * What WooCommerce's `_manage_stock` meta holds: it knows `yes` and `no` only.
     *
     * @param ProductState $state A state.
     * @return 'yes'|'no'
     */
    private static function rawManageStock(array $state): string
    {
        return $state['manageStock'] === 'yes' ? 'yes' : 'no';
    }
}
