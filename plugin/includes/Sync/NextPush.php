<?php
/**
 * Sync, Master: what the next push to a Child holds. Enters: where the Child stands; leaves: states and the acknowledgement in one
 * consistent view, and where it stands once it has them. Nothing is sent or stored here but what is published on the way.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Generated\Sync\PushPages;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Tombstones;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\V1\ToOldChild;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredChildLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StateItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type OldRename from OldPeer
 * @phpstan-import-type PushPage from PushPages
 * @phpstan-type Push array{items: array<int, StateItem>, renames: list<OldRename>, page: PushPage, planned: StoredChildLink, link: StoredChildLink, counter: StoredCounter, event_id: string}
 */
final class NextPush
{
    /**
     * Prepares the next push: what a walk comes by is published first. Null when the Child has everything or an administrator must decide.
     *
     * @return Push|null
     */
    public static function prepare(string $childId): ?array
    {
        $link = Links::child($childId);
        $limit = Routes::LIMITS['push_items'];
        $page = PushPages::nextPage($link, Counter::log(), Counter::read()['version'], $limit);
        if ($page['walk'] !== null) {
            $ids = ProductsWithSku::idsAfter($page['walk']['after'], $limit);
            Publisher::publishChanged($ids);
            $page = PushPages::pageOfWalk($page['walk'], $page['cursor'], $ids, $limit);
        }
        return $page['kind'] === 'none' ? null : self::snapshot($childId, $link, $page);
    }

    /**
     * States and acknowledgement in one consistent view: a state that is sent with `ack n` contains every batch up to n.
     *
     * @param StoredChildLink $planned The link on which the push was decided.
     * @param PushPage        $page
     * @return Push|null
     */
    private static function snapshot(string $childId, array $planned, array $page): ?array
    {
        return Transaction::run(static function () use ($childId, $planned, $page): ?array {
            $counter = Counter::read();
            $link = Links::child($childId);
            if ($link['claim'] !== null) {
                return null;
            }
            $protocol = $link['health']['protocol'];
            $items = [];
            foreach (StockReader::read($page['productIds']) as $row) {
                if (PushPages::isPushed($row['shadow'], ProductIdentity::isSynced($row), $protocol)) {
                    $items[$row['id']] = self::item($row);
                }
            }
            if (PushPages::mayHoldRemovals($page, count($items), $protocol)) {
                $skus = array_column($items, 'sku');
                $gone = PushPages::removalsInPush(array_values(Tombstones::all()), $page, $skus, $planned['cursor'], Routes::LIMITS['push_items']);
                $items += array_map([Items::class, 'removalItem'], array_column($gone, null, 'product_id'));
            }
            return [
                'items' => $items,
                'renames' => $protocol === 1 ? ToOldChild::renames($childId, $items) : [],
                'page' => $page,
                'planned' => $planned,
                'link' => $link,
                'counter' => $counter,
                'event_id' => bin2hex(random_bytes(16)),
            ];
        });
    }

    /**
     * A published product as it is sent.
     *
     * @param ProductRow $row
     * @return StateItem
     */
    public static function item(array $row): array
    {
        return Items::stateItem($row['sku'], $row['gid'], $row['shadow'] ?? Shadows::newShadow($row['state']), $row['stock_status']);
    }
}
