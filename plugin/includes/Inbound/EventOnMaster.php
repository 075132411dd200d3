<?php
/**
 * Inbound, Master: a Child's numbered batch. Differences are added, fields set, versions taken and the batch's number
 * remembered in one transaction, so that the batch counts exactly once however often it arrives.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Inbound;

use Kitgenix\StockSync\Catalogue\Aftermath;
use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\Reservations;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Apply;
use Kitgenix\StockSync\Generated\Sync\ChangeLog;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Hooks\Listeners;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Transaction;
use Kitgenix\StockSync\Outbound\Publisher;
use Kitgenix\StockSync\Outbound\NextPush;
use Kitgenix\StockSync\Outbound\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Ack from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-type Applied array{verdict: string, rows: array<int, ProductRow>, changed: array<int, ProductRow>, deltas: array<int, int|float>, errors: list<ItemError>, ack: Ack, counter: StoredCounter, told: StoredCounter|null}
 */
final class EventOnMaster
{
    /**
     * Applies a batch, or repeats the answer to one that was applied before.
     *
     * @param EventRequest $event
     * @return EventAnswer|\WP_Error Error 409 `kss_sequence` when the batch is not next in line, 503 `kss_restored` while an
     *                               administrator must decide.
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
        Publisher::prepareMeta(array_values(array_filter(Identity::resolve($items), 'is_int')));
        ChildReports::take($childId, $event);
        $applied = Transaction::run(static fn(): array => self::apply($childId, $event, $items));
        if ($applied['verdict'] === 'restored') {
            return ChildReports::refusal();
        }
        if ($applied['verdict'] === 'out_of_sequence') {
            return new \WP_Error(Errors::ERRORS['sequence'], 'This batch is not the next one. Open a new epoch.', ['status' => 409]);
        }
        if ($applied['verdict'] !== 'repeat') {
            foreach ($applied['errors'] as $error) {
                ConflictNews::found($childId, $error['sku'], 0, $error['code']);
            }
        }
        if ($applied['changed'] !== []) {
            Aftermath::of($applied['changed']);
            self::announce($childId, $applied['deltas'], $applied['rows']);
        }
        if ($applied['verdict'] !== 'repeat') {
            Wakeup::request();
        }
        return [
            'ok' => true,
            'processed' => true,
            'generation' => $applied['counter']['generation'],
            'ack' => $applied['ack'],
            'items' => array_values(array_map([NextPush::class, 'item'], array_filter(
                $applied['rows'],
                static fn(array $row): bool => $row['shadow'] !== null
            ))),
            'errors' => $applied['errors'],
            'counter' => $applied['told']['version'] ?? null,
            'mark' => $applied['told']['mark'] ?? null,
            'supersedes' => $applied['counter']['supersedes'],
        ];
    }

    /**
     * Inside the transaction. Locks are always taken in this order: counter, link, meta.
     *
     * @param EventRequest    $event
     * @param list<EventItem> $items
     * @return Applied
     */
    private static function apply(string $childId, array $event, array $items): array
    {
        Counter::lock();
        Links::lock($childId);
        $link = Links::child($childId);
        $counter = Counter::read();
        $epoch = (string) $event['epoch'];
        $seq = (int) $event['seq'];
        $eventId = (string) $event['event_id'];
        $verdict = $counter['restored'] === null ? Apply::verdictOnBatch($link, $epoch, $seq, $eventId) : 'restored';
        [$ids, $errors, $rows] = self::known($items);
        if (!in_array($verdict, ['apply', 'open'], true)) {
            $told = $verdict === 'repeat' ? $counter : null;
            if ($told !== null) {
                Links::save($childId, Generation::linkAfterTelling($link, $told['version'], $told['mark'] ?? ''));
            }
            // What was refused then is refused again, even where the product is known by now: its difference was not applied.
            return [
                'verdict' => $verdict,
                'rows' => $rows,
                'changed' => [],
                'deltas' => [],
                'errors' => $link['refused'] ?? [],
                'ack' => Apply::ackOf($link),
                'counter' => $counter,
                'told' => $told,
            ];
        }
        $changes = [];
        foreach ($ids as $index => $id) {
            $changes[$id] = Selection::maskedChange(Apply::planApply($rows[$id]['state'], $items[$index]), $rows[$id]['kept_out']);
        }
        $after = StockWriter::apply($rows, $changes);
        Reservations::release($childId, $event['release'] ?? []);
        $published = Publisher::publish($after, array_keys($after), $childId);
        $link = Apply::linkAfterBatch($link, $verdict, $epoch, $seq, $eventId, $counter['version'], $items === [], $errors);
        $told = Counter::read();
        $link['cursor'] = ChangeLog::cursorAfterAnswer($link['cursor'], $counter['version'], $told['version']);
        $link = Generation::linkAfterTelling($link, $told['version'], $told['mark'] ?? '');
        $link['health'] = [...Retry::healthAfterHearing($link['health'], time()), 'protocol' => 2];
        if ($link['walk'] !== null) {
            // The Child asks for everything: it is there, whatever happened to earlier pushes.
            $link['health']['next_attempt'] = 0;
        }
        Links::save($childId, $link);
        return [
            'verdict' => $verdict,
            'rows' => $published,
            'changed' => $published,
            'deltas' => self::deltas($ids, $items),
            'errors' => $errors,
            'ack' => Apply::ackOf($link),
            'counter' => $counter,
            'told' => $told,
        ];
    }

    /**
     * The products that items speak of, and an error for each item that has none here.
     *
     * @param list<EventItem> $items
     * @return array{array<int, int>, list<ItemError>, array<int, ProductRow>} Product id by item index; errors; rows.
     */
    public static function known(array $items): array
    {
        $ids = [];
        $errors = [];
        $resolved = Identity::resolve($items);
        $rows = StockReader::read(array_values(array_unique(array_filter($resolved, 'is_int'))));
        foreach ($resolved as $index => $id) {
            $code = match (true) {
                is_string($id) => $id,
                !isset($rows[$id]) => Errors::ERRORS['unknown_sku'],
                !Identity::isSynced($rows[$id]) => Errors::ERRORS['excluded'],
                in_array($id, $ids, true) => Errors::ERRORS['duplicate_sku'],
                default => null,
            };
            if ($code !== null) {
                $errors[] = ['sku' => $items[$index]['sku'], 'code' => $code];
            } else {
                $ids[$index] = (int) $id;
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
