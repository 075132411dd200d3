<?php
/**
 * Storage: fields of rows that anybody may have written: an older version, another plugin, a person with SQL. What is of another type reads
 * as nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class StoredFields
{
    /**
     * @param array<array-key, mixed> $row
     */
    public static function text(array $row, string $key): string
    {
        return is_scalar($row[$key] ?? null) ? (string) $row[$key] : '';
    }

    /**
     * @param array<array-key, mixed> $row
     */
    public static function number(array $row, string $key): int
    {
        return is_numeric($row[$key] ?? null) ? (int) $row[$key] : 0;
    }

    /**
     * @param array<array-key, mixed> $row
     * @return array<array-key, mixed>
     */
    public static function map(array $row, string $key): array
    {
        return is_array($row[$key] ?? null) ? $row[$key] : [];
    }

    /**
     * @param array<array-key, mixed> $row
     * @return list<mixed>
     */
    public static function entries(array $row, string $key): array
    {
        return array_values(self::map($row, $key));
    }
}
