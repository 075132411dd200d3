<?php
/**
 * Cli: `backlog`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\Diagnostics;
use Kitgenix\StockSync\Status\LogRequests;
use Kitgenix\StockSync\Status\PendingChanges;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * Shows the stores that could not be reached, tries them at once, or gives up what waits for one.
 *
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type Peer from Connections
 */
final class BacklogCommand
{
    private const FIELDS = ['store_id', 'name', 'since', 'attempts', 'waiting', 'next_attempt', 'code', 'error'];

    /**
     * Shows the stores that could not be reached. Each is tried again by itself, ever more seldom, up to once an hour.
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
     * * store_id, name: the other store
     * * since: since when it could not be reached, UTC
     * * attempts: failures in a row
     * * waiting: products that it lacks
     * * next_attempt: not before this time, UTC
     * * code: why waiting will not heal it; empty when it may
     * * error: what it answered, or why it did not
     *
     * ## EXIT CODES
     *
     * 0 when every store has been reached, 2 when one has not.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync backlog list
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function list(array $args, array $flags): void
    {
        $rows = [];
        $since = array_column(Diagnostics::backlog(Settings::get()), 'time', 'store_id');
        foreach (Diagnostics::links() as ['store_id' => $id, 'name' => $name, 'health' => $health, 'waiting' => $waiting]) {
            if ($health['failures'] > 0) {
                $rows[] = [
                    'store_id' => $id,
                    'name' => $name,
                    'since' => Output::time($since[$id] ?? $health['last_failure']),
                    'attempts' => $health['failures'],
                    'waiting' => $waiting,
                    'next_attempt' => Output::time($health['next_attempt']),
                    'code' => $health['attention'],
                    'error' => $health['last_error'],
                ];
            }
        }
        Output::rows($rows, self::FIELDS, $flags);
        if ($rows !== []) {
            /* translators: %d: number of stores. */
            Output::needsALook(sprintf(_n('%d store could not be reached.', '%d stores could not be reached.', count($rows), 'kitgenix-stock-sync-for-woocommerce'), count($rows)));
        }
        Output::fine(__('Nothing waits: every store has been reached.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
    }

    /**
     * Tries at once what waits for its next attempt.
     *
     * ## OPTIONS
     *
     * [<store>]
     * : The store's ID, address or name. Without it, every store.
     *
     * ## EXIT CODES
     *
     * 0 when every store has everything, 1 when there is no such store, 2 when something could not go.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync backlog retry
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function retry(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            LogRequests::handle(['action' => 'retry', 'store_id' => isset($args[0]) ? Connections::called($args[0])['store_id'] : null]);
            $left = Delivery::run();
            if ($left !== []) {
                Output::needsALook(...$left);
            }
            Output::fine(__('Nothing waits: every store has been reached.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
        });
    }

    /**
     * Gives up what waits for a store. This loses something, and says what before it does.
     *
     * ## OPTIONS
     *
     * <store>
     * : The store's ID, address or name.
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXIT CODES
     *
     * 0 when it was given up, or the answer was no; 1 when there is no such store, or it is being sent at this moment.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync backlog discard "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function discard(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $peer = Connections::called($args[0]);
            Output::confirm(self::loss($peer) . ' ' . __('Give up what waits?', 'kitgenix-stock-sync-for-woocommerce'), $flags);
            LogRequests::handle(['action' => 'discard', 'store_id' => $peer['store_id']]);
            Output::fine(__('What waited was given up.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
        });
    }

    /**
     * What is lost with it.
     *
     * @param Peer $peer
     */
    private static function loss(array $peer): string
    {
        if ($peer['type'] === 'push') {
            $waiting = PendingChanges::forChild($peer['store_id']);
            return sprintf(
                /* translators: 1: number of products, 2: name of a store */
                _n(
                    '%2$s keeps an old number of %1$d product until that changes again, or until a reconcile.',
                    '%2$s keeps old numbers of %1$d products until they change again, or until a reconcile.',
                    $waiting,
                    'kitgenix-stock-sync-for-woocommerce'
                ),
                $waiting,
                ConnectionSummary::name($peer)
            );
        }
        $waiting = PendingChanges::forMaster($peer['store_id']);
        return sprintf(
            /* translators: %d: number of products */
            _n(
                'What this store has sold of %d product is never counted by the Master; the Master’s number is shown here again.',
                'What this store has sold of %d products is never counted by the Master; the Master’s numbers are shown here again.',
                $waiting,
                'kitgenix-stock-sync-for-woocommerce'
            ),
            $waiting
        );
    }
}
