<?php

/**
 * Reconcile: the steps of a run. Each is small, and stored when it is done; one that dies is done again. Enters:
 * where the run stands and what a step found; leaves: where it stands then.
 *
 * Generated from src/core/reconcile/steps.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Reconcile;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\ReconcileRun;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Findings: What comparing SKUs of a Child found.
 *
 * @phpstan-import-type StoredReconcile from ReconcileRun
 *
 * @phpstan-type Findings array{
 *     differing: int,
 *     pushed: int,
 *     waiting: int,
 *     missing: int,
 * }
 */
final class Steps
{
    /**
     * Attempts to ask a Child before the run goes on to the next.
     */
    private const ATTEMPTS = 3;

    /**
     * Parts in which a Child may answer its sums: each is some seconds of adding up, so that this is a catalogue of
     * millions.
     */
    private const PEER_PARTS = 1000;

    /**
     * The run after a page was published anew.
     *
     * @param StoredReconcile $run Before.
     * @param int $count Products of the page.
     * @param int $pushed Those that were published.
     * @param int $lastId The page's last product id.
     * @param bool $isLast Whether there is no further page.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterPage(array $run, int $count, int $pushed, int $lastId, bool $isLast, int $now): array
    {
        $next = self::stepped([
            ...$run,
            'done' => $run['done'] + $count,
            'total' => max($run['total'], $run['done'] + $count),
            'pushed' => $run['pushed'] + $pushed,
            'after' => $lastId,
        ]);
        return $isLast ? Run::finishedRun($next, $now) : $next;
    }

    /**
     * The run after this store has added up a part of its catalogue.
     *
     * @param StoredReconcile $run Before.
     * @param list<int> $sums Of the part.
     * @param int|null $next Where the next part begins, null when there is none.
     * @return StoredReconcile
     */
    public static function afterOwnPart(array $run, array $sums, ?int $next): array
    {
        return self::stepped([
            ...$run,
            'own' => Digest::combinedSums($run['own'], $sums),
            'after' => $next ?? 0,
            'stage' => $next === null ? 'peer' : 'own',
        ]);
    }

    /**
     * The run after a Child has answered with a part of its sums. One whose parts come to no end must not keep the
     * others from being compared.
     *
     * @param StoredReconcile $run Before.
     * @param list<int> $sums Of the part.
     * @param int|null $next Where the next part begins, null when there is none.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterPeerPart(array $run, array $sums, ?int $next, int $now): array
    {
        $parts = ($run['peer_parts'] ?? 0) + 1;
        if ($next !== null && $parts >= self::PEER_PARTS) {
            return self::withFailedStore($run, Errors::ERRORS['bad_answer'], $now);
        }
        $peer = Digest::combinedSums($run['peer'], $sums);
        if ($next !== null) {
            return self::stepped([...$run, 'peer' => $peer, 'peer_parts' => $parts, 'after' => $next]);
        }
        $left = Digest::differingBuckets($run['own'], $peer);
        return self::withBucketsLeft(self::stepped([...$run, 'peer' => $peer]), $left, $now);
    }

    /**
     * The run after a bucket was compared.
     *
     * @param StoredReconcile $run Before.
     * @param Findings $findings What was found in it.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterBucket(array $run, array $findings, int $now): array
    {
        return self::withBucketsLeft(
            self::stepped(self::withFindings($run, $findings)),
            array_slice($run['left'], 1, count($run['left'])),
            $now,
        );
    }

    /**
     * The run with a Child of version 1: its fields are asked for page by page.
     *
     * @param StoredReconcile $run Before.
     * @return StoredReconcile
     */
    public static function withOldPeer(array $run): array
    {
        return self::stepped([...$run, 'stage' => 'fields', 'after' => 0]);
    }

