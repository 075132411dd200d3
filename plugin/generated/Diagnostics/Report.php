<?php

/**
 * Diagnostics: what the documented option shows of the links. Enters: the links' own health, where the truth is,
 * and what the option shows; leaves: what it shall show, and whether that is worth writing a row that may have 100
 * KB.
 *
 * Generated from src/core/diagnostics/report.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Contract\Tools;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - HealthSummary: Health of all links together, in the words of 1.0.2. Times are Unix seconds, 0 for never.
 * - ReportedLink: A link that may fail.
 *
 * @phpstan-import-type BacklogRow from Tools
 * @phpstan-import-type LinkHealth from Stored
 *
 * @phpstan-type HealthSummary array{
 *     last_inbound_event: int,
 *     last_outbound_success: int,
 *     last_outbound_error: int,
 *     // Of the link that failed last, empty when none fails.
 *     last_error_message: string,
 * }
 *
 * @phpstan-type ReportedLink array{
 *     store_id: string,
 *     type: 'push'|'send',
 *     health: LinkHealth,
 *     // Products that wait.
 *     waiting: int,
 * }
 */
final class Report
{
    /**
     * Seconds by which the times in the option may lag.
     */
    private const LAG_SECONDS = 60;

    /**
     * The health of all links together.
     *
     * @param list<LinkHealth> $links Health of each.
     * @return HealthSummary
     */
    public static function healthSummary(array $links): array
    {
        $inbound = 0;
        $success = 0;
        $failure = 0;
        foreach ($links as $health) {
            $inbound = max($inbound, $health['last_inbound']);
            $success = max($success, $health['last_success']);
            $failure = max($failure, $health['last_failure']);
        }
        $failing = Lists::sorted(
            array_values(array_filter($links, static fn(array $health): bool => $health['failures'] > 0)),
            static fn(array $a, array $b): int => $a['last_failure'] - $b['last_failure'],
        );
        $latest = Lists::last($failing);
        return [
            'last_inbound_event' => $inbound,
            'last_outbound_success' => $success,
            'last_outbound_error' => $failure,
            'last_error_message' => $latest === null ? '' : $latest['last_error'],
        ];
    }

    /**
     * Whether a person would see a difference: another message, or times more than a minute off.
     *
     * @param HealthSummary $shown What the option shows.
     * @param HealthSummary $now What is true.
     */
    public static function isNews(array $shown, array $now): bool
    {
        return $shown['last_error_message'] !== $now['last_error_message'] ||
            self::isLagging($shown['last_inbound_event'], $now['last_inbound_event']) ||
            self::isLagging($shown['last_outbound_success'], $now['last_outbound_success']) ||
            self::isLagging($shown['last_outbound_error'], $now['last_outbound_error']);
    }

    /**
     * One row for each link that fails, newest first. A link that has not failed since a person cleared the list is
     * not in it.
     *
     * @param list<BacklogRow> $shown Rows of the option.
     * @param list<ReportedLink> $links All links.
     * @param int $cleared When a person cleared the list, Unix seconds; 0 for never.
     * @return list<BacklogRow>
     */
    public static function backlogRows(array $shown, array $links, int $cleared): array
    {
        $rows = [];
        foreach ($links as $link) {
            if (!self::isShown($link['health'], $cleared)) {
                continue;
            }
            $before = Lists::find(
                $shown,
                static fn(array $row): bool => $row['store_id'] === $link['store_id'] && $row['type'] === $link['type'],
            );
            $rows[] = [
                'time' => $before === null ? $link['health']['last_failure'] : $before['time'],
                'type' => $link['type'],
                'store_id' => $link['store_id'],
                'attempt' => $link['health']['failures'],
                'error' => $link['health']['last_error'],
                'code' => $link['health']['attention'],
                'next_attempt' => $link['health']['next_attempt'],
                'waiting' => $link['waiting'],
            ];
        }
        return Lists::sorted($rows, static fn(array $a, array $b): int => $b['time'] - $a['time']);
    }

    /**
     * Whether the option shows these rows. How many products wait is as it was at the last attempt: it changes with
     * every sale.
     *
     * @param list<BacklogRow> $shown Rows of the option.
     * @param list<BacklogRow> $rows Rows that it shall show.
     */
    public static function isBacklogShown(array $shown, array $rows): bool
    {
        return count($shown) === count($rows) &&
            Lists::every(
                $rows,
                static fn(array $row): bool => Lists::some(
                    $shown,
                    static fn(array $other): bool => $other['store_id'] === $row['store_id'] &&
                        $other['type'] === $row['type'] &&
                        $other['time'] === $row['time'] &&
                        $other['attempt'] === $row['attempt'] &&
                        $other['error'] === $row['error'] &&
                        $other['code'] === $row['code'] &&
                        $other['next_attempt'] === $row['next_attempt'],
                ),
            );
    }

    /**
     * Whether a person has to act on a link: it fails, and waiting will not heal it.
     *
     * @param LinkHealth $health The link's health.
     * @param int $cleared When a person cleared the notices, Unix seconds; 0 for never.
     */
    public static function needsAttention(array $health, int $cleared): bool
    {
        return $health['attention'] !== '' && self::isShown($health, $cleared);
    }

    /**
     * @param LinkHealth $health
     */
    private static function isShown(array $health, int $cleared): bool
    {
        return $health['failures'] > 0 && $health['last_failure'] > $cleared;
    }

    private static function isLagging(int $shown, int $now): bool
    {
        return abs($now - $shown) >= self::LAG_SECONDS;
    }
}
