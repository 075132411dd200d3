<?php
/**
 * Tests: a table by SKU, whatever the SKUs are.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Sync;

use Kitgenix\StockSync\Sync\StoreFacts;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class StoreFactsTest extends TestCase
{
    /**
     * @param list<string> $skus
     */
    #[DataProvider('skus')]
    #[TestDox('Every SKU that is asked for stands in a JSON object')]
    public function testTable(array $skus): void
    {
        $json = (string) json_encode(StoreFacts::table($skus, [], false)['items']);
        self::assertStringStartsWith('{', $json);
        self::assertSame(array_fill_keys($skus, ['exists' => false]), json_decode($json, true));
    }

    /**
     * @return array<string, array{list<string>}>
     */
    public static function skus(): array
    {
        return [
            'none' => [[]],
            'ordinary' => [['SKU-1', 'SKU-2']],
            'numbers from zero on' => [['0', '1', '2']],
            'other numbers' => [['1001', '-1', '1e3', '007']],
            'control characters first' => [["\0SKU", "\0", "\x1b[31m"]],
            'both' => [['0', "\0SKU"]],
            'names of JavaScript' => [['__proto__', 'constructor', 'length']],
        ];
    }
}
