<?php
/**
 * Health: products that are not kept in step until a person has acted: whose SKU another product here has, to which the Master has given
 * such a SKU, or which the Master refuses. Enters: nothing; leaves: SKUs. Two queries find those that may be meant, and only they are read:
 * the catalogue of a shop is too long for a test that WordPress also makes by its cron.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Health;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Journal\Sql;
use Kitgenix\StockSync\Operations\ProductFacts;

defined('ABSPATH') || exit;

final class ConflictSearch
{
    /** Products that are looked at. More than that are not counted: ten are named, and the first hundred say what is to be done. */
    private const AT_MOST = 100;

    /**
     * SKUs that are in the way of each other, and SKUs that the Master refuses.
     *
     * @return array{conflicts: list<string>, refused: list<string>}
     */
    public static function run(): array
    {
        $rows = StockReader::read(array_values(array_unique([...self::withTheSameSku(), ...self::withAWord()])));
        $facts = ProductFacts::each($rows);
        $conflicts = array_filter($rows, static fn(array $row): bool => ($facts[$row['id']]['sync'] ?? '') === 'conflict');
        $refused = array_filter($rows, static fn(array $row): bool => Identity::isSynced($row) && ($row['shadow']['refusedSku'] ?? null) === $row['sku']);
        return [
            'conflicts' => array_values(array_unique(array_column($conflicts, 'sku'))),
            'refused' => array_values(array_unique(array_column(array_diff_key($refused, $conflicts), 'sku'))),
        ];
    }

    /**
     * @return list<int>
     */
    private static function withTheSameSku(): array
    {
        $skus = array_map(static fn(array $row): string => (string) $row['sku'], Sql::rows(
            "SELECT l.sku FROM {lookup} l INNER JOIN {posts} p ON p.ID = l.product_id
            AND p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('trash', 'auto-draft')
            WHERE l.sku <> '' GROUP BY l.sku HAVING COUNT(*) > 1 ORDER BY l.sku LIMIT %d",
            [self::AT_MOST]
        ));
        return array_slice(array_column(Identity::skuHolders($skus), 'productId'), 0, self::AT_MOST);
    }

    /**
     * Products whose shadow holds a SKU that the Master refused or wants.
     *
     * @return list<int>
     */
    private static function withAWord(): array
    {
        $like = static fn(string $key): string => '%' . Sql::db()->esc_like("\"{$key}\":\"") . '%';
        return array_map(static fn(array $row): int => (int) $row['post_id'], Sql::rows(
            'SELECT post_id FROM {postmeta} WHERE meta_key = %s AND (meta_value LIKE %s OR meta_value LIKE %s) ORDER BY post_id LIMIT %d',
            [Names::META['shadow'], $like('r'), $like('w'), self::AT_MOST]
        ));
    }
}
