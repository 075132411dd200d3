<?php
/**
 * Cli: `conflicts`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Status\Conflicts;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class ConflictsCommand
{
    private const FIELDS = ['product_id', 'sku', 'code', 'wanted', 'with', 'message'];

    /**
     * Shows the products of this store that are not synced, or under another SKU than on the Master, until somebody has acted.
     *
     * ## OPTIONS
     *
     * [--fields=<fields>]
     * : Only these columns, comma separated.
     *
     * [--field=<field>]
     * : Only the values of this column.
     *
     * [--format=<format>]
     * : How the rows are printed.
     * ---
     * default: table
     * options:
     *   - table
     *   - json
     *   - csv
     *   - yaml
     *   - count
     * ---
     *
     * ## AVAILABLE FIELDS
     *
     * * product_id, sku: the product
     * * code: `kss_duplicate_sku`, other products of this store have its SKU; `kss_sku_taken`, the Master has renamed it, but another
     *   product of this Child has the new SKU; `kss_bad_sku`, WooCommerce would not store the SKU that it has or is to have;
     *   `kss_unknown_status`, one of the two stores does not know its stock status; `kss_out_of_range`, a number of it is too large
     * * wanted: the SKU that the Master has given it; empty where it has that
     * * with: ids of the other products, comma separated
     * * message: what it means, and what to do
     *
     * ## EXIT CODES
     *
     * 0 when there is none, 2 when there is one.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync conflicts --fields=product_id,sku,with
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        $rows = [];
        foreach (Conflicts::all() as $conflict) {
            $rows[] = [
                ...$conflict,
                'with' => implode(',', $conflict['with']),
                'message' => implode(' ', ErrorAdvice::of($conflict['code'], Settings::storeId())),
            ];
        }
        Output::rows($rows, self::FIELDS, $flags);
        if ($rows !== []) {
            /* translators: %d: number of products. */
            Output::needsALook(sprintf(_n('%d product has a conflict.', '%d products have a conflict.', count($rows), 'kitgenix-stock-sync-for-woocommerce'), count($rows)));
        }
        Output::fine(__('Each SKU leads to one product.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
    }
}
