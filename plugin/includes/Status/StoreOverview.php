<?php
/**
 * Status: how this store stands: its links, and what a person has to decide. Everything is read as it is now; no other store
 * is asked.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Generated\Diagnostics\LinkStates;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type OverviewAnswer from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type Peer from Connections
 */
final class StoreOverview
{
    /**
     * @return OverviewAnswer
     */
    public static function now(): array
    {
        $settings = Settings::get();
        $versions = StoreStatus::versions();
        $links = self::links();
        return [
            'time' => time(),
            'plugin_version' => $versions['plugin'],
            'woocommerce_version' => $versions['woocommerce'],
            'wordpress_version' => $versions['wordpress'],
            'php_version' => $versions['php'],
            'products' => max(0, ProductsWithSku::count() - count(ProductIdentity::idsOfSkus(Settings::exclusions()))),
            'decision' => PendingDecision::kind(),
            'links' => $links,
            'summary' => ConnectionSummary::of($links),
            'notices' => LogEntries::notices($settings),
            'history' => SyncHistory::lastDay(),
            'reservations' => Settings::role() === 'master' ? ReservedStock::count() : 0,
            'overdue' => SchedulerHealth::seconds(),
        ];
    }

    /**
     * How each link stands.
     *
     * @return list<OverviewLink>
     */
    public static function links(): array
    {
        $settings = Settings::get();
        $peers = Connections::peers($settings);
        $since = array_column(Diagnostics::backlog($settings), 'time', 'store_id');
        $isPaused = Settings::isPaused();
        return array_map(static fn(array $peer): array => self::link($peer, $isPaused, $since), $peers);
    }

    /**
     * @param Peer               $peer
     * @param array<int|string, int> $since By store id.
     * @return OverviewLink
     */
    private static function link(array $peer, bool $isPaused, array $since): array
    {
        ['store_id' => $id, 'type' => $type] = $peer;
        $health = $type === 'send' ? Links::master($id)['health'] : Links::child($id)['health'];
        $waiting = $type === 'send' ? PendingChanges::forMaster($id) : PendingChanges::forChild($id);
        $words = ErrorAdvice::of($health['attention'], Settings::storeId(), $health['last_error']);
        return [
            'store_id' => $id,
            'name' => $peer['name'],
            'url' => $peer['url'],
            'type' => $type,
            'state' => LinkStates::linkState($health, $waiting, $peer['enabled'], $isPaused),
            'waiting' => $waiting,
            'since' => $health['failures'] > 0 ? $since[$id] ?? $health['last_failure'] : 0,
            'health' => $health,
            'cause' => $words[0] ?? '',
            'advice' => array_slice($words, 1),
        ];
    }
}
