<?php

/**
 * Sync: attempts that ended with the process that made them. Many Children are sent to side by side, so after a
 * death each of those that had not answered may have caused it. They are sent to one by one, after all others,
 * until they have answered once: only the one that ends processes again and again waits longer and longer.
 *
 * Generated from src/core/sync/attempts.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Suspect: A peer that a process may have died of.
 *
 * @phpstan-import-type LinkHealth from Stored
 *
 * @phpstan-type Suspect array{
 *     id: string,
 *     // Processes that ended while they waited for it, since it answered last.
 *     deaths: int,
 * }
 */
final class Attempts
{
    /**
     * In which order suspects are sent to, one by one: who is the least likely cause comes first.
     *
     * @param list<Suspect> $suspects In any order.
     * @return list<Suspect>
     */
    public static function suspectsInOrder(array $suspects): array
    {
        return Lists::sorted($suspects, static fn(array $one, array $other): int => $one['deaths'] - $other['deaths']);
    }

    /**
     * The health after a process ended while it waited for the peer. Once may be chance, such as a restart of the
     * server, and the next attempt is alone: it need not wait.
     *
     * @param LinkHealth $health Before.
     * @param int $deaths With this one, since the peer answered last.
     * @param int $now Unix seconds.
     * @param int $jitter 0 to 999.
     * @return LinkHealth
     */
    public static function healthAfterDeath(array $health, int $deaths, int $now, int $jitter): array
    {
        return [
            ...$health,
            'failures' => $health['failures'] + 1,
            'next_attempt' => $deaths > 1 ? $now + Retry::backOffSeconds($deaths - 1, $jitter, 0) : $now,
            'attention' => '',
            'last_failure' => $now,
            'last_error' => 'The process ended while it waited for the answer.',
        ];
    }
}
