<?php
/**
 * Sync, Child: a Master of version 1 takes absolute quantities. So that what we send contains what happened elsewhere,
 * its current state is asked for and adopted right before.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Transport\PeerStock;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 */
final class OldMaster
{
    /**
     * Adopts what the Master shows of the products in the journal. Without an answer nothing changes here.
     *
     * @param MasterConnection $master
     */
    public static function adoptCurrent(array $master): void
    {
        $rows = array_filter(StockReader::read(ChangeJournal::front(Routes::LIMITS['batch_items'])['ids']), [ProductIdentity::class, 'isSynced']);
        if ($rows === []) {
            return;
        }
        $answer = SignedHttp::send(PeerStock::question($master, array_values(array_column($rows, 'sku'))));
        $items = $answer['body']['items'] ?? null;
        if ($answer['status'] === 200 && is_array($items)) {
            OldMasterState::adopt($master['store_id'], self::items($items), '');
        }
    }

    /**
     * The answer's table by SKU as items of an event.
     *
     * @param array<array-key, mixed> $table
     * @return list<EventItem>
     */
    public static function items(array $table): array
    {
        $items = [];
        foreach (array_keys($table) as $sku) {
            // Each for itself: one that cannot be read must not hold up the others.
            $item = PeerStock::itemOfTable($table, (string) $sku);
            if ($item !== null && ($item['manage_stock'] ?? true) === true) {
                $items[] = $item;
            }
        }
        return $items;
    }
}
