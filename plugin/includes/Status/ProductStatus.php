<?php
/**
 * Status: how products stand. Enters: product ids, as many as a page shows; leaves: a word for each, and where its version came
 * from. A fixed number of queries, however many products.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StoreCapabilities;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Diagnostics\Product;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-type Facts array{sync: 'in_step'|'waiting'|'alone'|'excluded'|'conflict'|'no_sku', version: int, time: int, from: string, variations: int, code: string}
 * `code`: of a conflict, why there is one; '' otherwise.
 */
final class ProductStatus
{
    /**
     * Products by id. One with variations says what needs a person most among itself and them.
     *
     * @param list<int> $ids
     * @return array<int, Facts>
     */
    public static function of(array $ids): array
    {
        $variations = self::variations($ids);
        $facts = self::each(StockReader::read([...$ids, ...array_merge([], ...array_values($variations))]), $variations);
        foreach ($variations as $id => $children) {
            if (isset($facts[$id])) {
                $each = array_intersect_key($facts, array_flip([$id, ...$children]));
                $facts[$id]['sync'] = Product::worstOf(array_values(array_column($each, 'sync')));
                $facts[$id]['code'] = array_values(array_filter(array_column($each, 'code')))[0] ?? '';
            }
        }
        return array_intersect_key($facts, array_flip($ids));
    }

    /**
     * Products as they were read, each for itself.
     *
     * @param array<int, ProductRow> $rows       By product id.
     * @param array<int, list<int>>  $variations Ids by parent, to be counted.
     * @return array<int, Facts> By product id.
     */
    public static function each(array $rows, array $variations = []): array
    {
        $duplicates = self::duplicates($rows);
        $isMaster = Settings::role() === 'master';
        $reached = $isMaster ? self::reachedByAll() : 0;
        $facts = [];
        foreach ($rows as $id => $row) {
            $known = [
                'sku' => $row['sku'],
                'local' => $row['state'],
                'shadow' => $row['shadow'],
                'isExcluded' => !ProductIdentity::isIncluded($row),
                'isDuplicate' => in_array($row['sku'], $duplicates, true),
                'problem' => ProductIdentity::problem($row),
            ];
            $sync = $isMaster ? Product::productOnMaster($known, $reached) : Product::productOnChild($known);
            $facts[$id] = [
                'sync' => $sync,
                'code' => $sync === 'conflict' ? self::conflictCode($row) : '',
                'version' => $row['shadow']['version'] ?? 0,
                'time' => $row['origin']['time'],
                'from' => $row['origin']['store'],
                'variations' => count($variations[$id] ?? []),
            ];
        }
        return $facts;
    }

    /**
     * @param ProductRow $row With a conflict.
     */
    private static function conflictCode(array $row): string
    {
        $wanted = $row['shadow']['wantedSku'] ?? null;
        return match (true) {
            ProductIdentity::problem($row) !== '' => ProductIdentity::problem($row),
            ($row['shadow']['problem'] ?? '') !== '' => $row['shadow']['problem'],
            $wanted === null => Errors::ERRORS['duplicate_sku'],
            default => StoreCapabilities::isSku($wanted) ? Errors::ERRORS['sku_taken'] : Errors::ERRORS['bad_sku'],
        };
    }

    /**
     * @param list<int> $ids
     * @return array<int, list<int>> By parent.
     */
    private static function variations(array $ids): array
    {
        $variations = [];
        if ($ids !== []) {
            $rows = Sql::rows("SELECT ID, post_parent FROM {posts} WHERE post_type = 'product_variation' AND post_status NOT IN ('trash', 'auto-draft') AND post_parent IN (" . Sql::integers($ids) . ')');
            foreach ($rows as $row) {
                $variations[(int) $row['post_parent']][] = (int) $row['ID'];
            }
        }
        return $variations;
    }

    /**
     * @param array<int, ProductRow> $rows
     * @return list<string>
     */
    private static function duplicates(array $rows): array
    {
        $skus = array_values(array_unique(array_filter(array_column($rows, 'sku'), static fn(string $sku): bool => $sku !== '')));
        $unresolved = $skus === [] ? [] : ProductIdentity::unresolved($skus);
        return array_column(array_filter($unresolved, static fn(array $one): bool => $one['code'] === Errors::ERRORS['duplicate_sku']), 'sku');
    }

    /**
     * The version that every enabled Child has; the counter where there is none.
     */
    private static function reachedByAll(): int
    {
        $reached = Counter::version();
        foreach (Settings::children() as $child) {
            $reached = min($reached, Links::child($child['id'])['cursor']);
        }
        return $reached;
    }
}
