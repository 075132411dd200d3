<?php
/**
 * Status: facts of this site that whoever helps with it has to know. Enters: nothing; leaves: versions, the site, what runs by
 * the clock, and where things are kept. No secret and no product is among them. Costs some queries, so it is for an
 * administrator's screens.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StatusAnswer from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-import-type StatusVersions from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-import-type StatusSite from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-import-type StatusScheduler from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-import-type StatusDatabase from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-import-type LoopbackAnswer from \Kitgenix\StockSync\Generated\Contract\Status
 */
final class StoreStatus
{
    /**
     * Everything that can be told without asking anybody.
     *
     * @return StatusAnswer
     */
    public static function now(): array
    {
        return [
            'time' => time(),
            'versions' => self::versions(),
            'site' => self::site(),
            'scheduler' => self::scheduler(),
            'database' => self::database(),
            'links' => Diagnostics::links(),
        ];
    }

    /**
     * Whether the site reaches itself: WordPress's own test of its Site Health screen, which waits up to ten seconds.
     *
     * @return LoopbackAnswer
     */
    public static function loopback(): array
    {
        require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php'; // @phpstan-ignore requireOnce.fileNotFound (WordPress has it)
        $start = microtime(true);
        $result = (new \WP_Site_Health())->can_perform_loopback();
        return [
            'ok' => ($result->status ?? '') === 'good',
            'message' => wp_strip_all_tags(is_string($result->message ?? null) ? $result->message : ''),
            'milliseconds' => (int) round((microtime(true) - $start) * 1000),
        ];
    }

    /**
     * @return StatusVersions
     */
    public static function versions(): array
    {
        return [
            'plugin' => KITGENIX_STOCK_SYNC_VERSION,
            'protocol' => Names::PLUGIN['protocol'],
            'woocommerce' => defined('WC_VERSION') ? (string) WC_VERSION : '',
            'wordpress' => (string) get_bloginfo('version'),
            'php' => PHP_VERSION,
            'action_scheduler' => class_exists(\ActionScheduler_Versions::class) ? self::text(\ActionScheduler_Versions::instance()->latest_version()) : '',
        ];
    }

    /**
     * @return StatusSite
     */
    private static function site(): array
    {
        return [
            'store_id' => Settings::storeId(),
            'role' => Settings::role() === 'master' ? 'master' : 'child',
            'url' => untrailingslashit(home_url()),
            'is_https' => wp_is_using_https(),
            'is_multisite' => is_multisite(),
            'has_permalinks' => get_option('permalink_structure') !== '',
            'memory_limit' => (string) ini_get('memory_limit'),
            'max_execution_time' => (int) ini_get('max_execution_time'),
            'finishes_early' => function_exists('fastcgi_finish_request') || function_exists('litespeed_finish_request'),
        ];
    }

    /**
     * What runs by the clock.
     *
     * @return StatusScheduler
     */
    public static function scheduler(): array
    {
        $group = ['group' => Names::PLUGIN['action_group']];
        $since = as_get_datetime_object('-1 day');
        return [
            'pending' => self::count($group + ['status' => \ActionScheduler_Store::STATUS_PENDING]),
            'failed' => self::count($group + ['status' => \ActionScheduler_Store::STATUS_FAILED, 'date' => $since, 'date_compare' => '>=']),
            'overdue' => SchedulerHealth::seconds(),
            'next' => SchedulerHealth::next(),
            'is_wp_cron_disabled' => defined('DISABLE_WP_CRON') && (bool) constant('DISABLE_WP_CRON'),
            'cron_overdue' => self::cronOverdue(),
        ];
    }

    /**
     * @param array<string, mixed> $query
     */
    private static function count(array $query): int
    {
        $store = \ActionScheduler::store();
        $count = $store instanceof \ActionScheduler_Store ? $store->query_actions($query, 'count') : 0;
        return is_numeric($count) ? (int) $count : 0;
    }

    private static function cronOverdue(): int
    {
        $due = wp_get_ready_cron_jobs();
        return $due === [] ? 0 : max(0, time() - (int) min(array_keys($due)));
    }

    /**
     * @return StatusDatabase
     */
    private static function database(): array
    {
        $sum = Sql::rows(
            'SELECT COUNT(*) AS number, COALESCE(SUM(LENGTH(option_value)), 0) AS bytes FROM {options} WHERE option_name LIKE %s',
            [Sql::db()->esc_like(Names::PLUGIN['prefix']) . '%']
        )[0] ?? [];
        $server = (string) Sql::db()->db_server_info();
        $isSqlite = class_exists('WP_SQLite_DB', false);
        return [
            'kind' => $isSqlite ? 'sqlite' : (stripos($server, 'mariadb') !== false ? 'mariadb' : 'mysql'),
            'version' => $isSqlite ? self::sqliteVersion() : $server,
            'rows' => (int) ($sum['number'] ?? 0),
            'bytes' => (int) ($sum['bytes'] ?? 0),
            'has_object_cache' => (bool) wp_using_ext_object_cache(),
        ];
    }

    private static function sqliteVersion(): string
    {
        return class_exists(\SQLite3::class) ? self::text(\SQLite3::version()['versionString'] ?? '') : '';
    }

    private static function text(mixed $value): string
    {
        return is_scalar($value) ? (string) $value : '';
    }
}
