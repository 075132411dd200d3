<?php

/**
 * Checkout: units that a Master holds for a checkout on a Child. Enters: what a Child's shopper wants, and what
 * the Master has; leaves: what crosses the wire. Quantities are integers in millionths of a unit.
 *
 * Generated from src/core/checkout/reserve.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Checkout;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Reservations;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\Batch;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Demand from Judge
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type ReserveItem from Reservations
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredBatch from Stored
 * @phpstan-import-type StoredChildLink from Stored
 */
final class Reserve
{
    /**
     * What is wanted of one stock, with what the Master cannot know of it yet.
     *
     * @param string $sku Of the product that counts the stock.
     * @param int $quantity Wanted.
     * @param int $productId Here.
     * @param ProductState $local Its state now.
     * @param Shadow|null $shadow What was agreed on, null before.
     * @param StoredBatch|null $batch The batch that is under way.
     * @return Demand
     */
    public static function demandOf(
        string $sku,
        int $quantity,
        int $productId,
        array $local,
        ?array $shadow,
        ?array $batch,
    ): array {
        if ($shadow === null || $shadow['version'] === 0) {
            return ['sku' => $sku, 'quantity' => $quantity, 'unsent' => 0, 'inFlight' => 0];
        }
        $item = Batch::unsettledItem($batch, $productId);
        $inFlight = $item === null ? 0 : $item['delta'];
        $unsent = State::quantityDelta($local, $shadow['state']) - $inFlight;
        return ['sku' => $sku, 'quantity' => $quantity, 'unsent' => $unsent, 'inFlight' => $inFlight];
    }

    /**
     * A demand as it is sent.
     *
     * @param Demand $demand A demand.
     * @return ReserveItem
     */
    public static function wireDemand(array $demand): array
    {
        return [
            'sku' => $demand['sku'],
            'quantity' => Number::jsonFromMicro($demand['quantity']),
            'unsent' => Number::jsonFromMicro(self::withinLimit($demand['unsent'])),
            'in_flight' => Number::jsonFromMicro(self::withinLimit($demand['inFlight'])),
        ];
    }

    /**
     * What may be sent of a difference. A question that is refused for its size would tell a shopper nothing.
     *
     * @param int $micro In millionths.
     */
    private static function withinLimit(int $micro): int
    {
        return Number::microFromJson(Number::jsonFromMicro($micro));
    }

    /**
     * A demand as it came in.
     *
     * @param ReserveItem $item Of a question.
     * @return Demand
     */
    public static function demandFromItem(array $item): array
    {
        return [
            'sku' => $item['sku'],
            'quantity' => Number::microFromJson($item['quantity']),
            'unsent' => Number::microFromJson($item['unsent']),
            'inFlight' => Number::microFromJson($item['in_flight']),
        ];
    }

    /**
     * Whether the Master's quantities contain the batch that a question names.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param string $epoch The batch's, '' for none.
     * @param int $seq Its number, 0 for none.
     */
    public static function containsBatch(array $link, string $epoch, int $seq): bool
    {
        return $seq > 0 && $link['epoch'] === $epoch && $link['applied'] >= $seq;
    }

    /**
     * Whether an order goes through for which the Master could not be asked.
     *
     * @param 'fail_open'|'fail_closed'|'stale_cache' $strategy What the shop has chosen.
     * @param int $heard When this store and its Master last exchanged stock, Unix seconds; 0 for never.
     * @param int $minutes For `stale_cache`: how long ago that may be.
     * @param int $now Unix seconds.
     */
    public static function mayPassUnasked(string $strategy, int $heard, int $minutes, int $now): bool
    {
        if ($strategy === 'stale_cache') {
            return $heard > 0 && $now - $heard <= $minutes * 60;
        }
        return $strategy === 'fail_open';
    }
}
