<?php
/**
 * Platform: other plugins are asked. Enters: the name of a filter of the contract, and our own answer; leaves: theirs, where it is one that makes
 * sense. One that throws, or answers something else, is logged once a minute and counts for nothing. Where nobody listens it costs nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\EventLog;

defined('ABSPATH') || exit;

final class Filters
{
    /** @var array<string, true> Filters whose nonsense was logged in this request. */
    private static array $complained = [];

    /**
     * A filter that answers with a text.
     *
     * @param key-of<Names::HOOKS> $hook
     */
    public static function text(string $hook, string $own, mixed ...$about): string
    {
        $theirs = self::ask($hook, $own, $about);
        return is_string($theirs) ? $theirs : self::complain($hook, $own);
    }

    /**
     * A filter that answers with yes or no.
     *
     * @param key-of<Names::HOOKS> $hook
     */
    public static function decision(string $hook, bool $own, mixed ...$about): bool
    {
        $theirs = self::ask($hook, $own, $about);
        return is_bool($theirs) ? $theirs : self::complain($hook, $own);
    }

    /**
     * A filter that answers with some of our own names.
     *
     * @param key-of<Names::HOOKS> $hook
     * @param list<string>         $own
     * @return list<string>
     */
    public static function names(string $hook, array $own, mixed ...$about): array
    {
        $theirs = self::ask($hook, $own, $about);
        return is_array($theirs) && array_diff(array_filter($theirs, 'is_string'), $own) === [] && array_filter($theirs, 'is_string') === $theirs
            ? array_values(array_intersect($own, $theirs))
            : self::complain($hook, $own);
    }

    /**
     * A filter that answers with a number, which is kept within limits.
     *
     * @param key-of<Names::HOOKS> $hook
     */
    public static function number(string $hook, int $own, int $least, int $most, mixed ...$about): int
    {
        $theirs = self::ask($hook, $own, $about);
        return min($most, max($least, is_numeric($theirs) ? (int) $theirs : self::complain($hook, $own)));
    }

    /**
     * Seconds for which a request to a peer may take. A lease outlives the longest.
     */
    public static function timeout(string $route, string $storeId, int $own): int
    {
        $limits = Routes::LIMITS;
        /**
         * Filters how many seconds a store waits for another: `stock` is asked at checkout, while a shopper waits, and within 1 and 10; everything
         * else in the background, and within 2 and 20.
         *
         * @param int    $seconds
         * @param string $route   `event`, `ping`, `stock`, `stock-state` or `pair`.
         * @param string $storeId Of the peer.
         */
        return $route === 'stock'
            ? self::number('request_timeout', $own, $limits['checkout_timeout_least_seconds'], $limits['checkout_timeout_most_seconds'], $route, $storeId)
            : self::number('request_timeout', $own, $limits['request_timeout_least_seconds'], $limits['request_timeout_most_seconds'], $route, $storeId);
    }

    /**
     * What is answered to a peer that may not connect, null where it may.
     *
     * @param string $url Of the peer as it names itself, '' where it does not say.
     */
    public static function refusalOf(string $storeId, string $url, string $route): ?\WP_Error
    {
        if (!has_filter(Names::HOOKS['may_connect'])) {
            return null;
        }
        /**
         * Filters whether another store may connect. Asked after its signature was checked, so it only takes away what a secret has given; on a Child
         * also before it connects itself to a Master by a code.
         *
         * @param bool                                                                $mayConnect Default true.
         * @param array{store_id: string, url: string, address: string, route: string} $peer       `address`: from which the request comes, '' where
         *                                                                                        this store is the one that asks.
         */
        $mayConnect = self::decision('may_connect', true, ['store_id' => $storeId, 'url' => $url, 'address' => $route === '' ? '' : ClientAddress::of(), 'route' => $route]);
        return $mayConnect ? null : new \WP_Error(Errors::ERRORS['not_admitted'], 'This store does not admit that one: a rule of the shop keeps it out.', ['status' => 403]);
    }

    /**
     * @param key-of<Names::HOOKS>    $hook
     * @param array<array-key, mixed> $about
     */
    private static function ask(string $hook, mixed $own, array $about): mixed
    {
        if (!has_filter(Names::HOOKS[$hook])) {
            return $own;
        }
        try {
            return apply_filters(Names::HOOKS[$hook], $own, ...$about); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
        } catch (\Throwable $error) {
            return self::complain($hook, $own, $error->getMessage());
        }
    }

    /**
     * @template T
     * @param T $own
     * @return T
     */
    private static function complain(string $hook, mixed $own, string $error = 'It answered something else than it was asked for.'): mixed
    {
        if (!isset(self::$complained[$hook])) {
            self::$complained[$hook] = true;
            EventLog::addOncePerMinute("filter {$hook}", 'A filter of another plugin failed, and was left out.', ['hook' => $hook, 'error' => $error]);
        }
        return $own;
    }
}
