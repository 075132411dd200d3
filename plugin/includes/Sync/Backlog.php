<?php
/**
 * Sync: what a person does about a link that fails: try it now, or give up what waits for it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockSideEffects;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Diagnostics\Discard;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 */
final class Backlog
{
    /**
     * Makes a link due now; the drain after the response tries it.
     *
     * @param string|null $storeId A peer's id, null for every link.
     * @return bool False when there is no such peer.
     */
    public static function retry(?string $storeId): bool
    {
        $any = false;
        $master = Settings::master();
        if ($master !== null && ($storeId === null || $storeId === $master['store_id'])) {
            $any = true;
            Links::updateMaster($master['store_id'], static fn(array $link): array => [...$link, 'health' => Discard::dueNow($link['health'])]);
        }
        foreach (Settings::children() as $child) {
            if ($storeId === null || $storeId === $child['id']) {
                $any = true;
                Links::prepareChild($child['id']);
                Links::updateChild($child['id'], static fn(array $link): array => [...$link, 'health' => Discard::dueNow($link['health'])]);
            }
        }
        Wakeup::request();
        return $any;
    }

    /**
     * Gives up what waits for a peer.
     *
     * On the Master that is what the Child has not been sent: it goes on showing old numbers of those products until each
     * changes again, or until a reconcile. No stock changes.
     *
     * On a Child that is what the Master has not been told: units sold or added here since the Master was last heard are
     * forgotten. This store shows again what was agreed on, and then what the Master says; sales that took place are no longer
     * subtracted anywhere. A sale while this runs counts.
     *
     * @param string $storeId A peer's id.
     * @return 'discarded'|'unknown'|'busy' `busy`: something is being sent to the Master at this moment.
     */
    public static function discard(string $storeId): string
    {
        $master = Settings::master();
        if ($master !== null && $master['store_id'] === $storeId) {
            $lease = self::lease($storeId);
            if ($lease === null) {
                return 'busy';
            }
            try {
                self::log($storeId, self::discardOwnChanges($storeId));
            } finally {
                $lease->release();
            }
            Wakeup::request();
            return 'discarded';
        }
        if (!in_array($storeId, array_column(Settings::children(), 'id'), true)) {
            return 'unknown';
        }
        Counter::prepare();
        $version = Counter::read()['version'];
        Links::updateChild($storeId, static fn(array $link): array => Discard::childLinkAfterDiscard($link, $version));
        self::log($storeId, null);
        return 'discarded';
    }

    /**
     * @return int Products whose changes were given up.
     */
    private static function discardOwnChanges(string $masterId): int
    {
        $epoch = wp_generate_uuid4();
        Links::updateMaster($masterId, static fn(array $link): array => Discard::masterLinkAfterDiscard($link, $epoch));
        $after = 0;
        $discarded = 0;
        do {
            $ids = ProductsWithSku::idsAfter($after, Routes::LIMITS['items']);
            $changed = self::discardPage($masterId, $ids);
            StockSideEffects::of($changed);
            $discarded += count($changed);
            $after = (int) end($ids);
        } while (count($ids) === Routes::LIMITS['items']);
        return $discarded;
    }

    /**
     * @param list<int> $ids
     * @return array<int, ProductRow>
     */
    private static function discardPage(string $masterId, array $ids): array
    {
        return Transaction::run(static function () use ($masterId, $ids): array {
            Links::lock($masterId);
            $rows = StockReader::read($ids);
            $changes = [];
            foreach ($rows as $id => $row) {
                if ($row['shadow'] !== null && ProductIdentity::isSynced($row) && Batch::batchItems([BatchToMaster::candidate($row)], false) !== []) {
                    $changes[$id] = Discard::changeToBase($row['state'], $row['shadow']['state']);
                }
            }
            return array_intersect_key(StockWriter::apply($rows, $changes), $changes);
        });
    }

    /**
     * The right to talk to the Master: nothing must be sent while it is being given up. A request that fails gives it back within
     * seconds.
     */
    private static function lease(string $masterId): ?Lease
    {
        for ($attempt = 0; $attempt < 20; $attempt++) {
            $lease = Lease::take($masterId);
            if ($lease !== null) {
                return $lease;
            }
            usleep(250000);
        }
        return null;
    }

    private static function log(string $storeId, ?int $products): void
    {
        $user = wp_get_current_user();
        EventLog::add(
            'warning',
            'A person gave up what waited for a store.',
            ['peer' => $storeId, 'user' => $user->ID, 'login' => $user->user_login] + ($products === null ? [] : ['products' => $products])
        );
    }
}
