<?php

/**
 * Reconcile: what two catalogues add up to, so that they are compared without being sent. SKUs are sorted into
 * buckets; each product adds a number made from its state to its bucket. Sums do not depend on the order, so that
 * each store adds up in pages of its own. The hash belongs to the platform: it enters as a number from 0 up to
 * 2^48.
 *
 * Generated from src/core/reconcile/digest.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Reconcile;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\StockQuestions;
use Kitgenix\StockSync\Generated\Runtime\Lookup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type BucketItem from StockQuestions
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 */
final class Digest
{
    /**
     * How digests are made. Both sides of a link use the same.
     */
    public const DIGEST = [
        /** Name of the hash; of its hexadecimal form the first characters are taken as a number. */
        'algorithm' => 'sha256',
        'characters' => 12,
        /** 2^48: what sums are taken to, so that adding two stays exact in both languages. */
        'modulus' => 281474976710656,
    ];

    /**
     * Into how many buckets a catalogue is sorted: small ones answer with few numbers, large ones are told apart
     * finely.
     *
     * @param int $products Products with a SKU.
     */
    public static function bucketCount(int $products): int
    {
        if ($products <= 256) {
            return 16;
        }
        return $products <= 4096 ? 64 : 256;
    }

    /**
     * The bucket of a SKU.
     *
     * @param int $skuHash Hash of the SKU.
     * @param int $buckets How many there are.
     */
    public static function bucketOf(int $skuHash, int $buckets): int
    {
        return $skuHash % $buckets;
    }

    /**
     * The text that is hashed for a product: what the shop shows, and what was agreed on. A store in step with its
     * peer has the same of both. Versions are not in it: they change while a push is under way.
     *
     * @param string $sku The SKU.
     * @param ProductState $local What the shop shows.
     * @param Shadow $shadow What was published or adopted.
     */
    public static function digestText(string $sku, array $local, array $shadow): string
    {
        // A status that WooCommerce derives here was derived for itself by the store that sent it: both are no news.
        $hasStatus = $local['stockStatus'] !== null;
        return implode("\n", [
            self::stateText($local, $hasStatus),
            self::stateText($shadow['state'], $hasStatus),
            $sku,
        ]);
    }

    /**
     * Whether a product counts for the digest. A Child has no more than a first base of what the Master never sent:
     * the shop sells it alone.
     *
     * @param Shadow|null $shadow What was published or adopted, null before.
     */
    public static function isInDigest(?array $shadow): bool
    {
        return $shadow !== null && $shadow['version'] > 0;
    }

    /**
     * A sum with a number more.
     *
     * @param int $sum The sum.
     * @param int $more Another sum, or the hash of a product's text.
     */
    public static function combined(int $sum, int $more): int
    {
        return ($sum + $more) % self::DIGEST['modulus'];
    }

    /**
     * Sums of two parts of a catalogue together.
     *
     * @param list<int> $sums Sums of the parts before; empty at first.
     * @param list<int> $part Sums of the next part.
     * @return list<int>
     */
    public static function combinedSums(array $sums, array $part): array
    {
        $together = [];
        $bucket = 0;
        foreach ($part as $sum) {
            $together[] = self::combined($sums[$bucket] ?? 0, $sum);
            $bucket += 1;
        }
        return $together;
    }

    /**
     * The buckets in which two catalogues differ, lowest first.
     *
     * @param list<int> $own Sums of one, one for each bucket.
     * @param list<int> $peer Sums of the other.
     * @return list<int>
     */
    public static function differingBuckets(array $own, array $peer): array
    {
        $differing = [];
        $bucket = 0;
        foreach ($own as $sum) {
            if ($sum !== ($peer[$bucket] ?? 0)) {
                $differing[] = $bucket;
            }
            $bucket += 1;
        }
        return $differing;
    }

    /**
     * The SKUs of one list that are not in the other with the same sum.
     *
     * @param list<BucketItem> $items SKUs of a bucket.
     * @param list<BucketItem> $other The same bucket, of another store.
     * @return list<string>
     */
    public static function differingSkus(array $items, array $other): array
    {
        $known = Lookup::byText($other, static fn(array $item): string => $item['sku']);
        return array_column(
            array_filter($items, static function (array $item) use ($known): bool {
                $same = Lookup::find($known, $item['sku']);
                return $same === null || $same['sum'] !== $item['sum'];
            }),
            'sku',
        );
    }

    /**
     * The SKUs of one list that the other does not have at all.
     *
     * @param list<BucketItem> $items SKUs of a bucket.
     * @param list<BucketItem> $other The same bucket, of another store.
     * @return list<string>
     */
    public static function missingSkus(array $items, array $other): array
    {
        $known = Lookup::byText($other, static fn(array $item): string => $item['sku']);
        return array_column(
            array_filter($items, static fn(array $item): bool => Lookup::find($known, $item['sku']) === null),
            'sku',
        );
    }

    /**
     * A state as text. `parent` and `no` are the same: a variation follows its parent on each store.
     *
     * @param ProductState $state A state.
     * @param bool $withStatus Whether its stock status counts.
     */
    private static function stateText(array $state, bool $withStatus): string
    {
        if ($state['manageStock'] !== 'yes') {
            return $withStatus ? 'no ' . ($state['stockStatus'] ?? '') : 'no';
        }
        return 'yes ' .
            self::numberText($state['quantity']) .
            ' ' .
            $state['backorders'] .
            ' ' .
            self::numberText($state['lowStockAmount']);
    }

    /**
     * @param int|null $micro Millionths of a unit, null when unset.
     */
    private static function numberText(?int $micro): string
    {
        return $micro === null ? '-' : (string) $micro;
    }
}
