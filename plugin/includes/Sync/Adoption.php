<?php
/**
 * Sync, Child: the adoption itself. Enters: states of the Master, and what they contain of the batch under way; leaves: stock,
 * shadows and SKUs in one transaction under the link's lock, and WooCommerce's hooks after it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockSideEffects;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Catalogue\StoreCapabilities;
use Kitgenix\StockSync\Generated\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Adopt;
use Kitgenix\StockSync\Generated\Sync\AdoptSelected;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Ack from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StockChange from StockChanges
 * @phpstan-import-type Origin from \Kitgenix\StockSync\Generated\Sync\StateOrigin
 */
final class Adoption
{
    /**
     * Adopts states, in one transaction under the link's lock.
     *
     * @param list<EventItem>                                $items
     * @param Ack|null                                       $ack
     * @param Origin|null                                    $origin Null from a Master of version 1.
     * @param callable(StoredMasterLink): StoredMasterLink   $finish What else changes in the link.
     * @return list<ItemError>|null Items that have no product here, or were not taken; null when the Master's counter is not the one we follow.
     */
    public static function run(string $masterId, array $items, ?array $ack, ?array $origin, callable $finish): ?array
    {
        self::announceComing($items);
        $resolved = ProductIdentity::resolve($items);
        $errors = [];
        foreach ($resolved as $index => $id) {
            if (is_string($id)) {
                $errors[] = ['sku' => $items[$index]['sku'], 'code' => $id];
            }
        }
        $ids = array_values(array_unique(array_filter($resolved, 'is_int')));
        if (StockWriter::needsPreparing(StockReader::read($ids)) && !self::prepare($masterId, $ids, $origin)) {
            return null;
        }
        $done = Transaction::run(static function () use ($masterId, $items, $resolved, $ids, $ack, $origin, $finish): ?array {
            Links::lock($masterId);
            $link = FollowedGeneration::linkIn(Links::master($masterId), $origin);
            if ($link === null) {
                return null;
            }
            $rows = StockReader::read($ids);
            [$changes, $shadows, $settled, $gids, $removed, $refused, $codes] = self::plan($link, $rows, $items, $resolved, $ack);
            $after = StockWriter::apply($rows, $changes);
            foreach ($gids as $id => $gid) {
                StockWriter::storeGid($rows[$id], $gid);
            }
            $renames = Renames::apply($after, $shadows);
            StockWriter::storeShadows($renames['rows'], $renames['shadows'] + $refused);
            $released = array_keys(array_filter(
                array_intersect_key($rows, $shadows),
                // The Master knows this product now: what was held back may go.
                static fn(array $row): bool => ($row['shadow']['refusedSku'] ?? null) !== null
            ));
            if ($released !== []) {
                ChangeJournal::append($released);
                Wakeup::request();
            }
            if ($link['in_flight'] !== null && ($settled !== [] || ($link['in_flight']['items'] === [] && Batch::isAcknowledged($link['epoch'], $link['in_flight'], $ack)))) {
                $link['in_flight'] = Batch::settleProducts($link['in_flight'], $settled);
            }
            Links::save($masterId, $finish($link));
            $adopted = [];
            foreach (array_intersect_key($renames['rows'], $renames['shadows']) as $id => $row) {
                $adopted[$id] = [...$row, 'shadow' => $renames['shadows'][$id]];
            }
            return [$adopted, $renames, array_intersect_key($adopted, $removed), $rows, $refused, $codes];
        });
        if ($done === null) {
            return null;
        }
        [$adopted, $renames, $removed, $before, $refused, $codes] = $done;
        ConflictReports::tell($masterId, $before, $refused);
        $errors = [...$errors, ...self::errors($items, $resolved, $codes, $renames['bad'])];
        if ($adopted !== []) {
            StockSideEffects::of($adopted);
            Renames::announce($masterId, $renames);
            foreach ($removed as $row) {
                EventLog::add('warning', 'The Master has this product no more. Its stock here stays, and is not kept in step until the product returns there.', [
                    'code' => Errors::ERRORS['gone'],
                    'sku' => $row['sku'],
                    'product_id' => $row['id'],
                ]);
            }
            /**
             * Fires after a Child has adopted the Master's state.
             *
             * @param list<array{sku: string, product_id: int, quantity: int|float|null, version: int}> $items
             */
            Listeners::tell('state_adopted', array_values(array_map([Publisher::class, 'announcement'], $adopted)));
        }
        return $errors;
    }

    /**
     * Creates the meta rows that are missing, in a transaction of its own. What is refused writes nothing.
     *
     * @param list<int>   $ids
     * @param Origin|null $origin
     * @return bool Whether the Master's counter is the one we follow.
     */
    private static function prepare(string $masterId, array $ids, ?array $origin): bool
    {
        return Transaction::run(static function () use ($masterId, $ids, $origin): bool {
            Links::lock($masterId);
            if (FollowedGeneration::linkIn(Links::master($masterId), $origin) === null) {
                return false;
            }
            StockWriter::prepare(StockReader::read($ids));
            return true;
        });
    }

