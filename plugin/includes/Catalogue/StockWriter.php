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

use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Journal\Row;
use Kitgenix\StockSync\Journal\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from State
 * @phpstan-import-type StockChange from \Kitgenix\StockSync\Generated\Sync\Adopt
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
        global $wpdb;
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
            $quantities .= sprintf(' WHEN %d THEN %s', $id, $row['state']['quantity'] === null ? 'NULL' : Number::textFromMicro($row['state']['quantity']));
        }
        if ($quantities !== '') {
            Sql::run(
                "UPDATE {$wpdb->prefix}wc_product_meta_lookup SET stock_quantity = CASE product_id {$quantities} ELSE stock_quantity END
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
     */
    public static function storeShadows(array $rows, array $shadows): void
    {
        $cases = [];
        foreach ($shadows as $id => $shadow) {
            $text = Row::encode(State::storedShadow($shadow));
            $metaId = $rows[$id]['meta_ids'][Names::META['shadow']] ?? null;
            if ($metaId === null) {
                self::insertMeta($id, Names::META['shadow'], $text);
            } else {
                $cases[$metaId] = self::quoted($text);
            }
        }
        if ($cases !== []) {
            self::updateMeta($cases);
        }
    }

    /**
     * Gives a product its GID. Only where it has none.
     *
     * @param ProductRow $row
     */
    public static function storeGid(array $row, string $gid): void
    {
        if ($row['gid'] !== '' || $gid === '') {
            return;
        }
        $metaId = $row['meta_ids'][Names::META['gid']] ?? null;
        if ($metaId === null) {
            self::insertMeta($row['id'], Names::META['gid'], $gid);
        } else {
            self::updateMeta([$metaId => self::quoted($gid)]);
        }
    }

    /**
     * SQL expressions by meta id.
     *
     * @param array<string, int> $metaIds
     * @param StockChange        $change
     * @return array<int, string>
     */
    private static function metaCases(array $metaIds, array $change): array
    {
        $cases = [];
        $put = static function (string $key, string $sql) use ($metaIds, &$cases): void {
            if (isset($metaIds[$key])) {
                $cases[$metaIds[$key]] = $sql;
            }
        };
        if ($change['set'] !== null) {
            $put('_stock', self::quoted(Number::textFromMicro($change['set'])));
        } elseif ($change['add'] !== 0) {
            $put('_stock', sprintf('ROUND(meta_value + %s, 6)', Number::textFromMicro($change['add'])));
        }
        if ($change['manageStock'] !== null) {
            $put('_manage_stock', self::quoted($change['manageStock']));
        }
        if ($change['stockStatus'] !== null) {
            $put('_stock_status', self::quoted($change['stockStatus']));
        }
        if ($change['backorders'] !== null) {
            $put('_backorders', self::quoted($change['backorders']));
        }
        if ($change['setsLowStockAmount']) {
            $put('_low_stock_amount', self::quoted($change['lowStockAmount'] === null ? '' : Number::textFromMicro($change['lowStockAmount'])));
        }
        return $cases;
    }

    /**
     * @param non-empty-array<int, string> $cases SQL expressions by meta id.
     */
    private static function updateMeta(array $cases): void
    {
        global $wpdb;
        ksort($cases);
        $when = '';
        foreach ($cases as $metaId => $sql) {
            $when .= sprintf(' WHEN %d THEN %s', $metaId, $sql);
        }
        Sql::run(
            "UPDATE {$wpdb->postmeta} SET meta_value = CASE meta_id {$when} ELSE meta_value END WHERE meta_id IN (" .
                Sql::integers(array_keys($cases)) .
                ')'
        );
    }

    private static function insertMeta(int $productId, string $key, string $value): void
    {
        global $wpdb;
        Sql::run("INSERT INTO {$wpdb->postmeta} (post_id, meta_key, meta_value) VALUES (%d, %s, %s)", [$productId, $key, $value]);
    }

    /**
     * A text as an SQL literal.
     */
    private static function quoted(string $text): string
    {
        global $wpdb;
        return (string) $wpdb->remove_placeholder_escape((string) $wpdb->prepare('%s', $text));
    }
}
