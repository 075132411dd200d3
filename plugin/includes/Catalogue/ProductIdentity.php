<?php
/**
 * Catalogue: SKU and GID to product id. SKU first, in one query over WooCommerce's indexed lookup table; GID only where the
 * SKU led to no product or to one with another GID, because post meta has no index on values.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Catalogue\Sku;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\ProductFilters;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Holder from Identity
 * @phpstan-import-type SkuHolder from Identity
 */
final class ProductIdentity
{
    /**
     * The product id of each item, or an error code for those that have none.
     *
     * @param list<array{sku: string, gid: string|null, old_sku?: string|null}> $items
     * @return list<int|string> Beside the items: product id, or `kss_unknown_sku`, `kss_duplicate_sku`, `kss_bad_sku`.
     */
    public static function resolve(array $items): array
    {
        // Whatever is no GID says nothing: the SKU alone is looked up then.
        $items = array_map(static fn(array $item): array => [...$item, 'gid' => Storable::storableGid($item['gid'] ?? '')], $items);
        $skus = array_filter(
            [...array_column($items, 'sku'), ...array_column($items, 'old_sku')],
            static fn(?string $sku): bool => $sku !== null && Storable::isNameableSku($sku)
        );
        $bySku = self::holdersBySku(array_values(array_unique($skus)));
        $gids = [];
        foreach ($items as $item) {
            $gid = $item['gid'];
            $known = array_column($bySku['sku ' . $item['sku']] ?? [], 'gid');
            if ($gid !== '' && !in_array($gid, $known, true)) {
                $gids[] = $gid;
            }
        }
        $byGid = self::holdersByGid($gids);
        return array_map(static function (array $item) use ($bySku, $byGid): int|string {
            $found = Identity::resolveItem(
                $item['sku'],
                $item['gid'],
                $bySku['sku ' . $item['sku']] ?? [],
                $byGid['gid ' . $item['gid']] ?? [],
                $bySku['sku ' . ($item['old_sku'] ?? '')] ?? []
            );
            return $found['productId'] ?? $found['code'];
        }, $items);
    }

    /**
     * The product id of each SKU, as resolve() answers where nothing but the SKU is known.
     *
     * @param list<string> $skus
     * @return list<int|string>
     */
    public static function resolveSkus(array $skus): array
    {
        return self::resolve(array_map(static fn(string $sku): array => ['sku' => $sku, 'gid' => null], $skus));
    }

    /**
     * The products of SKUs; what leads to none, or to more than one, is left out.
     *
     * @param list<string> $skus
     * @return list<int>
     */
    public static function idsOfSkus(array $skus): array
    {
        return array_values(array_filter(self::resolveSkus($skus), 'is_int'));
    }

    /**
     * The SKUs that do not lead to one product, each with the code that says why.
     *
     * @param list<string> $skus
     * @return list<array{sku: string, code: string}>
     */
    public static function unresolved(array $skus): array
    {
        $unresolved = [];
        foreach (self::resolveSkus($skus) as $index => $found) {
            if (is_string($found)) {
                $unresolved[] = ['sku' => $skus[$index], 'code' => $found];
            }
        }
        return $unresolved;
    }

    /**
     * The products that have one of these SKUs.
     *
     * @param list<string> $skus
     * @return list<SkuHolder>
     */
    public static function skuHolders(array $skus): array
    {
        $holders = [];
        foreach (self::holdersBySku($skus) as $key => $products) {
            foreach ($products as $product) {
                $holders[] = ['productId' => $product['productId'], 'sku' => substr($key, 4)];
            }
        }
        return $holders;
    }

    /**
     * Whether a product takes part in the sync on this store.
     *
     * @param ProductRow $row
     */
    public static function isSynced(array $row): bool
    {
        return self::refusal($row) === '';
    }

    /**
     * Why a product takes no part in the sync on this store, '' where it does: `kss_excluded`, or what of it cannot be named or stored.
     *
     * @param ProductRow $row
     */
    public static function refusal(array $row): string
    {
        return self::isIncluded($row) ? self::problem($row) : Errors::ERRORS['excluded'];
    }

    /**
     * What of a product cannot be named or stored on the other side of a link, '' where nothing is wrong.
     *
     * @param ProductRow $row
     */
    public static function problem(array $row): string
    {
        // A Master sends states, only a Child the difference to its base.
        return Storable::problemOf($row['sku'], $row['state'], Settings::role() === 'master' ? null : $row['shadow']);
    }

    /**
     * Whether nobody keeps a product out of the sync. One that has a problem stays in: it goes on where it stood.
     *
     * @param ProductRow $row
     */
    public static function isIncluded(array $row): bool
    {
        return State::isSyncableType($row['type']) && Sku::isIncluded($row['sku'], Settings::exclusions()) && ProductFilters::isSynced($row);
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
     * Products without a SKU are none of them: a database may take a text of control characters for an empty one.
     *
     * @param list<string> $skus
     * @return array<string, list<Holder>>
     */
    private static function holdersBySku(array $skus): array
    {
        if ($skus === []) {
            return [];
        }
        $holders = [];
        foreach (
            Sql::rows(
                "SELECT l.product_id, l.sku, g.meta_value AS gid, s.meta_value AS shadow FROM {lookup} l
                INNER JOIN {posts} p ON p.ID = l.product_id
                AND p.post_type IN ('product', 'product_variation') AND p.post_status NOT IN ('trash', 'auto-draft')
                LEFT JOIN {postmeta} g ON g.post_id = l.product_id AND g.meta_key = %s
                LEFT JOIN {postmeta} s ON s.post_id = l.product_id AND s.meta_key = %s
                WHERE l.sku <> '' AND l.sku IN (" . Sql::placeholders($skus) . ') ORDER BY l.product_id',
                [Names::META['gid'], Names::META['shadow'], ...$skus]
            )
            as $row
        ) {
            $id = (int) $row['product_id'];
            // A meta row that stands twice must not make two products of one.
            $holders['sku ' . $row['sku']][$id] ??= ['productId' => $id, 'gid' => StockReader::isCopy($id, $row['shadow'] ?? '') ? '' : $row['gid'] ?? ''];
        }
        return array_map('array_values', $holders);
    }

    /**
     * @param list<string> $gids
     * @return array<string, list<Holder>>
     */
    private static function holdersByGid(array $gids): array
    {
        if ($gids === []) {
            return [];
        }
        $holders = [];
        foreach (
            Sql::rows(
                "SELECT g.post_id, g.meta_value AS gid, s.meta_value AS shadow FROM {postmeta} g
                INNER JOIN {posts} p ON p.ID = g.post_id AND p.post_status NOT IN ('trash', 'auto-draft')
                LEFT JOIN {postmeta} s ON s.post_id = g.post_id AND s.meta_key = %s
                WHERE g.meta_key = %s AND g.meta_value IN (" . Sql::placeholders($gids) . ') ORDER BY g.post_id',
                [Names::META['shadow'], Names::META['gid'], ...$gids]
            )
            as $row
        ) {
            $id = (int) $row['post_id'];
            if (!StockReader::isCopy($id, $row['shadow'] ?? '')) {
                $holders['gid ' . $row['gid']][$id] ??= ['productId' => $id, 'gid' => $row['gid'] ?? ''];
            }
        }
        return array_map('array_values', $holders);
    }
}
