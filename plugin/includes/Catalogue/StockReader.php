<?php
/**
 * Catalogue: reads the stock of many products at once, straight from WooCommerce's meta: three queries for a whole batch,
 * where loading the products would take several for each. Nothing is cached, so that inside a transaction it is the
 * transaction's own view.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\ProductFilters;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type ShadowOrigin from Shadows
 * `state` is what the sync sees, `shown` what the shop has: they differ in fields that are `kept_out`, of which `own_kept_out` are this store's choice.
 *
 * @phpstan-type ProductRow array{
 *   id: int, parent: int, sku: string, gid: string, type: string, stock_status: string,
 *   state: ProductState, shown: ProductState, kept_out: list<string>, own_kept_out: list<string>,
 *   shadow: Shadow|null, origin: ShadowOrigin, meta_ids: array<string, int>
 * }
 */
final class StockReader
{
    /** WooCommerce's meta keys that we read or write. */
    public const STOCK_KEYS = ['_stock', '_stock_status', '_manage_stock', '_backorders', '_low_stock_amount'];

    /**
     * Products by id, in the order of the ids. Trashed and unfinished ones, and what is no product, are left out.
     *
     * @param list<int> $ids
     * @return array<int, ProductRow>
     */
    public static function read(array $ids): array
    {
        if ($ids === []) {
            return [];
        }
        $posts = [];
        foreach (
            Sql::rows(
                "SELECT ID, post_type, post_parent FROM {posts} WHERE ID IN (" . Sql::integers($ids) . ")
                AND post_type IN ('product', 'product_variation') AND post_status NOT IN ('trash', 'auto-draft')"
            )
            as $post
        ) {
            $posts[(int) $post['ID']] = [
                'parent' => (int) $post['post_parent'],
                'is_variation' => $post['post_type'] === 'product_variation',
            ];
        }
        $parents = array_values(array_filter(array_unique(array_column($posts, 'parent'))));
        $meta = self::meta(array_keys($posts), $parents);
        $types = self::types(array_keys(array_filter($posts, static fn(array $post): bool => !$post['is_variation'])));
        $rows = [];
        foreach ($ids as $id) {
            if (isset($posts[$id])) {
                $type = $posts[$id]['is_variation'] ? 'variation' : $types[$id] ?? 'simple';
                $parent = $meta[$posts[$id]['parent']] ?? ['values' => [], 'ids' => []];
                $rows[$id] = self::row($id, $type, $posts[$id]['parent'], $meta[$id] ?? ['values' => [], 'ids' => []], $parent);
            }
        }
        return $rows;
    }

    /**
     * @param array{values: array<string, string>, ids: array<string, int>} $meta
     * @param array{values: array<string, string>, ids: array<string, int>} $parent
     * @return ProductRow
     */
    private static function row(int $id, string $type, int $parentId, array $meta, array $parent): array
    {
        $values = $meta['values'];
        $stored = Validators::storedShadow(json_decode($values[Names::META['shadow']] ?? '', true));
        $isCopy = $stored['ok'] && Shadows::isCopiedShadow($stored['value'], $id);
        $shadow = $stored['ok'] && !$isCopy ? Shadows::shadowFromStored($stored['value']) : null;
        $named = [
            'id' => $id,
            'parent' => $parentId,
            'sku' => $values['_sku'] ?? '',
            'gid' => $isCopy ? '' : $values[Names::META['gid']] ?? '',
            'type' => $type,
        ];
        $shown = State::stateFromMeta([
            'type' => $type,
            'manageStock' => $values['_manage_stock'] ?? '',
            'stock' => self::plainDecimal($values['_stock'] ?? ''),
            'stockStatus' => $values['_stock_status'] ?? 'instock',
            'backorders' => $values['_backorders'] ?? '',
            'lowStockAmount' => self::plainDecimal($values['_low_stock_amount'] ?? ''),
            'parentManagesStock' => ($parent['values']['_manage_stock'] ?? '') === 'yes',
        ]);
        $own = ProductFilters::fieldsKeptOut($named);
        $keptOut = Settings::role() === 'master' ? $own : Selection::keptOutOf([$own, $shadow['keptOut'] ?? [], $shadow['keptOutByMaster'] ?? []]);
        return $named + [
            'stock_status' => $values['_stock_status'] ?? 'instock',
            'state' => Selection::maskedState($shown, $shadow, $keptOut),
            'shown' => $shown,
            'kept_out' => $keptOut,
            'own_kept_out' => $own,
            'shadow' => $shadow,
            'origin' => $stored['ok'] ? Shadows::originFromStored($stored['value']) : ['time' => 0, 'store' => ''],
            'meta_ids' => $meta['ids'],
        ];
    }

    /**
     * Whether a product's shadow is that of another one. A plugin that duplicates products with all their meta copies it,
     * and the GID beside it; a copy is a product of its own.
     *
     * @param string $text Of the shadow's meta.
     */
    public static function isCopy(int $id, string $text): bool
    {
        $stored = Validators::storedShadow(json_decode($text, true));
        return $stored['ok'] && Shadows::isCopiedShadow($stored['value'], $id);
    }

    /**
     * A number as WooCommerce and the database read it, in the plain decimals of the core: MySQL may leave `5.5e-17` behind when decimals are
     * added, and an importer `1e308` or ` 7`. What is no number is 0 to both of them.
     */
    public static function plainDecimal(string $text): string
    {
        if ($text === '' || preg_match('/^-?[0-9]+(?:\.[0-9]+)?$/D', $text) === 1) {
            return $text;
        }
        $number = (float) $text;
        // Beyond a float's range is beyond ours, too.
        return number_format(is_finite($number) ? $number : ($number > 0 ? PHP_INT_MAX : PHP_INT_MIN), 6, '.', '');
    }

    /**
     * @param list<int> $ids
     * @param list<int> $parents
     * @return array<int, array{values: array<string, string>, ids: array<string, int>}>
     */
    private static function meta(array $ids, array $parents): array
    {
        $keys = [...self::STOCK_KEYS, '_sku', Names::META['gid'], Names::META['shadow']];
        $meta = [];
        foreach (
            Sql::rows(
                "SELECT meta_id, post_id, meta_key, meta_value FROM {postmeta}
                WHERE post_id IN (" . Sql::integers([...$ids, ...$parents]) . ')
                AND meta_key IN (' . Sql::placeholders($keys) . ') ORDER BY meta_id DESC',
                $keys
            )
            as $row
        ) {
            // The lowest meta id wins, as in get_post_meta().
            $meta[(int) $row['post_id']]['values'][(string) $row['meta_key']] = (string) $row['meta_value']; // phpcs:ignore WordPress.DB.SlowDBQuery -- A row that was read, no query.
            $meta[(int) $row['post_id']]['ids'][(string) $row['meta_key']] = (int) $row['meta_id']; // phpcs:ignore WordPress.DB.SlowDBQuery -- A row that was read, no query.
        }
        return $meta;
    }

    /**
     * @param list<int> $ids
     * @return array<int, string>
     */
    private static function types(array $ids): array
    {
        $types = [];
        foreach (
            Sql::rows(
                "SELECT r.object_id, t.slug FROM {term_relationships} r
                INNER JOIN {term_taxonomy} x ON x.term_taxonomy_id = r.term_taxonomy_id AND x.taxonomy = 'product_type'
                INNER JOIN {terms} t ON t.term_id = x.term_id
                WHERE r.object_id IN (" . Sql::integers($ids) . ')'
            )
            as $row
        ) {
            $types[(int) $row['object_id']] = (string) $row['slug'];
        }
        return $types;
    }
}
