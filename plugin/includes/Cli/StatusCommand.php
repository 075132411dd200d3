<?php
/**
 * Cli: `status`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\SchedulerHealth;
use Kitgenix\StockSync\Status\StoreOverview;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type OverviewAnswer from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 */
final class StatusCommand
{
    private const FIELDS = ['store_id', 'name', 'url', 'type', 'state', 'waiting', 'since', 'last_success', 'error'];

    /**
     * Shows how this store stands with each store that it is connected with.
     *
     * Reads what is known here and asks no other store, so it is quick; `ping` and `doctor` ask.
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
     * * store_id: the other store
     * * name: what it is called here; empty for the Master
     * * url: its address
     * * type: `push` to a Child, `send` to the Master
     * * state: `in_step`; `catching_up`, something is on its way or waits for the next attempt; `attention`, waiting will not heal it;
     *   `never`, it has not answered yet; `paused`, nothing is exchanged until a person has decided; `disabled`, it is switched off
     * * waiting: products that it lacks
     * * since: since when it could not be reached
     * * last_success: when it was last reached
     * * error: why it could not be reached
     *
     * Times are UTC.
     *
     * ## EXIT CODES
     *
     * 0 when nothing needs a person: what is on its way does not. 2 when something does: a link in the state `attention` or
     * `paused`, a decision, a cron that does not run, or no connection at all.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync status
     *
     *     # Which stores have not everything?
     *     $ wp kitgenix-stock-sync status --fields=name,waiting --format=csv
     *
     *     # For cron: silent unless somebody has to look
     *     $ wp kitgenix-stock-sync status --quiet
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        $overview = StoreOverview::now();
        if (Output::isForPeople($flags)) {
            Output::line(sprintf(
                /* translators: 1: name of a store, 2: its role, `master` or `child`, 3: its id, 4: a version, 5: number of products. */
                _n('%1$s (%2$s, store ID %3$s), Kitgenix Stock Sync %4$s, %5$d product', '%1$s (%2$s, store ID %3$s), Kitgenix Stock Sync %4$s, %5$d products', $overview['products'], 'kitgenix-stock-sync-for-woocommerce'),
                Settings::storeName(),
                Settings::role(),
                Settings::storeId(),
                $overview['plugin_version'],
                $overview['products']
            ));
        }
        Output::rows(array_map([self::class, 'row'], $overview['links']), self::FIELDS, $flags);
        $summary = ConnectionSummary::summary($overview['links']);
        $words = self::words($overview);
        $alarms = array_intersect(['attention', 'paused'], array_column($overview['links'], 'state'));
        if ($overview['links'] === [] || $words !== [] || $alarms !== []) {
            Output::needsALook($summary, ...$words);
        }
        Output::fine($summary, $flags);
    }

    /**
     * @param OverviewLink $link
     * @return array<string, string|int>
     */
    private static function row(array $link): array
    {
        return [
            'store_id' => $link['store_id'],
            'name' => $link['name'],
            'url' => $link['url'],
            'type' => $link['type'],
            'state' => $link['state'],
            'waiting' => $link['waiting'],
            'since' => Output::time($link['since']),
            'last_success' => Output::time($link['health']['last_success']),
            'error' => $link['health']['last_error'],
        ];
    }

    /**
     * What needs a person, in the words of the first screen.
     *
     * @param OverviewAnswer $overview
     * @return list<string>
     */
    private static function words(array $overview): array
    {
        $kind = $overview['decision'];
        return [
            ...($kind === '' ? [] : [PendingDecision::title($kind), PendingDecision::meaning($kind)]),
            ...array_column($overview['notices'], 'message'),
            ...(Retry::isRunnerDead($overview['overdue']) ? [SchedulerHealth::message($overview['overdue'])] : []),
        ];
    }
}
