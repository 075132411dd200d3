<?php
/**
 * Cli: `connect`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\ConnectionTest;
use Kitgenix\StockSync\Connections\Joining;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class ConnectCommand
{
    /**
     * Makes this store a Child of the Master whose connection code is given.
     *
     * The code is what `stores add` prints on the Master, or *Add a store* shows there. It is good for one store and one hour.
     * Nothing is stored before the Master has answered. Afterwards what waits is sent.
     *
     * ## OPTIONS
     *
     * <code>
     * : The connection code. `-` reads it from STDIN, so that it does not stand in the shell's history.
     *
     * [--allow-http]
     * : Accept a Master on the internet whose address has no encryption.
     *
     * ## EXIT CODES
     *
     * 0 when the store is connected, 1 when it is not, 2 when it is connected but something could not be sent yet.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync connect kss1.eyJ1cmwiOi…
     *
     *     # On one machine
     *     $ wp --path=/srv/master kitgenix-stock-sync stores add --porcelain | wp --path=/srv/child kitgenix-stock-sync connect -
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $pasted = $args[0] === '-' ? (string) stream_get_contents(STDIN) : $args[0];
            ['code' => $code, 'message' => $message] = Joining::connect($pasted, Output::has($flags, 'allow-http'));
            if ($code !== '') {
                $words = ErrorAdvice::of($code, Settings::storeId(), $message);
                throw new Refused(implode(' ', $words !== [] ? $words : [$message]), [], $code, 409);
            }
            $test = ConnectionTest::run();
            $left = Delivery::run();
            if (!$test['ok'] || $left !== []) {
                Output::needsALook(__('This store is connected, but not everything has crossed yet; it is tried again by itself.', 'kitgenix-stock-sync-for-woocommerce'), ...$left);
            }
            /* translators: %s: name of a store. */
            Output::fine(sprintf(__('This store is now a Child of %s.', 'kitgenix-stock-sync-for-woocommerce'), $test['peer']['store_name'] ?? ''), $flags);
        });
    }
}
