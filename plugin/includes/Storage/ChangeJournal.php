<?php
/**
 * Storage: ids of products whose stock may have changed. Requests append, the drain takes from the front; an id is cut off
 * only in the transaction that has stored what became of it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Journal;

defined('ABSPATH') || exit;

final class ChangeJournal
{
    /**
     * Appends product ids: one atomic statement.
     *
     * @param list<int> $productIds
     */
    public static function append(array $productIds): void
    {
        $entry = Journal::journalEntry($productIds);
        if ($entry !== '') {
            Row::append(Names::OPTIONS['journal'], $entry);
        }
    }

    /**
     * The oldest product ids, and how much text they take up.
     *
     * @param int $limit Products at most.
     * @return array{ids: list<int>, length: int, isAll: bool}
     */
    public static function front(int $limit): array
    {
        $text = Row::read(Names::OPTIONS['journal']) ?? '';
        $ids = Journal::journalProductIds($text);
        if (count($ids) <= $limit) {
            return ['ids' => $ids, 'length' => strlen($text), 'isAll' => true];
        }
        // Cut at the comma after the last id that is taken; the bytes of one id and its comma are 22 at most.
        $front = substr($text, 0, $limit * 8);
        $end = strrpos($front, ',');
        $front = $end === false ? $text : substr($front, 0, $end + 1);
        return ['ids' => array_slice(Journal::journalProductIds($front), 0), 'length' => strlen($front), 'isAll' => $front === $text];
    }

    /**
     * Cuts off what front() gave. Only inside the transaction that has stored it.
     */
    public static function cut(int $length): void
    {
        if ($length > 0) {
            Row::cutFront(Names::OPTIONS['journal'], $length);
        }
    }

    /**
     * Keeps the row from growing while nothing can be sent. Only under the lock under which it is cut.
     */
    public static function compact(): void
    {
        Row::lock(Names::OPTIONS['journal']);
        $text = Row::read(Names::OPTIONS['journal']) ?? '';
        $compact = Journal::compactJournal($text, Routes::LIMITS['journal_bytes']);
        if ($compact !== $text) {
            Row::write(Names::OPTIONS['journal'], $compact);
        }
    }

    /**
     * Whether nothing waits.
     */
    public static function isEmpty(): bool
    {
        return (Row::read(Names::OPTIONS['journal']) ?? '') === '';
    }
}
