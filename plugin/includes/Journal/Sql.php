<?php
/**
 * Journal: the one door to the database for our own statements. A statement that fails throws, so that no transaction is
 * committed with a part of it missing; wpdb alone would go on in silence.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Journal;

defined('ABSPATH') || exit;

final class Sql
{
    /**
     * Runs a statement.
     *
     * @param string             $sql  With placeholders of wpdb::prepare().
     * @param list<string|int|float> $args Values.
     * @return int Rows changed.
     * @throws DatabaseError When the database refuses it.
     */
    public static function run(string $sql, array $args = []): int
    {
        global $wpdb;
        $hidden = $wpdb->suppress_errors(true);
        // phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.DirectDatabaseQuery -- prepared here; callers pass literals.
        $result = $wpdb->query($args === [] ? $sql : (string) $wpdb->prepare($sql, $args));
        $wpdb->suppress_errors($hidden);
        if ($result === false) {
            throw new DatabaseError((string) $wpdb->last_error);
        }
        return (int) $result;
    }

    /**
     * Rows of a query.
     *
     * @param string             $sql  With placeholders of wpdb::prepare().
     * @param list<string|int|float> $args Values.
     * @return list<array<string, string|null>>
     * @throws DatabaseError When the database refuses it.
     */
    public static function rows(string $sql, array $args = []): array
    {
        global $wpdb;
        $hidden = $wpdb->suppress_errors(true);
        $wpdb->last_error = '';
        // phpcs:ignore WordPress.DB.PreparedSQL, WordPress.DB.DirectDatabaseQuery -- prepared here; callers pass literals.
        $rows = $wpdb->get_results($args === [] ? $sql : (string) $wpdb->prepare($sql, $args), ARRAY_A);
        $wpdb->suppress_errors($hidden);
        if ($wpdb->last_error !== '' || !is_array($rows)) {
            throw new DatabaseError((string) $wpdb->last_error);
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
        return $ids === [] ? '0' : implode(',', array_map('intval', $ids));
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
}
