<?php
/**
 * Tests: what this store makes of a Child's answer.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Sync;

use Kitgenix\StockSync\Generated\Reconcile\Held;
use Kitgenix\StockSync\Sync\Comparison;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

final class ComparisonTest extends TestCase
{
    /**
     * @return array<string, mixed>
     */
    private static function state(int $units): array
    {
        return ['manageStock' => 'yes', 'quantity' => $units * 1000000, 'stockStatus' => null, 'backorders' => 'no', 'lowStockAmount' => null];
    }

    /**
     * Products of this store, ten units of each, published with version 5.
     *
     * @return array<int, array<string, mixed>>
     */
    private static function own(string ...$skus): array
    {
        $rows = [];
        foreach ($skus as $index => $sku) {
            $rows[$index + 1] = [
                'id' => $index + 1, 'parent' => 0, 'sku' => $sku, 'gid' => '', 'type' => 'simple', 'stock_status' => 'instock',
                'state' => self::state(10), 'shadow' => ['version' => 5, 'state' => self::state(10), 'refusedSku' => null], 'meta_ids' => [],
            ];
        }
        return $rows;
    }

    /**
     * @return array<string, mixed>
     */
    private static function held(string $sku, int $shown, int $agreed): array
    {
        return Held::heldItem($sku, self::state($shown), 'instock', ['version' => 5, 'state' => self::state($agreed), 'refusedSku' => null]);
    }

    #[TestDox('Only what a push has to mend is published anew; SKUs that look like numbers are found')]
    public function testOnlyWhatNeedsItIsPublishedAnew(): void
    {
        $told = ['is_old' => false, 'held' => [
            self::held('1001', 13, 13),
            self::held('000123', 8, 10),
            self::held('same', 10, 10),
            Held::notHeld('gone', 'kss_unknown_sku'),
            Held::notHeld('kept out', 'kss_excluded'),
            self::held('not asked for', 1, 1),
        ]];
        $verdicts = Comparison::verdicts(self::own('1001', '000123', 'same', 'gone', 'kept out'), $told, 5);
        self::assertSame([1], $verdicts['anew']);
        self::assertSame(['differing' => 2, 'pushed' => 1, 'waiting' => 1, 'missing' => 1], $verdicts['findings']);
    }

    #[TestDox('An audit says what each store shows, and leaves out what either excludes')]
    public function testAuditRows(): void
    {
        $told = ['is_old' => false, 'held' => [
            self::held('1001', 8, 10),
            self::held('same', 10, 10),
            Held::notHeld('gone', 'kss_unknown_sku'),
            Held::notHeld('kept out', 'kss_excluded'),
            Held::notHeld('twice', 'kss_duplicate_sku'),
            self::held('only there', 1, 1),
        ]];
        $rows = Comparison::rows('c1', self::own('1001', 'same', 'gone', 'kept out', 'twice'), $told);
        self::assertSame(
            [
                ['1001', 'stock_quantity', '10', '8', 'unsent'],
                ['gone', 'missing', 'exists', 'missing', 'no'],
                ['twice', 'duplicate', '', 'duplicate', 'no'],
                ['only there', 'missing', 'missing', 'exists', 'no'],
            ],
            array_map(static fn(array $row): array => [$row['sku'], $row['field'], $row['master'], $row['child'], $row['waits']], $rows)
        );
        self::assertSame(['c1'], array_values(array_unique(array_column($rows, 'store_id'))));
    }

    #[TestDox('What a Child of version 1 shows is compared with what this store shows')]
    public function testOldPeer(): void
    {
        $old = static fn(string $sku, int $shown): array => [...Held::notHeld($sku, ''), 'state' => self::held($sku, $shown, $shown)['state']];
        $told = ['is_old' => true, 'held' => [$old('a', 9), $old('b', 10)]];
        self::assertSame([1], Comparison::verdicts(self::own('a', 'b'), $told, 0)['anew']);
        self::assertSame(['a'], array_column(Comparison::rows('c1', self::own('a', 'b'), $told), 'sku'));
    }
}
