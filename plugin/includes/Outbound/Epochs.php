<?php
/**
 * Outbound, Child: a new epoch. The Master does not know where this Child stands, so the Child forgets what it thought was
 * agreed on and takes the Master's state anew.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;

defined('ABSPATH') || exit;

final class Epochs
{
    /**
     * Begins numbering again; every product gets a new base before the first batch goes.
     */
    public static function open(string $masterId): void
    {
        Links::updateMaster($masterId, static fn(array $link): array => [
            ...NewLinks::newMasterLink(wp_generate_uuid4()),
            'health' => $link['health'],
        ]);
        EventLog::add('warning', 'The Master lost track of this store; its state is taken anew.', ['peer' => $masterId]);
    }
}
