<?php
/**
 * Cli: `doctor`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Status\Doctor;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class DoctorCommand
{
    private const FIELDS = ['check', 'status', 'store', 'message', 'advice'];

    /**
     * Looks at everything that the synchronisation needs, and says what to do where something is wrong.
     *
     * Asks each connected store, and this site itself, so it takes some seconds. A connection that is tested with success is
     * used again at once, as after *Test connection* on the screen.
     *
     * ## OPTIONS
     *
     * [--all]
     * : Show what is well, too.
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
     * * check: `decision`, `backlog`, `connection`, `scheduler`, `cron`, `loopback`, `encryption`, `conflicts`
     * * status: `good`, `recommended` or `critical`
     * * store: which store it is about; empty for this one
     * * message: what was found
     * * advice: what to do about it
     *
     * ## EXIT CODES
     *
     * 0 when all is well, 2 when something is not.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync doctor
     *
     *     # For a monitor
     *     $ wp kitgenix-stock-sync doctor --format=json
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        $bar = Progress::of(__('Looking', 'kitgenix-stock-sync-for-woocommerce'), count(Doctor::CHECKS), $flags);
        $findings = [];
        foreach (Doctor::CHECKS as $check) {
            array_push($findings, ...Doctor::check($check));
            $bar->tick();
        }
        $bar->finish();
        $bad = array_values(array_filter($findings, static fn(array $finding): bool => $finding['status'] !== 'good'));
        $rows = array_map(
            static fn(array $finding): array => ['advice' => implode(' ', $finding['advice'])] + $finding,
            Output::has($flags, 'all') ? $findings : $bad
        );
        Output::rows($rows, self::FIELDS, $flags);
        if ($bad !== []) {
            /* translators: %d: number of findings. */
            Output::needsALook(sprintf(_n('%d finding needs a look.', '%d findings need a look.', count($bad), 'kitgenix-stock-sync-for-woocommerce'), count($bad)));
        }
        Output::fine(__('All is well.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
    }
}
