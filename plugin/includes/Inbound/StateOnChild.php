<?php
/**
 * Inbound, Child: the Master's state is adopted, from a push or from the answer to our own batch, by the same code and in
 * one transaction under the link's lock. Local changes that the Master has not seen stay on top.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Inbound;

use Kitgenix\StockSync\Catalogue\Aftermath;
use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Adopt;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Transaction;
use Kitgenix\StockSync\Outbound\Publisher;
use Kitgenix\StockSync\Outbound\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Ack from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from State
 * @phpstan-import-type StockChange from Adopt
 * @phpstan-import-type Origin from FollowedGeneration
 */
final class StateOnChild
{
    /**
     * Adopts a push.
     *
     * @param EventRequest $event
     * @return EventAnswer|\WP_Error Error 409 `kss_generation` when the Master's counter is not the one we follow or has gone back,
     *                               503 `kss_busy` until every product has a base.
     */
    public static function receive(string $masterId, array $event): array|\WP_Error
    {
        Links::prepareMaster($masterId);
        $link = Links::master($masterId);
        $origin = FollowedGeneration::ofPush($event);
        if ($link['contact'] !== null) {
            FollowedGeneration::hurry($masterId, $link, $origin);
            return new \WP_Error(Errors::ERRORS['busy'], 'This store is taking stock of its products first.', ['status' => 503]);
        }
        if ($event['generation'] === null && $link['health']['protocol'] < 2) {
            return self::receiveOld($masterId, $event);
        }
        $errors = self::adopt($masterId, $event['items'] ?? [], $event['ack'], $origin, static function (array $link) use ($event): array {
            $link['health']['last_inbound'] = time();
            return NewLinks::linkAfterState($link, $event['ack'], $event['event_id'] ?? '');
        });
        if ($errors === null) {
            return FollowedGeneration::refusal($masterId);
        }
        $after = Links::master($masterId);
        if ($after['contact'] !== null || $after['generation'] !== $link['generation']) {
            // The Master thinks that this store has what it has not: a backup was restored here. Or it goes on after its own.
            Wakeup::request();
        }
        return ['ok' => true, 'processed' => true, 'generation' => $origin['generation'], 'ack' => null, 'items' => null, 'errors' => $errors, 'counter' => null, 'mark' => null, 'supersedes' => null];
    }

    /**
     * Adopts a push of a Master of version 1. It keeps the id of the event that it answers to, so a push that contains the
     * batch under way can be told from one that does not.
     *
     * @param EventRequest $event
     * @return EventAnswer
     */
    private static function receiveOld(string $masterId, array $event): array
    {
        $errors = $event['event_type'] === 'stock_state' ? self::adoptOld($masterId, $event['items'] ?? [], $event['event_id'] ?? '') : [];
        return ['ok' => true, 'processed' => true, 'generation' => null, 'ack' => null, 'items' => null, 'errors' => $errors, 'counter' => null, 'mark' => null, 'supersedes' => null];
    }

    /**
     * Adopts states of a Master of version 1, which have no version: they are taken in the order in which they arrive.
     *
     * @param list<EventItem> $items
     * @param string          $eventId The event that they answer to, '' when there is none.
     * @return list<ItemError>
     */
    public static function adoptOld(string $masterId, array $items, string $eventId): array
    {
        $link = Links::master($masterId);
        $batch = $link['in_flight'];
        $ack = $batch !== null && $batch['event_id'] === $eventId ? ['epoch' => $link['epoch'], 'seq' => $batch['seq'], 'event_id' => null, 'refused' => null, 'push' => null] : null;
        $rows = StockReader::read(array_values(array_filter(Identity::resolve($items), 'is_int')));
        $local = array_column($rows, 'state', 'sku');
        $safe = [];
        foreach ($items as $item) {
            $safe[] = isset($local[$item['sku']]) ? OldPeer::itemFromOldMaster($item, $local[$item['sku']]) : null;
        }
        $errors = self::adopt($masterId, array_values(array_filter($safe)), $ack, null, static function (array $link): array {
            $link['health']['last_inbound'] = time();
            return $link;
        });
        return $errors ?? [];
    }

