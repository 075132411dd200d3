<?php
/**
 * Catalogue: SKU and GID to product id. SKU first, in one query over WooCommerce's indexed lookup table; GID only for what
 * the SKU did not find, because post meta has no index on values.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\Sku;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Journal\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 */
final class Identity
{
    /** Products that have a SKU, as a query's second half. */
    private const WITH_SKU = "FROM {posts} p
        INNER JOIN {lookup} l ON l.product_id = p.ID AND l.sku <> ''
        WHERE p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('trash', 'auto-draft')";

    /**
     * The product id of each item, or an error code for those that have none.
     *
     * @param list<array{sku: string, gid: string|null}> $items
     * @return list<int|string> Beside the items: product id, or `kss_unknown_sku`, `kss_duplicate_sku`.
     */
    public static function resolve(array $items): array
    {
        $bySku = self::idsBySku(array_values(array_unique(array_column($items, 'sku'))));
        $gids = [];
        foreach ($items as $item) {
            if (!isset($bySku['sku ' . $item['sku']]) && ($item['gid'] ?? '') !== '') {
                $gids[] = (string) $item['gid'];
            }
        }
        $byGid = self::idsByGid($gids);
        return array_map(static function (array $item) use ($bySku, $byGid): int|string {
            $ids = $bySku['sku ' . $item['sku']] ?? $byGid['gid ' . $item['gid']] ?? [];
            return match (count($ids)) {
                0 => Errors::ERRORS['unknown_sku'],
                1 => $ids[0],
                default => Errors::ERRORS['duplicate_sku'],
            };
        }, $items);
    }

    /**
     * Whether a product takes part in the sync on this store.
     *
     * @param ProductRow $row
     */
    public static function isSynced(array $row): bool
    {
        return State::isSyncableType($row['type']) && Sku::isIncluded($row['sku'], Settings::exclusions());
    }

    /**
     * woocommerce_duplicate_product_exclude_meta: a copy is another product, with a GID and a history of its own.
     *
     * @param mixed $keys
     * @return list<mixed>
     */
    public static function excludeFromDuplicates(mixed $keys): array
    {
        return [...(is_array($keys) ? array_values($keys) : []), Names::META['gid'], Names::META['shadow']];
    }

    /**
     * Ids of products with a SKU, in order, after one id.
     *
     * @return list<int>
     */
    public static function productIdsAfter(int $after, int $limit): array
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
     * How many products have a SKU, after one id.
     */
    public static function count(int $after = 0): int
    {
        return (int) (Sql::rows('SELECT COUNT(*) AS products ' . self::WITH_SKU . ' AND p.ID > %d', [$after])[0]['products'] ?? 0);
    }

    /**
     * @param list<string> $skus
     * @return array<string, list<int>>
     */
    private static function idsBySku(array $skus): array
    {
        if ($skus === []) {
            return [];
        }
        $found = [];
        foreach (
            Sql::rows(
                "SELECT l.product_id, l.sku FROM {lookup} l
                INNER JOIN {posts} p ON p.ID = l.product_id
                AND p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('trash', 'auto-draft')
                WHERE l.sku IN (" . Sql::placeholders($skus) . ') ORDER BY l.product_id',
                $skus
            )
            as $row
        ) {
            $found['sku ' . $row['sku']][] = (int) $row['product_id'];
        }
        return $found;
    }

    /**
     * @param list<string> $gids
     * @return array<string, list<int>>
     */
    private static function idsByGid(array $gids): array
    {
        if ($gids === []) {
            return [];
        }
        $found = [];
        foreach (
            Sql::rows(
                "SELECT m.post_id, m.meta_value FROM {postmeta} m
                INNER JOIN {posts} p ON p.ID = m.post_id AND p.post_status NOT IN ('trash', 'auto-draft')
                WHERE m.meta_key = %s AND m.meta_value IN (" . Sql::placeholders($gids) . ') ORDER BY m.post_id',
                [Names::META['gid'], ...$gids]
            )
            as $row
        ) {
            $found['gid ' . $row['meta_value']][] = (int) $row['post_id'];
        }
        return $found;
    }
}
