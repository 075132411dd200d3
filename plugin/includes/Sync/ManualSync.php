<?php
/**
 * Sync, Master: SKUs that a person names are published anew and pushed to all enabled Children at once. Enters: SKUs;
 * leaves: what became of each in each store. No queue and no payload in an action, so any number goes.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Diagnostics\Discard;
use Kitgenix\StockSync\Generated\Reconcile\Held;
use Kitgenix\StockSync\Generated\Sync\Pushing;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\PeerStock;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type ManualSyncItem from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Told from PeerStock
 */
final class ManualSync
{
    /** What the pushes say of themselves, in the words of 1.0.2. */
    private const WORDS = ['origin' => 'master_manual', 'context' => 'manual_sku_sync'];

    /** Seconds after which the rest is left to the drain. */
    private const SECONDS = 20;

    /**
     * Publishes and pushes.
     *
     * @param list<string> $skus 500 at most.
     * @return list<ManualSyncItem> One for each SKU, in their order.
     */
    public static function run(array $skus): array
    {
        $skus = array_values(array_unique(array_filter(array_map('trim', $skus), static fn(string $sku): bool => $sku !== '')));
        $ids = ProductIdentity::resolveSkus($skus);
        $published = Publisher::publishAnew(array_values(array_filter($ids, 'is_int')));
        EventLog::add('info', 'SKUs were synchronised by hand.', ['skus' => count($skus), 'published' => count($published), 'user' => get_current_user_id()]);
        $children = Settings::children();
        if ($published !== []) {
            self::push($children, max(array_map(static fn(array $row): int => $row['shadow']['version'] ?? 0, $published)));
            Wakeup::request();
        }
        $told = $published === [] ? [] : PeerStock::heldByMany($children, array_values(array_column($published, 'sku')));
        $items = [];
        foreach ($skus as $index => $sku) {
            $id = $ids[$index];
            $row = $published[$id] ?? null;
            $items[] = [
                'sku' => $sku,
                'result' => $row === null ? self::resultOf(is_string($id) ? $id : Errors::ERRORS['excluded']) : 'published',
                'stores' => $row === null ? [] : array_map(static fn(int $at): array => [
                    'store_id' => $children[$at]['id'],
                    'result' => self::resultAt($children[$at]['id'], $row, $told[$at] ?? null),
                ], array_keys($children)),
            ];
        }
        return $items;
    }

    /**
     * Pushes until every Child has everything, or its link has failed. A link that waits for its next attempt is tried at once.
     *
     * @param list<ChildConnection> $children
     */
    private static function push(array $children, int $version): void
    {
        $failures = [];
        foreach ($children as $index => $child) {
            Links::prepareChild($child['id']);
            Links::updateChild($child['id'], static fn(array $link): array => [...$link, 'health' => Discard::dueNow($link['health'])]);
            $failures[$index] = Links::child($child['id'])['health']['failures'];
        }
        $until = microtime(true) + self::SECONDS;
        do {
            $behind = array_filter($children, static function (array $child, int $index) use ($version, $failures): bool {
                $link = Links::child($child['id']);
                return $link['claim'] === null && Pushing::isBehind($link, $version) && $link['health']['failures'] <= $failures[$index];
            }, ARRAY_FILTER_USE_BOTH);
            // Another process may hold the link: it is delivering the same.
            if ($behind !== [] && !PushToChildren::round(self::WORDS)) {
                usleep(100000);
            }
        } while ($behind !== [] && microtime(true) < $until);
    }

    /**
     * What became of a published product at a Child: `waiting` is what the drain still has to bring.
     *
     * @param ProductRow           $row
     * @param Told|PeerFailed|null $told
     * @return 'pushed'|'unknown'|'duplicate'|'excluded'|'waiting'
     */
    private static function resultAt(string $childId, array $row, array|PeerFailed|null $told): string
    {
        $held = is_array($told) ? array_column($told['held'], null, 'sku')[$row['sku']] ?? null : null;
        if (!is_array($told) || $held === null) {
            return 'waiting';
        }
        if ($held['code'] !== '') {
            return self::resultOf($held['code']);
        }
        $reached = $told['is_old'] ? Links::child($childId)['cursor'] : $held['version'];
        return $reached >= ($row['shadow']['version'] ?? 0) ? 'pushed' : 'waiting';
    }

    /**
     * @return 'unknown'|'duplicate'|'excluded'
     */
    private static function resultOf(string $code): string
    {
        return match (Held::verdictOnCode($code)) {
            'missing' => 'unknown',
            'duplicate' => 'duplicate',
            default => 'excluded',
        };
    }
}
