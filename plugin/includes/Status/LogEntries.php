<?php
/**
 * Status: event log, backlog, notices and links as a person may see them. Enters: the option, whoever wrote its rows, and the
 * links' own health, which is newer; leaves: rows of one shape, and what their codes mean.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Refusals;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type BacklogRow from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ExplainedCode from \Kitgenix\StockSync\Generated\Contract\Errors
 * @phpstan-import-type RefusalCount from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type LogsAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type LogLine from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type NoticeRow from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class LogEntries
{
    /**
     * What the screen shows, newest first.
     *
     * @param array<string, mixed> $settings
     * @return LogsAnswer
     */
    public static function of(array $settings): array
    {
        $backlog = Diagnostics::backlog($settings);
        return [
            'event_log' => self::lines($settings),
            'backlog' => $backlog,
            'notices' => self::notices($settings),
            'links' => Diagnostics::links(),
            'codes' => self::codes($settings, $backlog),
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
     * The event log, and between its lines what was refused: one line for each reason, at its last time.
     *
     * @param array<string, mixed> $settings
     * @return list<LogLine>
     */
    private static function lines(array $settings): array
    {
        $lines = [
            ...array_map([self::class, 'line'], self::rows($settings, 'event_log')),
            ...array_map([self::class, 'refusal'], Refusals::reasons()),
        ];
        // Sorting is stable: lines of one second stay as they were written.
        usort($lines, static fn(array $one, array $other): int => $other['time'] <=> $one['time']);
        return $lines;
    }

    /**
     * What the codes in lines and backlog mean.
     *
     * @param array<string, mixed> $settings
     * @param list<BacklogRow>     $backlog
     * @return list<ExplainedCode>
     */
    private static function codes(array $settings, array $backlog): array
    {
        $contexts = [
            ...array_map(static fn(array $row): array => StoredFields::map($row, 'context'), self::rows($settings, 'event_log')),
            ...array_map(Refusals::context(...), Refusals::reasons()),
        ];
        $noted = array_map(static fn(array $context): string => StoredFields::text($context, 'code'), $contexts);
        return ErrorAdvice::explained([...$noted, ...array_column($backlog, 'code')], Settings::storeId());
    }

    /**
     * @param RefusalCount $counted
     * @return LogLine
     */
    private static function refusal(array $counted): array
    {
        $count = $counted['count'];
        return [
            'time' => $counted['last'],
            'level' => 'warning',
            /* translators: %s: how many */
            'message' => sprintf(_n('%s request was refused.', '%s requests were refused.', $count, 'kitgenix-stock-sync-for-woocommerce'), number_format_i18n($count)),
            'context' => self::encoded(Refusals::context($counted)),
        ];
    }

    /**
     * @param array<array-key, mixed> $row
     * @return LogLine
     */
    private static function line(array $row): array
    {
        $context = StoredFields::map($row, 'context');
        return [
            'time' => StoredFields::number($row, 'time'),
            'level' => StoredFields::text($row, 'level'),
            'message' => EventLog::shown(StoredFields::text($row, 'message')),
            'context' => $context === [] ? '' : self::encoded($context),
        ];
    }

    /**
     * @param array<array-key, mixed> $context
     */
    private static function encoded(array $context): string
    {
        return (string) wp_json_encode($context, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /**
     * @param array<array-key, mixed> $row
     * @return NoticeRow
     */
    private static function notice(array $row): array
    {
        return ['time' => StoredFields::number($row, 'time'), 'type' => StoredFields::text($row, 'type'), 'message' => StoredFields::text($row, 'message')];
    }

    /**
     * @param array<string, mixed> $settings
     * @return list<array<array-key, mixed>>
     */
    private static function rows(array $settings, string $key): array
    {
        return array_values(array_filter(StoredFields::entries($settings, $key), 'is_array'));
    }
}
