<?php
/**
 * Sync, Child: tells the Master of reservations that are over without a sale: an order was cancelled or failed, a cart emptied.
 * Those of orders that took their stock go with the batch that carries it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Releases;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class ReleaseToMaster
{
    /**
     * Sends the keys that wait, once. A Master that does not answer ends the reservations itself when their time is over.
     *
     * @param MasterConnection $master
     * @return bool Whether there may be something else to send.
     */
    public static function send(array $master, int $protocol): bool
    {
        $front = self::take($master['store_id']);
        if ($front !== [] && $protocol !== 1) {
            SignedHttp::send([
                'store_id' => $master['store_id'],
                'url' => $master['url'],
                'secret' => $master['secret'],
                'route' => 'stock',
                'protocol' => $protocol,
                'timeout' => Routes::LIMITS['send_timeout_seconds'],
                'body' => ['items' => [], 'release' => $front],
            ]);
        }
        return !Releases::isEmpty() || !ChangeJournal::isEmpty();
    }

    /**
     * Takes the keys, unless an order came in meanwhile whose stock has to go first.
     *
     * @return list<string>
     */
    private static function take(string $masterId): array
    {
        return Transaction::run(static function () use ($masterId): array {
            Links::lock($masterId);
            $front = Releases::front();
            if (!ChangeJournal::isEmpty()) {
                return [];
            }
            Releases::cut($front['length']);
            return $front['keys'];
        });
    }
}
