<?php
/**
 * Outbound: turns an answer that was not as it should be into the link's health and one line for people.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Journal\EventLog;

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
        $kind = Retry::classifyAnswer($answer['status'], $answer['code']);
        $message = $answer['message'] !== '' ? $answer['message'] : "HTTP {$answer['status']}";
        if ($health['failures'] === 0) {
            EventLog::add($kind === 'attention' ? 'error' : 'warning', 'A store could not be reached; it is tried again.', [
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
