<?php
/**
 * Tests: what WP-CLI reads of the commands.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Cli;

use Kitgenix\StockSync\Cli\Commands;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;
use WP_CLI\DocParser;

final class CommandsTest extends TestCase
{
    /**
     * @return iterable<string, array{\ReflectionMethod}>
     */
    public static function commands(): iterable
    {
        foreach (Commands::TABLE as $name => $class) {
            foreach (array_filter((new \ReflectionClass($class))->getMethods(\ReflectionMethod::IS_PUBLIC), static fn(\ReflectionMethod $one): bool => !$one->isStatic()) as $method) {
                yield $method->name === '__invoke' ? $name : "{$name} {$method->name}" => [$method];
            }
        }
    }

    #[DataProvider('commands')]
    #[TestDox('WP-CLI reads of each command what it is, an example of it, and a description of each of its options: $_dataName')]
    public function testHelp(\ReflectionMethod $method): void
    {
        $doc = new DocParser((string) $method->getDocComment());
        self::assertNotSame('', $doc->get_shortdesc());
        $text = $doc->get_longdesc();
        self::assertStringContainsString('## EXAMPLES', $text);
        self::assertStringContainsString('wp ' . Commands::NAME . ' ' . $this->dataName(), $text);
        foreach (self::options($doc) as $option) {
            self::assertMatchesRegularExpression('/^' . preg_quote($option, '/') . "\n: [A-Z`]/m", $text, "{$option} is not described.");
        }
    }

    #[TestDox('A command that prints rows prints them in each of the five formats')]
    public function testFormats(): void
    {
        foreach (self::commands() as $name => [$method]) {
            $text = (new DocParser((string) $method->getDocComment()))->get_longdesc();
            if (str_contains($text, '[--format=<format>]')) {
                self::assertStringContainsString("default: table\noptions:\n  - table\n  - json\n  - csv\n  - yaml\n  - count\n---", $text, $name);
                self::assertStringContainsString('## AVAILABLE FIELDS', $text, $name);
            }
        }
    }

    /**
     * @return list<string>
     */
    private static function options(DocParser $doc): array
    {
        preg_match_all('/^\[?(?:--\w|<).+$/m', explode('## ', explode('## OPTIONS', $doc->get_longdesc(), 2)[1] ?? '', 2)[0], $found);
        return $found[0];
    }
}
