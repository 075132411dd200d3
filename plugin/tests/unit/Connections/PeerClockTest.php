<?php
/**
 * Tests: the difference between a peer's clock and ours.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Connections;

use Kitgenix\StockSync\Connections\PeerClock;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class PeerClockTest extends TestCase
{
    #[TestDox('A slow answer is not a wrong clock')]
    public function testSlowAnswerIsNoDifference(): void
    {
        self::assertSame(0, PeerClock::offset(1000, 1000, 1009));
        self::assertSame(0, PeerClock::offset(1005, 1000, 1009));
        self::assertSame(0, PeerClock::offset(1009, 1000, 1009));
    }

    #[TestDox('A clock ahead counts from when the answer was there, one behind from when the question left')]
    public function testDifferenceBeyondTheWay(): void
    {
        self::assertSame(120, PeerClock::offset(1129, 1000, 1009));
        self::assertSame(-120, PeerClock::offset(880, 1000, 1009));
    }
}
