<?php
/**
 * Storage: the address of this site, in the form in which it is compared with the one that its connections were made for. Enters:
 * what WordPress has stored, or wp-config.php says; leaves: host, port and path.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class HomeAddress
{
    /**
     * The address now. Not home_url(): plugins for several languages filter that.
     */
    public static function now(): string
    {
        if (defined('WP_HOME') && is_string(WP_HOME)) {
            return self::normalized(WP_HOME);
        }
        // WordPress has read these for every page.
        $home = wp_load_alloptions()['home'] ?? Row::read('home');
        return self::normalized(is_string($home) ? $home : '');
    }

    /**
     * Host, port and path; the scheme, `www.` and a slash at the end make no other site.
     */
    public static function normalized(string $url): string
    {
        $parts = wp_parse_url(trim($url));
        if (!is_array($parts)) {
            return '';
        }
        $host = strtolower((string) ($parts['host'] ?? ''));
        $port = (int) ($parts['port'] ?? 0);
        return (str_starts_with($host, 'www.') ? substr($host, 4) : $host) .
            (in_array($port, [0, 80, 443], true) ? '' : ":{$port}") .
            rtrim((string) ($parts['path'] ?? ''), '/');
    }

    /**
     * An address as the option holds it.
     */
    public static function encoded(string $address): string
    {
        return base64_encode($address);
    }

    /**
     * The address out of the option; '' when none is noted, or somebody damaged it.
     */
    public static function decoded(string $text): string
    {
        return (string) base64_decode($text, true);
    }
}
