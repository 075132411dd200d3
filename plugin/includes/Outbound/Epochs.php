<?php
/**
 * Outbound, Child: a new epoch. The Master does not know where this Child stands, so the Child forgets what it thought was
 * agreed on and takes the Master's state anew.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Sql;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

final class Epochs
{
    /**
     * Drops all shadows and begins numbering again.
     */
    public static function open(string $masterId): void
    {
        Transaction::run(static function () use ($masterId): void {
                Links::lock($masterId);
            $link = Links::master($masterId);
            Sql::run("UPDATE {postmeta} SET meta_value = '' WHERE meta_key = %s", [Names::META['shadow']]);
            Links::save($masterId, [...NewLinks::newMasterLink(wp_generate_uuid4()), 'health' => $link['health']]);
        });
        EventLog::add('warning', 'The Master lost track of this store; its state is taken anew.', ['peer' => $masterId]);
    }
}
