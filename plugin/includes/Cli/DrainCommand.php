<?php
/**
 * Cli: `drain`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\StoreOverview;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class DrainCommand
{
    /** Seconds that may be asked for. */
    private const SECONDS_AT_MOST = 3600;

    /**
     * Sends what waits, now and in this process.
     *
     * The plugin does this by itself after each request that changed stock. This is for whoever wants to wait for it, or runs
     * it by the server's own cron. Any number of drains may run at once. A store that could not be reached is tried when its
     * next attempt is due; `backlog retry` tries it at once.
     *
     * ## OPTIONS
     *
     * [--seconds=<seconds>]
     * : After how many seconds no further request is begun, 1 to 3600. Default: as the plugin itself does.
     *
     * ## EXIT CODES
     *
     * 0 when every store has everything, 2 when something could not go.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync drain
     *
     *     $ wp kitgenix-stock-sync drain --seconds=300 --quiet
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            $seconds = self::seconds($flags);
            Refused::whilePaused();
            if (StoreOverview::links() === []) {
                throw new Refused(ConnectionSummary::summary([]));
            }
            $left = Delivery::run($seconds);
            if ($left !== []) {
                Output::needsALook(...$left);
            }
            Output::fine(ConnectionSummary::summary(StoreOverview::links()), $flags);
        });
    }

    /**
     * @param Flags $flags
     * @throws Refused When it is no such number.
     */
    private static function seconds(array $flags): int
    {
        if (!isset($flags['seconds'])) {
            return Routes::LIMITS['drain_seconds'];
        }
        $seconds = filter_var($flags['seconds'], FILTER_VALIDATE_INT, ['options' => ['min_range' => 1, 'max_range' => self::SECONDS_AT_MOST]]);
        /* translators: %d: a number of seconds. */
        return is_int($seconds) ? $seconds : throw Refused::field('seconds', sprintf(__('Enter a whole number of seconds, from 1 to %d.', 'kitgenix-stock-sync-for-woocommerce'), self::SECONDS_AT_MOST));
    }
}
