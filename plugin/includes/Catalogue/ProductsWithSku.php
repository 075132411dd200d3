<?php
/**
 * Catalogue: the products that have a SKU, counted and listed page by page, and those of them that may be in trouble.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

final class ProductsWithSku
{
    /** Products that have a SKU, as a query's second half. */
    private const WITH_SKU = "FROM {posts} p
        INNER JOIN {lookup} l ON l.product_id = p.ID AND l.sku <> ''
        WHERE p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('trash', 'auto-draft')";

    /**
     * Ids of products with a SKU, in order, after one id.
     *
     * @return list<int>
     */
    public static function idsAfter(int $after, int $limit): array
    {
        return array_map(
            static fn(array $row): int => (int) $row['ID'],
            Sql::rows('SELECT p.ID ' . self::WITH_SKU . ' AND p.ID > %d ORDER BY p.ID LIMIT %d', [$after, $limit])
        );
    }

    /**
     * Products with a SKU, in order of their ids, after one id.
     *
     * @return list<array{id: int, sku: string}>
     */
    public static function skusAfter(int $after, int $limit): array
    {
        return array_map(
            static fn(array $row): array => ['id' => (int) $row['ID'], 'sku' => (string) $row['sku']],
            Sql::rows('SELECT p.ID, l.sku ' . self::WITH_SKU . ' AND p.ID > %d ORDER BY p.ID LIMIT %d', [$after, $limit])
        );
    }

    /**
     * Ids of products whose SKU another product has too. Where the database takes upper and lower case for the same, such
     * SKUs count as one here: ask ProductIdentity::resolve() before saying so.
     *
     * @return list<int>
     */
    public static function idsWithSharedSku(): array
    {
        return array_map(
            static fn(array $row): int => (int) $row['ID'],
            Sql::rows('SELECT p.ID ' . self::WITH_SKU . ' AND l.sku IN (SELECT sku FROM (SELECT l.sku ' . self::WITH_SKU . ' GROUP BY l.sku HAVING COUNT(*) > 1) shared) ORDER BY p.ID')
        );
    }

    /**
     * Ids of products that may have a number out of range or a SKU that cannot be named: ask ProductIdentity::problem() before saying so.
     *
     * @return list<int>
     */
    public static function idsWithProblem(): array
    {
        return array_map(
            static fn(array $row): int => (int) $row['ID'],
            Sql::rows("SELECT DISTINCT m.post_id AS ID FROM {postmeta} m
                WHERE (m.meta_key IN ('_stock', '_low_stock_amount') AND ABS(m.meta_value + 0) >= 900000000)
                OR (m.meta_key = '_sku' AND (LENGTH(m.meta_value) > 255 OR m.meta_value REGEXP '[[:cntrl:]]'))")
        );
    }

    /**
     * How many products have a SKU, after one id.
     */
    public static function count(int $after = 0): int
    {
        return (int) (Sql::rows('SELECT COUNT(*) AS products ' . self::WITH_SKU . ' AND p.ID > %d', [$after])[0]['products'] ?? 0);
    }
}
