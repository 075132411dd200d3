<?php
/**
 * Sync, Child: SKUs follow the Master's. A product takes over the SKU that the Master has given it as soon as no other product
 * here has it; until then it is kept in step under its own, by its GID, and the conflict is shown. Nothing is overwritten.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\OwnWrites;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockSideEffects;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Catalogue\StoreCapabilities;
use Kitgenix\StockSync\Generated\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-type Renamed array{rows: array<int, ProductRow>, shadows: array<int, Shadow>, done: array<int, array{string, string}>, blocked: array<int, array{string, string}>, bad: list<int>}
 */
final class Renames
{
    /** Products that come along, one after the other, in one transaction. */
    private const STEPS = 50;

    /**
     * Renames what can be renamed, inside the caller's transaction and under the link's lock. Products that had been waiting
     * and can move now come along; the caller stores the shadows.
     *
     * @param array<int, ProductRow> $rows    As they are now.
     * @param array<int, Shadow>     $shadows That are about to be stored, by product id.
     * @return Renamed Rows and shadows to store; SKU before and after, by product id, of what was renamed and of what has to wait; and which of
     *                 these wait for a SKU that WooCommerce would not store so.
     */
    public static function apply(array $rows, array $shadows): array
    {
        $wanted = self::wanted($shadows);
        if ($wanted === []) {
            return ['rows' => $rows, 'shadows' => $shadows, 'done' => [], 'blocked' => [], 'bad' => []];
        }
        $asked = array_column($wanted, 'productId');
        $steps = 0;
        do {
            $holders = ProductIdentity::skuHolders(array_column($wanted, 'sku'));
            $others = StockReader::read(array_values(array_diff(array_column($holders, 'productId'), array_column($wanted, 'productId'))));
            $waiting = array_filter($others, static fn(array $row): bool => ($row['shadow']['wantedSku'] ?? null) !== null && !isset($shadows[$row['id']]));
            foreach ($waiting as $id => $row) {
                $rows[$id] = $row;
                $shadows[$id] = $row['shadow'];
            }
            $wanted = self::wanted(array_filter($shadows));
            // What is further down a chain moves when it is tried again itself, and frees the rest.
        } while ($waiting !== [] && ++$steps < self::STEPS);
        /** @var array<int, Shadow> $shadows */
        $storable = array_values(array_filter($wanted, static fn(array $rename): bool => StoreCapabilities::isSku($rename['sku'])));
        $skus = array_column(Identity::possibleRenames($storable, $holders), 'sku', 'productId');
        StockWriter::storeSkus($rows, $skus);
        $done = [];
        $blocked = [];
        foreach ($wanted as $rename) {
            $id = $rename['productId'];
            if (!isset($rows[$id], $shadows[$id])) {
                continue;
            }
            if (isset($skus[$id])) {
                $done[$id] = [$rows[$id]['sku'], $skus[$id]];
                $rows[$id] = [...$rows[$id], 'sku' => $skus[$id]];
                $shadows[$id] = [...$shadows[$id], 'wantedSku' => null];
            } elseif (in_array($id, $asked, true)) {
                $blocked[$id] = [$rows[$id]['sku'], $rename['sku']];
            }
        }
        $bad = array_values(array_diff(array_column($wanted, 'productId'), array_column($storable, 'productId')));
        return ['rows' => $rows, 'shadows' => $shadows, 'done' => $done, 'blocked' => $blocked, 'bad' => $bad];
    }

    /**
     * Tells people and listeners, after the commit.
     *
     * @param Renamed $renames
     */
    public static function announce(string $masterId, array $renames): void
    {
        ConflictReports::tell($masterId, $renames['rows'], $renames['shadows']);
        foreach ($renames['blocked'] as $id => [$sku, $wanted]) {
            $context = ['sku' => $sku, 'new_sku' => $wanted, 'product_id' => $id];
            if (in_array($id, $renames['bad'], true)) {
                EventLog::addOncePerMinute(
                    "rename {$id}",
                    'The Master renamed a SKU to one that WooCommerce would not store like that. Give the product another SKU on the Master.',
                    ['code' => Errors::ERRORS['bad_sku']] + $context
                );
                continue;
            }
            EventLog::addOncePerMinute(
                "rename {$id}",
                'The Master renamed a SKU, but another product of this store has the new one. Change that one, and the rename is made.',
                ['code' => Errors::ERRORS['sku_taken']] + $context
            );
        }
        foreach ($renames['done'] as $id => [$before, $after]) {
            EventLog::add('info', 'A SKU was renamed, as on the Master.', ['sku' => $after, 'old_sku' => $before, 'product_id' => $id]);
            OwnWrites::during([$id], static function () use ($id, $before, $after): void {
                StockSideEffects::ofRename($id);
                /**
                 * Fires after a Child has taken over a SKU from the Master.
                 *
                 * @param int    $productId
                 * @param string $before
                 * @param string $after
                 */
                Listeners::tell('sku_renamed', $id, $before, $after);
            });
        }
    }

    /**
     * Tries again what had to wait: the product in the way may have another SKU by now.
     *
     * @param list<int> $ids
     */
    public static function retry(string $masterId, array $ids): void
    {
        if ($ids === []) {
            return;
        }
        $renames = Transaction::run(static function () use ($masterId, $ids): array {
            Links::lock($masterId);
            $rows = StockReader::read($ids);
            $renames = self::apply($rows, array_filter(array_column($rows, 'shadow', 'id')));
            StockWriter::storeShadows($renames['rows'], $renames['shadows']);
            return $renames;
        });
        self::announce($masterId, $renames);
    }

    /**
     * A Master of version 1 tells of renames in an event of their own.
     *
     * @param list<EventItem> $items
     */
    public static function fromOldMaster(string $masterId, array $items): void
    {
        $renames = Transaction::run(static function () use ($masterId, $items): array {
            Links::lock($masterId);
            $ids = ProductIdentity::resolve($items);
            $rows = array_filter(StockReader::read(array_values(array_unique(array_filter($ids, 'is_int')))), [ProductIdentity::class, 'isSynced']);
            $shadows = [];
            foreach ($items as $index => $item) {
                $row = $rows[$ids[$index]] ?? null;
                if ($row !== null) {
                    StockWriter::storeGid($row, $item['gid'] ?? '');
                    $shadows[$row['id']] = Identity::shadowWithSku($row['shadow'] ?? Shadows::newShadow($row['state']), $row['shadow'], $row['sku'], $item['sku']);
                }
            }
            $renames = self::apply($rows, $shadows);
            StockWriter::storeShadows($renames['rows'], $renames['shadows']);
            return $renames;
        });
        self::announce($masterId, $renames);
    }

    /**
     * @param array<int, Shadow> $shadows
     * @return list<array{productId: int, sku: string}>
     */
    private static function wanted(array $shadows): array
    {
        $wanted = [];
        foreach ($shadows as $id => $shadow) {
            if ($shadow['wantedSku'] !== null) {
                $wanted[] = ['productId' => $id, 'sku' => $shadow['wantedSku']];
            }
        }
        return $wanted;
    }
}
