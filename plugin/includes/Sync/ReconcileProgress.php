<?php
/**
 * Sync, Master: what the documented option says of a reconcile. Enters: a run; leaves: its progress, for the screen and for code that
 * reads the option.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Reconcile\Run;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 */
final class ReconcileProgress
{
    /** Seconds between two looks at the progress. */
    private const SECONDS = 10;

    /**
     * Writes the progress to the documented option: at once when a run starts or ends, else now and then, because that row is
     * a large one.
     *
     * @param StoredReconcile $run
     */
    public static function show(array $run): void
    {
        $shown = self::shown();
        $isRunning = $run['status'] === 'running';
        if ($shown['id'] === $run['id'] && $shown['running'] && $isRunning && abs(time() - $shown['last_run']) < self::SECONDS) {
            return;
        }
        Settings::update(static function (array $settings) use ($run, $isRunning): array {
            $reconcile = StoredFields::map($settings, 'reconcile');
            $settings['reconcile'] = [
                ...$reconcile,
                'running' => $isRunning,
                'page' => $run['page'],
                'per_page' => $run['per_page'],
                'last_run' => time(),
                'id' => $run['id'],
                'mode' => $run['mode'],
                'done' => $run['done'],
                'total' => $run['total'],
                'pushed' => $run['pushed'],
                'failed' => Run::failedStores($run),
                'started' => $run['started'],
                'finished' => $run['finished'],
                'cancelled' => $run['status'] === 'cancelled',
            ];
            $health = StoredFields::map($settings, 'health');
            $settings['health'] = [
                ...$health,
                'last_reconcile_start' => $run['started'],
                'last_reconcile_complete' => $run['status'] === 'finished' ? $run['finished'] : $health['last_reconcile_complete'] ?? 0,
            ];
            return $settings;
        });
    }

    /**
     * What the option shows of the last run.
     *
     * @return array{id: string, running: bool, per_page: int, last_run: int}
     */
    public static function shown(): array
    {
        $shown = Settings::get()['reconcile'] ?? null;
        $shown = is_array($shown) ? $shown : [];
        $number = static fn(string $key, int $default): int => is_numeric($shown[$key] ?? null) ? (int) $shown[$key] : $default;
        return [
            'id' => StoredFields::text($shown, 'id'),
            'running' => (bool) ($shown['running'] ?? false),
            'per_page' => $number('per_page', 200),
            'last_run' => $number('last_run', 0),
        ];
    }

    /**
     * 1.0.2 shows a run whose action was lost as running for ever.
     */
    public static function endRunOfOlderVersion(): void
    {
        if (self::shown()['running']) {
            Settings::update(static function (array $settings): array {
                $reconcile = StoredFields::map($settings, 'reconcile');
                return [...$settings, 'reconcile' => [...$reconcile, 'running' => false]];
            });
        }
    }
}
