<?php
/**
 * Sync, Master: what this store has beside what a Child said. Enters: products here and the Child's answer; leaves: rows
 * for a person, numbers for the progress, and the products that have to be published anew. Writes nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\CatalogueDigest;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Reconcile\Digest;
use Kitgenix\StockSync\Generated\Reconcile\Held;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\PeerStock;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type HeldItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type AuditRow from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type Findings from \Kitgenix\StockSync\Generated\Reconcile\Steps
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Told from PeerStock
 */
final class Comparison
{
    /**
     * The Children that are compared: all enabled ones, or the one that a person has named.
     *
     * @return list<ChildConnection>
     * @throws Refused When there is no such Child, or it is disabled.
     */
    public static function children(?string $childId): array
    {
        $children = array_values(array_filter(Settings::children(), static fn(array $child): bool => $childId === null || $child['id'] === $childId));
        if ($childId !== null && $children === []) {
            throw new Refused(__('There is no such Child, or it is disabled.', 'kitgenix-stock-sync-for-woocommerce'), [], Admin::ADMIN_ERRORS['unknown_child'], 404);
        }
        return $children;
    }

    /**
     * The products that take part in the sync here, of these SKUs.
     *
     * @param list<string> $skus
     * @return array<int, ProductRow> By product id.
     */
    public static function own(array $skus): array
    {
        return array_filter(StockReader::read(ProductIdentity::idsOfSkus($skus)), [ProductIdentity::class, 'isSynced']);
    }

    /**
     * These SKUs without those that this store keeps out of the sync: nobody has to hear that they differ.
     *
     * @param list<string> $skus
     * @return list<string>
     */
    public static function withoutKeptOut(array $skus): array
    {
        $left = array_values(array_diff($skus, Settings::exclusions()));
        if (!has_filter(Names::HOOKS['sync_product'])) {
            return $left;
        }
        $out = array_filter(StockReader::read(ProductIdentity::idsOfSkus($left)), static fn(array $row): bool => !ProductIdentity::isSynced($row));
        return array_values(array_diff($left, array_column($out, 'sku')));
    }

    /**
     * The SKUs of one bucket that differ, and those that only the Child has.
     *
     * @param ChildConnection $child Of version 2.
     * @return array{differing: list<string>, strangers: list<string>}
     * @throws PeerFailed When it does not answer.
     */
    public static function ofBucket(array $child, int $buckets, int $bucket): array
    {
        $peer = PeerStock::bucket($child, $buckets, $bucket);
        $own = CatalogueDigest::wholeBucket($buckets, $bucket);
        return ['differing' => Digest::differingSkus($own, $peer), 'strangers' => Digest::missingSkus($peer, $own)];
    }

    /**
     * What a reconcile makes of a Child's answer.
     *
     * @param array<int, ProductRow> $own    As published.
     * @param Told                   $told
     * @param int                    $cursor The version up to which the Child has been sent everything.
     * @return array{findings: Findings, anew: list<int>} `anew`: products to publish.
     */
    public static function verdicts(array $own, array $told, int $cursor): array
    {
        $ids = self::idsBySku($own);
        $counts = ['repair' => 0, 'waiting' => 0, 'missing' => 0];
        $anew = [];
        foreach ($told['held'] as $held) {
            $row = $own[$ids['sku ' . $held['sku']] ?? 0] ?? null;
            if ($row === null || $row['shadow'] === null) {
                continue;
            }
            $verdict = $told['is_old'] ? Held::verdictOnOld($held, $row['state']) : Held::verdictOn($held, $row['shadow'], $cursor);
            $counts[$verdict] = ($counts[$verdict] ?? 0) + 1;
            if ($verdict === 'repair') {
                $anew[] = $row['id'];
            }
        }
        return [
            'findings' => [
                'differing' => $counts['repair'] + $counts['missing'],
                'pushed' => $counts['repair'],
                'waiting' => $counts['waiting'],
                'missing' => $counts['missing'],
            ],
            'anew' => $anew,
        ];
    }

    /**
     * What an audit says of a Child's answer: one row for each field that differs. SKUs that either side excludes are left out.
     *
     * @param array<int, ProductRow> $own
     * @param Told                   $told
     * @return list<AuditRow>
     */
    public static function rows(string $childId, array $own, array $told): array
    {
        $ids = self::idsBySku($own);
        $rows = [];
        foreach ($told['held'] as $held) {
            $row = $own[$ids['sku ' . $held['sku']] ?? 0] ?? null;
            $said = ['store_id' => $childId, 'sku' => $held['sku'], 'waits' => $held['waits']];
            if ($held['state'] === null || $row === null) {
                $rows = [...$rows, ...self::missing($said, $held, $row !== null)];
                continue;
            }
            $found = $told['is_old'] ? Held::oldDifferences($held, $row['state']) : Held::differences($row['state'], Held::stateFromWire($held['state']));
            foreach ($found as $difference) {
                $rows[] = $said + $difference;
            }
        }
        return $rows;
    }

    /**
     * @param array{store_id: string, sku: string, waits: 'no'|'unsent'|'refused'} $said
     * @param HeldItem                                                             $held
     * @return list<AuditRow>
     */
    private static function missing(array $said, array $held, bool $isHere): array
    {
        $verdict = $held['code'] === '' ? 'same' : Held::verdictOnCode($held['code']);
        if ($verdict === 'excluded') {
            return [];
        }
        if ($verdict === 'duplicate') {
            return [$said + ['field' => 'duplicate', 'master' => '', 'child' => 'duplicate']];
        }
        return [$said + ['field' => 'missing', 'master' => $isHere ? 'exists' : 'missing', 'child' => $verdict === 'missing' ? 'missing' : 'exists']];
    }

    /**
     * @param array<int, ProductRow> $rows
     * @return array<string, int>
     */
    private static function idsBySku(array $rows): array
    {
        $ids = [];
        foreach ($rows as $row) {
            $ids['sku ' . $row['sku']] = $row['id'];
        }
        return $ids;
    }
}
