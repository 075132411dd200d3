<?php
/**
 * Outbound, Child: a Master of version 1 takes absolute quantities. So that what we send contains what happened elsewhere,
 * its current state is asked for and adopted right before.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Inbound\StateOnChild;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\Links;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type Call from SignedHttp
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
        $rows = array_filter(StockReader::read(ChangeJournal::front(Routes::LIMITS['batch_items'])['ids']), [Identity::class, 'isSynced']);
        if ($rows === []) {
            return;
        }
        $answer = SignedHttp::send(self::question($master, array_values(array_column($rows, 'sku'))));
        $items = $answer['body']['items'] ?? null;
        if ($answer['status'] === 200 && is_array($items)) {
            StateOnChild::adoptOld($master['store_id'], self::items($items), '');
        }
    }

    /**
     * What does the Master show of these? Asked as version 1 asks, so that either version answers.
     *
     * @param MasterConnection $master
     * @param list<string>     $skus
     * @return Call
     */
    public static function question(array $master, array $skus): array
    {
        return [
            'store_id' => $master['store_id'],
            'url' => $master['url'],
            'secret' => $master['secret'],
            'route' => 'stock-state',
            'protocol' => max(1, Links::protocolOf($master['store_id'])),
            'timeout' => Routes::LIMITS['send_timeout_seconds'],
            'body' => ['items' => array_map(static fn(string $sku): array => ['sku' => $sku], $skus)],
        ];
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
