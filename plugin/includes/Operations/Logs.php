<?php
/**
 * Operations: event log, backlog, notices and links as a person may see them. Enters: the option, whoever wrote its rows, and the
 * links' own health, which is newer; leaves: rows of one shape.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Operations;

use Kitgenix\StockSync\Journal\EventLog;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LogsAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type LogLine from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type NoticeRow from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class Logs
{
    /**
     * What the screen shows, newest first.
     *
     * @param array<string, mixed> $settings
     * @return LogsAnswer
     */
    public static function of(array $settings): array
    {
        return [
            'event_log' => array_map([self::class, 'line'], self::rows($settings, 'event_log')),
            'backlog' => Diagnostics::backlog($settings),
            'notices' => self::notices($settings),
            'links' => Diagnostics::links(),
        ];
    }

    /**
     * What a person must act on.
     *
     * @param array<string, mixed> $settings
     * @return list<NoticeRow>
     */
    public static function notices(array $settings): array
    {
        return array_map([self::class, 'notice'], self::rows($settings, 'notices'));
    }

    /**
     * @param array<array-key, mixed> $row
     * @return LogLine
     */
    private static function line(array $row): array
    {
        $context = is_array($row['context'] ?? null) ? $row['context'] : [];
        return [
            'time' => self::time($row),
            'level' => self::text($row, 'level'),
            'message' => EventLog::shown(self::text($row, 'message')),
            'context' => $context === [] ? '' : (string) wp_json_encode($context, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE),
        ];
    }

    /**
     * @param array<array-key, mixed> $row
     * @return NoticeRow
     */
    private static function notice(array $row): array
    {
        return ['time' => self::time($row), 'type' => self::text($row, 'type'), 'message' => self::text($row, 'message')];
    }

    /**
     * @param array<string, mixed> $settings
     * @return list<array<array-key, mixed>>
     */
    private static function rows(array $settings, string $key): array
    {
        return array_values(array_filter(Diagnostics::list($settings, $key), 'is_array'));
    }

    /**
     * @param array<array-key, mixed> $row
     */
    private static function time(array $row): int
    {
        return is_numeric($row['time'] ?? null) ? (int) $row['time'] : 0;
    }

    /**
     * @param array<array-key, mixed> $row
     */
    private static function text(array $row, string $key): string
    {
        return is_scalar($row[$key] ?? null) ? (string) $row[$key] : '';
    }
}
