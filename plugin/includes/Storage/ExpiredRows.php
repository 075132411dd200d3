<?php
/**
 * Storage: rows of ours that are over. WordPress removes transients that have expired only once a day and only where its cron runs, and with an
 * object cache not at all; nonces stand in the table always. So whoever adds one looks once a minute.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

final class ExpiredRows
{
    private const SECONDS = 60;

    private const ROWS = 500;

    private const TIMEOUT = '_transient_timeout_';

    /**
     * Removes what is over, once a minute; sooner where more was over than one statement takes.
     */
    public static function sweep(): void
    {
        $next = (string) (time() + self::SECONDS);
        $due = Row::read(self::marker());
        if ($due === null) {
            Row::create(self::marker(), $next);
        } elseif ((int) $due > time() && (int) $due <= (int) $next) {
            return;
        } elseif (!Row::replace(self::marker(), $due, $next)) {
            // Another process is at it.
            return;
        }
        if (self::remove() >= self::ROWS) {
            Row::write(self::marker(), '0');
        }
    }

    /**
     * @return int How many were over.
     */
    private static function remove(): int
    {
        $prefix = self::TIMEOUT . Names::PLUGIN['prefix'];
        // Both are text of ten digits: every database compares them alike.
        $rows = Sql::rows(
            "SELECT option_name FROM {options} WHERE option_name LIKE %s AND option_value < %s LIMIT %d",
            [Sql::db()->esc_like($prefix) . '%', (string) time(), self::ROWS]
        );
        $names = [];
        foreach (array_map('strval', array_column($rows, 'option_name')) as $name) {
            array_push($names, $name, '_transient_' . substr($name, strlen(self::TIMEOUT)));
        }
        if ($names !== []) {
            Sql::run('DELETE FROM {options} WHERE option_name IN (' . Sql::placeholders($names) . ')', $names);
        }
        return count($rows);
    }

    /**
     * When to look next. It has no time of its own, so that it stays; an uninstall takes it with the transients.
     */
    private static function marker(): string
    {
        return '_transient_' . Names::PLUGIN['prefix'] . 'kss_swept';
    }
}
