<?php
/**
 * Sync, Master: a Child's numbered batch. Differences are added, fields set, versions taken and the batch's number
 * remembered in one transaction, so that the batch counts exactly once however often it arrives.
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
use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Apply;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Generated\Sync\ReceiveBatch;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\V1\OldChild;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredChildLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type EventVerdict from ReceiveBatch
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-type Applied array{verdict: EventVerdict, isUnprepared: bool, rows: array<int, ProductRow>, deltas: array<int, int|float>, news: list<ItemError>, link: StoredChildLink, counter: StoredCounter, told: StoredCounter}
 */
final class EventOnMaster
{
    /**
     * Applies a batch, or repeats the answer to one that was applied before.
     *
     * @param EventRequest $event
     * @return EventAnswer|\WP_Error Error 409 `kss_sequence` when the batch is not next in line, 503 `kss_restored` while the
     *                               link is held.
     */
    public static function receive(string $childId, array $event): array|\WP_Error
    {
        Counter::prepare();
        Links::prepareChild($childId);
        $items = $event['items'] ?? [];
        self::announceComing($childId, $event['event_id'] ?? '', $items);
        if ($event['epoch'] === null) {
            return OldChild::receive($childId, $event);
        }
        ChildReports::take($childId, $event);
        $applied = Transaction::run(static fn(): array => self::apply($childId, $event, $items, false));
        if ($applied['isUnprepared']) {
            Publisher::prepareMeta(array_keys($applied['rows']));
            $applied = Transaction::run(static fn(): array => self::apply($childId, $event, $items, true));
        }
        $refusal = ReceiveBatch::refusalOfVerdict($applied['verdict']);
        if ($refusal !== '') {
            return $refusal === Errors::ERRORS['sequence']
                ? new \WP_Error($refusal, 'This batch is not the next one. Open a new epoch.', ['status' => 409])
                : ChildReports::refusal();
        }
        if (ReceiveBatch::isApplied($applied['verdict'])) {
            foreach ($applied['news'] as $error) {
                ConflictReports::found($childId, $error['sku'], 0, $error['code']);
                if (Storable::isAboutContent($error['code']) || $error['code'] === Errors::ERRORS['bad_sku']) {
                    EventLog::addOncePerMinute("refused {$childId} {$error['code']}", 'A Child sent something that this store does not take.', $error + ['peer' => $childId]);
                }
            }
            Wakeup::request();
        }
        if ($applied['deltas'] !== []) {
            StockSideEffects::of($applied['rows']);
            self::announce($childId, $applied['deltas'], $applied['rows']);
        }
        $published = array_filter($applied['rows'], static fn(array $row): bool => $row['shadow'] !== null);
        return ReceiveBatch::answerToBatch($applied['link'], $applied['counter'], $applied['told'], array_values(array_map([NextPush::class, 'item'], $published)));
    }

    /**
     * Inside the transaction. Locks are always taken in this order: counter, link, meta.
     *
     * @param EventRequest    $event
     * @param list<EventItem> $items
     * @param bool            $isPrepared Whether all meta rows are there. They are created only for a batch that is next: what is
     *                                    refused writes nothing.
     * @return Applied Nothing is changed where it is unprepared.
     */
    private static function apply(string $childId, array $event, array $items, bool $isPrepared): array
    {
        Counter::lock();
        Links::lock($childId);
        $link = Links::child($childId);
        $counter = Counter::read();
        $verdict = ReceiveBatch::verdictOnEvent($link, $event);
        [$ids, $errors, $rows] = self::known($items);
        $applied = ['verdict' => $verdict, 'isUnprepared' => false, 'rows' => $rows, 'deltas' => [], 'news' => [], 'link' => $link, 'counter' => $counter, 'told' => $counter];
        if (!ReceiveBatch::isApplied($verdict)) {
            if ($verdict === 'repeat') {
                Links::save($childId, Generation::linkAfterTelling($link, $counter['version'], $counter['mark'] ?? ''));
            }
            return $applied;
        }
        if (!$isPrepared && StockWriter::needsPreparing($rows)) {
            return ['isUnprepared' => true] + $applied;
        }
        $changes = [];
        $statuses = StoreCapabilities::statuses();
        foreach ($ids as $index => $id) {
            $change = Selection::maskedChange(Apply::planApply($rows[$id]['state'], $items[$index]), $rows[$id]['kept_out']);
            $code = Storable::refusalOfChange($change, $rows[$id]['shown'], $statuses);
            if ($code !== '') {
                $errors[] = ['sku' => $items[$index]['sku'], 'code' => $code];
                unset($ids[$index], $rows[$id]);
                continue;
            }
            $changes[$id] = $change;
        }
        $after = StockWriter::apply($rows, $changes);
        ReservedStock::release($childId, $event['release'] ?? []);
        $published = Publisher::publish($after, array_keys($after), $childId);
        $told = Counter::read();
        $news = ReceiveBatch::newErrors($link, $errors);
        $link = ReceiveBatch::linkAfterEvent($link, $verdict, $event, $counter, $told, $errors, time());
        Links::save($childId, $link);
        return ['rows' => $published, 'deltas' => self::deltas($ids, $items), 'news' => $news, 'link' => $link, 'told' => $told] + $applied;
    }

