<?php
/**
 * Tests: what commands and screens say of the same thing is the same text, so that it is translated once and nobody is told two things.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Status\ErrorAdvice;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class WordsTest extends TestCase
{
    private const SCREEN = __DIR__ . '/../../../../src/admin/words/';

    #[TestDox('Each code has the same words here as on the screen')]
    public function testCauseAndCure(): void
    {
        $compared = 0;
        foreach (['error-codes.ts' => ['ERRORS', Errors::ERRORS], 'refused-items.ts' => ['ERRORS', Errors::ERRORS], 'obstacles.ts' => ['PAIRING_ERRORS', Pairing::PAIRING_ERRORS]] as $file => [$table, $codes]) {
            foreach (self::arms((string) file_get_contents(self::SCREEN . $file), $table) as $name => $texts) {
                self::assertArrayHasKey($name, $codes);
                self::assertSame($texts, array_map([self::class, 'withoutNumbers'], ErrorAdvice::of($codes[$name], '%s', '%s')), $name);
                $compared++;
            }
        }
        self::assertGreaterThan(30, $compared);
    }

    #[TestDox('All links together are told of in the same words as on the screen')]
    public function testSummary(): void
    {
        $literals = "/_n?\\(\\s*'((?:[^'\\\\]|\\\\.)*)'(?:,\\s*'((?:[^'\\\\]|\\\\.)*)')?/";
        preg_match_all($literals, (string) file_get_contents(dirname(self::SCREEN, 3) . '/plugin/includes/Status/ConnectionSummary.php'), $here);
        $screen = (string) file_get_contents(self::SCREEN . 'link-state.ts');
        self::assertCount(6, $here[1]);
        foreach ($here[1] as $text) {
            self::assertStringContainsString("'{$text}'", $screen);
        }
    }

    #[TestDox('A code that no screen has words for has none here: whoever shows it says what came with it')]
    public function testUnknownCode(): void
    {
        self::assertSame([], ErrorAdvice::of('kss_of_tomorrow', 'me', 'detail'));
    }

    /**
     * The texts by the names of their codes, as the switch has them.
     *
     * @return array<string, list<string>>
     */
    private static function arms(string $source, string $table): array
    {
        preg_match_all("/case {$table}\\.(\\w+):|return \\[(.*?)\\n\\t\\t\\t\\];/s", $source, $found, PREG_SET_ORDER);
        $arms = [];
        $names = [];
        foreach ($found as $one) {
            if ($one[1] !== '') {
                $names[] = $one[1];
                continue;
            }
            preg_match_all("/__\\(\\s*'((?:[^'\\\\]|\\\\.)*)'/", $one[2], $texts);
            $arms += array_fill_keys($names, array_map([self::class, 'withoutNumbers'], $texts[1]));
            $names = [];
        }
        return $arms;
    }

    /**
     * A text with `%d` for each number, whether it stands there or a number does already.
     */
    private static function withoutNumbers(string $text): string
    {
        return (string) preg_replace('/\b\d+\b/', '%d', $text);
    }
}