    /**
     * A Master of version 1 has taken the batch: what was not settled by its push is settled now.
     *
     * @param StoredBatch $batch
     */
    public static function settleOldAnswer(string $masterId, array $batch): void
    {
        Links::updateMaster($masterId, static function (array $link) use ($batch): array {
            if ($link['in_flight'] !== null && $link['in_flight']['event_id'] === $batch['event_id']) {
                $rows = StockReader::read(array_column($batch['items'], 'product_id'));
                $shadows = [];
                foreach ($link['in_flight']['items'] as $item) {
                    $shadow = $rows[$item['product_id']]['shadow'] ?? null;
                    if (!$item['settled'] && $shadow !== null) {
                        $shadows[$item['product_id']] = OldPeer::shadowAfterOldAnswer($shadow, $item);
                    }
                }
                StockWriter::storeShadows($rows, $shadows);
                $link['in_flight'] = null;
            }
            return [...$link, 'health' => Retry::healthAfterSuccess($link['health'], time())];
        });
    }

    /**
     * Adopts the answer to a batch: its states are taken over, refused items are settled as refused.
     *
     * @param StoredBatch $batch
     * @param EventAnswer $answer
     * @return bool False when the Master's counter is not the one we follow: nothing was adopted.
     */
    public static function adoptAnswer(string $masterId, array $batch, array $answer): bool
    {
        $items = array_map([State::class, 'eventItemFromState'], $answer['items'] ?? []);
        $errors = $answer['errors'] ?? [];
        foreach ($errors as $error) {
            EventLog::add('warning', 'The Master refused a product; its changes stay here.', ['code' => $error['code'], 'sku' => $error['sku']]);
        }
        $adopted = self::adopt($masterId, $items, $answer['ack'], FollowedGeneration::ofAnswer($answer), static function (array $link) use ($batch, $errors): array {
            if ($link['in_flight'] !== null && $link['in_flight']['event_id'] === $batch['event_id']) {
                self::close($link['in_flight'], $errors);
                $link['in_flight'] = null;
            }
            $link['health'] = [...Retry::healthAfterSuccess($link['health'], time()), 'protocol' => 2];
            return $link;
        });
        return $adopted !== null;
    }

    /**
     * @param list<EventItem>                                $items
     * @param Ack|null                                       $ack
     * @param Origin|null                                    $origin Null from a Master of version 1.
     * @param callable(StoredMasterLink): StoredMasterLink   $finish What else changes in the link.
     * @return list<ItemError>|null Items that have no product here; null when the Master's counter is not the one we follow.
     */
    private static function adopt(string $masterId, array $items, ?array $ack, ?array $origin, callable $finish): ?array
    {
        $resolved = Identity::resolve($items);
        $errors = [];
        foreach ($resolved as $index => $id) {
            if (is_string($id)) {
                $errors[] = ['sku' => $items[$index]['sku'], 'code' => $id];
            }
        }
        $ids = array_values(array_unique(array_filter($resolved, 'is_int')));
        if (StockWriter::needsPreparing(StockReader::read($ids))) {
            Transaction::run(static function () use ($masterId, $ids): void {
                Links::lock($masterId);
                StockWriter::prepare(StockReader::read($ids));
            });
        }
        $adopted = Transaction::run(static function () use ($masterId, $items, $resolved, $ids, $ack, $origin, $finish): ?array {
            Links::lock($masterId);
            $link = FollowedGeneration::linkIn(Links::master($masterId), $origin);
            if ($link === null) {
                return null;
            }
            $rows = StockReader::read($ids);
            [$changes, $shadows, $settled] = self::plan($link, $rows, $items, $resolved, $ack);
            $after = StockWriter::apply($rows, $changes);
            StockWriter::storeShadows($rows, $shadows);
            self::storeGids($rows, $items, $resolved);
            ChangeJournal::append(array_keys(array_filter(
                array_intersect_key($rows, $shadows),
                // The Master knows this product now: what was held back may go.
                static fn(array $row): bool => ($row['shadow']['refusedSku'] ?? null) !== null
            )));
            if ($link['in_flight'] !== null && ($settled !== [] || ($link['in_flight']['items'] === [] && Batch::isAcknowledged($link['epoch'], $link['in_flight'], $ack)))) {
                $link['in_flight'] = Batch::settleProducts($link['in_flight'], $settled);
            }
            Links::save($masterId, $finish($link));
            $adopted = [];
            foreach (array_intersect_key($after, $shadows) as $id => $row) {
                $adopted[$id] = [...$row, 'shadow' => $shadows[$id]];
            }
            return $adopted;
        });
        if ($adopted === null) {
            return null;
        }
        if ($adopted !== []) {
            Aftermath::of($adopted);
            /**
             * Fires after a Child has adopted the Master's state.
             *
             * @param list<array{sku: string, product_id: int, quantity: int|float|null, version: int}> $items
             */
            do_action(Names::HOOKS['state_adopted'], array_values(array_map([Publisher::class, 'announcement'], $adopted))); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
        }
        return $errors;
    }