    /**
     * The products that items speak of, and an error for each item that has none here.
     *
     * @param list<EventItem> $items
     * @return array{array<int, int>, list<ItemError>, array<int, ProductRow>} Product id by item index; errors; rows.
     */
    public static function known(array $items): array
    {
        $resolved = ProductIdentity::resolve($items);
        $rows = StockReader::read(array_values(array_unique(array_filter($resolved, 'is_int'))));
        $found = [];
        foreach ($resolved as $index => $id) {
            $found[] = [
                'sku' => $items[$index]['sku'],
                'productId' => (int) $id,
                'code' => match (true) {
                    is_string($id) => $id,
                    !isset($rows[$id]) => Errors::ERRORS['unknown_sku'],
                    default => ProductIdentity::isSynced($rows[$id]) ? '' : ProductIdentity::refusal($rows[$id]),
                },
            ];
        }
        $ids = [];
        $errors = [];
        foreach (ReceiveBatch::takenItems($found) as $index => $item) {
            if ($item['code'] === '') {
                $ids[$index] = $item['productId'];
            } else {
                $errors[] = ['sku' => $item['sku'], 'code' => $item['code']];
            }
        }
        return [$ids, $errors, array_intersect_key($rows, array_flip($ids))];
    }

    /**
     * What a batch adds, by product.
     *
     * @param array<int, int> $ids   Product id by item index.
     * @param list<EventItem> $items
     * @return array<int, int|float>
     */
    private static function deltas(array $ids, array $items): array
    {
        $deltas = [];
        foreach ($ids as $index => $id) {
            $deltas[$id] = $items[$index]['delta'] ?? 0;
        }
        return $deltas;
    }

    /**
     * Tells listeners, before the transaction.
     *
     * @param list<EventItem> $items
     */
    private static function announceComing(string $childId, string $eventId, array $items): void
    {
        if ($items === [] || !has_action(Names::HOOKS['before_event_applied'])) {
            return;
        }
        /**
         * Fires before the Master applies a Child's batch; each time it arrives, also where it turns out to be one that was applied before.
         *
         * @param string $childId
         * @param list<array{sku: string, delta: int|float|null, changed: list<string>}> $items `delta` is null from version 1, which says absolute numbers.
         * @param string $eventId
         */
        Listeners::tell('before_event_applied', $childId, array_map(static fn(array $item): array => [
            'sku' => $item['sku'],
            'delta' => $item['delta'],
            'changed' => $item['changed'] ?? [],
        ], $items), $eventId);
    }

    /**
     * Tells listeners, after the commit.
     *
     * @param array<int, int|float>  $deltas By product id.
     * @param array<int, ProductRow> $rows
     */
    public static function announce(string $childId, array $deltas, array $rows): void
    {
        /**
         * Fires after the Master has applied a Child's batch.
         *
         * @param string $childId
         * @param list<array{sku: string, product_id: int, delta: int|float, quantity: int|float|null, version: int}> $items
         */
        Listeners::tell(
            'event_applied',
            $childId,
            array_values(
                array_map(
                    static fn(array $row): array => Publisher::announcement($row) + ['delta' => $deltas[$row['id']] ?? 0],
                    $rows
                )
            )
        );
    }
}
