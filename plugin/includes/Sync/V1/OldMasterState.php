<?php
/**
 * Sync, Child: states that a Master of version 1 pushes, shows or answers with. They have no version: they are taken in the order in
 * which they arrive.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Generated\Sync\ReceivePush;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Sync\Adoption;
use Kitgenix\StockSync\Sync\Renames;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class OldMasterState
{
    /**
     * Adopts a push of a Master of version 1. It keeps the id of the event that it answers to, so a push that contains the
     * batch under way can be told from one that does not.
     *
     * @param EventRequest $event
     * @return EventAnswer
     */
    public static function receive(string $masterId, array $event): array
    {
        $items = $event['items'] ?? [];
        $errors = [];
        if ($event['event_type'] === 'stock_state') {
            $errors = self::adopt($masterId, $items, $event['event_id'] ?? '');
        } elseif ($event['event_type'] === 'sku_rename') {
            Renames::fromOldMaster($masterId, $items);
        }
        return ReceivePush::answerToPush(null, $errors);
    }

    /**
     * Adopts states of a Master of version 1, which have no version: they are taken in the order in which they arrive.
     *
     * @param list<EventItem> $items
     * @param string          $eventId The event that they answer to, '' when there is none.
     * @return list<ItemError>
     */
    public static function adopt(string $masterId, array $items, string $eventId): array
    {
        $link = Links::master($masterId);
        $batch = $link['in_flight'];
        $ack = $batch !== null && $batch['event_id'] === $eventId ? ['epoch' => $link['epoch'], 'seq' => $batch['seq'], 'event_id' => null, 'refused' => null, 'push' => null] : null;
        $rows = StockReader::read(array_values(array_filter(ProductIdentity::resolve($items), 'is_int')));
        $local = array_column($rows, 'state', 'sku');
        $safe = [];
        foreach ($items as $item) {
            $safe[] = isset($local[$item['sku']]) ? OldPeer::itemFromOldMaster($item, $local[$item['sku']]) : null;
        }
        $errors = Adoption::run($masterId, array_values(array_filter($safe)), $ack, null, static function (array $link): array {
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
    public static function settleAnswer(string $masterId, array $batch): void
    {
        Links::updateMaster($masterId, static function (array $link) use ($batch): array {
            if ($link['in_flight'] !== null && ReceivePush::isUnderWay($link, $batch['event_id'])) {
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
}
