<?php
/**
 * Status: our tests on WordPress's screen Site Health. Enters: its filter, and the route of those tests that take time; leaves: results as
 * WordPress shows them. What waits for the network, or looks through the catalogue, is never a direct test.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Platform\AdminPage;
use Kitgenix\StockSync\Platform\AdminRoute;
use Kitgenix\StockSync\Storage\HistoryRow;
use Kitgenix\StockSync\Storage\OutageRow;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Verdict from LinkVerdicts
 */
final class SiteHealth
{
    /** By the names that WordPress and other plugins know them by. */
    private const PREFIX = 'kitgenix_stock_sync_';

    private const DIRECT = ['connection', 'contact', 'scheduler', 'encryption', 'backlog', 'decision'];

    private const ASYNC = ['clock', 'loopback', 'conflicts'];

    private const ROUTE = 'admin/site-health';

    /**
     * site_status_tests: a store without a connection is asked only whether it shall have one.
     *
     * @param mixed $tests
     * @return array<array-key, mixed>
     */
    public static function addTests(mixed $tests): array
    {
        $tests = is_array($tests) ? $tests : [];
        $isConnected = Connections::peers(Settings::get()) !== [];
        $direct = [];
        foreach ($isConnected ? self::DIRECT : ['connection'] as $name) {
            $direct[self::PREFIX . $name] = ['label' => 'Stock Sync', 'test' => static fn(): array => self::result($name)];
        }
        $async = [];
        foreach ($isConnected ? self::ASYNC : [] as $name) {
            $async[self::PREFIX . $name] = [
                'label' => 'Stock Sync',
                'test' => rest_url(Routes::NAMESPACE . '/' . self::ROUTE . "/{$name}"),
                'has_rest' => true,
                'async_direct_test' => static fn(): array => self::result($name),
            ];
        }
        $tests['direct'] = (is_array($tests['direct'] ?? null) ? $tests['direct'] : []) + $direct;
        $tests['async'] = (is_array($tests['async'] ?? null) ? $tests['async'] : []) + $async;
        return $tests;
    }

    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        register_rest_route(Routes::NAMESPACE, '/' . self::ROUTE . '/(?P<test>' . implode('|', self::ASYNC) . ')', [
            'methods' => 'GET',
            'callback' => static function (\WP_REST_Request $request): \WP_REST_Response {
                $name = $request['test'];
                return AdminRoute::answer(self::result(is_string($name) ? $name : ''));
            },
            'permission_callback' => static fn(): bool => current_user_can('view_site_health_checks'),
            'show_in_index' => false,
        ]);
    }

    /**
     * A test's result as WordPress takes it.
     *
     * @return array<string, mixed>
     */
    private static function result(string $name): array
    {
        $verdict = self::verdict($name);
        $list = $verdict['advice'] === [] ? '' : '<ul><li>' . implode('</li><li>', array_map('esc_html', $verdict['advice'])) . '</li></ul>';
        return [
            'label' => $verdict['label'],
            'status' => $verdict['status'],
            'badge' => ['label' => 'Stock Sync', 'color' => 'blue'],
            'description' => '<p>' . implode('</p><p>', array_map('esc_html', $verdict['text'])) . '</p>' . $list,
            'actions' => $verdict['status'] === 'good' ? '' : sprintf('<p><a href="%s">%s</a></p>', esc_url(AdminPage::url()), esc_html__('Open Stock Sync', 'kitgenix-stock-sync-for-woocommerce')),
            'test' => self::PREFIX . $name,
        ];
    }

    /**
     * @return Verdict
     */
    private static function verdict(string $name): array
    {
        $ownId = Settings::storeId();
        return match ($name) {
            'contact' => LinkVerdicts::contact(StoreOverview::links(), self::since(), time(), $ownId),
            'scheduler' => SiteVerdicts::scheduler([...Doctor::check('scheduler'), ...Doctor::check('cron')]),
            'encryption' => LinkVerdicts::encryption(home_url(), StoreOverview::links()),
            'backlog' => LinkVerdicts::backlog(StoreOverview::links(), intdiv(HistoryRow::read()['since'], 1000), time()),
            'decision' => SiteVerdicts::decision(Doctor::check('decision')),
            'clock' => LinkVerdicts::clock(PeerClocks::read()),
            'loopback' => SiteVerdicts::loopback(Doctor::check('loopback'), function_exists('fastcgi_finish_request') || function_exists('litespeed_finish_request')),
            'conflicts' => SiteVerdicts::conflicts(iterator_to_array(Conflicts::all(), false), iterator_to_array(Conflicts::refused(), false), $ownId),
            default => LinkVerdicts::connection(Settings::role() === 'master' ? 'master' : 'child', StoreOverview::links(), $ownId),
        };
    }

    /**
     * @return array<string, int> When each outage began, by `store ` and the peer's id.
     */
    private static function since(): array
    {
        $since = [];
        foreach (OutageRow::read()['outages'] as $outage) {
            $since["store {$outage['store_id']}"] = $outage['since'];
        }
        return $since;
    }
}
