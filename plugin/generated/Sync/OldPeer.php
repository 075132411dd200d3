<?php

/**
 * Sync: peers that speak version 1. They send absolute quantities, without number, base or acknowledgement. What
 * can be told apart is: an absolute quantity is turned into a difference against what that peer was last known to
 * show.
 *
 * Generated from src/core/sync/old-peer.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ToldProduct: A product that a Child of version 1 is told of.
 * - OldChange: What an absolute quantity of a Child of version 1 means.
 * - OldRename: A rename as version 1 is told it, in an event of its own.
 *
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredBatchItem from Stored
 * @phpstan-import-type StoredOldItem from Stored
 *
 * @phpstan-type ToldProduct array{
 *     productId: int,
 *     sku: string,
 *     gid: string,
 * }
 *
 * @phpstan-type OldChange array{
 *     // Millionths to add on the Master; 0 when there is nothing to tell apart.
 *     delta: int,
 *     // What the Child shows, to be remembered; null when the message is older than what is known.
 *     known: StoredOldItem|null,
 *     // Whether the Child has to be told the Master's number.
 *     isOff: bool,
 * }
 *
 * @phpstan-type OldRename array{
 *     gid: string,
 *     sku: string,
 *     old_sku: string,
 * }
 */
final class OldPeer
{
    /**
     * The difference that an absolute quantity stands for.
     *
     * @param int $productId The product here.
     * @param int $quantity Millionths that the Child shows.
     * @param int $time When the Child captured it, by its own clock in Unix seconds; 0 when it does not say.
     * @param StoredOldItem|null $known What it was last known to show, null before.
     * @param int $local Millionths here, before the difference.
     * @return OldChange
     */
    public static function changeFromOldChild(
        int $productId,
        int $quantity,
        int $time,
        ?array $known,
        int $local,
    ): array {
        if ($known === null) {
            // Nothing was agreed on yet: the Master is right.
            return [
                'delta' => 0,
                'known' => ['product_id' => $productId, 'quantity' => $quantity, 'time' => $time, 'sku' => null],
                'isOff' => $quantity !== $local,
            ];
        }
        if ($time < $known['time']) {
            // A retry of 1.0.2 carries the number of its first attempt. A later one has arrived since, and contains it.
            return ['delta' => 0, 'known' => null, 'isOff' => false];
        }
        $delta = $quantity - $known['quantity'];
        return [
            'delta' => $delta,
            'known' => ['product_id' => $productId, 'quantity' => $quantity, 'time' => $time, 'sku' => $known['sku']],
            'isOff' => $quantity !== $local + $delta,
        ];
    }

    /**
     * What a Child of version 1 was last known to show of a product.
     *
     * @param list<StoredOldItem> $items All that is remembered of it.
     * @param int $productId The product.
     * @return StoredOldItem|null
     */
    public static function knownOfOldChild(array $items, int $productId): ?array
    {
        return Lists::find($items, static fn(array $item): bool => $item['product_id'] === $productId);
    }

    /**
     * What is remembered after it was told or told us more.
     *
     * @param list<StoredOldItem> $items All that is remembered.
     * @param list<StoredOldItem> $news What is known now, each product once.
     * @return list<StoredOldItem>
     */
    public static function rememberedOfOldChild(array $items, array $news): array
    {
        $kept = array_values(
            array_filter(
                $items,
                static fn(array $item): bool => !Lists::some(
                    $news,
                    static fn(array $other): bool => $other['product_id'] === $item['product_id'],
                ),
            ),
        );
        return [...$kept, ...$news];
    }

    /**
     * The renames that a Child of version 1 has to be told before it can find these products: it was last told another
     * SKU.
     *
     * @param list<ToldProduct> $products Products that are to be sent, with their GIDs.
     * @param list<StoredOldItem> $remembered All that is remembered of the Child.
     * @return list<OldRename>
     */
    public static function renamesForOldChild(array $products, array $remembered): array
    {
        $renames = [];
        foreach ($products as $product) {
            $known = self::knownOfOldChild($remembered, $product['productId']);
            $told = $known === null ? '' : $known['sku'] ?? '';
            if ($told !== '' && $told !== $product['sku']) {
                $renames[] = [
                    'gid' => $product['gid'],
                    'sku' => $product['sku'],
                    'old_sku' => $told,
                ];
            }
        }
        return $renames;
    }

    /**
     * Whether a product may be sent to a Child of version 1, which turns everything that it is sent into a managed
     * product.
     *
     * @param ProductState $state The product's state.
     */
    public static function isSafeForOldChild(array $state): bool
    {
        return $state['manageStock'] === 'yes';
    }

    /**
     * An item of a Master of version 1 as it may be adopted, null when it must not: that version says `managed, 0` of
     * every product that does not count its stock, and `0` of every low stock amount that is not set.
     *
     * @param EventItem $item The item.
     * @param ProductState $local The product here.
     * @return EventItem|null
     */
    public static function itemFromOldMaster(array $item, array $local): ?array
    {
        if ($local['manageStock'] !== 'yes' || $item['stock_quantity'] === null) {
            return null;
        }
        return [
            ...$item,
            'manage_stock' => true,
            'low_stock_amount' => self::lowStockFromOldMaster($item, $local),
            'backorders' => $item['backorders'] ?? $local['backorders'],
        ];
    }

    /**
     * The low stock amount that such an item means: `0` may be an unset one, so it changes nothing here.
     *
     * @param EventItem $item The item.
     * @param ProductState $local The product here.
     */
    private static function lowStockFromOldMaster(array $item, array $local): int|float|null
    {
        if ($item['low_stock_amount'] !== null && Number::microFromJson($item['low_stock_amount']) !== 0) {
            return $item['low_stock_amount'];
        }
        return $local['lowStockAmount'] === null ? null : Number::jsonFromMicro($local['lowStockAmount']);
    }

    /**
     * The shadow after a Master of version 1 has taken a batch: it says no more than that, and holds what was sent.
     *
     * @param Shadow $shadow What was agreed on.
     * @param StoredBatchItem $item The product's item of the batch.
     * @return Shadow
     */
    public static function shadowAfterOldAnswer(array $shadow, array $item): array
    {
        return self::withoutVersion([...$shadow, 'state' => Adopt::baseWithBatch($shadow['state'], $item)]);
    }

    /**
     * A state of a Master of version 1 has no version. Were one counted here, the states of the same Master after its
     * upgrade, which count from 1, would be taken for old.
     *
     * @param Shadow $shadow What was agreed on.
     * @return Shadow
     */
    public static function withoutVersion(array $shadow): array
    {
        return [...$shadow, 'version' => 0];
    }
}
