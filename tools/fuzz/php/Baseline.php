<?php

/**
 * Fuzz: the store as it was at first, so that each episode begins the same. Enters: a store in sync; leaves: copies of its
 * tables in the same database, and the way back to them.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

final class Baseline
{
    private const COPY = 'fuzz_';

    /** Makes the copies, once for a store. */
    public static function keep(RecordingDatabase $db): void
    {
        $db->quietly(static function () use ($db): void {
            foreach (self::tables($db) as $table) {
                $copy = self::COPY . $table;
                if ($db->get_var("SHOW TABLES LIKE '{$copy}'") === null) {
                    $db->query("CREATE TABLE {$copy} LIKE {$table}");
                    $db->query("INSERT INTO {$copy} SELECT * FROM {$table}");
                }
            }
        });
    }

    /** Puts back what has changed. */
    public static function restore(RecordingDatabase $db, bool $everything = false): void
    {
        $tables = array_filter(self::tables($db), static fn(string $table): bool => $everything || isset($db->touched[$table]));
        $db->quietly(static function () use ($db, $tables): void {
            $db->query('START TRANSACTION');
            foreach ($tables as $table) {
                $db->query("DELETE FROM {$table}");
                $db->query("INSERT INTO {$table} SELECT * FROM " . self::COPY . $table);
            }
            $db->query('COMMIT');
        });
        $db->touched = [];
        wp_cache_flush();
    }

    /**
     * Every table of the store, but for the copies.
     *
     * @return list<string>
     */
    private static function tables(RecordingDatabase $db): array
    {
        /** @var list<string> $tables */
        static $tables = null;
        // Whoever is logged in stays so.
        return $tables ??= array_values(array_diff(
            array_filter($db->get_col('SHOW TABLES'), static fn(string $table): bool => str_starts_with($table, (string) $db->prefix)),
            [$db->users, $db->usermeta]
        ));
    }
}
