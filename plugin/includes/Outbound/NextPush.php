<?php
/**
 * Outbound, Master: what the next push to a Child holds. Enters: where the Child stands; leaves: states and the acknowledgement in one
 * consistent view, and where it stands once it has them. Nothing is sent or stored here but what is published on the way.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\ChangeLog;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Tombstones;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredChildLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StateItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type OldRename from OldPeer
 * @phpstan-type Push array{items: array<int, StateItem>, renames: list<OldRename>, cursor: int, walk: array{after: int, target: int}|null, planned: StoredChildLink, link: StoredChildLink, counter: StoredCounter, event_id: string}
 */
final class NextPush
{
    /**
     * What the next push holds, null when the Child has everything or an administrator must decide.
     *
     * @return Push|null
     */
    public static function plan(string $childId): ?array
    {
        $link = Links::child($childId);
        if ($link['walk'] === null) {
            $plan = ChangeLog::planPush(
                Counter::log(),
                Counter::read()['version'],
                $link['cursor'],
                Routes::LIMITS['push_items']
            );
            if ($plan['kind'] === 'none') {
                return null;
            }
            if ($plan['kind'] === 'changes') {
                return self::snapshot($childId, $link, $plan['productIds'], $plan['cursor'], null);
            }
        }
        $walk = $link['walk'] ?? ['after' => 0, 'target' => Counter::read()['version']];
        $ids = Identity::productIdsAfter($walk['after'], Routes::LIMITS['push_items']);
        Publisher::publishChanged($ids);
        $isLast = count($ids) < Routes::LIMITS['push_items'];
        return self::snapshot(
            $childId,
            $link,
            $ids,
            $isLast ? max($link['cursor'], $walk['target']) : $link['cursor'],
            $isLast ? null : ['after' => (int) end($ids), 'target' => $walk['target']]
        );
    }

    /**
     * States and acknowledgement in one consistent view: a state that is sent with `ack n` contains every batch up to n.
     *
     * @param StoredChildLink                     $planned The link on which the push was decided.
     * @param list<int>                           $ids
     * @param array{after: int, target: int}|null $walk
     * @return Push|null
     */
    private static function snapshot(string $childId, array $planned, array $ids, int $cursor, ?array $walk): ?array
    {
        return Transaction::run(static function () use ($childId, $planned, $ids, $cursor, $walk): ?array {
            $counter = Counter::read();
            $link = Links::child($childId);
            if ($link['claim'] !== null) {
                return null;
            }
            $isOld = $link['health']['protocol'] === 1;
            $items = [];
            foreach (StockReader::read($ids) as $row) {
                if ($row['shadow'] !== null && Identity::isSynced($row) && (!$isOld || OldPeer::isSafeForOldChild($row['shadow']['state']))) {
                    $items[$row['id']] = self::item($row);
                }
            }
            $isWalkOver = $walk === null && $planned['walk'] !== null;
            if (!$isOld && ($isWalkOver || count($items) < count($ids))) {
                $items += self::removals($ids, array_column($items, 'sku'), $isWalkOver ? $planned['cursor'] : null);
            }
            return [
                'items' => $items,
                'renames' => $isOld ? ToOldChild::renames($childId, $items) : [],
                'cursor' => $cursor,
                'walk' => $walk,
                'planned' => $planned,
                'link' => $link,
                'counter' => $counter,
                'event_id' => bin2hex(random_bytes(16)),
            ];
        });
    }

    /**
     * What is left of products that are gone: of these, and at the end of a walk of all that went since the Child was last in
     * step. A SKU that another product has by now is not gone.
     *
     * @param list<int>    $ids
     * @param list<string> $skus Of the products that are sent.
     * @return array<int, StateItem>
     */
    private static function removals(array $ids, array $skus, ?int $since): array
    {
        $gone = array_filter(
            Tombstones::all(),
            static fn(array $one): bool => !in_array($one['sku'], $skus, true) &&
                (in_array($one['product_id'], $ids, true) || ($since !== null && $one['version'] > $since))
        );
        return array_slice(array_map([Items::class, 'removalItem'], $gone), -Routes::LIMITS['push_items'], null, true);
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
