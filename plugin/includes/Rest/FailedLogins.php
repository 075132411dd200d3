<?php
/**
 * Rest: strangers who guess. Enters: failed authentications; leaves: for how long an address must wait. Counted by address and
 * never by the store id that is claimed; and whoever can sign does not wait.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Rest;

use Kitgenix\StockSync\Hooks\Filters;
use Kitgenix\StockSync\Journal\Refusals;
use Kitgenix\StockSync\Outbound\IpAddress;

defined('ABSPATH') || exit;

final class FailedLogins
{
    /**
     * Seconds that this address must wait; 0 when it may try.
     */
    public static function secondsToWait(): int
    {
        return Refusals::secondsToWait(self::here());
    }

    /**
     * What stands for the address of this request where it is counted.
     */
    public static function here(): string
    {
        return md5(self::origin(self::address()));
    }

    /**
     * The part of an address that one stranger has: the whole of IPv4, in whatever form it is written, a network's half of IPv6.
     */
    public static function origin(string $address): string
    {
        $bytes = IpAddress::bytes($address);
        return $bytes === null ? $address : bin2hex(substr($bytes, 0, 8));
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
}
