<?php
/**
 * Tests: what Site Health makes of the links. Each test is made to fail for real in e2e/integration/health.test.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Status\LinkVerdicts;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/wordpress.php';

final class LinkVerdictsTest extends TestCase
{
    private const NOW = 1_700_000_000;

    /**
     * @param array<string, mixed> $health
     * @param array<string, mixed> $rest
     * @return array<string, mixed>
     */
    private static function link(string $state, array $health = [], array $rest = []): array
    {
        return $rest + [
            'store_id' => 'b',
            'name' => 'Shop B',
            'url' => 'https://b.example',
            'type' => 'push',
            'state' => $state,
            'waiting' => 0,
            'since' => 0,
            'health' => [...Retry::newHealth(), 'last_success' => self::NOW - 60, ...$health],
        ];
    }

    #[TestDox('A store that was never connected is not critical, and a refusal is')]
    public function testConnection(): void
    {
        self::assertSame('recommended', LinkVerdicts::connection('child', [], 'me')['status']);
        self::assertSame('recommended', LinkVerdicts::connection('master', [self::link('disabled')], 'me')['status']);
        self::assertSame('good', LinkVerdicts::connection('master', [self::link('catching_up'), self::link('disabled')], 'me')['status']);
        $refused = LinkVerdicts::connection('master', [self::link('in_step'), self::link('attention', ['failures' => 2, 'attention' => 'kss_auth_failed'])], 'me');
        self::assertSame('critical', $refused['status']);
        self::assertStringContainsString('Shop B', $refused['text'][0]);
        self::assertNotSame([], $refused['advice']);
    }

    #[TestDox('A failure is critical after an hour, counted from when it began')]
    public function testContact(): void
    {
        $failing = self::link('catching_up', ['failures' => 3, 'last_failure' => self::NOW - 5, 'last_error' => 'timeout'], ['since' => self::NOW - 5]);
        self::assertSame('recommended', LinkVerdicts::contact([$failing], [], self::NOW, 'me')['status']);
        self::assertSame('critical', LinkVerdicts::contact([$failing], ['store b' => self::NOW - 3600], self::NOW, 'me')['status']);
        self::assertSame('good', LinkVerdicts::contact([self::link('in_step')], ['store b' => self::NOW - 3600], self::NOW, 'me')['status']);
    }

    #[TestDox('A store that never answered, and a Master that is silent for hours, are worth a word; a quiet Child is not')]
    public function testSilence(): void
    {
        $long = ['last_success' => self::NOW - 4 * 3600, 'last_inbound' => self::NOW - 4 * 3600];
        self::assertSame('recommended', LinkVerdicts::contact([self::link('never', ['last_success' => 0])], [], self::NOW, 'me')['status']);
        self::assertSame('recommended', LinkVerdicts::contact([self::link('in_step', $long, ['type' => 'send'])], [], self::NOW, 'me')['status']);
        self::assertSame('good', LinkVerdicts::contact([self::link('in_step', $long)], [], self::NOW, 'me')['status']);
    }

    #[TestDox('What has waited for minutes is on its way; after a quarter of an hour it is a backlog')]
    public function testBacklog(): void
    {
        $waiting = self::link('catching_up', [], ['waiting' => 2]);
        $status = static fn(array $links, int $seconds): string => LinkVerdicts::backlog($links, self::NOW - $seconds, self::NOW)['status'];
        self::assertSame('good', $status([$waiting], 899));
        self::assertSame('recommended', $status([$waiting], 900));
        self::assertSame('critical', $status([$waiting], 3600));
        self::assertSame('good', $status([self::link('in_step')], 3600));
        self::assertSame('good', $status([self::link('disabled', [], ['waiting' => 2])], 3600));
        self::assertSame('good', LinkVerdicts::backlog([$waiting], 0, self::NOW)['status']);
    }

    #[TestDox('Addresses of the internet need encryption, those of a private network do not')]
    public function testEncryption(): void
    {
        $status = static fn(string $own, array $link): string => LinkVerdicts::encryption($own, [$link])['status'];
        self::assertSame('good', $status('https://a.example', self::link('in_step')));
        self::assertSame('good', $status('http://192.168.0.7', self::link('in_step', [], ['url' => 'http://b.local'])));
        self::assertSame('recommended', $status('http://a.example', self::link('in_step')));
        self::assertSame('recommended', $status('https://a.example', self::link('in_step', [], ['url' => 'http://b.example'])));
        self::assertSame('good', $status('https://a.example', self::link('disabled', [], ['url' => 'http://b.example'])));
        $error = 'cURL error 60: SSL certificate problem: certificate has expired';
        self::assertSame('critical', $status('https://a.example', self::link('catching_up', ['failures' => 1, 'last_error' => $error])));
        self::assertSame('good', $status('https://a.example', self::link('in_step', ['last_error' => $error])));
    }

    /**
     * @param list<int|null> $offsets
     */
    #[DataProvider('clocks')]
    #[TestDox('Clocks $_dataName')]
    public function testClock(array $offsets, string $status): void
    {
        $clocks = array_map(static fn(?int $offset): array => ['name' => 'Shop', 'offset' => $offset], $offsets);
        self::assertSame($status, LinkVerdicts::clock($clocks)['status']);
    }

    /** @return array<string, array{list<int|null>, string}> */
    public static function clocks(): array
    {
        return [
            'that agree' => [[0, 59, -59, null], 'good'],
            'a minute apart' => [[0, -60], 'recommended'],
            'five minutes apart' => [[300], 'recommended'],
            'further apart than requests may be old' => [[0, -301], 'critical'],
            'that nobody told' => [[null], 'recommended'],
        ];
    }
}
