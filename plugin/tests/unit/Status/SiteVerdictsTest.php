<?php
/**
 * Tests: what Site Health makes of what the doctor has found.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\unit\Status;

use Kitgenix\StockSync\Status\SiteVerdicts;
use PHPUnit\Framework\Attributes\TestDox;
use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/wordpress.php';

final class SiteVerdictsTest extends TestCase
{
    /**
     * @param 'good'|'recommended'|'critical' $status
     * @return array{check: string, status: 'good'|'recommended'|'critical', store: string, message: string, advice: list<string>}
     */
    private static function finding(string $status, string $message): array
    {
        return ['check' => 'x', 'status' => $status, 'store' => '', 'message' => $message, 'advice' => $status === 'good' ? [] : ["Mend {$message}"]];
    }

    #[TestDox('The worst finding decides, and what is well is not said beside what is wrong')]
    public function testWorstDecides(): void
    {
        self::assertSame('good', SiteVerdicts::scheduler([self::finding('good', 'a'), self::finding('good', 'b')])['status']);
        $verdict = SiteVerdicts::scheduler([self::finding('critical', 'a'), self::finding('good', 'b'), self::finding('recommended', 'c')]);
        self::assertSame('critical', $verdict['status']);
        self::assertSame(['a', 'c'], $verdict['text']);
        self::assertSame(['Mend a', 'Mend c'], $verdict['advice']);
    }

    #[TestDox('A site that does not reach itself is critical only where the sending needs it')]
    public function testLoopback(): void
    {
        $failed = [self::finding('recommended', 'No.')];
        self::assertSame('recommended', SiteVerdicts::loopback($failed, true)['status']);
        self::assertSame('critical', SiteVerdicts::loopback($failed, false)['status']);
        self::assertSame('good', SiteVerdicts::loopback([self::finding('good', 'Yes.')], false)['status']);
    }

    #[TestDox('Products with a conflict are named, ten at most')]
    public function testConflicts(): void
    {
        self::assertSame('good', SiteVerdicts::conflicts([], [], 'me')['status']);
        $skus = array_map(static fn(int $number): array => ['sku' => "S{$number}", 'code' => 'kss_duplicate_sku'], range(1, 12));
        $verdict = SiteVerdicts::conflicts($skus, ['R1'], 'me');
        self::assertSame('recommended', $verdict['status']);
        self::assertStringContainsString('S10 …', $verdict['text'][0]);
        self::assertStringContainsString('R1', $verdict['text'][1]);
    }

    #[TestDox('A number out of range is no shared SKU: the verdict says what it is')]
    public function testProblems(): void
    {
        $verdict = SiteVerdicts::conflicts([['sku' => 'S1', 'code' => 'kss_out_of_range']], ['S1'], 'me');
        self::assertCount(1, $verdict['text']);
        self::assertStringContainsString('too large', $verdict['text'][0]);
        self::assertStringContainsString('S1', $verdict['text'][0]);
    }
}
