<?php
/**
 * Sync, Master: an event of a Child that speaks version 1. Its absolute quantities become differences against what it was
 * last known to show; its other fields stay where they are, because it overwrites them without having been asked.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockSideEffects;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Generated\Sync\ReceivePush;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\EventOnMaster;
use Kitgenix\StockSync\Sync\Publisher;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredOldItem from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StockChange from StockChanges
 * @phpstan-import-type ProductRow from StockReader
 */
final class OldChild
{
    /**
     * Applies an event; one that arrives again, or of another type than stock, changes nothing.
     *
     * @param EventRequest $event
     * @return EventAnswer
     */
    public static function receive(string $childId, array $event): array
    {
        if ($event['event_type'] === 'stock_state') {
            $items = $event['items'] ?? [];
            Publisher::prepareMeta(array_values(array_filter(ProductIdentity::resolve($items), 'is_int')));
            OldChildren::prepare($childId);
            $published = Transaction::run(static fn(): array => self::apply($childId, $event, $items));
            if ($published !== []) {
                StockSideEffects::of($published);
                EventOnMaster::announce($childId, [], $published);
                Wakeup::request();
            }
        }
        return ReceivePush::answerToPush(null, null);
    }

    /**
     * @param EventRequest    $event
     * @param list<EventItem> $items
     * @return array<int, ProductRow> What was published.
     */
    private static function apply(string $childId, array $event, array $items): array
    {
        Counter::lock();
        Links::lock($childId);
        $known = OldChildren::read($childId);
        $eventId = $event['event_id'] ?? '';
        if ($eventId !== '' && in_array($eventId, $known['events'], true)) {
            return [];
        }
        [$ids, , $rows] = EventOnMaster::known($items);
        $changes = [];
        $news = [];
        $off = [];
        foreach ($ids as $index => $id) {
            $local = $rows[$id]['state']['quantity'];
            $quantity = $items[$index]['stock_quantity'];
            if ($local === null || $quantity === null) {
                // That version says `managed, 0` of what does not count its stock.
                continue;
            }
            $change = OldPeer::changeFromOldChild(
                $id,
                Number::microFromJson($quantity),
                $event['time'] ?? 0,
                OldPeer::knownOfOldChild($known['items'], $id),
                $local
            );
            $planned = Selection::maskedChange([...StockChanges::noChange(), 'add' => $change['delta']], $rows[$id]['kept_out']);
            if (Storable::refusalOfChange($planned, $rows[$id]['shown'], []) !== '') {
                // That version reads no errors: it is told the number here, and what it shows counts from there.
                EventLog::addOncePerMinute("refused {$childId} out of range", 'A Child sent something that this store does not take.', [
                    'code' => Errors::ERRORS['out_of_range'],
                    'sku' => $items[$index]['sku'],
                    'peer' => $childId,
                ]);
                $off[] = $id;
                continue;
            }
            if ($change['delta'] !== 0) {
                $changes[$id] = $planned;
            }
            if ($change['known'] !== null) {
                $news[] = $change['known'];
            }
            if ($change['isOff']) {
                $off[] = $id;
            }
        }
        $after = StockWriter::apply($rows, $changes);
        $published = Publisher::publish($after, $off, $childId);
        OldChildren::remember($childId, $known, $news, $eventId);
        $link = Links::child($childId);
        $link['health']['last_inbound'] = time();
        $link['health']['protocol'] = 1;
        Links::save($childId, $link);
        return $published;
    }
}
