<?php
/**
 * Operations: products that are not kept in step until a person has given them another SKU. Enters: nothing; leaves: one row for each,
 * with the code that says why. Walks through the whole catalogue, a page at a time, so it is for a person who waits.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Operations;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Conflict array{product_id: int, sku: string, code: string, wanted: string, with: list<int>}
 */
final class Conflicts
{
    /**
     * Each product with a conflict, in order of their ids.
     *
     * `code`: `kss_duplicate_sku`, or on a Child `kss_sku_taken`. `wanted`: the SKU that the Master has given it; empty when it is
     * the one that it has. `with`: ids of the other products that have that SKU.
     *
     * @param (callable(int): mixed)|null $onPage Told how many products a page had.
     * @return \Generator<int, Conflict>
     */
    public static function all(?callable $onPage = null): \Generator
    {
        $after = 0;
        do {
            $ids = Identity::productIdsAfter($after, Routes::LIMITS['items']);
            $rows = StockReader::read($ids);
            $found = array_filter(ProductFacts::each($rows), static fn(array $facts): bool => $facts['sync'] === 'conflict');
            foreach (array_intersect_key($rows, $found) as $id => $row) {
                $wanted = $row['shadow']['wantedSku'] ?? '';
                $holders = array_column(Identity::skuHolders([$wanted === '' ? $row['sku'] : $wanted]), 'productId');
                yield [
                    'product_id' => $id,
                    'sku' => $row['sku'],
                    'code' => $wanted === '' ? Errors::ERRORS['duplicate_sku'] : Errors::ERRORS['sku_taken'],
                    'wanted' => $wanted,
                    'with' => array_values(array_diff($holders, [$id])),
                ];
            }
            $after = (int) end($ids);
            if ($onPage !== null) {
                $onPage(count($ids));
            }
        } while (count($ids) === Routes::LIMITS['items']);
    }
}
