<?php
/**
 * Admin: what the first screen shows: this store, each of its links, and what a person has to decide. Everything is read as it
 * is now; no other store is asked.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\Reservations;
use Kitgenix\StockSync\Generated\Contract\Overview as Contract;
use Kitgenix\StockSync\Generated\Diagnostics\Overview as Report;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Operations\Diagnostics;
use Kitgenix\StockSync\Operations\History;
use Kitgenix\StockSync\Operations\Overdue;
use Kitgenix\StockSync\Operations\StoreStatus;
use Kitgenix\StockSync\Operations\Waiting;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type OverviewAnswer from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type AdminSettings from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class Overview
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        AdminRoute::register(
            Contract::OVERVIEW_ROUTES['overview'],
            static fn(): \WP_REST_Response => AdminRoute::answer(self::now())
        );
    }

    /**
     * @return OverviewAnswer
     */
    private static function now(): array
    {
        $settings = Settings::get();
        $versions = StoreStatus::versions();
        $decision = Settings::isPaused() ? 'moved' : (Counter::isWaiting() ? 'restored' : '');
        return [
            'time' => time(),
            'plugin_version' => $versions['plugin'],
            'woocommerce_version' => $versions['woocommerce'],
            'wordpress_version' => $versions['wordpress'],
            'php_version' => $versions['php'],
            'products' => max(0, Identity::count() - count(Identity::idsOfSkus(Settings::exclusions()))),
            'decision' => $decision,
            'links' => self::links(SettingsView::of($settings), $decision !== '', self::failingSince($settings)),
            'notices' => LogsView::notices($settings),
            'history' => History::lastDay(),
            'reservations' => Settings::role() === 'master' ? Reservations::count() : 0,
            'overdue' => Overdue::seconds(),
        ];
    }

    /**
     * @param AdminSettings      $settings
     * @param array<string, int> $since    By store id.
     * @return list<OverviewLink>
     */
    private static function links(array $settings, bool $isPaused, array $since): array
    {
        if ($settings['role'] === 'child') {
            ['store_id' => $id, 'url' => $url] = $settings['master'];
            $isSet = $id !== '' && $url !== '' && $settings['master']['has_secret'];
            return $isSet ? [self::link($id, '', $url, 'send', true, $isPaused, $since)] : [];
        }
        if ($settings['children'] !== []) {
            Counter::prepare();
        }
        $links = [];
        foreach ($settings['children'] as $child) {
            if ($child['id'] !== '' && $child['url'] !== '' && $child['has_secret']) {
                $links[] = self::link($child['id'], $child['name'], $child['url'], 'push', $child['enabled'], $isPaused, $since);
            }
        }
        return $links;
    }

    /**
     * @param 'push'|'send'      $type
     * @param array<string, int> $since By store id.
     * @return OverviewLink
     */
    private static function link(string $id, string $name, string $url, string $type, bool $isEnabled, bool $isPaused, array $since): array
    {
        $health = $type === 'send' ? Links::master($id)['health'] : Links::child($id)['health'];
        $waiting = $type === 'send' ? Waiting::forMaster($id) : Waiting::forChild($id);
        return [
            'store_id' => $id,
            'name' => $name,
            'url' => $url,
            'type' => $type,
            'state' => Report::linkState($health, $waiting, $isEnabled, $isPaused),
            'waiting' => $waiting,
            'since' => $health['failures'] > 0 ? $since[$id] ?? $health['last_failure'] : 0,
            'health' => $health,
        ];
    }

    /**
     * @param array<string, mixed> $settings
     * @return array<string, int>
     */
    private static function failingSince(array $settings): array
    {
        return array_column(Diagnostics::backlog($settings), 'time', 'store_id');
    }
}
