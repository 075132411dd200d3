<?php
/**
 * Sync, Master: where the Children show something else. Enters: SKUs, or none for everything; leaves: rows for a person,
 * kept for ten minutes for the one who asked. Changes nothing in any store.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\CatalogueDigest;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Reconcile\Digest;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\PeerStock;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type AuditRow from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type AuditResult from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class Audit
{
    /** Seconds after which no further question is begun. */
    private const SECONDS = 20;

    /**
     * Compares all enabled Children with this store.
     *
     * @param list<string> $skus    Empty for everything.
     * @param string|null  $childId The only Child that is asked; null for all enabled ones.
     * @return AuditResult
     * @throws Refused When there is no such Child, or it is disabled.
     */
    public static function run(array $skus, ?string $childId = null): array
    {
        $children = Comparison::children($childId);
        $rows = $skus === [] ? self::everything($children) : self::given($children, $skus);
        $limit = Routes::LIMITS['audit_rows'];
        $result = [
            'time' => time(),
            'skus' => $skus,
            'stores' => array_map(static fn(array $child): array => ['store_id' => $child['id'], 'name' => $child['name']], $children),
            'rows' => array_slice($rows, 0, $limit),
            'more' => max(0, count($rows) - $limit),
        ];
        set_transient(self::transient(), $result, Routes::LIMITS['audit_ttl_seconds']);
        return $result;
    }

    /**
     * What the current user's last audit found, null after ten minutes.
     *
     * @return AuditResult|null
     */
    public static function last(): ?array
    {
        $result = get_transient(self::transient());
        /** @var AuditResult|null $result */
        $result = is_array($result) && isset($result['rows'], $result['more'], $result['stores']) ? $result : null;
        return $result;
    }

    /**
     * @param list<ChildConnection> $children
     * @param list<string>          $skus
     * @return list<AuditRow>
     */
    private static function given(array $children, array $skus): array
    {
        $rows = [];
        foreach (array_chunk(Comparison::withoutKeptOut($skus), Routes::LIMITS['items']) as $page) {
            $told = PeerStock::heldByMany($children, $page);
            $own = Comparison::own($page);
            foreach ($children as $index => $child) {
                $of = $told[$index] ?? null;
                $rows = [
                    ...$rows,
                    ...match (true) {
                        $of instanceof PeerFailed => [self::noAnswer($child['id'], $of)],
                        $of === null => [],
                        default => Comparison::rows($child['id'], $own, $of),
                    },
                ];
            }
        }
        return $rows;
    }

    /**
     * @param list<ChildConnection> $children
     * @return list<AuditRow>
     */
    private static function everything(array $children): array
    {
        $until = microtime(true) + self::SECONDS;
        $buckets = Digest::bucketCount(ProductsWithSku::count());
        $own = self::ownSums($buckets, $until);
        $rows = [];
        foreach ($children as $child) {
            try {
                foreach ($own === null ? [self::incomplete($child['id'])] : self::ofChild($child, $buckets, $own, $until) as $row) {
                    $rows[] = $row;
                }
            } catch (PeerFailed $failure) {
                $rows[] = self::noAnswer($child['id'], $failure);
            }
        }
        return $rows;
    }

    /**
     * @return list<int>|null Null when time was up.
     */
    private static function ownSums(int $buckets, float $until): ?array
    {
        $sums = [];
        $next = 0;
        do {
            $part = CatalogueDigest::sums($buckets, $next, $until);
            $sums = Digest::combinedSums($sums, $part['sums']);
            $next = $part['next'];
        } while ($next !== null && microtime(true) < $until);
        return $next === null ? $sums : null;
    }

    /**
     * @param ChildConnection $child
     * @param list<int>       $own
     * @return \Generator<int, AuditRow>
     * @throws PeerFailed When it does not answer.
     */
    private static function ofChild(array $child, int $buckets, array $own, float $until): \Generator
    {
        $sums = [];
        $next = 0;
        do {
            $part = PeerStock::digest($child, $buckets, $next);
            if ($part === null) {
                yield from self::ofOldChild($child, $until);
                return;
            }
            $sums = Digest::combinedSums($sums, $part['sums']);
            $next = $part['next'];
        } while ($next !== null && microtime(true) < $until);
        foreach ($next === null ? Digest::differingBuckets($own, $sums) : [] as $bucket) {
            if (microtime(true) >= $until) {
                $next = $bucket;
                break;
            }
            ['differing' => $skus, 'strangers' => $strangers] = Comparison::ofBucket($child, $buckets, $bucket);
            foreach (array_chunk(Comparison::withoutKeptOut([...$skus, ...$strangers]), Routes::LIMITS['items']) as $page) {
                $told = PeerStock::held($child, $page);
                yield from Comparison::rows($child['id'], Comparison::own($page), $told);
            }
        }
        if ($next !== null) {
            yield self::incomplete($child['id']);
        }
    }

    /**
     * @param ChildConnection $child Of version 1.
     * @return \Generator<int, AuditRow>
     * @throws PeerFailed When it does not answer.
     */
    private static function ofOldChild(array $child, float $until): \Generator
    {
        $after = 0;
        do {
            $ids = ProductsWithSku::idsAfter($after, Routes::LIMITS['push_items']);
            $after = (int) end($ids);
            $own = array_filter(
                StockReader::read($ids),
                static fn(array $row): bool => ProductIdentity::isSynced($row) && OldPeer::isSafeForOldChild($row['state'])
            );
            if ($own !== []) {
                yield from Comparison::rows($child['id'], $own, PeerStock::held($child, array_values(array_column($own, 'sku'))));
            }
            $isLast = count($ids) < Routes::LIMITS['push_items'];
        } while (!$isLast && microtime(true) < $until);
        if (!$isLast) {
            yield self::incomplete($child['id']);
        }
    }

    /**
     * @return AuditRow
     */
    private static function noAnswer(string $childId, PeerFailed $failure): array
    {
        return ['store_id' => $childId, 'sku' => '', 'field' => 'no_answer', 'master' => '', 'child' => $failure->errorCode, 'waits' => 'no'];
    }

    /**
     * @return AuditRow
     */
    private static function incomplete(string $childId): array
    {
        return ['store_id' => $childId, 'sku' => '', 'field' => 'incomplete', 'master' => '', 'child' => '', 'waits' => 'no'];
    }

    private static function transient(): string
    {
        return Names::TRANSIENTS['audit_result_prefix'] . get_current_user_id();
    }
}
