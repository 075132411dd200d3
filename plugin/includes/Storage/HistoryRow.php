<?php
/**
 * Storage: what crossed within the last day, one option row. Written under its lock, so that two drains that end together both count.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Diagnostics\HistoryHours;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredHistory from \Kitgenix\StockSync\Generated\Contract\History
 */
final class HistoryRow
{
    /**
     * @return StoredHistory
     */
    public static function read(): array
    {
        return self::parsed(Row::json(Names::OPTIONS['history']));
    }

    /**
     * Changes the row under its lock.
     *
     * @param callable(StoredHistory): StoredHistory $change
     */
    public static function update(callable $change): void
    {
        Row::change(Names::OPTIONS['history'], static fn(mixed $json): array => $change(self::parsed($json)));
    }

    /**
     * @return StoredHistory
     */
    private static function parsed(mixed $json): array
    {
        $stored = Validators::storedHistory($json);
        return $stored['ok'] ? $stored['value'] : HistoryHours::newHistory();
    }
}
