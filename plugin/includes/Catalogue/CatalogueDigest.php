<?php
/**
 * Catalogue: adds up what this store has in stock, by bucket of SKUs, so that another store can tell where it differs. Reads in
 * pages and loads no product; the hash is PHP's, because SQLite has none.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Reconcile\Digest;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type DigestPart from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type BucketItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type BucketPart from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type ProductRow from StockReader
 */
final class CatalogueDigest
{
    /** SKUs that are sorted at once, before the products of one bucket are read. */
    private const SORTED = 5000;

    /**
     * Sums of the products after one id, as far as time allows, one page at least.
     *
     * @param int                             $buckets How many.
     * @param int                             $after   A product id, 0 at first.
     * @param float                           $until   When to stop, as microtime() counts.
     * @param callable(list<int>): void|null  $before  Gets each page's product ids before it is read.
     * @return DigestPart
     */
    public static function sums(int $buckets, int $after, float $until, ?callable $before = null): array
    {
        $sums = array_fill(0, max(1, $buckets), 0);
        do {
            $ids = ProductsWithSku::idsAfter($after, Routes::LIMITS['items']);
            if ($before !== null) {
                $before($ids);
            }
            foreach (StockReader::read($ids) as $row) {
                if (self::isCounted($row)) {
                    $bucket = Digest::bucketOf(self::hash($row['sku']), $buckets);
                    $sums[$bucket] = Digest::combined($sums[$bucket], self::sum($row));
                }
            }
            $isLast = count($ids) < Routes::LIMITS['items'];
            $after = (int) end($ids);
        } while (!$isLast && microtime(true) < $until);
        return ['sums' => array_values($sums), 'next' => $isLast ? null : $after];
    }

    /**
     * SKUs of one bucket with what each adds to it, after one id; 500 products at most are looked at.
     *
     * @return BucketPart
     */
    public static function bucket(int $buckets, int $bucket, int $after): array
    {
        $ids = [];
        $next = null;
        do {
            $page = ProductsWithSku::skusAfter($after, self::SORTED);
            foreach ($page as $product) {
                if (Digest::bucketOf(self::hash($product['sku']), $buckets) !== $bucket) {
                    continue;
                }
                if (count($ids) === Routes::LIMITS['items']) {
                    $next = (int) end($ids);
                    break 2;
                }
                $ids[] = $product['id'];
            }
            $after = (int) (end($page)['id'] ?? 0);
        } while (count($page) === self::SORTED);
        $items = [];
        foreach (StockReader::read($ids) as $row) {
            if (self::isCounted($row)) {
                $items[] = ['sku' => $row['sku'], 'sum' => self::sum($row)];
            }
        }
        return ['items' => $items, 'next' => $next];
    }

    /**
     * All SKUs of one bucket.
     *
     * @return list<BucketItem>
     */
    public static function wholeBucket(int $buckets, int $bucket): array
    {
        $items = [];
        $next = 0;
        do {
            $part = self::bucket($buckets, $bucket, $next);
            $items = [...$items, ...$part['items']];
            $next = $part['next'];
        } while ($next !== null);
        return $items;
    }

    /**
     * @param ProductRow $row
     */
    private static function isCounted(array $row): bool
    {
        return ProductIdentity::isSynced($row) && Digest::isInDigest($row['shadow']);
    }

    /**
     * @param ProductRow $row With a shadow.
     */
    private static function sum(array $row): int
    {
        return $row['shadow'] === null ? 0 : self::hash(Digest::digestText($row['sku'], $row['state'], $row['shadow']));
    }

    private static function hash(string $text): int
    {
        return (int) hexdec(substr(hash(Digest::DIGEST['algorithm'], $text), 0, Digest::DIGEST['characters']));
    }
}
