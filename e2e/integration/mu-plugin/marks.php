<?php

/**
 * What the fault tests add to a store, so that they know where to strike and what is exact.
 * Enters: WordPress's and WooCommerce's hooks. Leaves: a file in at-work/ for each process that is in the middle of work of
 * ours, with `pid stage`; the meta `_lab_taken` of each product; a process that kills itself where a request asks for it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\FaultTests;

defined('ABSPATH') || exit;

final class Marks
{
    private const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

    /** @var resource|null Of the file that says what this process does. */
    private static $file = null;

    private static string $work = '';

    private static string $step = '';

    public static function register(): void
    {
        add_filter('rest_pre_dispatch', static function (mixed $result, mixed $server, \WP_REST_Request $request): mixed {
            if ($request->get_route() === '/kitgenix-stock-sync/v1/event') {
                self::begin(LAB_STORE === 'master' ? 'event' : 'adopt');
            }
            return $result;
        }, PHP_INT_MIN, 3);
        add_filter('query', static function (mixed $sql): mixed {
            self::onQuery((string) $sql);
            return $sql;
        });
        add_action('requests-curl.before_multi_exec', static fn () => self::step('request'), 10, 0);
        add_action('requests-curl.after_multi_exec', static fn () => self::step(''), 10, 0);
        // The answer has been sent: what was done for a peer is over, and the drain begins.
        add_action('shutdown', static fn () => self::end(), PHP_INT_MIN);
        add_action('shutdown', static fn () => register_shutdown_function(self::end(...)), PHP_INT_MAX);
        add_filter('woocommerce_update_product_stock_query', self::countWithIt(...), 10, 4);
        if (($_SERVER['HTTP_X_LAB_DIE'] ?? '') === 'before-append') {
            // The plugin notes its products at PHP_INT_MAX - 2.
            add_action('shutdown', static fn () => posix_kill(getmypid(), 9), PHP_INT_MAX - 3);
        }
    }

    /**
     * One statement takes the units and counts them: whatever is killed, both are there or neither.
     */
    public static function countWithIt(mixed $sql, mixed $productId, mixed $quantity, mixed $operation): mixed
    {
        return $operation === 'set' ? $sql : preg_replace(
            "/meta_value = meta_value ([+-][0-9.]+) WHERE post_id = (\d+) AND meta_key='_stock'/",
            "meta_value = meta_value + CASE meta_key WHEN '_stock' THEN $1 ELSE 0 - ($1) END WHERE post_id = $2 AND meta_key IN ('_stock', '_lab_taken')",
            (string) $sql,
        );
    }

    private static function onQuery(string $sql): void
    {
        if (self::$work === '') {
            if (str_contains($sql, self::PREFIX . 'lease_')) {
                self::begin('drain');
            }
            return;
        }
        // A drain that takes the lease of a reconcile's run is at that until it gives it back.
        if (str_starts_with($sql, 'UPDATE') && str_contains($sql, self::PREFIX . 'lease_' . md5('reconcile'))) {
            self::$work = str_contains($sql, "SET option_value = '0'") ? 'drain' : 'reconcile';
        }
        $step = match ($sql) {
            'START TRANSACTION' => 'transaction',
            'COMMIT' => 'commit',
            default => self::$step === 'transaction' ? 'transaction' : '',
        };
        if ($step !== self::$step && self::$step !== 'request') {
            self::step($step);
        }
    }

    private static function begin(string $work): void
    {
        if (self::$work === '') {
            self::$work = $work;
            self::$file = fopen(LAB_FOLDER . '/at-work/' . getmypid() . '-' . bin2hex(random_bytes(4)), 'x') ?: null;
            self::step('');
        }
    }

    private static function step(string $step): void
    {
        self::$step = $step;
        if (self::$file !== null) {
            // Of one length, so that a reader never sees the rest of a longer text.
            rewind(self::$file);
            fwrite(self::$file, str_pad(trim(getmypid() . ' ' . self::$work . ' ' . $step), 60));
        }
    }

    private static function end(): void
    {
        if (self::$file !== null) {
            unlink(stream_get_meta_data(self::$file)['uri']);
            fclose(self::$file);
        }
        self::$file = null;
        self::$work = '';
        self::$step = '';
    }
}

Marks::register();
