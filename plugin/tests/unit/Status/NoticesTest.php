<?php
/**
 * Tests: the notices that a person finds in the option.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Status\Notices;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class NoticesTest extends TestCase
{
    /**
     * @return array{store_id: string, name: string, type: 'push', health: array<string, mixed>, waiting: int}
     */
    private static function link(string $storeId, string $attention, int $lastFailure = 500): array
    {
        $health = [...Retry::newHealth(), 'failures' => $attention === '' ? 0 : 2, 'attention' => $attention, 'last_failure' => $lastFailure, 'last_error' => 'HTTP 403'];
        return ['store_id' => $storeId, 'name' => "Shop {$storeId}", 'type' => 'push', 'health' => $health, 'waiting' => 0];
    }

    #[TestDox('A link that needs a person is one notice, however often it fails')]
    public function testOneNoticeForEachLink(): void
    {
        $notices = Notices::with(['notices' => []], [self::link('1', 'kss_auth_failed'), self::link('2', '')], 0);
        self::assertCount(1, $notices);
        self::assertSame(['error', '1', 'kss_auth_failed', 500], [$notices[0]['type'], $notices[0]['store_id'], $notices[0]['code'], $notices[0]['time']]);
        self::assertStringContainsString('Shop 1', $notices[0]['message']);
        self::assertSame($notices, Notices::with(['notices' => $notices], [self::link('1', 'kss_auth_failed', 900)], 0));
    }

    #[TestDox('The notice of a link that is healed or removed goes, and those that others wrote stay')]
    public function testHealedLinkHasNoNotice(): void
    {
        $foreign = ['time' => 1, 'type' => 'success', 'message' => 'Saved'];
        $notices = Notices::with(['notices' => [$foreign]], [self::link('1', 'kss_auth_failed')], 0);
        self::assertCount(2, $notices);
        self::assertSame([$foreign], Notices::with(['notices' => $notices], [self::link('1', '')], 0));
        self::assertSame([$foreign], Notices::with(['notices' => $notices], [], 0));
    }

    #[TestDox('Another reason is another notice')]
    public function testAnotherReasonReplacesTheNotice(): void
    {
        $before = Notices::with([], [self::link('1', 'kss_auth_failed')], 0);
        $after = Notices::with(['notices' => $before], [self::link('1', 'kss_wrong_recipient', 800)], 0);
        self::assertSame(['kss_wrong_recipient'], array_column($after, 'code'));
        self::assertStringContainsString('HTTP 403', $after[0]['message']);
    }

    #[TestDox('Twenty are kept, the newest first')]
    public function testTwentyAreKept(): void
    {
        $old = array_map(static fn(int $time): array => ['time' => $time, 'type' => 'error', 'message' => ''], range(30, 1));
        $notices = Notices::with(['notices' => $old], [self::link('1', 'kss_auth_failed')], 0);
        self::assertCount(20, $notices);
        self::assertSame('1', $notices[0]['store_id']);
        self::assertSame(12, $notices[19]['time']);
    }
}
