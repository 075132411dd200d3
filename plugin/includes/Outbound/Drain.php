<?php
/**
 * Outbound: brings what the journal holds to the peers, until nothing is left or time is up. Any number of drains may run at
 * once: each link is held by one of them, and whoever gives a link back looks at the journal once more. One whose time is up
 * wakes a successor: others have come by while it held the link, and trusted it to see what they left.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

final class Drain
{
    /**
     * Runs until the store is in step with its peers as far as it can be now.
     *
     * @param int $seconds After which no further request is begun.
     */
    public static function run(int $seconds = Routes::LIMITS['drain_seconds']): void
    {
        Wakeup::asDrain(static function () use ($seconds): void {
            $deadline = microtime(true) + $seconds;
            try {
                Settings::noteHome(false);
                if (Settings::isPaused()) {
                    self::keepJournalShort();
                    return;
                }
                SecretQuestions::ask();
                do {
                    if (Settings::role() === 'master') {
                        self::master($deadline);
                    } else {
                        SendToMaster::run($deadline);
                    }
                    $left = (int) floor($deadline - microtime(true));
                    $pause = Retry::pauseBeforeRetry(LinkFailures::takeRecent(), time(), $left);
                    sleep($pause ?? 0);
                } while ($pause !== null);
                if (microtime(true) >= $deadline && self::isWorkWaiting()) {
                    Wakeup::callSelf();
                }
            } catch (\Throwable $error) {
                EventLog::add('error', 'The drain stopped; it is tried again.', [
                    'code' => Errors::ERRORS['internal'],
                    'error' => $error->getMessage(),
                ]);
            }
            Retries::schedule();
            EventLog::flush();
        });
    }

    private static function master(float $deadline): void
    {
        if (Settings::children() === []) {
            return;
        }
        Counter::prepare();
        if (Counter::isRestored()) {
            self::keepJournalShort();
            return;
        }
        do {
            $published = Publisher::publishJournal();
            $pushed = PushToChildren::round($deadline);
        } while (($published || $pushed) && microtime(true) < $deadline);
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
        return Settings::role() === 'master' ? PushToChildren::isWorkWaiting() : SendToMaster::isWorkWaiting();
    }
}
