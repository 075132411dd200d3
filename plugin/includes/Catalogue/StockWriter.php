<?php
/**
 * Catalogue: writes the stock of many products at once, inside the caller's transaction. Quantities change relative to what
 * stands in the database, so that a sale in the same instant survives.
 *
 * Rows are updated by meta id in one statement, lowest first. WooCommerce's own `… WHERE post_id = …` also goes upwards
 * through a product's meta, so the two can wait for each other but never deadlock: a deadlock could make the database
 * drop a shopper's sale.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Storage\Row;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StockChange from StockChanges
 */
final class StockWriter
{
    /**
     * Creates the meta rows that a change will need and that are missing. In a transaction of its own, under the lock that
     * the change will hold too, so that the change itself only updates.
     *
     * @param array<int, ProductRow> $rows
     */
    public static function prepare(array $rows): void
    {
        foreach ($rows as $row) {
            foreach ([...StockReader::STOCK_KEYS, Names::META['shadow']] as $key) {
                if (!isset($row['meta_ids'][$key])) {
                    self::insertMeta($row['id'], $key, $key === '_stock' ? '0' : '');
                }
            }
        }
    }

    /**
     * Whether prepare() would have something to do.
     *
     * @param array<int, ProductRow> $rows
     */
    public static function needsPreparing(array $rows): bool
    {
        foreach ($rows as $row) {
            foreach ([...StockReader::STOCK_KEYS, Names::META['shadow']] as $key) {
                if (!isset($row['meta_ids'][$key])) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Applies changes and brings WooCommerce's lookup table in line with them.
     *
     * @param array<int, ProductRow>  $rows    As read in this transaction.
     * @param array<int, StockChange> $changes By product id.
     * @return array<int, ProductRow> The products as they are now.
     */
    public static function apply(array $rows, array $changes): array
    {
        $cases = [];
        foreach ($changes as $id => $change) {
            if (isset($rows[$id])) {
                $cases += self::metaCases($rows[$id]['meta_ids'], $change);
            }
        }
        if ($cases === []) {
            return $rows;
        }
        self::updateMeta($cases);
        $after = StockReader::read(array_keys($rows));
        $quantities = '';
        foreach ($after as $id => $row) {
            $quantity = $row['shown']['quantity'];
            $quantities .= " WHEN {$id} THEN " . ($quantity === null ? 'NULL' : Number::textFromMicro($quantity));
        }
        if ($quantities !== '') {
            Sql::run(
                "UPDATE {lookup} SET stock_quantity = CASE product_id{$quantities} ELSE stock_quantity END
                WHERE product_id IN (" . Sql::integers(array_keys($after)) . ')'
            );
        }
        return $after;
    }

    /**
     * Stores shadows. Under the lock of the counter (Master) or of the link (Child).
     *
     * @param array<int, ProductRow> $rows    As read in this transaction.
     * @param array<int, Shadow>     $shadows By product id.
     * @param string                 $from    The Child that has made the change; empty when it was made here.
     */
    public static function storeShadows(array $rows, array $shadows, string $from = ''): void
    {
        $cases = [];
        foreach ($shadows as $id => $shadow) {
            $isSameVersion = ($rows[$id]['shadow']['version'] ?? null) === $shadow['version'];
            $text = Row::encode(Shadows::storedShadow($shadow, $id, $isSameVersion ? $rows[$id]['origin'] : ['time' => time(), 'store' => $from]));
            $metaId = $rows[$id]['meta_ids'][Names::META['shadow']] ?? null;
            if ($metaId === null) {
                self::insertMeta($id, Names::META['shadow'], $text);
            } else {
                $cases[$metaId] = ['%s', $text];
            }
        }
        if ($cases !== []) {
            self::updateMeta($cases);
        }
    }

    /**
     * Drops shadows: these products left the sync.
     *
     * @param array<int, ProductRow> $rows As read in this transaction.
     * @param list<int>              $ids
     */
    public static function dropShadows(array $rows, array $ids): void
    {
        $cases = [];
        foreach ($ids as $id) {
            $metaId = $rows[$id]['meta_ids'][Names::META['shadow']] ?? null;
            if ($metaId !== null) {
                $cases[$metaId] = ['%s', ''];
            }
        }
        if ($cases !== []) {
            self::updateMeta($cases);
        }
    }

    /**
     * Gives a product its GID, where it is one. One that it had is that of a product which the Master has no more.
     *
     * @param ProductRow $row
     */
    public static function storeGid(array $row, string $gid): void
    {
        $gid = Storable::storableGid($gid);
        if ($row['gid'] === $gid || $gid === '') {
            return;
        }
        $metaId = $row['meta_ids'][Names::META['gid']] ?? null;
        if ($metaId === null) {
            self::insertMeta($row['id'], Names::META['gid'], $gid);
        } else {
            self::updateMeta([$metaId => ['%s', $gid]]);
        }
    }

    /**
     * Gives products other SKUs, in one statement, so that two may swap theirs.
     *
     * @param array<int, ProductRow> $rows As read in this transaction.
     * @param array<int, string>     $skus By product id.
     */
    public static function storeSkus(array $rows, array $skus): void
    {
        $cases = [];
        $listed = '';
        $args = [];
        foreach ($skus as $id => $sku) {
            $metaId = $rows[$id]['meta_ids']['_sku'] ?? null;
            if ($metaId === null) {
                self::insertMeta($id, '_sku', $sku);
            } else {
                $cases[$metaId] = ['%s', $sku];
            }
            $listed .= " WHEN {$id} THEN %s";
            $args[] = $sku;
        }
        if ($cases !== []) {
            self::updateMeta($cases);
        }
        if ($args !== []) {
            Sql::run("UPDATE {lookup} SET sku = CASE product_id{$listed} ELSE sku END WHERE product_id IN (" . Sql::integers(array_keys($skus)) . ')', $args);
        }
    }

    /**
     * Empties the GIDs that came with a copy of another product's meta.
     *
     * @param array<int, ProductRow> $rows
     */
    public static function dropCopiedGids(array $rows): void
    {
        $cases = [];
        foreach ($rows as $row) {
            $metaId = $row['meta_ids'][Names::META['gid']] ?? null;
            if ($row['gid'] === '' && $metaId !== null) {
                $cases[$metaId] = ['%s', ''];
            }
        }
        if ($cases !== []) {
            self::updateMeta($cases);
        }
    }

    /**
     * What each meta row becomes: an SQL expression with one placeholder, and its value.
     *
     * @param array<string, int> $metaIds
     * @param StockChange        $change
     * @return array<int, array{string, string}> By meta id.
     */
    private static function metaCases(array $metaIds, array $change): array
    {
        $values = [];
        if ($change['set'] !== null) {
            $values['_stock'] = ['%s', Number::textFromMicro($change['set'])];
        } elseif ($change['add'] !== 0) {
            // Six decimals, as many as WooCommerce itself writes: sums of doubles would leave 0.30000000000000004 behind.
            $values['_stock'] = ['ROUND(meta_value + %s, 6)', Number::textFromMicro($change['add'])];
        }
        if ($change['manageStock'] !== null) {
            $values['_manage_stock'] = ['%s', $change['manageStock']];
        }
        if ($change['stockStatus'] !== null) {
            $values['_stock_status'] = ['%s', $change['stockStatus']];
        }
        if ($change['backorders'] !== null) {
            $values['_backorders'] = ['%s', $change['backorders']];
        }
        if ($change['setsLowStockAmount']) {
            $low = $change['lowStockAmount'];
            $values['_low_stock_amount'] = ['%s', $low === null ? '' : Number::textFromMicro($low)];
        }
        $cases = [];
        foreach ($values as $key => $value) {
            if (isset($metaIds[$key])) {
                $cases[$metaIds[$key]] = $value;
            }
        }
        return $cases;
    }

    /**
     * @param non-empty-array<int, array{string, string}> $cases By meta id.
     */
    private static function updateMeta(array $cases): void
    {
        ksort($cases);
        $when = '';
        $args = [];
        foreach ($cases as $metaId => [$sql, $value]) {
            $when .= " WHEN {$metaId} THEN {$sql}";
            $args[] = $value;
        }
        Sql::run(
            "UPDATE {postmeta} SET meta_value = CASE meta_id{$when} ELSE meta_value END WHERE meta_id IN (" .
                Sql::integers(array_keys($cases)) .
                ')',
            $args
        );
    }

    private static function insertMeta(int $productId, string $key, string $value): void
    {
        Sql::run('INSERT INTO {postmeta} (post_id, meta_key, meta_value) VALUES (%d, %s, %s)', [$productId, $key, $value]);
    }
}
