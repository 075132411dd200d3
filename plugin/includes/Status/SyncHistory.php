<?php
/**
 * Status: notes what a drain has carried across, and how long its peers had to wait for it. Enters: the end of a drain; leaves:
 * one small row, written only where something crossed or waits.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Diagnostics\HistoryHours;
use Kitgenix\StockSync\Generated\Sync\Pushing;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\HistoryRow;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type HistoryHour from \Kitgenix\StockSync\Generated\Contract\History
 */
final class SyncHistory
{
    /** Changes that this process has put on their way to the Master. */
    private static int $sent = 0;

    /**
     * The action that tells of a batch.
     *
     * @param array<array-key, mixed> $items
     */
    public static function onBatch(array $items): void
    {
        self::$sent += count($items);
    }

    /**
     * At the end of a drain.
     *
     * @param float $began When the request began that made it run, as microtime() counts.
     */
    public static function note(float $began): void
    {
        $master = Settings::masterOf(Settings::get());
        $isMaster = Settings::role() === 'master';
        if ($isMaster ? Settings::children() === [] : $master === null) {
            return;
        }
        $outcome = [
            'began' => (int) ($began * 1000),
            'ended' => (int) (microtime(true) * 1000),
            'version' => $isMaster ? Counter::version() : null,
            'sent' => self::$sent,
            'isInStep' => ChangeJournal::isEmpty() && ($isMaster ? self::hasEveryChildAll() : self::hasMasterAll($master['store_id'] ?? '')),
        ];
        self::$sent = 0;
        $before = HistoryRow::read();
        if (HistoryHours::historyAfterDrain($before, $outcome) !== $before) {
            HistoryRow::update(static fn(array $history): array => HistoryHours::historyAfterDrain($history, $outcome));
        }
    }

    /**
     * The last day.
     *
     * @return list<HistoryHour>
     */
    public static function lastDay(): array
    {
        return HistoryHours::recentHours(HistoryRow::read()['hours'], time());
    }

    private static function hasEveryChildAll(): bool
    {
        $version = Counter::version();
        foreach (Settings::children() as $child) {
            if (Pushing::isBehind(Links::child($child['id']), $version)) {
                return false;
            }
        }
        return true;
    }

    private static function hasMasterAll(string $masterId): bool
    {
        return Links::master($masterId)['in_flight'] === null;
    }
}
