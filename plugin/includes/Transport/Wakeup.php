<?php
/**
 * Transport: starts the drain without anybody waiting for it. Where the server can finish a response early, the drain runs
 * after it in the same process; elsewhere the store sends one signed request to itself and does not wait for an answer.
 * Action Scheduler is the net beneath both.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\RouteAddress;

defined('ABSPATH') || exit;

final class Wakeup
{
    /** @var (callable(): void)|null */
    private static $drain = null;

    private static bool $isWanted = false;

    private static bool $isDraining = false;

    /**
     * What a drain is.
     *
     * @param callable(): void $drain
     */
    public static function drainBy(callable $drain): void
    {
        self::$drain = $drain;
    }

    /**
     * Asks for a drain at the end of this request.
     */
    public static function request(): void
    {
        self::$isWanted = true;
    }

    /**
     * Says that this request is the drain: it looks for more work itself before it ends.
     */
    public static function asDrain(callable $work): void
    {
        self::$isDraining = true;
        try {
            $work();
        } finally {
            self::$isDraining = false;
            self::$isWanted = false;
        }
    }

    /**
     * shutdown, last: the response is complete.
     */
    public static function afterResponse(): void
    {
        if (!self::$isWanted || self::$isDraining) {
            return;
        }
        self::$isWanted = false;
        if (PHP_SAPI === 'cli' || PHP_SAPI === 'phpdbg' || wp_doing_cron()) {
            self::drain();
        } elseif (self::finishResponse()) {
            ignore_user_abort(true);
            self::drain();
        } else {
            self::callSelf();
        }
    }

    /**
     * Drains in this process.
     */
    public static function drain(): void
    {
        if (self::$drain !== null) {
            (self::$drain)();
        }
    }

    /**
     * The key of the store's call to itself: from the site's salts, so that signing needs no query.
     */
    public static function selfKey(): string
    {
        return hash_hmac('sha256', Names::PLUGIN['slug'] . '|drain', wp_salt('auth') . wp_salt('nonce'));
    }

    private static function finishResponse(): bool
    {
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $finish) {
            if (function_exists($finish)) {
                return (bool) $finish();
            }
        }
        return false;
    }

    /**
     * Starts a drain in a process of its own.
     */
    public static function callSelf(): void
    {
        $body = '{"route":"' . Routes::DRAIN_ROUTE . '"}';
        // Where WordPress itself lies, as its cron is called: no rewriting, and no filter of a plugin for languages.
        $url = RouteAddress::routeAddress(untrailingslashit(site_url()), Routes::DRAIN_ROUTE, 'query');
        try {
            HttpLibrary::postBySocket(
                $url,
                SignedHttp::headers('self', self::selfKey(), $body),
                $body,
                [
                    'blocking' => false,
                    'timeout' => 1,
                    'connect_timeout' => 1,
                    'follow_redirects' => false,
                    // The same rule as for WordPress's own call to itself (wp-includes/cron.php).
                    'verify' => apply_filters('https_local_ssl_verify', false) ? ABSPATH . WPINC . '/certificates/ca-bundle.crt' : false, // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
                ]
            );
        } catch (\Throwable) {
            // The journal holds the change; Action Scheduler's next run takes it.
        }
    }
}