    /**
     * The answer says all there is to say of a batch: what it refused stays here, what it holds no state of was applied.
     *
     * @param StoredBatch     $batch  After the answer's states were adopted.
     * @param list<ItemError> $errors
     */
    private static function close(array $batch, array $errors): void
    {
        $codes = [];
        foreach ($errors as $error) {
            $codes['sku ' . $error['sku']] = $error['code'];
        }
        $rows = StockReader::read(array_column($batch['items'], 'product_id'));
        $shadows = [];
        $again = [];
        foreach ($batch['items'] as $item) {
            $row = $rows[$item['product_id']] ?? null;
            $code = $codes['sku ' . $item['sku']] ?? null;
            if ($code !== null && !$item['settled'] && $row !== null && $row['shadow'] !== null) {
                $shadows[$row['id']] = Batch::shadowAfterRefusal($item, $code, $row['state'], $row['shadow']);
                if ($shadows[$row['id']]['refusedSku'] === null) {
                    $again[] = $row['id'];
                }
            }
        }
        foreach (Batch::itemsWithoutState($batch, Batch::refusedProducts($batch, $errors)) as $item) {
            $shadow = $rows[$item['product_id']]['shadow'] ?? null;
            if ($shadow !== null) {
                $shadows[$item['product_id']] = Batch::shadowWithItem($shadow, $item);
            }
        }
        StockWriter::storeShadows($rows, $shadows);
        ChangeJournal::append($again);
    }

    /**
     * The merge, product by product.
     *
     * @param StoredMasterLink       $link
     * @param array<int, ProductRow> $rows
     * @param list<EventItem>        $items
     * @param list<int|string>       $resolved Product ids beside the items.
     * @param Ack|null               $ack
     * @return array{array<int, StockChange>, array<int, Shadow>, list<int>} Changes and shadows by product id; settled products.
     */
    private static function plan(array $link, array $rows, array $items, array $resolved, ?array $ack): array
    {
        $changes = [];
        $shadows = [];
        $settled = [];
        $batch = $link['in_flight'];
        foreach ($items as $index => $item) {
            $row = $rows[$resolved[$index]] ?? null;
            if ($row === null || isset($shadows[$row['id']]) || !Identity::isSynced($row)) {
                continue;
            }
            $underWay = Batch::unsettledItem($batch, $row['id']);
            $adoption = Adopt::adopt(
                $item['version'] ?? ($row['shadow']['version'] ?? 0) + 1,
                State::stateFromItem($item),
                $row['state'],
                $row['shadow'],
                $underWay,
                $batch !== null && $underWay !== null && Batch::containsItem($link['epoch'], $batch, $ack, $underWay)
            );
            if ($adoption['adopts'] && $adoption['shadow'] !== null) {
                $changes[$row['id']] = $adoption['change'];
                $shadows[$row['id']] = $item['version'] === null ? OldPeer::withoutVersion($adoption['shadow']) : $adoption['shadow'];
                if ($adoption['settles']) {
                    $settled[] = $row['id'];
                }
            }
        }
        return [$changes, $shadows, $settled];
    }

    /**
     * @param array<int, ProductRow> $rows
     * @param list<EventItem>        $items
     * @param list<int|string>       $resolved
     */
    private static function storeGids(array $rows, array $items, array $resolved): void
    {
        foreach ($items as $index => $item) {
            $row = $rows[$resolved[$index]] ?? null;
            if ($row !== null) {
                StockWriter::storeGid($row, $item['gid'] ?? '');
            }
        }
    }
}
