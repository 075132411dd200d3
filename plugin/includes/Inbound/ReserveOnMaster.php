<?php
/**
 * Inbound, Master: a Child's checkout asks for units. Enters: a validated question; leaves: units that are held, all or none, and what
 * the Child needs to tell its shopper what is left.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Inbound;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\Reservations;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ReserveQuestion from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type ReserveAnswer from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-type Reserved array{reserve: ReserveAnswer, rows: list<ProductRow|null>}
 */
final class ReserveOnMaster
{
    /**
     * Holds what is asked for where all of it is there, and says what there is.
     *
     * @param ReserveQuestion $question
     * @return Reserved With the products beside the question's items, as they stood in that moment.
     */
    public static function answer(string $childId, array $question): array
    {
        $isReserving = $question['ttl'] > 0;
        if ($isReserving) {
            Reservations::removeOver();
        }
        $found = Identity::resolveSkus(array_column($question['items'], 'sku'));
        $before = StockReader::read(array_values(array_unique(array_filter($found, 'is_int'))));
        return Transaction::run(static function () use ($childId, $question, $found, $before, $isReserving): array {
            if ($isReserving) {
                Reservations::lock($before);
            }
            $rows = StockReader::read(array_keys($before));
            $held = Reservations::held(array_keys($rows), $childId, [$question['key'], ...$question['sold']]);
            $containsBatch = Reserve::containsBatch(Links::child($childId), $question['epoch'], $question['seq']);
            $answer = ['reserve' => ['granted' => false, 'held' => [], 'contains_batch' => $containsBatch], 'rows' => []];
            $verdicts = [];
            $units = [];
            foreach ($question['items'] as $index => $item) {
                $row = $rows[$found[$index]] ?? null;
                if ($row === null || !Identity::isSynced($row) || in_array('stock_quantity', $row['kept_out'], true)) {
                    $answer['rows'][] = null;
                    continue;
                }
                $answer['rows'][] = $row;
                $of = $held[$row['id']] ?? 0;
                $answer['reserve']['held'][] = ['sku' => $item['sku'], 'quantity' => Number::jsonFromMicro($of)];
                $wish = Reserve::wishFromItem($item);
                $stock = ['state' => $row['state'], 'stockStatus' => $row['stock_status'], 'held' => $of, 'containsBatch' => $containsBatch];
                $verdicts[] = Judge::verdictOnWish($wish, $stock);
                $units[$row['id']] = ($units[$row['id']] ?? 0) + Reserve::unitsToHold($wish, $stock);
            }
            if ($isReserving && Reserve::mayGrant($verdicts) && Reservations::hasRoom()) {
                Reservations::hold($childId, $question['key'], $units, $question['ttl']);
                $answer['reserve']['granted'] = true;
            }
            return $answer;
        });
    }
}
