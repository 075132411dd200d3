<?php
/**
 * Transport: a store of the internet calls no address of a private network that came to it by a connection code. Enters: a peer's address; leaves:
 * whether it may be called, and the addresses to which its name was resolved when that was looked at, so that it cannot change in between. What
 * an administrator has typed is not looked at, and WordPress's filter `http_request_host_is_external` allows a host.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Platform\IpAddress;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Route array{code: string, addresses: list<string>}
 */
final class PublicAddress
{
    private const CACHE_SECONDS = 30;

    /** @var array<string, array{until: int, addresses: list<string>}> By ` ` and the host. */
    private static array $resolved = [];

    /**
     * Whether an address is one of the internet by what it says, not of this machine or a private network. Nothing is resolved.
     */
    public static function isPublic(string $url): bool
    {
        $host = self::host($url);
        $bytes = IpAddress::bytes($host);
        if ($bytes !== null) {
            return IpAddress::isPublic($bytes);
        }
        $labels = explode('.', $host);
        return count($labels) > 1 && preg_match('/^[a-z0-9._-]+$/', $host) === 1 &&
            // Resolvers read 2130706433, 0x7f.1 and 0177.0.0.1 as 127.0.0.1.
            preg_match('/^(\d+|0x[0-9a-f]*)$/', end($labels)) !== 1 &&
            preg_match('/\.(localhost|local|test|internal|lan|home\.arpa)$/', $host) !== 1;
    }

    /**
     * Whether a peer that a code has brought may have this address.
     *
     * @param (callable(string): list<string>)|null $resolve Answers a name's addresses.
     */
    public static function isAllowed(string $url, ?callable $resolve = null): bool
    {
        return self::route($url, true, $resolve)['code'] !== Pairing::PAIRING_ERRORS['private_address'];
    }

    /**
     * How to call a peer.
     *
     * @param bool                                  $isByCode Whether its address comes from a code that is just being used.
     * @param (callable(string): list<string>)|null $resolve  Answers a name's addresses.
     * @return Route A code where it may not be called; addresses to connect to, none where its name is resolved as ever.
     */
    public static function route(string $url, bool $isByCode = false, ?callable $resolve = null): array
    {
        $isChecked = ($isByCode || self::cameByCode($url)) && self::isPublic(home_url());
        // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's own.
        if (!$isChecked || apply_filters('http_request_host_is_external', false, self::host($url), $url) === true) {
            return ['code' => '', 'addresses' => []];
        }
        if (!self::isPublic($url)) {
            return ['code' => Pairing::PAIRING_ERRORS['private_address'], 'addresses' => []];
        }
        $host = self::host($url);
        if (IpAddress::bytes($host) !== null) {
            return ['code' => '', 'addresses' => []];
        }
        $addresses = $resolve === null ? self::resolved($host) : $resolve($host);
        foreach ($addresses as $address) {
            $bytes = IpAddress::bytes($address);
            if ($bytes === null || !IpAddress::isPublic($bytes)) {
                return ['code' => Pairing::PAIRING_ERRORS['private_address'], 'addresses' => []];
            }
        }
        return ['code' => $addresses === [] ? Errors::ERRORS['unreachable'] : '', 'addresses' => $addresses];
    }

    /**
     * Connects a request to addresses that were looked at, whatever its name says by then.
     *
     * @param list<string> $addresses
     */
    public static function pin(mixed $handle, string $url, array $addresses): void
    {
        if ($handle instanceof \CurlHandle && $addresses !== []) {
            // phpcs:ignore WordPress.WP.AlternativeFunctions -- an option of the handle that Requests has made.
            curl_setopt($handle, CURLOPT_RESOLVE, [self::pinned($url, $addresses)]);
        }
    }

    /**
     * What cURL calls a pinned name.
     *
     * @param list<string> $addresses
     */
    public static function pinned(string $url, array $addresses): string
    {
        $port = wp_parse_url($url, PHP_URL_PORT) ?? (str_starts_with(strtolower($url), 'https:') ? 443 : 80);
        $written = array_map(static fn(string $one): string => str_contains($one, ':') ? "[{$one}]" : $one, $addresses);
        return strtolower((string) wp_parse_url($url, PHP_URL_HOST)) . ":{$port}:" . implode(',', $written);
    }

    private static function host(string $url): string
    {
        $host = rtrim(strtolower(trim((string) wp_parse_url($url, PHP_URL_HOST), '[]')), '.');
        // What looks like digits to a person may be digits to a resolver.
        $ascii = preg_match('/[^\x00-\x7f]/', $host) === 1 && function_exists('idn_to_ascii') ? idn_to_ascii($host) : $host;
        return $ascii === false ? '' : $ascii;
    }

    /**
     * Whether a connection has this address by a code, and not by a person's hand.
     */
    private static function cameByCode(string $url): bool
    {
        $settings = Settings::get();
        $rows = StoredFields::map($settings, 'children');
        foreach ([$settings['master'] ?? null, ...array_values($rows)] as $row) {
            if (is_array($row) && ($row['by_code'] ?? false) === true && ($row['url'] ?? null) === $url) {
                return true;
            }
        }
        return false;
    }

    /**
     * @return list<string>
     */
    private static function resolved(string $host): array
    {
        $known = self::$resolved[" {$host}"] ?? null;
        if ($known === null || $known['until'] < time()) {
            $records = function_exists('dns_get_record') ? @dns_get_record($host, DNS_AAAA) : false; // phpcs:ignore Generic.PHP.NoSilencedErrors, WordPress.PHP.NoSilencedErrors -- a name without such a record is a warning.
            $addresses = [...(gethostbynamel($host) ?: []), ...array_column($records ?: [], 'ipv6')];
            $known = ['until' => time() + self::CACHE_SECONDS, 'addresses' => array_values(array_filter($addresses, 'is_string'))];
            self::$resolved[" {$host}"] = $known;
        }
        return $known['addresses'];
    }
}
