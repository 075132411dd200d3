<?php
/**
 * Transport: turns an answer that was not as it should be into the link's health and one line for people.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Sync\Answers;
use Kitgenix\StockSync\Generated\Sync\Attempts;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\Links;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Answer from SignedHttp
 */
final class LinkFailures
{
    /** @var list<LinkHealth> Of the links that failed in this process since takeRecent(). */
    private static array $recent = [];

    /**
     * The link's health after a failed attempt. The first failure in a row is logged; the link shows the others.
     *
     * @param LinkHealth $health
     * @param Answer     $answer
     * @return LinkHealth
     */
    public static function after(string $peerId, array $health, array $answer): array
    {
        $kind = Answers::classifyAnswer($answer['status'], $answer['code'], $answer['is_authentic']);
        $message = $answer['message'] !== '' ? $answer['message'] : "HTTP {$answer['status']}";
        if ($health['failures'] === 0) {
            EventLog::add(in_array($kind, ['attention', 'refused'], true) ? 'error' : 'warning', 'A store could not be reached; it is tried again.', [
                'code' => $answer['code'],
                'peer' => $peerId,
                'status' => $answer['status'],
                'error' => $message,
            ]);
        }
        return self::$recent[] = Retry::healthAfterFailure(
            $health,
            time(),
            $kind === 'ok' ? 'retry' : $kind,
            $answer['code'],
            $message,
            random_int(0, 999),
            $answer['retry_after']
        );
    }

    /**
     * Whoever held a lease before may have died while it waited for the peer. That is a failure of the link, and the lease is given back
     * where the link has to wait for that.
     *
     * @return bool Whether it was given back.
     */
    public static function holdAfterDeath(string $peerId, Lease $lease, bool $isChild): bool
    {
        if ($lease->deaths === 0) {
            return false;
        }
        if ($lease->isAfterDeath && $isChild) {
            Links::updateChild($peerId, static fn(array $link): array => ['health' => self::afterDeath($peerId, $link['health'], $lease->deaths)] + $link);
        } elseif ($lease->isAfterDeath) {
            Links::updateMaster($peerId, static fn(array $link): array => ['health' => self::afterDeath($peerId, $link['health'], $lease->deaths)] + $link);
        }
        $health = ($isChild ? Links::child($peerId) : Links::master($peerId))['health'];
        if (Retry::isDue($health, time())) {
            return false;
        }
        $lease->leave();
        return true;
    }

    /**
     * The link's health after a process ended while it waited for the peer.
     *
     * @param LinkHealth $health
     * @param int        $deaths With this one, since the peer answered last.
     * @return LinkHealth
     */
    private static function afterDeath(string $peerId, array $health, int $deaths): array
    {
        // Of those that were sent to side by side each has died once, and one was the cause: it is named when it does it again.
        if ($deaths === 2) {
            EventLog::add('error', 'A process ends whenever it sends to this store; it is tried again later, alone.', ['code' => Errors::ERRORS['attempt_died'], 'peer' => $peerId]);
        } else {
            EventLog::addOncePerMinute('attempt died', 'A process ended while it waited for answers of other stores.', ['code' => Errors::ERRORS['attempt_died'], 'peer' => $peerId]);
        }
        return self::$recent[] = Attempts::healthAfterDeath($health, $deaths, time(), random_int(0, 999));
    }

    /**
     * The links that failed in this process since the last call.
     *
     * @return list<LinkHealth>
     */
    public static function takeRecent(): array
    {
        $recent = self::$recent;
        self::$recent = [];
        return $recent;
    }
}
