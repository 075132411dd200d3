<?php
/**
 * Tests: all links in one sentence, which is about the most urgent of them.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Status\ConnectionSummary;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/wordpress.php';

/**
 * @phpstan-import-type LinkState from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 */
final class ConnectionSummaryTest extends TestCase
{
    #[TestDox('The most urgent state is told')]
    public function testUrgency(): void
    {
        $all = ['disabled', 'never', 'in_step', 'catching_up', 'attention', 'paused'];
        self::assertSame(['state' => 'paused', 'text' => 'Nothing is exchanged until you have decided.'], self::of(...$all));
        self::assertSame(['state' => 'attention', 'text' => '1 connection needs your attention.'], self::of(...array_slice($all, 0, 5)));
        self::assertSame(['state' => 'catching_up', 'text' => 'Changes are on their way.'], self::of(...array_slice($all, 0, 4)));
        self::assertSame(['state' => 'in_step', 'text' => 'Everything is in step.'], self::of(...array_slice($all, 0, 3)));
        self::assertSame(['state' => 'never', 'text' => 'No store has answered yet.'], self::of(...array_slice($all, 0, 2)));
        self::assertSame(['state' => 'never', 'text' => 'No store has answered yet.'], self::of('disabled'));
    }

    #[TestDox('Links that need attention are counted')]
    public function testCount(): void
    {
        self::assertSame('2 connections need your attention.', self::of('attention', 'in_step', 'attention')['text']);
    }

    #[TestDox('A store without links is told that it is not connected')]
    public function testNoLinks(): void
    {
        self::assertSame(['state' => 'never', 'text' => 'This store is not connected to another one yet.'], self::of());
        self::assertSame('This store is not connected to another one yet.', ConnectionSummary::summary([]));
    }

    /**
     * @param LinkState ...$states
     * @return array{state: string, text: string}
     */
    private static function of(string ...$states): array
    {
        return ConnectionSummary::of(array_map([self::class, 'link'], array_values($states)));
    }

    /**
     * @param LinkState $state
     * @return OverviewLink
     */
    private static function link(string $state): array
    {
        return [
            'store_id' => 'c1',
            'name' => 'First',
            'url' => 'https://one.example',
            'type' => 'push',
            'state' => $state,
            'waiting' => 0,
            'since' => 0,
            'health' => Retry::newHealth(),
            'cause' => '',
            'advice' => [],
        ];
    }
}