    /**
     * The run after a page was compared with a Child of version 1.
     *
     * @param StoredReconcile $run Before.
     * @param Findings $findings What was found.
     * @param int $lastId The page's last product id.
     * @param bool $isLast Whether there is no further page.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterFields(array $run, array $findings, int $lastId, bool $isLast, int $now): array
    {
        $next = self::stepped([...self::withFindings($run, $findings), 'after' => $lastId]);
        return $isLast ? self::withNextStore($next, $now) : $next;
    }

    /**
     * The run after a page of named products was compared.
     *
     * @param StoredReconcile $run Before.
     * @param int $count Products of the page.
     * @param Findings $findings What was found.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterNamed(array $run, int $count, array $findings, int $now): array
    {
        $after = $run['after'] + $count;
        $next = self::stepped([
            ...self::withFindings($run, $findings),
            'after' => $after,
            'done' => $run['done'] + $count,
        ]);
        return $after >= ($run['selected'] ?? 0) ? self::withNextStore($next, $now) : $next;
    }

    /**
     * The run after a step failed. After some attempts the next Child is compared; where this store itself fails, the
     * run ends.
     *
     * @param StoredReconcile $run Before.
     * @param string $code Why.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function afterFailedStep(array $run, string $code, int $now): array
    {
        if ($run['failures'] + 1 < self::ATTEMPTS) {
            return [...$run, 'failures' => $run['failures'] + 1];
        }
        if ($run['stage'] === 'publish' || $run['stage'] === 'own') {
            $failed = array_map(static fn(array $store): array => [...$store, 'code' => $code], $run['stores']);
            return Run::finishedRun(self::stepped([...$run, 'stores' => $failed]), $now);
        }
        return self::withFailedStore($run, $code, $now);
    }

    /**
     * The run goes on to the next Child.
     *
     * @param StoredReconcile $run Before.
     * @param string $code Why this one could not be compared.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    private static function withFailedStore(array $run, string $code, int $now): array
    {
        $place = 0;
        $stores = [];
        foreach ($run['stores'] as $store) {
            $stores[] = $place === $run['at'] ? [...$store, 'code' => $code] : $store;
            $place += 1;
        }
        return self::withNextStore(self::stepped([...$run, 'stores' => $stores]), $now);
    }

    /**
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function stepped(array $run): array
    {
        return [...$run, 'page' => $run['page'] + 1, 'failures' => 0];
    }

    /**
     * @param StoredReconcile $run Before.
     * @param list<int> $left Buckets of this Child that are still to be compared.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    private static function withBucketsLeft(array $run, array $left, int $now): array
    {
        if ($left === []) {
            return self::withNextStore($run, $now);
        }
        return [
            ...$run,
            'stage' => 'bucket',
            'left' => $left,
            'after' => 0,
            'done' => ($run['at'] + 1) * $run['buckets'] - count($left),
        ];
    }

    /**
     * @param StoredReconcile $run
     * @return StoredReconcile
     */
    private static function withNextStore(array $run, int $now): array
    {
        if ($run['at'] + 1 >= count($run['stores'])) {
            return Run::finishedRun($run, $now);
        }
        $compared = $run['selected'] ?? $run['buckets'];
        return [
            ...$run,
            'stage' => $run['selected'] === null ? 'peer' : 'named',
            'at' => $run['at'] + 1,
            'after' => 0,
            'peer' => [],
            'peer_parts' => null,
            'left' => [],
            'done' => ($run['at'] + 1) * $compared,
        ];
    }

    /**
     * @param StoredReconcile $run
     * @param Findings $findings
     * @return StoredReconcile
     */
    private static function withFindings(array $run, array $findings): array
    {
        $place = 0;
        $stores = [];
        foreach ($run['stores'] as $store) {
            $stores[] =
                $place === $run['at']
                    ? [
                        ...$store,
                        'differing' => $store['differing'] + $findings['differing'],
                        'pushed' => $store['pushed'] + $findings['pushed'],
                        'waiting' => $store['waiting'] + $findings['waiting'],
                        'missing' => $store['missing'] + $findings['missing'],
                    ]
                    : $store;
            $place += 1;
        }
        return [...$run, 'stores' => $stores, 'pushed' => $run['pushed'] + $findings['pushed']];
    }
}
