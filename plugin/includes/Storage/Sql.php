<?php
/**
 * Storage: the one door to the database for our own statements. A statement that fails throws, so that no transaction is
 * committed with a part of it missing; wpdb alone would go on in silence.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class Sql
{
    /**
     * Runs a statement. Tables are written as {options}, {posts}, {postmeta}, {terms}, {term_taxonomy}, {term_relationships} and
     * WooCommerce's {lookup} (of products), {reserved} (held stock) and {orders}.
     *
     * @param string                 $sql  With placeholders of wpdb::prepare().
     * @param list<string|int|float> $args Values.
     * @return int Rows changed.
     * @throws DatabaseError When the database refuses it.
     */
    public static function run(string $sql, array $args = []): int
    {
        $db = self::db();
        $hidden = $db->suppress_errors(true);
        // phpcs:ignore WordPress.DB -- prepared by statement(); callers pass literals.
        $result = $db->query(self::statement($sql, $args));
        $db->suppress_errors($hidden);
        if ($result === false) {
            throw new DatabaseError($db->last_error);
        }
        return (int) $result;
    }

    /**
     * Rows of a query, with the same names for tables.
     *
     * @param string                 $sql  With placeholders of wpdb::prepare().
     * @param list<string|int|float> $args Values.
     * @return list<array<string, string|null>>
     * @throws DatabaseError When the database refuses it.
     */
    public static function rows(string $sql, array $args = []): array
    {
        $db = self::db();
        $hidden = $db->suppress_errors(true);
        // phpcs:ignore WordPress.DB -- prepared by statement(); callers pass literals.
        $rows = $db->get_results(self::statement($sql, $args), 'ARRAY_A');
        $error = (string) $db->last_error;
        $db->suppress_errors($hidden);
        if ($error !== '' || !is_array($rows)) {
            throw new DatabaseError($error);
        }
        /** @var list<array<string, string|null>> $rows */
        return $rows;
    }

    /**
     * A list of integers for `IN (…)`; never empty, so that the statement stays valid.
     *
     * @param list<int> $ids
     */
    public static function integers(array $ids): string
    {
        return $ids === [] ? '0' : implode(',', $ids);
    }

    /**
     * Placeholders for a list of texts in `IN (…)`.
     *
     * @param list<string> $texts
     */
    public static function placeholders(array $texts): string
    {
        return implode(',', array_fill(0, max(1, count($texts)), '%s'));
    }

    /**
     * WordPress's database connection.
     */
    public static function db(): \wpdb
    {
        global $wpdb;
        assert($wpdb instanceof \wpdb);
        return $wpdb;
    }

    /**
     * A statement with this site's names for tables, for a query that WooCommerce runs as a part of its own.
     */
    public static function named(string $sql): string
    {
        $db = self::db();
        return strtr($sql, [
            '{options}' => $db->options,
            '{posts}' => $db->posts,
            '{postmeta}' => $db->postmeta,
            '{terms}' => $db->terms,
            '{term_taxonomy}' => $db->term_taxonomy,
            '{term_relationships}' => $db->term_relationships,
            '{lookup}' => $db->prefix . 'wc_product_meta_lookup',
            '{reserved}' => $db->prefix . 'wc_reserved_stock',
            '{orders}' => $db->prefix . 'wc_orders',
        ]);
    }

    /**
     * @param list<string|int|float> $args
     */
    private static function statement(string $sql, array $args): string
    {
        $db = self::db();
        $sql = self::named($sql);
        // @phpstan-ignore argument.type (not literal only because the table names of this site stand in it)
        return $args === [] ? $sql : (string) $db->prepare($sql, $args); // phpcs:ignore WordPress.DB.PreparedSQL
    }
}
