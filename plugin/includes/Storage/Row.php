<?php
/**
 * Storage: one of our option rows, read and written with direct SQL. get_option() would cache what another process is about
 * to change; these rows are shared between processes and only make sense under a lock.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class Row
{
    /**
     * The row's text, null when there is no such row.
     */
    public static function read(string $name): ?string
    {
        $rows = Sql::rows("SELECT option_value FROM {options} WHERE option_name = %s", [$name]);
        return $rows === [] ? null : (string) $rows[0]['option_value'];
    }

    /**
     * Holds the row until the transaction ends. Writing the value onto itself locks it in MySQL and takes SQLite's write lock
     * before anything was read, which `SELECT … FOR UPDATE` would not.
     */
    public static function lock(string $name): void
    {
        Sql::run("UPDATE {options} SET option_value = option_value WHERE option_name = %s", [$name]);
    }

    /**
     * Creates the row when it is missing. Atomic: of two processes one creates it.
     *
     * @return bool Whether this call created it.
     */
    public static function create(string $name, string $value): bool
    {
        return Sql::run(
            "INSERT IGNORE INTO {options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')",
            [$name, $value]
        ) === 1;
    }

    /**
     * Writes the row, which must exist.
     */
    public static function write(string $name, string $value): void
    {
        Sql::run("UPDATE {options} SET option_value = %s WHERE option_name = %s", [$value, $name]);
    }

    /**
     * Replaces the row's text only if it is still what the caller saw.
     *
     * @return bool Whether it was replaced.
     */
    public static function replace(string $name, string $expected, string $value): bool
    {
        return Sql::run(
            "UPDATE {options} SET option_value = %s WHERE option_name = %s AND option_value = %s",
            [$value, $name, $expected]
        ) === 1;
    }

    /**
     * Appends to the row in one atomic statement, creating it when it is missing.
     */
    public static function append(string $name, string $text): void
    {
        Sql::run(
            "INSERT INTO {options} (option_name, option_value, autoload) VALUES (%s, %s, 'no')
            ON DUPLICATE KEY UPDATE option_value = CONCAT(option_value, VALUES(option_value))",
            [$name, $text]
        );
    }

    /**
     * Cuts so many bytes of ASCII text off the row's beginning.
     */
    public static function cutFront(string $name, int $length): void
    {
        Sql::run(
            "UPDATE {options} SET option_value = SUBSTR(option_value, %d) WHERE option_name = %s",
            [$length + 1, $name]
        );
    }

    /**
     * Removes the row.
     */
    public static function delete(string $name): void
    {
        Sql::run("DELETE FROM {options} WHERE option_name = %s", [$name]);
    }

    /**
     * Removes every row whose name begins so.
     */
    public static function deleteAll(string $prefix): void
    {
        Sql::run("DELETE FROM {options} WHERE option_name LIKE %s", [Sql::db()->esc_like($prefix) . '%']);
    }

    /**
     * A row that holds JSON, decoded; null when it is missing or damaged.
     */
    public static function json(string $name): mixed
    {
        $text = self::read($name);
        return $text === null ? null : json_decode($text, true);
    }

    /**
     * Changes a row that holds JSON, in a transaction of its own and under the row's lock.
     *
     * @template T of array<array-key, mixed>
     * @param callable(mixed): (T|null) $change Gets what the row holds, null when that is nothing; answers what it shall hold, null to
     *                                          leave it as it is.
     * @return array{before: mixed, after: T|null} What it got and what it answered.
     */
    public static function change(string $name, callable $change): array
    {
        if (self::read($name) === null) {
            self::create($name, '');
        }
        return Transaction::run(static function () use ($name, $change): array {
            self::lock($name);
            $before = (string) self::read($name);
            $row = json_decode($before, true);
            $after = $change($row);
            if ($after !== null && self::encode($after) !== $before) {
                self::write($name, self::encode($after));
            }
            return ['before' => $row, 'after' => $after];
        });
    }

    /**
     * JSON as all our rows hold it.
     *
     * @param array<array-key, mixed> $value
     */
    public static function encode(array $value): string
    {
        return (string) wp_json_encode($value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
}