    /**
     * Tells listeners, before the transaction.
     *
     * @param list<EventItem> $items
     */
    private static function announceComing(array $items): void
    {
        if ($items === [] || !has_action(Names::HOOKS['before_state_adopted'])) {
            return;
        }
        /**
         * Fires before a Child adopts the Master's states; also where they turn out to be older than what it holds.
         *
         * @param list<array{sku: string, quantity: int|float|null, version: int, deleted: bool}> $items `version` is 0 from version 1.
         */
        Listeners::tell('before_state_adopted', array_map(static fn(array $item): array => [
            'sku' => $item['sku'],
            'quantity' => $item['stock_quantity'],
            'version' => $item['version'] ?? 0,
            'deleted' => $item['deleted'] === true,
        ], $items));
    }

    /**
     * The merge, product by product.
     *
     * @param StoredMasterLink       $link
     * @param array<int, ProductRow> $rows
     * @param list<EventItem>        $items
     * @param list<int|string>       $resolved Product ids beside the items.
     * @param Ack|null               $ack
     * @return array{array<int, StockChange>, array<int, Shadow>, list<int>, array<int, string>, array<int, true>, array<int, Shadow>, array<int, string>} Changes
     *         and shadows by product id; settled products; GIDs, which products the Master has no more, and what is held of those whose state
     *         was not taken, by product id, and why.
     */
    private static function plan(array $link, array $rows, array $items, array $resolved, ?array $ack): array
    {
        $changes = [];
        $shadows = [];
        $settled = [];
        $gids = [];
        $removed = [];
        $refused = [];
        $codes = [];
        $statuses = StoreCapabilities::statuses();
        $batch = $link['in_flight'];
        $isRemoval = static fn(array $item): bool => $item['deleted'] === true;
        // A SKU that a living product has is not gone, whatever else had it.
        foreach (array_filter($items, static fn(array $item): bool => !$isRemoval($item)) + array_filter($items, $isRemoval) as $index => $item) {
            $row = $rows[$resolved[$index]] ?? null;
            if ($row === null || isset($shadows[$row['id']]) || !ProductIdentity::isIncluded($row)) {
                continue;
            }
            if (ProductIdentity::problem($row) !== '') {
                $codes[$row['id']] = ProductIdentity::problem($row);
                if ($row['shadow'] !== null) {
                    $refused[$row['id']] = Storable::shadowWithProblem($row['shadow'], $row['state'], $codes[$row['id']]);
                }
                continue;
            }
            if ($isRemoval($item)) {
                if (!Identity::isRemovalOf($item['gid'], $row['gid'])) {
                    continue;
                }
                $left = Adopt::shadowAfterRemoval($item['version'] ?? 0, $row['state'], $row['shadow'], $row['sku']);
                if ($left !== null) {
                    $shadows[$row['id']] = $left;
                    $removed[$row['id']] = true;
                }
                continue;
            }
            $underWay = Batch::unsettledItem($batch, $row['id']);
            $adoption = AdoptSelected::adoptSelected(
                $item['version'] ?? ($row['shadow']['version'] ?? 0) + 1,
                Items::stateFromItem($item),
                $item['without'] ?? [],
                $row['shown'],
                $row['shadow'],
                $row['own_kept_out'],
                $underWay,
                $batch !== null && $underWay !== null && Batch::containsItem($link['epoch'], $batch, $ack, $underWay),
                $statuses
            );
            if ($adoption['code'] !== '' && $adoption['shadow'] !== null) {
                $refused[$row['id']] = $adoption['shadow'];
                $codes[$row['id']] = $adoption['code'];
            }
            if ($adoption['adopts'] && $adoption['shadow'] !== null) {
                $changes[$row['id']] = $adoption['change'];
                $shadow = $item['version'] === null ? OldPeer::withoutVersion($adoption['shadow']) : $adoption['shadow'];
                $shadows[$row['id']] = Identity::shadowWithSku($shadow, $row['shadow'], $row['sku'], $item['sku']);
                $gids[$row['id']] = $item['gid'] ?? '';
                if ($adoption['settles']) {
                    $settled[] = $row['id'];
                }
            }
        }
        return [$changes, $shadows, $settled, $gids, $removed, array_diff_key($refused, $shadows), $codes];
    }

    /**
     * Why states, or parts of them, were not taken.
     *
     * @param list<EventItem>    $items
     * @param list<int|string>   $resolved Product ids beside the items.
     * @param array<int, string> $codes    Why states were not taken, by product id.
     * @param list<int>          $bad      Products whose new SKU is not stored.
     * @return list<ItemError>
     */
    private static function errors(array $items, array $resolved, array $codes, array $bad): array
    {
        $errors = [];
        foreach ($items as $index => $item) {
            $code = match (true) {
                isset($codes[$resolved[$index]]) => $codes[$resolved[$index]],
                in_array($resolved[$index], $bad, true) => Errors::ERRORS['bad_sku'],
                Storable::storableGid($item['gid'] ?? '') !== ($item['gid'] ?? '') => Errors::ERRORS['bad_gid'],
                default => '',
            };
            if ($code !== '') {
                $errors[] = ['sku' => $item['sku'], 'code' => $code];
            }
        }
        return $errors;
    }
}
