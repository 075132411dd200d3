<?php

/**
 * Sync, Child: the numbered batch of differences that is under way to the Master. It is stored before it is sent,
 * sent again unchanged until it is answered, and closed when its last item is settled, never sooner.
 *
 * Generated from src/core/sync/batch.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Candidate: A product that may have changed: its state now and what was agreed on last.
 *
 * @phpstan-import-type Ack from Payloads
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredBatch from Stored
 * @phpstan-import-type StoredBatchItem from Stored
 *
 * @phpstan-type Candidate array{
 *     productId: int,
 *     sku: string,
 *     gid: string,
 *     local: ProductState,
 *     shadow: Shadow|null,
 * }
 */
final class Batch
{
    /**
     * The items of the next batch: every candidate that differs from its shadow. A product without a shadow has no
     * base to take a difference from: it gets one (`firstBases`) and counts from then on. One that the Master refused
     * is not sent again under the same SKU; its difference stays between stock and shadow.
     *
     * @param list<Candidate> $candidates Products of the journal.
     * @param bool $isAsking Whether a product of which the Master's state was never adopted, such as a new one, or was
     *     not taken, goes even without a difference: the answer brings that state. A peer of version 1 would take the
     *     item for a request.
     * @return list<StoredBatchItem>
     */
    public static function batchItems(array $candidates, bool $isAsking): array
    {
        $items = [];
        foreach ($candidates as $candidate) {
            if (
                $candidate['shadow'] === null ||
                $candidate['shadow']['refusedSku'] === $candidate['sku'] ||
                Storable::problemOf($candidate['sku'], $candidate['local'], $candidate['shadow']) !== ''
            ) {
                continue;
            }
            $delta = State::quantityDelta($candidate['local'], $candidate['shadow']['state']);
            $changed = State::changedFields($candidate['local'], $candidate['shadow']['state']);
            $isAsked = $isAsking && ($candidate['shadow']['version'] === 0 || $candidate['shadow']['problem'] !== '');
            if ($delta === 0 && $changed === [] && !$isAsked) {
                continue;
            }
            $items[] = [
                'product_id' => $candidate['productId'],
                'sku' => $candidate['sku'],
                'gid' => $candidate['gid'],
                'delta' => $delta,
                'base_version' => $candidate['shadow']['version'],
                'changed' => $changed,
                'quantity' => $candidate['local']['quantity'],
                'manage_stock' => $candidate['local']['manageStock'],
                'stock_status' => $candidate['local']['stockStatus'],
                'backorders' => $candidate['local']['backorders'],
                'low_stock_amount' => $candidate['local']['lowStockAmount'],
                'settled' => false,
            ];
        }
        return $items;
    }

    /**
     * The item of a batch as it is sent: the difference, and the absolute fields that peers of version 1 read.
     *
     * @param StoredBatchItem $item A stored item.
     * @return EventItem
     */
    public static function wireItem(array $item): array
    {
        return [
            'gid' => $item['gid'],
            'sku' => $item['sku'],
            'old_sku' => null,
            'manage_stock' => Items::wireManageStock($item['manage_stock']),
            'stock_quantity' => $item['quantity'] === null ? null : Number::jsonFromMicro($item['quantity']),
            'stock_status' => $item['stock_status'],
            'backorders' => $item['backorders'],
            'low_stock_amount' =>
                $item['low_stock_amount'] === null ? null : Number::jsonFromMicro($item['low_stock_amount']),
            'delta' => Number::jsonFromMicro($item['delta']),
            'base_version' => $item['base_version'],
            'changed' => $item['changed'],
            'version' => null,
            'deleted' => null,
            'without' => null,
        ];
    }

    /**
     * Whether states that carry this acknowledgement contain the batch, but for what of it was refused.
     *
     * @param string $epoch The Child's epoch.
     * @param StoredBatch $batch The batch under way.
     * @param Ack|null $ack What the Master says it has applied last, null from an old peer.
     */
    public static function isAcknowledged(string $epoch, array $batch, ?array $ack): bool
    {
        return $ack !== null &&
            $ack['epoch'] === $epoch &&
            $ack['seq'] === $batch['seq'] &&
            ($ack['event_id'] === null || $ack['event_id'] === $batch['event_id']);
    }

    /**
     * Whether a state contains this item of the batch.
     *
     * @param string $epoch The Child's epoch.
     * @param StoredBatch $batch The batch under way.
     * @param Ack|null $ack What the Master says it has applied last, null from an old peer.
     * @param StoredBatchItem $item The item.
     */
    public static function containsItem(string $epoch, array $batch, ?array $ack, array $item): bool
    {
        $refused = $ack === null ? null : $ack['refused'];
        return self::isAcknowledged($epoch, $batch, $ack) && !in_array($item['sku'], $refused ?? [], true);
    }

    /**
     * The item of the batch that is about this product and not settled yet.
     *
     * @param StoredBatch|null $batch The batch under way, null when there is none.
     * @param int $productId The product.
     * @return StoredBatchItem|null
     */
    public static function unsettledItem(?array $batch, int $productId): ?array
    {
        if ($batch === null) {
            return null;
        }
        return Lists::find(
            $batch['items'],
            static fn(array $item): bool => $item['product_id'] === $productId && !$item['settled'],
        );
    }

    /**
     * The batch after some items were settled; null when the last one was, and the next batch may go.
     *
     * @param StoredBatch $batch The batch under way.
     * @param list<int> $productIds Products whose items are settled now.
     * @return StoredBatch|null
     */
    public static function settleProducts(array $batch, array $productIds): ?array
    {
        $items = array_map(
            static fn(array $item): array => [
                ...$item,
                'settled' => $item['settled'] || in_array($item['product_id'], $productIds, true),
            ],
            $batch['items'],
        );
        if (Lists::every($items, static fn(array $item): bool => $item['settled'])) {
            return null;
        }
        return [...$batch, 'items' => $items];
    }

    /**
     * What is held of a product after the Master refused it. Where the SKU is unknown there, the base stays and with
     * it the difference. What the Master excludes is out of the sync: it starts over from the number that it has now.
     * Where a state was adopted since the batch was made, the Master knows the product by now: nothing is noted, and
     * the difference is to be sent again.
     *
     * @param StoredBatchItem $item The product's item of the batch.
     * @param string $code Why it was refused.
     * @param ProductState $local The product's state now.
     * @param Shadow $shadow What was agreed on.
     * @return Shadow
     */
    public static function shadowAfterRefusal(array $item, string $code, array $local, array $shadow): array
    {
        if ($shadow['version'] > $item['base_version']) {
            return $shadow;
        }
        if (Storable::isAboutContent($code)) {
            // Sent again with the next change or sweep: another status or number may be taken.
            return Storable::shadowWithProblem($shadow, $local, $code);
        }
        if ($code === Errors::ERRORS['excluded'] || $code === Errors::ERRORS['not_syncable']) {
            return [...Shadows::newShadow($local), 'refusedSku' => $item['sku']];
        }
        return [...$shadow, 'refusedSku' => $item['sku']];
    }

    /**
     * What is held of a product whose item was applied and no state tells so: its difference is not sent again.
     *
     * @param Shadow $shadow What was agreed on.
     * @param StoredBatchItem $item The product's item of the batch.
     * @return Shadow
     */
    public static function shadowWithItem(array $shadow, array $item): array
    {
        return [...$shadow, 'state' => Adopt::baseWithBatch($shadow['state'], $item), 'problem' => ''];
    }
}
