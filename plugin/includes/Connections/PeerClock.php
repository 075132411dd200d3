<?php
/**
 * Connections: how far a peer's clock is from ours. Enters: the time that it answered with, and when it was asked and heard; leaves:
 * seconds, positive when it is ahead.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

defined('ABSPATH') || exit;

final class PeerClock
{
    /**
     * A time between question and answer is no difference at all: a slow network must not look like a wrong clock.
     *
     * @param int $peer  Unix seconds, as all three.
     * @param int $asked When the question left.
     * @param int $heard When its answer was there.
     */
    public static function offset(int $peer, int $asked, int $heard): int
    {
        return match (true) {
            $peer > $heard => $peer - $heard,
            $peer < $asked => $peer - $asked,
            default => 0,
        };
    }
}
