<?php
/**
 * Platform: one form of an IP address. Enters: an address as it is written; leaves: its bytes, 4 or 16, and of an IPv4 address that is written as
 * one of IPv6 the four: mapped (::ffff:0:0/96, ::ffff:0:0:0/96), compatible (::/96), NAT64 (64:ff9b::/96) and 6to4 (2002::/16).
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

defined('ABSPATH') || exit;

final class IpAddress
{
    /** Beginnings after which the last four bytes are an IPv4 address (RFC 4291, 2765, 6052), in hexadecimal. */
    private const BEFORE_IPV4 = ['00000000000000000000ffff', '0000000000000000ffff0000', '0064ff9b0000000000000000', '000000000000000000000000'];

    /** What is not of the internet, by number of bytes: beginnings in hexadecimal, and how many of their bits count (IANA's special-purpose registries). */
    private const PRIVATE_RANGES = [
        4 => [
            ['00', 8], ['0a', 8], ['6440', 10], ['7f', 8], ['a9fe', 16], ['ac10', 12], ['c00000', 24], ['c00002', 24], ['c05863', 24],
            ['c0a8', 16], ['c612', 15], ['c63364', 24], ['cb0071', 24], ['e0', 3],
        ],
        16 => [['20010000', 23], ['20010db8', 32], ['3fff', 20]],
    ];

    /**
     * Whether these bytes are an address of the internet, and not of this machine, a private network or a reserved range.
     */
    public static function isPublic(string $bytes): bool
    {
        // Of IPv6 only 2000::/3 is given out.
        if (strlen($bytes) === 16 && !self::isWithin($bytes, '20', 3)) {
            return false;
        }
        foreach (self::PRIVATE_RANGES[strlen($bytes)] ?? [] as [$beginning, $bits]) {
            if (self::isWithin($bytes, $beginning, $bits)) {
                return false;
            }
        }
        return true;
    }

    private static function isWithin(string $bytes, string $beginning, int $bits): bool
    {
        $binary = static fn(string $hex): string => implode('', array_map(static fn(string $digit): string => sprintf('%04b', hexdec($digit)), str_split($hex)));
        return str_starts_with($binary(bin2hex(substr($bytes, 0, 4))), substr(str_pad($binary($beginning), $bits, '0'), 0, $bits));
    }

    /**
     * @return string|null Null when it is no address.
     */
    public static function bytes(string $address): ?string
    {
        $bytes = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($bytes === false) {
            return null;
        }
        if (strlen($bytes) === 4 || in_array($bytes, [inet_pton('::'), inet_pton('::1')], true)) {
            return $bytes;
        }
        if (in_array(bin2hex(substr($bytes, 0, 12)), self::BEFORE_IPV4, true)) {
            return substr($bytes, 12);
        }
        // RFC 3056: the address stands behind 2002.
        return str_starts_with($bytes, "\x20\x02") ? substr($bytes, 2, 4) : $bytes;
    }
}
