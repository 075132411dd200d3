<?php

/**
 * Sync: when to try again. One schedule for each link, never one for each event.
 *
 * Generated from src/core/sync/retry.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AnswerClass from Answers
 * @phpstan-import-type LinkHealth from Stored
 */
final class Retry
{
    /**
     * The longest wait that a peer may ask for, and the wait after a refusal that no retry heals: the back-off's own
     * cap.
     */
    private const LONGEST_WAIT = 3600;

    /**
     * Seconds to wait after so many failures in a row, before jitter. The cap is an hour.
     */
    public const BACK_OFF_SECONDS = [5, 15, 60, 300, 900, 1800, 3600];

    /**
     * Seconds after which a Child that has heard nothing of its Master asks where it stands.
     */
    public const SILENCE_SECONDS = 3600;

    /**
     * A peer that is heard is tried again at most this often, while trying fails.
     */
    public const HEARING_SECONDS = 60;

    /**
     * Seconds for which a due action may wait: a quiet shop's cron comes by with its next visitor.
     */
    public const OVERDUE_SECONDS = 900;

    /**
     * Seconds until the next attempt: the schedule, plus up to a quarter so that many stores do not return at once.
     *
     * @param int $failures Failures in a row, from 1.
     * @param int $jitter 0 to 999, drawn by the caller.
     * @param int $retryAfter What the peer asked for, 0 when it did not.
     */
    public static function backOffSeconds(int $failures, int $jitter, int $retryAfter): int
    {
        $step =
            self::BACK_OFF_SECONDS[max(0, $failures - 1)] ?? Lists::last(self::BACK_OFF_SECONDS) ?? self::LONGEST_WAIT;
        $spread = intdiv($step * min(999, max(0, $jitter)), 4000);
        return max($step + $spread, min(self::LONGEST_WAIT, $retryAfter));
    }

    /**
     * The health of a link that was never used.
     *
     * @return LinkHealth
     */
    public static function newHealth(): array
    {
        return [
            'protocol' => 0,
            'failures' => 0,
            'next_attempt' => 0,
            'attention' => '',
            'last_success' => 0,
            'last_failure' => 0,
            'last_error' => '',
            'last_inbound' => 0,
        ];
    }

    /**
     * The health after an answer that was as it should be.
     *
     * @param LinkHealth $health Before.
     * @param int $now Unix seconds.
     * @return LinkHealth
     */
    public static function healthAfterSuccess(array $health, int $now): array
    {
        return [
            ...$health,
            'failures' => 0,
            'next_attempt' => 0,
            'attention' => '',
            'last_success' => $now,
            'last_error' => '',
        ];
    }

    /**
     * The health after a failure. A refusal that the peer has signed is probed once an hour. One that nobody signed is
     * shown to a person as well, but tried on the ordinary schedule: whoever stands between two stores must not keep
     * them apart for longer than it answers.
     *
     * @param LinkHealth $health Before.
     * @param int $now Unix seconds.
     * @param AnswerClass $kind What the answer meant.
     * @param string $code Error code.
     * @param string $message One line for people, without secrets.
     * @param int $jitter 0 to 999.
     * @param int $retryAfter Seconds that the peer asked for in a signed answer, else 0.
     * @return LinkHealth
     */
    public static function healthAfterFailure(
        array $health,
        int $now,
        string $kind,
        string $code,
        string $message,
        int $jitter,
        int $retryAfter,
    ): array {
        $failures = $health['failures'] + 1;
        $wait = $kind === 'attention' ? self::LONGEST_WAIT : self::backOffSeconds($failures, $jitter, $retryAfter);
        return [
            ...$health,
            'failures' => $failures,
            'next_attempt' => $now + $wait,
            'attention' => $kind === 'attention' || $kind === 'refused' ? $code : '',
            'last_failure' => $now,
            'last_error' => $message,
        ];
    }

    /**
     * The health after a signed message of the peer has come in: its form shows which version the peer speaks now.
     * Nothing else takes a link back to version 1, whose answers nobody signs.
     *
     * @param LinkHealth $health Before.
     * @param int $protocol 2 where the message names its recipient, else 1.
     * @return LinkHealth
     */
    public static function healthInProtocol(array $health, int $protocol): array
    {
        return $health['protocol'] === $protocol ? $health : [...$health, 'protocol' => $protocol];
    }

