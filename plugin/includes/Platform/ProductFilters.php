<?php
/**
 * Platform: other plugins say what of a product is kept in step on this store. Enters: a product; leaves: whether it takes part, and which fields of it
 * do not. Everything that sends, adopts, compares or asks reads products through here, so that both directions agree.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Named array{id: int, parent: int, sku: string, gid: string, type: string, ...}
 */
final class ProductFilters
{
    /**
     * Whether a product takes part, of those that could: with a SKU, of a type that has a stock, not excluded in the settings.
     *
     * @param Named $row
     */
    public static function isSynced(array $row): bool
    {
        if (!has_filter(Names::HOOKS['sync_product'])) {
            return true;
        }
        /**
         * Filters whether a product takes part in the sync on this store. The answer must be the same in every request.
         *
         * @param bool                                                                            $isSynced Default true.
         * @param array{product_id: int, parent_id: int, sku: string, gid: string, type: string} $product
         */
        return Filters::decision('sync_product', true, self::described($row));
    }

    /**
     * The fields of a product that are kept out.
     *
     * @param Named $row
     * @return list<string>
     */
    public static function fieldsKeptOut(array $row): array
    {
        if (!has_filter(Names::HOOKS['sync_fields'])) {
            return [];
        }
        /**
         * Filters which fields of a product are kept in step on this store: what is left out of the list stays this store's own. The answer must be the
         * same in every request.
         *
         * @param list<string>                                                                    $fields  Default `stock_quantity`, `stock_status`,
         *                                                                                                `backorders`, `low_stock_amount`.
         * @param array{product_id: int, parent_id: int, sku: string, gid: string, type: string} $product
         */
        $kept = Filters::names('sync_fields', Selection::SELECTABLE['fields'], self::described($row));
        return array_values(array_diff(Selection::SELECTABLE['fields'], $kept));
    }

    /**
     * @param Named $row
     * @return array{product_id: int, parent_id: int, sku: string, gid: string, type: string}
     */
    private static function described(array $row): array
    {
        return ['product_id' => $row['id'], 'parent_id' => $row['parent'], 'sku' => $row['sku'], 'gid' => $row['gid'], 'type' => $row['type']];
    }
}
