<?php
/**
 * Rest: strangers who guess. Enters: failed authentications; leaves: for how long an address must wait. Counted by address and
 * never by the store id that is claimed, so that nobody can lock a peer out by its name.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Rest;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Hooks\Filters;

defined('ABSPATH') || exit;

final class FailedLogins
{
    /**
     * Seconds that this address must wait; 0 when it may try.
     */
    public static function secondsToWait(): int
    {
        $failed = self::read();
        return $failed['count'] >= Routes::LIMITS['failed_logins'] ? max(0, $failed['until'] - time()) : 0;
    }

    /**
     * Notes a failure. The window begins with the first, and one that is full is not written any more.
     */
    public static function note(): void
    {
        $failed = self::read();
        if ($failed['count'] < Routes::LIMITS['failed_logins']) {
            set_transient(self::name(), ['count' => $failed['count'] + 1, 'until' => $failed['until']], max(1, $failed['until'] - time()));
        }
    }

    /**
     * The part of an address that one stranger has: the whole of IPv4, a network's half of IPv6.
     */
    public static function origin(string $address): string
    {
        $bytes = filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6) === false ? false : inet_pton($address);
        return $bytes === false ? $address : bin2hex(substr($bytes, 0, 8));
    }

    /**
     * @return array{count: int, until: int}
     */
    private static function read(): array
    {
        $stored = get_transient(self::name());
        $failed = is_array($stored) && is_int($stored['count'] ?? null) && is_int($stored['until'] ?? null) ? $stored : null;
        return $failed === null || $failed['until'] <= time()
            ? ['count' => 0, 'until' => time() + Routes::LIMITS['failed_login_window_seconds']]
            : ['count' => $failed['count'], 'until' => $failed['until']];
    }

    /**
     * Where the request comes from.
     */
    public static function address(): string
    {
        $address = isset($_SERVER['REMOTE_ADDR']) && is_string($_SERVER['REMOTE_ADDR']) ? sanitize_text_field(wp_unslash($_SERVER['REMOTE_ADDR'])) : '';
        /**
         * Filters the address that failed authentications are counted for. Behind a proxy of your own all requests come from
         * the same address; name the header here that this proxy sets, and that nobody else can.
         *
         * @param string $address Default REMOTE_ADDR; headers are not looked at.
         */
        return Filters::text('remote_address', $address);
    }

    private static function name(): string
    {
        return Names::TRANSIENTS['failed_login_prefix'] . md5(self::origin(self::address()));
    }
}
