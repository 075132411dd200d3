<?php
/**
 * Outbound, Child: a new epoch. The Master does not know where this Child stands, so the Child numbers its batches anew and
 * asks for everything; its bases stay, and with them every difference that was not acknowledged.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;

defined('ABSPATH') || exit;

final class Epochs
{
    /**
     * Begins numbering again, if the batch that was refused is still under way.
     *
     * @param string $eventId Of the batch.
     */
    public static function open(string $masterId, string $eventId): void
    {
        Links::updateMaster($masterId, static function (array $link) use ($eventId): array {
            $after = NewLinks::linkAfterSequenceRefusal($link, $eventId, wp_generate_uuid4());
            if ($after['epoch'] !== $link['epoch']) {
                // What was under way is a difference like any other again.
                ChangeJournal::append(array_column($link['in_flight']['items'] ?? [], 'product_id'));
            }
            return $after;
        });
        EventLog::add('warning', 'The Master lost track of this store; what it did not acknowledge is sent again.', ['peer' => $masterId]);
    }
}
