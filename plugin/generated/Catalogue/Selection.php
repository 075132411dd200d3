<?php

/**
 * Catalogue: fields of a product that a shop keeps to itself. For the sync they stand where they were agreed on
 * last: nothing of them is sent, nothing is written, and nothing is a difference. Enters: names of fields, and
 * what they are kept out of; leaves: the same without them.
 *
 * Generated from src/core/catalogue/selection.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StockChange from StockChanges
 */
final class Selection
{
    /**
     * Fields that can be kept out, by their names on the wire. With the quantity goes whether stock is counted at all;
     * the status of a product that counts its stock follows from its quantity on each store.
     */
    public const SELECTABLE = [
        'fields' => ['stock_quantity', 'stock_status', 'backorders', 'low_stock_amount'],
    ];

    /**
     * The fields that are kept out, each once and in their order; names that are none are left out.
     *
     * @param list<list<string>> $lists Who keeps out what.
     * @return list<string>
     */
    public static function keptOutOf(array $lists): array
    {
        return array_values(
            array_filter(
                self::SELECTABLE['fields'],
                static fn(string $field): bool => Lists::some(
                    $lists,
                    static fn(array $list): bool => in_array($field, $list, true),
                ),
            ),
        );
    }

    /**
     * Whether two lists name the same fields; both in their order.
     *
     * @param list<string> $one A list.
     * @param list<string> $other Another.
     */
    public static function isSameSelection(array $one, array $other): bool
    {
        return count($one) === count($other) &&
            Lists::every($one, static fn(string $field): bool => in_array($field, $other, true));
    }

    /**
     * A product's state as the sync sees it: what is kept out stands where it was agreed on.
     *
     * @param ProductState $shown What the shop shows.
     * @param Shadow|null $shadow What was agreed on, null before.
     * @param list<string> $keptOut Fields.
     * @return ProductState
     */
    public static function maskedState(array $shown, ?array $shadow, array $keptOut): array
    {
        if ($shadow === null || $keptOut === []) {
            return $shown;
        }
        return self::withFields($shown, $shadow['state'], $keptOut);
    }

    /**
     * A change without what is kept out.
     *
     * @param StockChange $change What would be written.
     * @param list<string> $keptOut Fields.
     * @return StockChange
     */
    public static function maskedChange(array $change, array $keptOut): array
    {
        $isQuantityOut = in_array('stock_quantity', $keptOut, true);
        if ($isQuantityOut && $change['manageStock'] !== null) {
            return StockChanges::noChange();
        }
        $isLowOut = in_array('low_stock_amount', $keptOut, true);
        return [
            'add' => $isQuantityOut ? 0 : $change['add'],
            'set' => $isQuantityOut ? null : $change['set'],
            'manageStock' => $change['manageStock'],
            'stockStatus' => in_array('stock_status', $keptOut, true) ? null : $change['stockStatus'],
            'backorders' => in_array('backorders', $keptOut, true) ? null : $change['backorders'],
            'setsLowStockAmount' => !$isLowOut && $change['setsLowStockAmount'],
            'lowStockAmount' => $isLowOut ? null : $change['lowStockAmount'],
        ];
    }

    /**
     * What was agreed on, once fields are not kept out any more: they start over from what the shop shows, so that the
     * Master's are taken.
     *
     * @param Shadow $shadow What was agreed on.
     * @param ProductState $shown What the shop shows.
     * @param list<string> $returned Fields.
     * @return Shadow
     */
    public static function shadowAfterReturn(array $shadow, array $shown, array $returned): array
    {
        return [...$shadow, 'state' => self::withFields($shadow['state'], $shown, $returned)];
    }

    /**
     * What a Child holds once it has looked at what it keeps out now; the same where nothing has changed. With a field
     * that returns the Master is asked for the product: version 0 does that.
     *
     * @param Shadow $shadow What was agreed on.
     * @param ProductState $shown What the shop shows.
     * @param list<string> $keptOut Fields that this Child keeps out now.
     * @return Shadow
     */
    public static function shadowAfterSelection(array $shadow, array $shown, array $keptOut): array
    {
        if (self::isSameSelection($shadow['keptOut'], $keptOut)) {
            return $shadow;
        }
        $returned = array_values(
            array_filter(
                $shadow['keptOut'],
                static fn(string $field): bool => !in_array($field, $keptOut, true) &&
                    !in_array($field, $shadow['keptOutByMaster'], true),
            ),
        );
        $after = self::shadowAfterReturn($shadow, $shown, $returned);
        return [...$after, 'version' => $returned === [] ? $after['version'] : 0, 'keptOut' => $keptOut];
    }

    /**
     * A state with some fields of another. Of two where one counts its stock and the other does not, nothing but the
     * whole can be taken.
     *
     * @param ProductState $state A state.
     * @param ProductState $other Another.
     * @param list<string> $fields Names of the fields.
     * @return ProductState
     */
    private static function withFields(array $state, array $other, array $fields): array
    {
        if (($state['manageStock'] === 'yes') !== ($other['manageStock'] === 'yes')) {
            return in_array('stock_quantity', $fields, true) ? $other : $state;
        }
        return [
            'manageStock' => $state['manageStock'],
            'quantity' => in_array('stock_quantity', $fields, true) ? $other['quantity'] : $state['quantity'],
            'stockStatus' =>
                in_array('stock_status', $fields, true) && $state['stockStatus'] !== null
                    ? $other['stockStatus']
                    : $state['stockStatus'],
            'backorders' => in_array('backorders', $fields, true) ? $other['backorders'] : $state['backorders'],
            'lowStockAmount' => in_array('low_stock_amount', $fields, true)
                ? $other['lowStockAmount']
                : $state['lowStockAmount'],
        ];
    }
}
