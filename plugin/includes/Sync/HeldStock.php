<?php
/**
 * Sync: the questions of version 2 on the route stock-state: sums of the catalogue, the SKUs of a bucket, and what is held of
 * single SKUs. Enters: a validated request; leaves: the answer, and what was found unsent.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\CatalogueDigest;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Reconcile\Held;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StockRequest from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type HeldItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 */
final class HeldStock
{
    /**
     * The answer, null when the request asks as version 1 does; and products that have changed and nobody noted.
     *
     * @param StockRequest $request
     * @return array{answer: array<string, mixed>|null, unsent: list<int>}
     */
    public static function answer(array $request): array
    {
        $answer = ['ok' => true, 'items' => new \stdClass()];
        if ($request['digest'] !== null) {
            $until = microtime(true) + Routes::LIMITS['digest_seconds'];
            return ['answer' => $answer + ['digest' => CatalogueDigest::sums($request['digest']['buckets'], $request['digest']['after'], $until)], 'unsent' => []];
        }
        if ($request['bucket'] !== null) {
            $asked = $request['bucket'];
            return ['answer' => $answer + ['bucket' => CatalogueDigest::bucket($asked['buckets'], $asked['bucket'], $asked['after'])], 'unsent' => []];
        }
        if ($request['held'] !== true) {
            return ['answer' => null, 'unsent' => []];
        }
        ['held' => $held, 'unsent' => $unsent] = self::held(array_column($request['items'], 'sku'));
        return ['answer' => $answer + ['held' => $held], 'unsent' => $unsent];
    }

    /**
     * What is held of SKUs, beside them.
     *
     * @param list<string> $skus
     * @return array{held: list<HeldItem>, unsent: list<int>}
     */
    private static function held(array $skus): array
    {
        $ids = ProductIdentity::resolveSkus($skus);
        $rows = StockReader::read(array_values(array_unique(array_filter($ids, 'is_int'))));
        $held = [];
        $unsent = [];
        foreach ($ids as $index => $id) {
            $row = $rows[$id] ?? null;
            if ($row === null || !ProductIdentity::isSynced($row)) {
                $why = $row === null ? Errors::ERRORS['unknown_sku'] : ProductIdentity::refusal($row);
                $held[] = Held::notHeld($skus[$index], is_string($id) ? $id : $why);
                continue;
            }
            $held[] = $item = Held::heldItem($skus[$index], $row['state'], $row['stock_status'], $row['shadow']);
            if ($item['waits'] === 'unsent') {
                $unsent[] = $row['id'];
            }
        }
        return ['held' => $held, 'unsent' => $unsent];
    }
}