    /**
     * The health after the peer has answered a ping. That it can be reached heals a link that has nothing left to
     * send; another one has yet to show that what it sends is taken.
     *
     * @param LinkHealth $health Before.
     * @param int $protocol What the peer speaks.
     * @param bool $isAllSaid Whether there is nothing left to send.
     * @param int $now Unix seconds.
     * @return LinkHealth
     */
    public static function healthAfterPing(array $health, int $protocol, bool $isAllSaid, int $now): array
    {
        $known = [...$health, 'protocol' => $protocol];
        return $isAllSaid ? self::healthAfterSuccess($known, $now) : $known;
    }

    /**
     * The health after the peer has spoken to this store: it is there, so what waits for it need not wait for the
     * back-off. That it can speak does not mean that it can be reached, so a busy peer that cannot be leads to one
     * attempt a minute.
     *
     * @param LinkHealth $health Before.
     * @param int $now Unix seconds.
     * @return LinkHealth
     */
    public static function healthAfterHearing(array $health, int $now): array
    {
        $heard = [...$health, 'last_inbound' => $now];
        return $health['failures'] > 0 && abs($now - $health['last_failure']) >= self::HEARING_SECONDS
            ? [...$heard, 'next_attempt' => 0]
            : $heard;
    }

    /**
     * The health of a link whose address or secret was changed: what failed with the old one says nothing of the new
     * one. A store that has signed its answers signs them there, too.
     *
     * @param LinkHealth $health Before.
     * @return LinkHealth
     */
    public static function healthAfterReconnecting(array $health): array
    {
        return [
            ...$health,
            'protocol' => $health['protocol'] === 2 ? 2 : 0,
            'failures' => 0,
            'next_attempt' => 0,
            'attention' => '',
            'last_error' => '',
        ];
    }

    /**
     * Whether a link may be used now. A failure that lies in the future was noted by a clock that has been put right
     * since: what it asked for means nothing.
     *
     * @param LinkHealth $health Its health.
     * @param int $now Unix seconds.
     */
    public static function isDue(array $health, int $now): bool
    {
        return $health['next_attempt'] <= $now || $health['last_failure'] > $now;
    }

    /**
     * How long a drain that has just seen links fail waits before it tries them again itself. Without that a passing
     * fault would last until the next visitor or the next run of cron.
     *
     * @param list<LinkHealth> $failed Health of the links that failed in this drain.
     * @param int $now Unix seconds.
     * @param int $left Seconds that the drain may still take.
     * @return int|null Seconds; null when nothing comes due in time, or waiting will not heal it.
     */
    public static function pauseBeforeRetry(array $failed, int $now, int $left): ?int
    {
        $pause = null;
        foreach ($failed as $health) {
            $wait = max(0, $health['next_attempt'] - $now);
            if ($health['attention'] === '' && $wait <= min($left, $pause ?? $left)) {
                $pause = $wait;
            }
        }
        return $pause;
    }

    /**
     * Whether a Child has heard nothing of its Master for so long that it asks. Silence is what a quiet day looks
     * like, and also what follows when this store was restored from a backup and the Master thinks that it has
     * everything.
     *
     * @param LinkHealth $health The link's health.
     * @param int $now Unix seconds.
     */
    public static function isSilent(array $health, int $now): bool
    {
        return abs($now - $health['last_inbound']) >= self::SILENCE_SECONDS;
    }

    /**
     * Whether a peer is asked how it is, though there is nothing to send: a Child's Master that has been silent, and
     * any peer that could not be reached last time, so that nobody is shown a failure that is over.
     *
     * @param LinkHealth $health The link's health; it is due.
     * @param bool $isMaster Whether the peer is the Master, which a Child asks where it stands.
     * @param int $now Unix seconds.
     */
    public static function isToBeAsked(array $health, bool $isMaster, int $now): bool
    {
        return $health['failures'] > 0 || ($isMaster && self::isSilent($health, $now));
    }

    /**
     * Whether another process still holds a lease. One that ends later than a full term from now was taken by a clock
     * that has been put right since.
     *
     * @param int $until When it ends, Unix seconds; 0 when it was given back.
     * @param int $now Unix seconds.
     */
    public static function isLeaseHeld(int $until, int $now): bool
    {
        return $until > $now && $until <= $now + Routes::LIMITS['lease_seconds'];
    }

    /**
     * Whether nobody runs what is scheduled.
     *
     * @param int $overdue Seconds for which the oldest due action has been waiting.
     */
    public static function isRunnerDead(int $overdue): bool
    {
        return $overdue >= self::OVERDUE_SECONDS;
    }
}
