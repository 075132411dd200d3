<?php
/**
 * Operations: how many products a peer lacks. Enters: a peer's id; leaves: a number, as exact as one look can make it. Costs a
 * few queries, so it is for links that fail and for an administrator's screens.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Operations;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Sync\PushPages;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\Links;

defined('ABSPATH') || exit;

final class Waiting
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
        $page = PushPages::nextPage($link, Counter::log(), Counter::read()['version'], PHP_INT_MAX);
        return $page['walk'] === null ? count($page['productIds']) : Identity::count($page['walk']['after']);
    }
}
