<?php
/**
 * Reservations, Master: a Child's checkout asks for units. Enters: a validated question; leaves: units that are held, all or none, and what
 * the Child needs to tell its shopper what is left.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Checkout\Grant;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ReserveQuestion from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type ReserveAnswer from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type HeldUnits from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type GrantCase from Grant
 * @phpstan-import-type HeldParts from Grant
 * @phpstan-import-type ProductDemand from Grant
 * @phpstan-import-type QuestionLine from Grant
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
            ReservedStock::removeOver();
        }
        $found = ProductIdentity::resolveSkus(array_column($question['items'], 'sku'));
        $before = StockReader::read(array_values(array_unique(array_filter($found, 'is_int'))));
        return Transaction::run(static function () use ($childId, $question, $found, $before, $isReserving): array {
            if ($isReserving) {
                ReservedStock::lock($before);
            }
            $rows = array_filter(StockReader::read(array_keys($before)), [self::class, 'isShared']);
            $lines = [];
            foreach ($question['items'] as $index => $item) {
                if (isset($rows[$found[$index]])) {
                    $lines[] = ['productId' => $rows[$found[$index]]['id'], 'item' => $item];
                }
            }
            $key = $question['key'];
            $held = ReservedStock::held(array_keys($rows), $childId, $key, array_values(array_diff($question['sold'], [$key])));
            $containsBatch = Reserve::containsBatch(Links::child($childId), $question['epoch'], $question['seq']);
            $cases = self::cases(Grant::demandsByProduct($lines), $rows, $held, $containsBatch);
            $holds = $isReserving ? Grant::grantOf($cases, ReservedStock::rows($childId, $key)) : null;
            if ($holds !== null) {
                ReservedStock::hold($childId, $key, array_column($holds, 'units', 'productId'), $question['ttl']);
            }
            return [
                'reserve' => ['granted' => $holds !== null, 'held' => self::told($lines, $cases), 'contains_batch' => $containsBatch],
                'rows' => array_map(static fn(int|string $id): ?array => $rows[$id] ?? null, $found),
            ];
        });
    }

    /**
     * What is wanted of each stock, with what is there.
     *
     * @param list<ProductDemand>      $demands
     * @param array<int, ProductRow> $rows
     * @param array<int, HeldParts>  $held
     * @return list<GrantCase>
     */
    private static function cases(array $demands, array $rows, array $held, bool $containsBatch): array
    {
        return array_map(static function (array $one) use ($rows, $held, $containsBatch): array {
            $row = $rows[$one['productId']];
            $parts = $held[$row['id']] ?? ['others' => 0, 'own' => 0, 'sold' => 0];
            return $one + ['parts' => $parts, 'stock' => [
                'state' => $row['state'],
                'stockStatus' => $row['stock_status'],
                'held' => Grant::heldAgainst($parts, $one['demand'], $containsBatch),
                'containsBatch' => $containsBatch,
            ]];
        }, $demands);
    }

    /**
     * What is held of each SKU that was asked for.
     *
     * @param list<QuestionLine> $lines
     * @param list<GrantCase>    $cases
     * @return list<HeldUnits>
     */
    private static function told(array $lines, array $cases): array
    {
        $stocks = array_column($cases, 'stock', 'productId');
        return array_map(static fn(array $line): array => [
            'sku' => $line['item']['sku'],
            'quantity' => Number::jsonFromMicro($stocks[$line['productId']]['held']),
        ], $lines);
    }

    /**
     * Whether Children hear of a product's quantity.
     *
     * @param ProductRow $row
     */
    private static function isShared(array $row): bool
    {
        return ProductIdentity::isSynced($row) && !in_array('stock_quantity', $row['kept_out'], true);
    }
}
