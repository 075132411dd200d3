<?php
/**
 * Status: products that are not kept in step until a person has given them another SKU, and products that the Master refuses. Enters:
 * nothing; leaves: rows with the code that says why. Two queries find the products that may be meant, and only those are read: the catalogue
 * of a shop is too long for a test that WordPress also makes by its cron.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-type Conflict array{product_id: int, sku: string, code: string, wanted: string, with: list<int>}
 */
final class Conflicts
{
    /**
     * Each product with a conflict, in order of their ids.
     *
     * `code`: `kss_duplicate_sku`, `kss_bad_sku` or `kss_out_of_range`, or on a Child `kss_sku_taken` or `kss_unknown_status`. `wanted`: the
     * SKU that the Master has given it; empty when it is the one that it has. `with`: ids of the other products that have that SKU.
     *
     * @return \Generator<int, Conflict>
     */
    public static function all(): \Generator
    {
        $candidates = array_unique([...ProductsWithSku::idsWithSharedSku(), ...ProductsWithSku::idsWithProblem(), ...self::withShadowKey('w'), ...self::withShadowKey('e')]);
        sort($candidates);
        foreach (self::read($candidates) as $rows) {
            $found = array_filter(ProductStatus::each($rows), static fn(array $facts): bool => $facts['sync'] === 'conflict');
            $rows = array_intersect_key($rows, $found);
            $wantedSkus = array_map(static fn(array $row): string => $row['shadow']['wantedSku'] ?? '', $rows);
            $holders = ProductIdentity::skuHolders(array_values(array_unique(array_diff([...$wantedSkus, ...array_column($rows, 'sku')], ['']))));
            foreach ($rows as $id => $row) {
                $wanted = $wantedSkus[$id];
                $contested = $wanted === '' ? $row['sku'] : $wanted;
                $others = array_filter($holders, static fn(array $holder): bool => $holder['sku'] === $contested && $holder['productId'] !== $id);
                yield [
                    'product_id' => $id,
                    'sku' => $row['sku'],
                    'code' => $found[$id]['code'],
                    'wanted' => $wanted,
                    'with' => array_values(array_column($others, 'productId')),
                ];
            }
        }
    }

    /**
     * SKUs that the Master refuses, as their products still have them.
     *
     * @return \Generator<int, string>
     */
    public static function refused(): \Generator
    {
        foreach (self::read(self::withShadowKey('r')) as $rows) {
            foreach ($rows as $row) {
                if (ProductIdentity::isSynced($row) && ($row['shadow']['refusedSku'] ?? null) === $row['sku']) {
                    yield $row['sku'];
                }
            }
        }
    }

    /**
     * @param array<int> $ids
     * @return \Generator<int, array<int, ProductRow>> Pages.
     */
    private static function read(array $ids): \Generator
    {
        foreach (array_chunk($ids, Routes::LIMITS['items']) as $page) {
            yield StockReader::read($page);
        }
    }

    /**
     * Products whose shadow, as it is stored, has a text under this key.
     *
     * @return list<int>
     */
    private static function withShadowKey(string $key): array
    {
        return array_map(static fn(array $row): int => (int) $row['post_id'], Sql::rows(
            'SELECT post_id FROM {postmeta} WHERE meta_key = %s AND meta_value LIKE %s ORDER BY post_id',
            [Names::META['shadow'], '%' . Sql::db()->esc_like("\"{$key}\":\"") . '%']
        ));
    }
}
