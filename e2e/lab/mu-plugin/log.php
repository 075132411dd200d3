<?php

/**
 * The lab's files: one JSON object a line, so that a test can read them while the store writes.
 * Enters: a name and a row. Leaves: a line in the store's folder.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

defined('ABSPATH') || exit;

final class Log
{
    /** @param array<string, mixed> $row */
    public static function append(string $name, array $row): void
    {
        $line = json_encode($row, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR);
        // One write of less than a page, appended: lines of two requests never mix.
        file_put_contents(LAB_FOLDER . '/' . $name . '.jsonl', $line . "\n", FILE_APPEND | LOCK_EX);
    }

    public static function milliseconds(): int
    {
        return (int) floor(microtime(true) * 1000);
    }
}
