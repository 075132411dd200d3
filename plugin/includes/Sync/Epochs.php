<?php
/**
 * Sync, Child: a new epoch. The Master does not know where this Child stands, so the Child numbers its batches anew and
 * asks for everything; its bases stay, and with them every difference that was not acknowledged.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Sync\LinkTransitions;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;

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
            $after = LinkTransitions::linkAfterSequenceRefusal($link, $eventId, wp_generate_uuid4());
            if ($after['epoch'] !== $link['epoch']) {
                // What was under way is a difference like any other again.
                ChangeJournal::append(array_column($link['in_flight']['items'] ?? [], 'product_id'));
            }
            return $after;
        });
        EventLog::add('warning', 'The Master lost track of this store; what it did not acknowledge is sent again.', ['peer' => $masterId]);
    }
}
