<?php
/**
 * Cli: `sync`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Catalogue\Sku;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\ToolRequests;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type ManualSyncItem from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class SyncCommand
{
    private const FIELDS = ['sku', 'store', 'result'];

    /** SKUs between two ticks of the progress bar. */
    private const CHUNK = 100;

    /**
     * Sends products to every Child at once, whether or not they differ. For the Master.
     *
     * What a Child has sold and not reported yet is kept.
     *
     * ## OPTIONS
     *
     * <sku>...
     * : The SKUs, one or more. `-` reads them from STDIN, one a line.
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
     * * sku: the product
     * * store: the Child's name; empty where this store itself could not send the product
     * * result: `pushed`, the Child has it; `waiting`, the Child is down or busy and gets it later; `unknown`, there is no product with
     *   this SKU; `duplicate`, several have it; `excluded`, a rule keeps it out
     *
     * ## EXIT CODES
     *
     * 0 when every Child has every product, 1 when nothing was sent, 2 when one is missing somewhere.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync sync SHIRT-M SHIRT-L
     *
     *     $ wp kitgenix-stock-sync sync - < skus.txt
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            Target::childId($flags);
            $skus = $args === ['-'] ? Sku::skusFromText((string) stream_get_contents(STDIN)) : array_values(array_filter(array_unique(array_map('trim', $args)), static fn(string $sku): bool => $sku !== ''));
            $items = self::sent($skus, $flags);
            $rows = array_merge(...array_map([self::class, 'rowsOf'], $items));
            Output::rows($rows, self::FIELDS, $flags);
            $left = array_unique(array_column(array_filter($rows, static fn(array $row): bool => $row['result'] !== 'pushed'), 'sku'));
            if ($left !== []) {
                /* translators: %d: number of products. */
                Output::needsALook(sprintf(_n('%d product did not arrive everywhere.', '%d products did not arrive everywhere.', count($left), 'kitgenix-stock-sync-for-woocommerce'), count($left)));
            }
            /* translators: %d: number of products. */
            Output::fine(sprintf(_n('Every Child has %d product.', 'Every Child has %d products.', count($items), 'kitgenix-stock-sync-for-woocommerce'), count($items)), $flags);
        });
    }

    /**
     * Sends SKUs, as many at once as the tool takes.
     *
     * @param list<string> $skus
     * @param Flags        $flags
     * @return non-empty-list<ManualSyncItem>
     */
    public static function sent(array $skus, array $flags): array
    {
        $chunks = array_chunk($skus, self::CHUNK);
        $items = ToolRequests::sync(['skus' => $chunks[0] ?? []]);
        $bar = Progress::of(__('Sending', 'kitgenix-stock-sync-for-woocommerce'), count($chunks), $flags);
        $bar->tick();
        foreach (array_slice($chunks, 1) as $chunk) {
            array_push($items, ...ToolRequests::sync(['skus' => $chunk]));
            $bar->tick();
        }
        $bar->finish();
        /** @var non-empty-list<ManualSyncItem> $items */
        return $items;
    }

    /**
     * @param ManualSyncItem $item
     * @return list<array{sku: string, store: string, result: string}>
     */
    private static function rowsOf(array $item): array
    {
        if ($item['result'] !== 'published') {
            return [['sku' => $item['sku'], 'store' => '', 'result' => $item['result']]];
        }
        $names = array_column(Connections::children(Settings::get()), 'name', 'id');
        return array_map(static fn(array $store): array => [
            'sku' => $item['sku'],
            'store' => ($names[$store['store_id']] ?? '') !== '' ? $names[$store['store_id']] : $store['store_id'],
            'result' => $store['result'],
        ], $item['stores']);
    }
}
