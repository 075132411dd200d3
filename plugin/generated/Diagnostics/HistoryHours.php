<?php

/**
 * Diagnostics: what crossed within the last day, and how long a peer had to wait for it. Enters: what a drain has
 * done; leaves: the hours with it.
 *
 * Generated from src/core/diagnostics/history-hours.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Contract\History;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - DrainOutcome: What a drain has done. Times are Unix milliseconds.
 *
 * @phpstan-import-type HistoryHour from History
 * @phpstan-import-type StoredHistory from History
 *
 * @phpstan-type DrainOutcome array{
 *     // When the request began that has made the drain run.
 *     began: int,
 *     ended: int,
 *     // The Master's version at its end; null on a Child.
 *     version: int|null,
 *     // Changes that a Child has put on their way.
 *     sent: int,
 *     // Whether every peer that is switched on has everything now.
 *     isInStep: bool,
 * }
 */
final class HistoryHours
{
    private const HOUR_SECONDS = 3600;

    /**
     * The hour that runs, and those of the day before it.
     */
    private const HOURS = 24;

    /**
     * The history of a store that has none.
     *
     * @return StoredHistory
     */
    public static function newHistory(): array
    {
        return ['since' => 0, 'version' => null, 'hours' => []];
    }

    /**
     * The history after a drain.
     *
     * @param StoredHistory $history Before.
     * @param DrainOutcome $outcome What the drain has done.
     * @return StoredHistory
     */
    public static function historyAfterDrain(array $history, array $outcome): array
    {
        $changes = $outcome['sent'] + self::published($history['version'], $outcome['version']);
        $since = $history['since'] === 0 ? $outcome['began'] : $history['since'];
        $isQuiet = $changes === 0 && $history['since'] === 0 && $outcome['isInStep'];
        if ($isQuiet) {
            return [...$history, 'version' => $outcome['version']];
        }
        $now = intdiv($outcome['ended'], 1000);
        return [
            'since' => $outcome['isInStep'] ? 0 : $since,
            'version' => $outcome['version'],
            'hours' => self::withHour(self::recentHours($history['hours'], $now), [
                'start' => intdiv($now, self::HOUR_SECONDS) * self::HOUR_SECONDS,
                'changes' => $changes,
                'lag' => max(0, $outcome['ended'] - $since),
                'stopped' => null,
                'unasked' => null,
            ]),
        ];
    }

    /**
     * The history after a checkout that did not simply go through.
     *
     * @param StoredHistory $history Before.
     * @param 'stopped'|'unasked' $what `stopped`: the Master has too little. `unasked`: it could not be asked.
     * @param int $now Unix seconds.
     * @return StoredHistory
     */
    public static function historyAfterCheckout(array $history, string $what, int $now): array
    {
        return [
            ...$history,
            'hours' => self::withHour(self::recentHours($history['hours'], $now), [
                'start' => intdiv($now, self::HOUR_SECONDS) * self::HOUR_SECONDS,
                'changes' => 0,
                'lag' => 0,
                'stopped' => $what === 'stopped' ? 1 : 0,
                'unasked' => $what === 'unasked' ? 1 : 0,
            ]),
        ];
    }

    /**
     * The hours that are not older than a day.
     *
     * @param list<HistoryHour> $hours Oldest first.
     * @param int $now Unix seconds.
     * @return list<HistoryHour>
     */
    public static function recentHours(array $hours, int $now): array
    {
        $first = (intdiv($now, self::HOUR_SECONDS) - self::HOURS) * self::HOUR_SECONDS;
        return array_values(array_filter($hours, static fn(array $hour): bool => $hour['start'] > $first));
    }

    /**
     * How many versions were given out between two looks. A counter that went back was restored, and says nothing.
     *
     * @param int|null $before The version at the look before, null when there was none.
     * @param int|null $after The version now, null on a Child.
     */
    private static function published(?int $before, ?int $after): int
    {
        return $before === null || $after === null ? 0 : max(0, $after - $before);
    }

    /**
     * @param list<HistoryHour> $hours Oldest first.
     * @param HistoryHour $more What has happened in the hour that runs.
     * @return list<HistoryHour>
     */
    private static function withHour(array $hours, array $more): array
    {
        $known = null;
        foreach ($hours as $hour) {
            if ($hour['start'] === $more['start']) {
                $known = $hour;
            }
        }
        if ($known === null) {
            return [...$hours, $more];
        }
        $both = [
            'start' => $more['start'],
            'changes' => $known['changes'] + $more['changes'],
            'lag' => max($known['lag'], $more['lag']),
            'stopped' => self::sum($known['stopped'], $more['stopped']),
            'unasked' => self::sum($known['unasked'], $more['unasked']),
        ];
        return [
            ...array_values(array_filter($hours, static fn(array $hour): bool => $hour['start'] !== $more['start'])),
            $both,
        ];
    }

    /**
     * @param int|null $a Null where nothing was counted.
     * @param int|null $b Likewise.
     */
    private static function sum(?int $a, ?int $b): ?int
    {
        return $a === null && $b === null ? null : ($a ?? 0) + ($b ?? 0);
    }
}
