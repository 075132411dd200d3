<?php

/**
 * Sync, Master: what one item of a Child's batch does to the Master's stock, and whether the batch is next in
 * line.
 *
 * Generated from src/core/sync/apply.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - BatchVerdict: The Master's verdict on a batch: apply it, repeat the answer, or ask the Child to open a new
 *   epoch.
 *
 * @phpstan-import-type Ack from Payloads
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type ItemError from Payloads
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type StockChange from StockChanges
 * @phpstan-import-type StoredChildLink from Stored
 *
 * @phpstan-type BatchVerdict 'apply'|'open'|'repeat'|'out_of_sequence'
 */
final class Apply
{
    /**
     * Epochs remembered.
     */
    private const PAST_EPOCHS = 8;

    /**
     * Whether a batch is next in line. `seq 1` of an epoch that was never seen opens it: the Child takes the Master's
     * state anew. One of an epoch that is over is a request that was long on its way.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param string $epoch The batch's epoch.
     * @param int $seq Its number.
     * @param string $eventId Its id.
     * @return BatchVerdict
     */
    public static function verdictOnBatch(array $link, string $epoch, int $seq, string $eventId): string
    {
        if ($epoch === '' || $eventId === '') {
            return 'out_of_sequence';
        }
        if ($epoch !== $link['epoch']) {
            return $seq === 1 && !in_array($epoch, $link['past_epochs'] ?? [], true) ? 'open' : 'out_of_sequence';
        }
        if ($seq === $link['applied'] + 1) {
            return 'apply';
        }
        return $seq === $link['applied'] && $eventId === $link['event_id'] ? 'repeat' : 'out_of_sequence';
    }

    /**
     * The link after a batch was applied. A new epoch starts the walk over the catalogue again, and so does an empty
     * batch: it is how a Child asks for everything.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param BatchVerdict $verdict `apply` or `open`.
     * @param string $epoch The batch's epoch.
     * @param int $seq Its number.
     * @param string $eventId Its id.
     * @param int $version The counter before the batch was published.
     * @param bool $isEmpty Whether the batch holds no item.
     * @param list<ItemError> $refused Items that were not applied.
     * @return StoredChildLink
     */
    public static function linkAfterBatch(
        array $link,
        string $verdict,
        string $epoch,
        int $seq,
        string $eventId,
        int $version,
        bool $isEmpty,
        array $refused,
    ): array {
        $past = $link['past_epochs'] ?? [];
        $after = [
            ...$link,
            'epoch' => $epoch,
            'applied' => $seq,
            'event_id' => $eventId,
            'refused' => $refused,
            'past_epochs' =>
                $verdict === 'open' && $link['epoch'] !== ''
                    ? array_slice([...$past, $link['epoch']], -self::PAST_EPOCHS, self::PAST_EPOCHS)
                    : $past,
        ];
        return $verdict === 'open' || $isEmpty ? LinkTransitions::linkWithNewWalk($after, $version) : $after;
    }

    /**
     * What states that are sent to a Child now contain of it.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @return Ack
     */
    public static function ackOf(array $link): array
    {
        return [
            'epoch' => $link['epoch'],
            'seq' => $link['applied'],
            'event_id' => $link['event_id'],
            'refused' => array_column($link['refused'] ?? [], 'sku'),
            'push' => $link['push'],
        ];
    }

    /**
     * What an item does to the Master's product: the difference is added, the fields that the Child names are set.
     *
     * @param ProductState $local The Master's state now.
     * @param EventItem $item The item.
     * @return StockChange
     */
    public static function planApply(array $local, array $item): array
    {
        $changed = $item['changed'] ?? [];
        $wanted = Items::stateFromItem($item);
        $delta = $item['delta'] === null ? 0 : Number::microFromJson($item['delta']);
        $startsToCount =
            in_array('manage_stock', $changed, true) &&
            $wanted['manageStock'] === 'yes' &&
            $local['manageStock'] !== 'yes';
        $stopsCounting =
            in_array('manage_stock', $changed, true) &&
            $wanted['manageStock'] !== 'yes' &&
            $local['manageStock'] === 'yes';
        $counts = $local['quantity'] !== null && !$stopsCounting;
        $manageStock = self::manageStockChange($startsToCount, $stopsCounting);
        return [
            'add' => $counts ? $delta : 0,
            'set' => $startsToCount ? $delta : null,
            'manageStock' => $manageStock,
            'stockStatus' =>
                in_array('stock_status', $changed, true) && State::hasOwnStatus($local, $manageStock)
                    ? $wanted['stockStatus']
                    : null,
            'backorders' =>
                $startsToCount || (in_array('backorders', $changed, true) && $wanted['manageStock'] === 'yes')
                    ? $wanted['backorders']
                    : null,
            'setsLowStockAmount' =>
                $startsToCount || (in_array('low_stock_amount', $changed, true) && $wanted['manageStock'] === 'yes'),
            'lowStockAmount' => $wanted['lowStockAmount'],
        ];
    }

    /**
     * The value for `_manage_stock`, null when it stays.
     *
     * @param bool $starts Whether the product starts to count its stock.
     * @param bool $stops Whether it stops.
     * @return 'yes'|'no'|null
     */
    private static function manageStockChange(bool $starts, bool $stops): ?string
    {
        if ($starts) {
            return 'yes';
        }
        return $stops ? 'no' : null;
    }
}
