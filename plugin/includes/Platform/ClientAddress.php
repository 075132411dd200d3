<?php
/**
 * Platform: from where a request comes, and what of that address one stranger has.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

defined('ABSPATH') || exit;

final class ClientAddress
{
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
    public static function of(): string
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
