<?php
/**
 * Sync, Master: one step of a reconcile. Enters: where the run stands; leaves: where it stands then. A step ends within
 * seconds, and one that dies is done again without harm: publishing anew twice sends the same state twice.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\CatalogueDigest;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Reconcile\Run;
use Kitgenix\StockSync\Generated\Reconcile\Steps;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\PeerStock;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 * @phpstan-import-type Findings from Steps
 */
final class ReconcileStep
{
    private const NOTHING = ['differing' => 0, 'pushed' => 0, 'waiting' => 0, 'missing' => 0];

    /**
     * Does the next step.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     * @throws PeerFailed When the Child does not answer.
     */
    public static function run(array $run): array
    {
        return match ($run['stage']) {
            'publish' => self::publish($run),
            'own' => self::own($run),
            'peer' => self::peer($run),
            'bucket' => self::bucket($run),
            'fields' => self::fields($run),
            'named' => self::named($run),
        };
    }

    /**
     * A page of the catalogue under new versions; the ordinary push brings it to every Child.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function publish(array $run): array
    {
        if ($run['selected'] !== null) {
            $skus = Run::namedPage($run);
            $published = Publisher::publishAnew(ProductIdentity::idsOfSkus($skus));
            $next = $run['after'] + count($skus);
            return Steps::afterPage($run, count($skus), count($published), $next, $next >= $run['selected'], time());
        }
        $ids = ProductsWithSku::idsAfter($run['after'], $run['per_page']);
        $published = Publisher::publishAnew($ids);
        return Steps::afterPage($run, count($ids), count($published), (int) end($ids), count($ids) < $run['per_page'], time());
    }

    /**
     * What this store adds up to. What nobody has noted is published on the way, as the sweep does, but not by a dry run.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function own(array $run): array
    {
        $until = microtime(true) + Routes::LIMITS['digest_seconds'];
        $part = CatalogueDigest::sums($run['buckets'], $run['after'], $until, self::isDry($run) ? null : [Publisher::class, 'publishChanged']);
        return Steps::afterOwnPart($run, $part['sums'], $part['next']);
    }

    /**
     * What the Child adds up to.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function peer(array $run): array
    {
        $part = PeerStock::digest(self::child($run), $run['buckets'], $run['after']);
        return $part === null ? Steps::withOldPeer($run) : Steps::afterPeerPart($run, $part['sums'], $part['next'], time());
    }

    /**
     * A bucket that differs: its SKUs are compared by what each adds, and those that differ by what the Child holds.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function bucket(array $run): array
    {
        $child = self::child($run);
        ['differing' => $skus] = Comparison::ofBucket($child, $run['buckets'], $run['left'][0] ?? 0);
        $findings = self::NOTHING;
        foreach (array_chunk($skus, max(1, $run['per_page'])) as $page) {
            $findings = self::sum($findings, self::mend($run, $page));
        }
        return Steps::afterBucket($run, $findings, time());
    }

    /**
     * A page of the catalogue, compared with a Child of version 1.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function fields(array $run): array
    {
        $ids = ProductsWithSku::idsAfter($run['after'], $run['per_page']);
        $safe = array_filter(StockReader::read($ids), static fn(array $row): bool => OldPeer::isSafeForOldChild($row['state']));
        $findings = $safe === [] ? self::NOTHING : self::mend($run, array_values(array_column($safe, 'sku')));
        return Steps::afterFields($run, $findings, (int) end($ids), count($ids) < $run['per_page'], time());
    }

    /**
     * A page of the products that a person has named.
     *
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function named(array $run): array
    {
        $skus = Run::namedPage($run);
        return Steps::afterNamed($run, count($skus), self::mend($run, $skus), time());
    }

    /**
     * Asks the Child and publishes anew what it has to adopt; a dry run only counts it. The cursor is read first and this store's products last: what is
     * published in between is newer than the cursor, and so on its way.
     *
     * @param StoredReconcile $run
     * @param list<string>    $skus
     * @return Findings
     */
    private static function mend(array $run, array $skus): array
    {
        $child = self::child($run);
        $cursor = Links::child($child['id'])['cursor'];
        $told = PeerStock::held($child, $skus);
        $verdicts = Comparison::verdicts(Comparison::own($skus), $told, $cursor);
        if (self::isDry($run)) {
            return ['pushed' => 0] + $verdicts['findings'];
        }
        Publisher::publishAnew($verdicts['anew']);
        return $verdicts['findings'];
    }

    /**
     * Whether the run only counts.
     *
     * @param StoredReconcile $run
     */
    private static function isDry(array $run): bool
    {
        return $run['dry_run'] === true;
    }

    /**
     * The Child that the run compares.
     *
     * @param StoredReconcile $run
     * @return ChildConnection
     * @throws PeerFailed When it was removed or disabled meanwhile.
     */
    private static function child(array $run): array
    {
        $id = Run::storeOfRun($run)['store_id'] ?? '';
        foreach (Settings::children() as $child) {
            if ($child['id'] === $id) {
                return $child;
            }
        }
        throw new PeerFailed(Errors::ERRORS['not_configured'], 'The store is no longer connected.');
    }

    /**
     * @param Findings $one
     * @param Findings $other
     * @return Findings
     */
    private static function sum(array $one, array $other): array
    {
        return [
            'differing' => $one['differing'] + $other['differing'],
            'pushed' => $one['pushed'] + $other['pushed'],
            'waiting' => $one['waiting'] + $other['waiting'],
            'missing' => $one['missing'] + $other['missing'],
        ];
    }
}
