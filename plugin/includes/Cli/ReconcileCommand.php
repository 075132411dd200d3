<?php
/**
 * Cli: `reconcile`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\Reconcile;
use Kitgenix\StockSync\Sync\ToolRequests;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 * @phpstan-import-type ReconcileStore from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 */
final class ReconcileCommand
{
    private const FIELDS = ['store_id', 'name', 'differing', 'pushed', 'waiting', 'missing', 'code'];

    /**
     * Brings the Children in step with this Master.
     *
     * Compares each Child with this store, and sends what differs. What a Child has sold and not reported yet is kept. A run that
     * is interrupted here goes on by itself, as one that the screen has started.
     *
     * ## OPTIONS
     *
     * [--skus=<skus>]
     * : Only these products, comma separated, 2000 at most.
     *
     * [--store=<store>]
     * : Compare this Child only: its store ID, address or name.
     *
     * [--dry-run]
     * : Only count what differs; nothing is changed anywhere.
     *
     * [--differences-only]
     * : Send only what differs. That is what happens anyway; for scripts that want to say so.
     *
     * [--all]
     * : Send every product to every Child, and compare nothing.
     *
     * [--per-page=<products>]
     * : Products in a step, 50 to 500. Default: as last time.
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
     * * store_id, name: the Child
     * * differing: products that differ
     * * pushed: of those the ones that were sent
     * * waiting: products of which the Child has changes of its own on their way here
     * * missing: products that the Child does not have
     * * code: why it could not be compared; empty when it could
     *
     * ## EXIT CODES
     *
     * 0 when every Child is in step, 1 when no run was begun, 2 when a dry run found differences, or a Child could not be compared,
     * lacks a product or does not have everything yet.
     *
     * ## EXAMPLES
     *
     *     # What would be done?
     *     $ wp kitgenix-stock-sync reconcile --dry-run
     *
     *     $ wp kitgenix-stock-sync reconcile
     *
     *     $ wp kitgenix-stock-sync reconcile --skus=SHIRT-M,SHIRT-L --store="Shop in Lyon"
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            $run = self::run(self::request($flags), $flags);
            Output::rows(array_map([self::class, 'row'], array_values($run['stores'])), self::FIELDS, $flags);
            $words = [...self::words($run), ...($run['dry_run'] === true ? [] : Delivery::run())];
            if ($words !== []) {
                Output::needsALook(...$words);
            }
            /* translators: %d: number of products. */
            Output::fine(sprintf(_n('Every Child is in step; %d product was sent.', 'Every Child is in step; %d products were sent.', $run['pushed'], 'kitgenix-stock-sync-for-woocommerce'), $run['pushed']), $flags);
        });
    }

    /**
     * @param Flags $flags
     * @return array<string, mixed> A `ReconcileRequest`.
     * @throws Refused When two flags contradict each other.
     */
    private static function request(array $flags): array
    {
        if (Output::has($flags, 'all') && (Output::has($flags, 'differences-only') || isset($flags['store']))) {
            throw new Refused(__('--all sends every product to every Child: it goes neither with --differences-only nor with --store.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        if (Output::has($flags, 'all') && Output::has($flags, 'dry-run')) {
            throw new Refused(__('--all compares nothing, so there is nothing to try out with --dry-run.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        $perPage = $flags['per-page'] ?? null;
        return [
            'action' => 'start',
            'mode' => Output::has($flags, 'all') ? 'all' : 'differences',
            'dry_run' => Output::has($flags, 'dry-run'),
            'skus' => Target::skus($flags),
            'per_page' => is_string($perPage) && ctype_digit($perPage) ? (int) $perPage : $perPage,
        ];
    }

    /**
     * Begins a run, and stays with it to its end.
     *
     * @param array<string, mixed> $input
     * @param Flags                $flags
     * @return StoredReconcile As it ended.
     * @throws Refused When it cannot begin, or was cancelled.
     */
    private static function run(array $input, array $flags): array
    {
        $childId = Target::childId($flags);
        if (Reconcile::isRunning()) {
            throw new Refused(__('A reconcile is running already, and goes on by itself. Wait for its end, or cancel it on the screen.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['busy'], 409);
        }
        $run = ToolRequests::reconcile($input, $childId);
        if ($run !== null && $run['status'] === 'running') {
            $bar = Progress::of(__('Comparing', 'kitgenix-stock-sync-for-woocommerce'), max(1, $run['total']), $flags);
            $run = Reconcile::finish($run['id'], static fn(array $now) => $bar->reach($now['done']));
            $bar->finish();
        }
        return $run !== null && $run['status'] === 'finished'
            ? $run
            : throw new Refused(__('The reconcile was cancelled meanwhile. What was sent by then stays sent.', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * What needs a look, a sentence each.
     *
     * @param StoredReconcile $run
     * @return list<string>
     */
    private static function words(array $run): array
    {
        $words = [];
        foreach ($run['stores'] as $store) {
            $name = self::row($store)['name'];
            if ($store['code'] !== '') {
                $said = ErrorAdvice::of($store['code'], Settings::storeId());
                $words[] = "{$name}: " . ($said !== [] ? implode(' ', $said) : $store['code']);
            } elseif ($run['dry_run'] === true && $store['differing'] > 0) {
                /* translators: 1: name of a store, 2: number of products. */
                $words[] = sprintf(_n('%1$s: %2$d product differs.', '%1$s: %2$d products differ.', $store['differing'], 'kitgenix-stock-sync-for-woocommerce'), $name, $store['differing']);
            } elseif ($store['missing'] > 0) {
                /* translators: 1: name of a store, 2: number of products. */
                $words[] = sprintf(_n('%1$s: %2$d product is missing there.', '%1$s: %2$d products are missing there.', $store['missing'], 'kitgenix-stock-sync-for-woocommerce'), $name, $store['missing']);
            }
        }
        return $words;
    }

    /**
     * @param ReconcileStore $store
     * @return array{store_id: string, name: string, differing: int, pushed: int, waiting: int, missing: int, code: string}
     */
    private static function row(array $store): array
    {
        $names = array_column(Connections::children(Settings::get()), 'name', 'id');
        return $store + ['name' => ($names[$store['store_id']] ?? '') !== '' ? $names[$store['store_id']] : $store['store_id']];
    }
}
