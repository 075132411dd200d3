<?php
/**
 * Cli: `audit`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\ToolRequests;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type AuditResult from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type AuditRow from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class AuditCommand
{
    private const FIELDS = ['sku', 'store', 'field', 'master', 'child', 'waits'];

    /** What sending the product again does not heal. */
    private const NEEDS_A_PERSON = ['missing', 'duplicate', 'no_answer', 'incomplete'];

    /**
     * Shows where the Children show something else than this Master.
     *
     * Nothing is changed, unless --fix asks for it. No new question is begun after 20 seconds; what was not compared by then is said.
     *
     * ## OPTIONS
     *
     * [--skus=<skus>]
     * : Only these products, comma separated, 2000 at most.
     *
     * [--store=<store>]
     * : Ask this Child only: its store ID, address or name.
     *
     * [--fix]
     * : Send what differs to every Child, as *Fix* does on the screen, and compare again.
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
     * * sku: the product; empty where the row is about the store
     * * store: the Child's name
     * * field: `manage_stock`, `stock_quantity`, `stock_status`, `backorders`, `low_stock_amount`; `missing`, one of the two does
     *   not have the SKU; `duplicate`, the Child has it more than once; `no_answer`; `incomplete`, time was up
     * * master, child: what each shows; empty is not set
     * * waits: `unsent`, the Child has a change of its own on its way here; `refused`, this store refused it; else `no`
     *
     * ## EXIT CODES
     *
     * 0 when nothing differs (after --fix: any more), 1 when nothing was compared, 2 when something differs or was not compared.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync audit
     *
     *     # How many differences?
     *     $ wp kitgenix-stock-sync audit --format=count
     *
     *     $ wp kitgenix-stock-sync audit --skus=SHIRT-M,SHIRT-L --fix
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            $childId = Target::childId($flags);
            $input = ['skus' => Target::skus($flags)];
            $result = ToolRequests::audit($input, $childId);
            $skus = Output::has($flags, 'fix') ? self::fixable($result) : [];
            if ($skus !== []) {
                SyncCommand::sent($skus, $flags);
                $result = ToolRequests::audit($input, $childId);
            }
            $names = array_column($result['stores'], 'name', 'store_id');
            Output::rows(array_map(static fn(array $row): array => self::row($row, $names), $result['rows']), self::FIELDS, $flags);
            self::end($result, count($skus), $flags);
        });
    }

    /**
     * @param AuditResult $result
     * @param int         $fixed  Products that were sent.
     * @param Flags       $flags
     */
    private static function end(array $result, int $fixed, array $flags): void
    {
        $count = count($result['rows']) + $result['more'];
        if ($count > 0) {
            Output::needsALook(
                /* translators: %d: number of differences */
                sprintf(_n('%d difference was found.', '%d differences were found.', $count, 'kitgenix-stock-sync-for-woocommerce'), $count),
                /* translators: %d: number of differences */
                $result['more'] > 0 ? sprintf(__('The first %d are shown.', 'kitgenix-stock-sync-for-woocommerce'), Routes::LIMITS['audit_rows']) : ''
            );
        }
        /* translators: %d: number of stores */
        $said = sprintf(_n('%d store was compared, and all is in step.', '%d stores were compared, and all is in step.', count($result['stores']), 'kitgenix-stock-sync-for-woocommerce'), count($result['stores']));
        /* translators: %d: number of products. */
        $sent = sprintf(_n('%d product was sent.', '%d products were sent.', $fixed, 'kitgenix-stock-sync-for-woocommerce'), $fixed);
        Output::fine($fixed > 0 ? "{$sent} {$said}" : $said, $flags);
    }

    /**
     * The SKUs that sending again heals.
     *
     * @param AuditResult $result
     * @return list<string>
     */
    private static function fixable(array $result): array
    {
        $rows = array_filter($result['rows'], static fn(array $row): bool => $row['sku'] !== '' && !in_array($row['field'], self::NEEDS_A_PERSON, true));
        return array_values(array_unique(array_column($rows, 'sku')));
    }

    /**
     * @param AuditRow                  $row
     * @param array<int|string, string> $names By store id.
     * @return array<string, string>
     */
    private static function row(array $row, array $names): array
    {
        $name = $names[$row['store_id']] ?? '';
        $cause = $row['field'] === 'no_answer' ? ErrorAdvice::of($row['child'], Settings::storeId()) : [];
        return ['store' => $name !== '' ? $name : $row['store_id'], 'child' => $cause[0] ?? $row['child']] + $row;
    }
}
