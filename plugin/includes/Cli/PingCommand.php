<?php
/**
 * Cli: `ping`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\ConnectionTest;
use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type Peer from Connections
 * @phpstan-import-type ConnectionTestResult from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class PingCommand
{
    private const FIELDS = ['store_id', 'url', 'ok', 'code', 'role', 'plugin', 'woocommerce', 'wordpress', 'clock_offset'];

    /**
     * Tests the connection to a store, or to all, by a signed round trip.
     *
     * A connection that is tested with success is used again at once: what waits for the store goes.
     *
     * ## OPTIONS
     *
     * [<store>]
     * : The store's ID, address or name. Without it, every store that is switched on.
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
     * * store_id, url: the other store
     * * ok: 1 when both stores accept each other
     * * code: an error code; empty when all is well
     * * role: `master` or `child`
     * * plugin, woocommerce, wordpress: its versions; empty for a store of version 1, which does not tell
     * * clock_offset: seconds by which its clock is ahead of this one
     *
     * ## EXIT CODES
     *
     * 0 when every store answered as it should, 1 when there is no such store, 2 when one did not.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync ping
     *
     *     $ wp kitgenix-stock-sync ping https://shop.example
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            Refused::whilePaused();
            $peers = isset($args[0]) ? [self::enabledOne($args[0])] : self::enabled();
            $bar = Progress::of(__('Asking', 'kitgenix-stock-sync-for-woocommerce'), count($peers), $flags);
            $rows = [];
            $words = [];
            foreach ($peers as $peer) {
                $test = ConnectionTest::run($peer['store_id']);
                $rows[] = self::row($peer, $test);
                if (!$test['ok']) {
                    $said = ErrorAdvice::of($test['code'], Settings::storeId(), $test['message']);
                    $words[] = ConnectionSummary::name($peer) . ': ' . implode(' ', $said !== [] ? $said : [$test['message']]);
                }
                $bar->tick();
            }
            $bar->finish();
            Output::rows($rows, self::FIELDS, $flags);
            if ($words !== []) {
                Output::needsALook(...$words);
            }
            /* translators: %d: number of stores. */
            Output::fine(sprintf(_n('%d store answered, and both stores accept each other.', '%d stores answered, and each accepts this one.', count($peers), 'kitgenix-stock-sync-for-woocommerce'), count($peers)), $flags);
        });
    }

    /**
     * @return Peer
     * @throws Refused When there is no such store, or it is switched off.
     */
    private static function enabledOne(string $called): array
    {
        $peer = Connections::called($called);
        return $peer['enabled'] ? $peer : throw new Refused(__('There is no such Child, or it is disabled.', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * @return list<Peer>
     * @throws Refused When there is none.
     */
    private static function enabled(): array
    {
        $peers = array_values(array_filter(Connections::peers(Settings::get()), static fn(array $peer): bool => $peer['enabled']));
        return $peers !== [] ? $peers : throw new Refused(ConnectionSummary::summary([]));
    }

    /**
     * @param Peer                 $peer
     * @param ConnectionTestResult $test
     * @return array<string, string|int>
     */
    private static function row(array $peer, array $test): array
    {
        return [
            'store_id' => $peer['store_id'],
            'url' => $peer['url'],
            'ok' => (int) $test['ok'],
            'code' => $test['code'],
            'role' => $test['peer']['role'] ?? '',
            'plugin' => $test['peer']['plugin_version'] ?? '',
            'woocommerce' => $test['peer']['woocommerce_version'] ?? '',
            'wordpress' => $test['peer']['wordpress_version'] ?? '',
            'clock_offset' => $test['clock_offset'],
        ];
    }
}
