<?php

/**
 * Reconcile: a run from its beginning to its end, and what a person may do to it. Its steps are in `steps.ts`.
 * Enters: what a person asks for; leaves: where the run stands then.
 *
 * Generated from src/core/reconcile/run.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Reconcile;

use Kitgenix\StockSync\Generated\Contract\ReconcileRun;
use Kitgenix\StockSync\Generated\Contract\Tools;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ReconcileOptions: What a person wants of a run.
 *
 * @phpstan-import-type ReconcileProgress from Tools
 * @phpstan-import-type ReconcileStore from ReconcileRun
 * @phpstan-import-type StoredReconcile from ReconcileRun
 *
 * @phpstan-type ReconcileOptions array{
 *     // `differences`: what differs is published anew; `all`: everything is, and nothing is compared.
 *     mode: 'differences'|'all',
 *     // Whether what differs is only counted.
 *     dryRun: bool,
 *     // Named products, each once; empty for the whole catalogue.
 *     skus: list<string>,
 *     // Products a page.
 *     perPage: int,
 * }
 */
final class Run
{
    /**
     * A new run.
     *
     * @param string $id Random id, drawn by the caller.
     * @param ReconcileOptions $options What a person wants.
     * @param int $products Products with a SKU.
     * @param list<string> $childIds The enabled Children.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function newRun(string $id, array $options, int $products, array $childIds, int $now): array
    {
        $buckets = Digest::bucketCount($products);
        $named = count($options['skus']);
        $isAll = $options['mode'] === 'all';
        $compared = $named === 0 ? $buckets : $named;
        $run = [
            'id' => $id,
            'mode' => $options['mode'],
            'status' => 'running',
            'dry_run' => $options['dryRun'],
            'selected' => $named === 0 ? null : $named,
            'skus' => $named === 0 ? null : $options['skus'],
            'stage' => $isAll ? 'publish' : self::firstStage($named),
            'started' => $now,
            'finished' => 0,
            'per_page' => min(500, max(50, $options['perPage'])),
            'page' => 0,
            'after' => 0,
            'total' => $isAll ? self::publishedAtMost($named, $products) : $compared * count($childIds),
            'done' => 0,
            'buckets' => $buckets,
            'own' => [],
            'peer' => [],
            'peer_parts' => null,
            'left' => [],
            'failures' => 0,
            'pushed' => 0,
            'at' => 0,
            'stores' => array_map(
                static fn(string $childId): array => [
                    'store_id' => $childId,
                    'differing' => 0,
                    'pushed' => 0,
                    'waiting' => 0,
                    'missing' => 0,
                    'code' => '',
                ],
                $childIds,
            ),
        ];
        return $childIds === [] ? self::finishedRun($run, $now) : $run;
    }

    /**
     * The run after its last step.
     *
     * @param StoredReconcile $run Before.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function finishedRun(array $run, int $now): array
    {
        return [
            ...$run,
            'status' => 'finished',
            'finished' => $now,
            'done' => $run['total'],
            'skus' => null,
            'own' => [],
            'peer' => [],
            'left' => [],
        ];
    }

    /**
     * The run as a step stores it, while another process may have changed it: a person's cancelling stays.
     *
     * @param StoredReconcile $stored What stands in the row.
     * @param StoredReconcile $next What the step made of the run.
     * @return StoredReconcile
     */
    public static function storedAfterStep(array $stored, array $next): array
    {
        // One of two processes that both did the step has stored it already, or another run was begun.
        if ($stored['id'] !== $next['id'] || $stored['page'] > $next['page']) {
            return $stored;
        }
        return $stored['status'] === 'cancelled'
            ? [...$next, 'status' => 'cancelled', 'finished' => $stored['finished']]
            : $next;
    }

    /**
     * The run after a person has cancelled it. What was published stays published.
     *
     * @param StoredReconcile $run Before.
     * @param int $now Unix seconds.
     * @return StoredReconcile
     */
    public static function cancelledRun(array $run, int $now): array
    {
        return $run['status'] === 'running' ? [...$run, 'status' => 'cancelled', 'finished' => $now] : $run;
    }

    /**
     * A cancelled run that goes on where it stood.
     *
     * @param StoredReconcile $run Before.
     * @return StoredReconcile
     */
    public static function resumedRun(array $run): array
    {
        return $run['status'] === 'cancelled'
            ? [...$run, 'status' => 'running', 'finished' => 0, 'failures' => 0]
            : $run;
    }

    /**
     * The Child that is compared, null when none is.
     *
     * @param StoredReconcile $run The run.
     * @return ReconcileStore|null
     */
    public static function storeOfRun(array $run): ?array
    {
        return $run['stores'][$run['at']] ?? null;
    }

    /**
     * What a person may know of the run.
     *
     * @param StoredReconcile $run The run.
     * @return ReconcileProgress
     */
    public static function progressOf(array $run): array
    {
        return [
            'id' => $run['id'],
            'mode' => $run['mode'],
            'dry_run' => $run['dry_run'] ?? false,
            'selected' => $run['selected'] ?? 0,
            'status' => $run['status'],
            'started' => $run['started'],
            'finished' => $run['finished'],
            'per_page' => $run['per_page'],
            'total' => $run['total'],
            'done' => $run['done'],
            'pushed' => $run['pushed'],
            'stores' => $run['stores'],
        ];
    }

    /**
     * How many Children could not be compared.
     *
     * @param StoredReconcile $run The run.
     */
    public static function failedStores(array $run): int
    {
        return count(array_filter($run['stores'], static fn(array $store): bool => $store['code'] !== ''));
    }

    /**
     * The page of named products that the next step works on.
     *
     * @param StoredReconcile $run The run.
     * @return list<string>
     */
    public static function namedPage(array $run): array
    {
        return array_slice($run['skus'] ?? [], $run['after'], $run['per_page']);
    }

    /**
     * @param int $named How many products were named.
     * @param int $products Products with a SKU.
     */
    private static function publishedAtMost(int $named, int $products): int
    {
        return $named === 0 ? $products : $named;
    }

    /**
     * @param int $named How many products were named.
     * @return 'publish'|'own'|'peer'|'bucket'|'fields'|'named'
     */
    private static function firstStage(int $named): string
    {
        return $named === 0 ? 'own' : 'named';
    }
}
