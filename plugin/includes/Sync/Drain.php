<?php
/**
 * Sync: brings what the journal holds to the peers, until nothing is left or time is up. Any number of drains may run at
 * once: each link is held by one of them, and whoever gives a link back looks at the journal once more. One whose time is up
 * wakes a successor: others have come by while it held the link, and trusted it to see what they left.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Transport\LinkFailures;
use Kitgenix\StockSync\Transport\SecretConfirmation;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

final class Drain
{
    /** @var list<array{step: callable(): bool, isWaiting: callable(): bool}> Work that is done in steps, between pushes. */
    private static array $work = [];

    private static bool $hasRun = false;

    /** @var list<callable(float): void> What is looked at when a drain ends. */
    private static array $endings = [];

    /**
     * Work of the modules above, done in steps by whatever drain runs on the Master: it goes on without cron.
     *
     * @param callable(): bool $step      Does one small step; false when there was none to do.
     * @param callable(): bool $isWaiting Whether there is a step that could be done at once.
     */
    public static function alsoDo(callable $step, callable $isWaiting): void
    {
        self::$work[] = ['step' => $step, 'isWaiting' => $isWaiting];
    }

    /**
     * What is done when a drain ends, whether it has succeeded or not.
     *
     * @param callable(float): void $ending Gets when the request began that made the drain run, as microtime() counts.
     */
    public static function whenDone(callable $ending): void
    {
        self::$endings[] = $ending;
    }

    /**
     * Runs until the store is in step with its peers as far as it can be now.
     *
     * @param int $seconds After which no further request is begun.
     */
    public static function run(int $seconds = Routes::LIMITS['drain_seconds']): void
    {
        $began = self::began();
        Wakeup::asDrain(static function () use ($seconds, $began): void {
            foreach ([static fn() => self::work(microtime(true) + $seconds), [Retries::class, 'schedule'], ...self::$endings] as $step) {
                try {
                    Settings::forget();
                    $step($began);
                } catch (\Throwable $error) {
                    EventLog::add('error', 'The drain stopped; it is tried again.', [
                        'code' => Errors::ERRORS['internal'],
                        'error' => $error->getMessage(),
                    ]);
                }
            }
            EventLog::flush();
        });
    }

    /**
     * A process that lives long, as a command does, makes many drains: only the first began with it.
     */
    private static function began(): float
    {
        $request = is_numeric($_SERVER['REQUEST_TIME_FLOAT'] ?? null) ? (float) $_SERVER['REQUEST_TIME_FLOAT'] : 0.0;
        $isFirst = !self::$hasRun && $request > 0 && PHP_SAPI !== 'cli';
        self::$hasRun = true;
        return $isFirst ? $request : microtime(true);
    }

    private static function work(float $deadline): void
    {
        Settings::noteHome(false);
        if (Settings::isPaused()) {
            self::keepJournalShort();
            return;
        }
        SecretConfirmation::ask();
        do {
            if (Settings::role() === 'master') {
                self::master($deadline);
            } else {
                SendToMaster::run($deadline);
            }
            $left = (int) floor($deadline - microtime(true));
            $pause = Retry::pauseBeforeRetry(LinkFailures::takeRecent(), time(), $left);
            sleep($pause ?? 0);
            Settings::forget();
        } while ($pause !== null);
        if (microtime(true) >= $deadline && self::isWorkWaiting()) {
            Wakeup::callSelf();
        }
    }

    private static function master(float $deadline): void
    {
        if (Settings::children() === []) {
            return;
        }
        Counter::prepare();
        do {
            // A drain lives for many seconds: a store may be removed or get another address meanwhile.
            Settings::forget();
            $published = Publisher::publishJournal();
            $pushed = PushToChildren::round();
            $stepped = self::step();
        } while (($published || $pushed || $stepped) && microtime(true) < $deadline);
    }

    private static function step(): bool
    {
        $any = false;
        foreach (self::$work as $work) {
            $any = $work['step']() || $any;
        }
        return $any;
    }

    /**
     * What cannot go waits in the journal, each product once.
     */
    private static function keepJournalShort(): void
    {
        $master = Settings::masterOf(Settings::get());
        Transaction::run(static function () use ($master): void {
            if ($master === null) {
                Counter::lock();
            } else {
                Links::lock($master['store_id']);
            }
            ChangeJournal::compact();
        });
    }

    /**
     * Whether there is something that could go at once. A peer that has just failed is not due, so this ends.
     */
    private static function isWorkWaiting(): bool
    {
        if (Settings::role() !== 'master') {
            return SendToMaster::isWorkWaiting();
        }
        foreach (self::$work as $work) {
            if ($work['isWaiting']()) {
                return true;
            }
        }
        return PushToChildren::isWorkWaiting();
    }
}
