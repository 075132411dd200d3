<?php
/**
 * Tests: each code that a person may meet has words, and an answer to the screen carries those of its codes.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Status\ErrorAdvice;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class ErrorAdviceTest extends TestCase
{
    /** Said by one program to another: who shows them says what came with them. */
    private const FOR_PROGRAMS = ['payload_too_large', 'bad_json', 'bad_payload', 'event_type', 'incomplete'];

    #[TestDox('$_dataName is said with a cause, and with something to do')]
    #[DataProvider('codes')]
    public function testEachCodeHasWords(string $code): void
    {
        $words = ErrorAdvice::of($code, 'my-id', 'detail');
        self::assertGreaterThanOrEqual(2, count($words));
        foreach ($words as $text) {
            self::assertMatchesRegularExpression('/\S.{8,}/', $text);
            self::assertDoesNotMatchRegularExpression('/%\d?\$?[sd]/', $text);
        }
        self::assertSame($words, array_values(array_unique($words)));
    }

    /**
     * @return iterable<string, array{string}>
     */
    public static function codes(): iterable
    {
        foreach (Errors::ERRORS + Errors::WORDPRESS_ERRORS + Pairing::PAIRING_ERRORS as $name => $code) {
            if (!in_array($name, self::FOR_PROGRAMS, true)) {
                yield $name => [$code];
            }
        }
    }

    #[TestDox('Codes for programs, and those of a newer version, have none')]
    public function testNoWords(): void
    {
        foreach (self::FOR_PROGRAMS as $name) {
            self::assertSame([], ErrorAdvice::of(Errors::ERRORS[$name], 'me'), $name);
        }
        self::assertSame([], ErrorAdvice::of('kss_of_tomorrow', 'me', 'detail'));
        self::assertSame([], ErrorAdvice::of('', 'me'));
    }

    #[TestDox('A refusal names the secret first, then this store’s ID and the clocks')]
    public function testRefusal(): void
    {
        $words = ErrorAdvice::of(Errors::ERRORS['auth_failed'], 'my-id');
        self::assertStringContainsString('secret is wrong', $words[0]);
        self::assertStringContainsString('my-id', $words[2]);
        self::assertStringContainsString((string) intdiv(Routes::LIMITS['skew_seconds'], 60) . ' minutes', $words[3]);
    }

    #[TestDox('What came with a code is in its words')]
    public function testDetail(): void
    {
        self::assertStringContainsString('-7 minutes', ErrorAdvice::of(Pairing::PAIRING_ERRORS['clock'], 'me', '-7')[0]);
        self::assertStringContainsString('https://www.shop.example', ErrorAdvice::of(Pairing::PAIRING_ERRORS['redirect'], 'me', 'https://www.shop.example')[1]);
    }

    #[TestDox('An answer carries the words of each of its codes once, and nothing for a code without words')]
    public function testExplained(): void
    {
        $busy = ErrorAdvice::of(Errors::ERRORS['busy'], 'me');
        self::assertSame(
            [['code' => Errors::ERRORS['busy'], 'cause' => $busy[0], 'advice' => array_slice($busy, 1)]],
            ErrorAdvice::explained(['', Errors::ERRORS['busy'], 'kss_of_tomorrow', Errors::ERRORS['busy']], 'me')
        );
        self::assertSame([], ErrorAdvice::explained([], 'me'));
    }
}
