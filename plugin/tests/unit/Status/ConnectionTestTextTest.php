<?php
/**
 * Tests: what a person is told about a connection test.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Status\ConnectionTestText;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

/**
 * @phpstan-import-type ConnectionTestResult from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class ConnectionTestTextTest extends TestCase
{
    #[TestDox('A good answer names the store, and nothing is to be done')]
    public function testGood(): void
    {
        self::assertSame(
            ['summary' => 'Main Shop answered, and both stores accept each other.', 'advice' => []],
            ConnectionTestText::of(self::answered('master', 59), 'child', 'me')
        );
    }

    #[TestDox('A clock that is a minute off is warned of, before it is refused')]
    public function testClock(): void
    {
        foreach ([60, -60] as $offset) {
            $advice = ConnectionTestText::of(self::answered('master', $offset), 'child', 'me')['advice'];
            self::assertCount(1, $advice);
            self::assertStringContainsString('5 minutes', $advice[0]);
        }
    }

    #[TestDox('Two stores of the same role are told which to change')]
    public function testSameRole(): void
    {
        self::assertSame(
            ['Both stores are set to Master. Set the other one to Child.'],
            ConnectionTestText::of(self::answered('master', 0), 'master', 'me')['advice']
        );
        self::assertSame(
            ['Both stores are set to Child. Set the one that keeps the stock to Master.'],
            ConnectionTestText::of(self::answered('child', 0), 'child', 'me')['advice']
        );
    }

    #[TestDox('A failure is told in the words of its code')]
    public function testFailure(): void
    {
        $text = ConnectionTestText::of(self::failed(Errors::ERRORS['auth_failed'], 'raw'), 'child', 'my-id');
        self::assertStringContainsString('secret is wrong', $text['summary']);
        self::assertStringContainsString('my-id', $text['advice'][1]);
    }

    #[TestDox('A failure that nobody foresaw is told in its own words')]
    public function testUnknownFailure(): void
    {
        self::assertSame(
            ['summary' => 'raw', 'advice' => []],
            ConnectionTestText::of(self::failed('kss_of_tomorrow', 'raw'), 'child', 'me')
        );
    }

    /**
     * @param 'master'|'child' $role
     * @return ConnectionTestResult
     */
    private static function answered(string $role, int $clockOffset): array
    {
        $peer = [
            'ok' => true,
            'store_id' => 'm1',
            'store_name' => 'Main Shop',
            'role' => $role,
            'time' => 1000,
            'protocol' => 2,
            'plugin_version' => '3.0.0',
            'woocommerce_version' => '10.9.1',
            'wordpress_version' => '7.1',
            'generation' => null,
            'seen' => null,
            'mark' => null,
            'restored' => null,
            'ack' => null,
        ];
        return ['ok' => true, 'code' => '', 'message' => 'The store answered.', 'peer' => $peer, 'clock_offset' => $clockOffset];
    }

    /**
     * @return ConnectionTestResult
     */
    private static function failed(string $code, string $message): array
    {
        return ['ok' => false, 'code' => $code, 'message' => $message, 'peer' => null, 'clock_offset' => 0];
    }
}
