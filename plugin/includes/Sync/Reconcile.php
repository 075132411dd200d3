<?php
/**
 * Sync, Master: brings all enabled Children in step. Enters: a person's request; leaves: a run that goes on in steps, in
 * whatever drain comes by and in the documented action.
 *
 * It overwrites nothing that a Child has sold and not sent: what differs is published under a new version, and a Child adopts
 * that as it adopts every state, with its own changes on top.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Reconcile\Run;
use Kitgenix\StockSync\Generated\Reconcile\Steps;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\ReconcileRow;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 */
final class Reconcile
{
    private const LEASE = 'reconcile';

    /** Microseconds between two looks of somebody who waits for the end. */
    private const LOOK_MICROSECONDS = 200000;

    /** Seconds after which the action looks whether a run still goes on. */
    private const NET_SECONDS = 60;

    /**
     * Starts a run; one that is running goes on, and is the answer.
     *
     * @param 'differences'|'all' $mode
     * @param list<string>        $skus    Only these products; empty for the whole catalogue.
     * @param bool                $dryRun  Whether what differs is only counted.
     * @param int|null            $perPage Products a page, 50 to 500; null for what was chosen last.
     * @param string|null         $childId The only Child that is compared; null for all enabled ones.
     * @return StoredReconcile
     * @throws Refused When there is no such Child, or it is disabled.
     */
    public static function start(string $mode, array $skus = [], bool $dryRun = false, ?int $perPage = null, ?string $childId = null): array
    {
        $children = array_column(Comparison::children($childId), 'id');
        Counter::prepare();
        $input = ['mode' => $mode, 'dryRun' => $dryRun, 'skus' => $skus, 'perPage' => $perPage ?? ReconcileProgress::shown()['per_page']];
        $fresh = Run::newRun(wp_generate_uuid4(), $input, ProductsWithSku::count(), $children, time());
        $run = ReconcileRow::update(static fn(?array $last): array => $last !== null && $last['status'] === 'running' ? $last : $fresh) ?? $fresh;
        if ($run['id'] === $fresh['id']) {
            EventLog::add('info', 'A reconcile was started.', [
                'mode' => $mode,
                'dry_run' => $dryRun,
                'products' => count($skus),
                'run' => $run['id'],
                'user' => get_current_user_id(),
            ]);
        }
        ReconcileProgress::show($run);
        self::keepGoing();
        Wakeup::request();
        return $run;
    }

    /**
     * Cancels the run. What was published stays published; the Children get it.
     *
     * @return StoredReconcile|null Null when there never was one.
     */
    public static function cancel(): ?array
    {
        return self::change(static fn(array $run): array => Run::cancelledRun($run, time()));
    }

    /**
     * Goes on with a run that was cancelled, where it stood; wakes one that is running.
     *
     * @return StoredReconcile|null Null when there never was one.
     */
    public static function resume(): ?array
    {
        $run = self::change(static fn(array $run): array => Run::resumedRun($run));
        self::keepGoing();
        Wakeup::request();
        return $run;
    }

    /**
     * For the drain: one step, if a run waits for one and no other process is at it.
     *
     * @return bool Whether a step was done.
     */
    public static function advance(): bool
    {
        $run = ReconcileRow::read();
        if ($run === null || $run['status'] !== 'running') {
            return false;
        }
        $lease = Lease::take(self::LEASE);
        if ($lease === null) {
            return false;
        }
        try {
            // The one before may have ended since the first look.
            $run = ReconcileRow::read();
            if ($run === null || $run['status'] !== 'running') {
                return false;
            }
            $next = self::stepped($run);
            ReconcileProgress::show(ReconcileRow::update(static fn(?array $stored): array => $stored === null ? $next : Run::storedAfterStep($stored, $next)) ?? $next);
            return true;
        } finally {
            $lease->release();
        }
    }

    /**
     * For somebody who waits: drives a run to its end in this process, step by step, whoever else does steps of it.
     *
     * @param string                          $id      Of the run.
     * @param callable(StoredReconcile): void $onStep  Told where it stands after each look.
     * @return StoredReconcile|null As it ended, or was cancelled; null when another run has taken its place.
     */
    public static function finish(string $id, callable $onStep): ?array
    {
        do {
            Settings::forget();
            if (!self::advance()) {
                // Another process is at it.
                usleep(self::LOOK_MICROSECONDS);
            }
            $run = ReconcileRow::read();
            if ($run === null || $run['id'] !== $id) {
                return null;
            }
            $onStep($run);
        } while ($run['status'] === 'running');
        return $run;
    }

    /**
     * For the drain: whether a run goes on.
     */
    public static function isRunning(): bool
    {
        return (ReconcileRow::read()['status'] ?? '') === 'running';
    }

    /**
     * At the end of a drain: the action that looks whether the run goes on, and the option as the row says. A store that became
     * a Child has nobody to bring in step.
     */
    public static function keepGoing(): void
    {
        $run = ReconcileRow::read();
        if ($run === null) {
            ReconcileProgress::endRunOfOlderVersion();
            return;
        }
        if ($run['status'] === 'running' && Settings::role() !== 'master') {
            self::cancel();
        } elseif ($run['status'] === 'running') {
            Retries::scheduleOnce(Names::ACTIONS['reconcile_batch'], [], time() + self::NET_SECONDS);
        } elseif (ReconcileProgress::shown()['running']) {
            ReconcileProgress::show($run);
        }
    }

    /**
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function stepped(array $run): array
    {
        try {
            $next = ReconcileStep::run($run);
        } catch (PeerFailed $failure) {
            $next = self::failed($run, $failure->errorCode, $failure->getMessage());
        } catch (\Throwable $error) {
            // The drain has more to do than this: a run that fails must not keep it from sending sales.
            $next = self::failed($run, Errors::ERRORS['internal'], $error->getMessage());
        }
        if ($next['status'] === 'finished') {
            EventLog::add('info', 'A reconcile is complete.', ['run' => $next['id'], 'pushed' => $next['pushed'], 'failed_stores' => Run::failedStores($next)]);
        }
        return $next;
    }

    /**
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function failed(array $run, string $code, string $message): array
    {
        $next = Steps::afterFailedStep($run, $code, time());
        if ($next['failures'] === 0) {
            EventLog::add('warning', 'A store could not be reconciled.', [
                'peer' => Run::storeOfRun($run)['store_id'] ?? '',
                'code' => $code,
                'error' => $message,
            ]);
        }
        return $next;
    }

    /**
     * @param callable(StoredReconcile): StoredReconcile $change
     * @return StoredReconcile|null
     */
    private static function change(callable $change): ?array
    {
        $before = ReconcileRow::read();
        $run = ReconcileRow::update(static fn(?array $run): ?array => $run === null ? null : $change($run));
        if ($run !== null && $run['status'] !== ($before['status'] ?? '')) {
            EventLog::add('info', $run['status'] === 'cancelled' ? 'A reconcile was cancelled.' : 'A reconcile was resumed.', ['run' => $run['id'], 'user' => get_current_user_id()]);
            ReconcileProgress::show($run);
        }
        return $run;
    }
}
