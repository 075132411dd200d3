<?php
/**
 * Status: how many products a peer lacks. Enters: a peer's id; leaves: a number, as exact as one look can make it. Costs a
 * few queries, so it is for links that fail and for an administrator's screens.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Generated\Sync\PushPages;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;

defined('ABSPATH') || exit;

final class PendingChanges
{
    /**
     * Products whose changes the Master has not acknowledged.
     */
    public static function forMaster(string $masterId): int
    {
        $sent = array_column(Links::master($masterId)['in_flight']['items'] ?? [], 'product_id');
        return count(array_unique([...ChangeJournal::front(PHP_INT_MAX)['ids'], ...$sent]));
    }

    /**
     * Products of which a Child has not the newest state.
     */
    public static function forChild(string $childId): int
    {
        $link = Links::child($childId);
        $page = PushPages::nextPage($link, Counter::log(), Counter::version(), PHP_INT_MAX);
        return $page['walk'] === null ? count($page['productIds']) : ProductsWithSku::count($page['walk']['after']);
    }
}
