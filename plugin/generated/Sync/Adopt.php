<?php

/**
 * Sync, Child: the three-way merge. The base is the shadow, the local side is WooCommerce's number now, the remote
 * side is the Master's state. What happened here since the base stays on top; changes are relative, so that a sale
 * in the same instant survives.
 *
 * Generated from src/core/sync/adopt.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Adoption: What becomes of one incoming state.
 * - JudgedAdoption: The same, and why a state is not taken although it is newer.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StockChange from StockChanges
 * @phpstan-import-type StoredBatchItem from Stored
 *
 * @phpstan-type Adoption array{
 *     // False when the state is older than what is held: nothing is written.
 *     adopts: bool,
 *     change: StockChange,
 *     shadow: Shadow|null,
 *     // Whether the product's item in the batch under way is settled by this state.
 *     settles: bool,
 * }
 *
 * @phpstan-type JudgedAdoption array{
 *     adopts: bool,
 *     change: StockChange,
 *     shadow: Shadow|null,
 *     settles: bool,
 *     // Error code; '' when the state is adopted, or older than what is held.
 *     code: string,
 * }
 */
final class Adopt
{
    /**
     * Adopts `(A, v, ack)`.
     *
     * @param int $version `v`, the incoming version.
     * @param ProductState $remote `A`, the incoming state.
     * @param ProductState $local The product's state now.
     * @param Shadow|null $shadow `(B, V)`, null before first contact.
     * @param StoredBatchItem|null $inFlight The product's unsettled item in the batch under way, null when there is
     *     none.
     * @param bool $isAcked Whether `remote` contains that batch (`ack ≥ seq`).
     * @return Adoption
     */
    public static function adopt(
        int $version,
        array $remote,
        array $local,
        ?array $shadow,
        ?array $inFlight,
        bool $isAcked,
    ): array {
        $next = [
            ...$shadow ?? Shadows::newShadow($remote),
            'version' => $version,
            'state' => $remote,
            'refusedSku' => null,
            'problem' => '',
        ];
        if ($shadow === null) {
            return [
                'adopts' => true,
                'change' => StockChanges::changeTo($local, $remote),
                'shadow' => $next,
                'settles' => $inFlight !== null && $isAcked,
            ];
        }
        $settles = $inFlight !== null && $isAcked;
        if ($version <= $shadow['version'] && $inFlight !== null && $isAcked) {
            // The Master had forgotten this store's numbers when it sent what was adopted: the batch was in there, unnamed.
            return [
                'adopts' => true,
                'change' => [...StockChanges::noChange(), 'add' => -$inFlight['delta']],
                'shadow' => $shadow,
                'settles' => $settles,
            ];
        }
        if ($version <= $shadow['version']) {
            return [
                'adopts' => false,
                'change' => StockChanges::noChange(),
                'shadow' => null,
                'settles' => false,
            ];
        }
        $base = $inFlight !== null && $isAcked ? self::baseWithBatch($shadow['state'], $inFlight) : $shadow['state'];
        // What is under way will be set on the Master, even where it is the same as the base by now.
        $underWay = $inFlight !== null && !$isAcked ? $inFlight : null;
        $mine = [...State::changedFields($local, $base), ...$underWay === null ? [] : $underWay['changed']];
        $theirs = array_values(
            array_filter(
                ['manage_stock', 'stock_status', 'backorders', 'low_stock_amount'],
                static fn(string $field): bool => !in_array($field, $mine, true),
            ),
        );
        $change = StockChanges::fieldChange($local, $remote, $theirs, null);
        if ($remote['quantity'] === null || $local['quantity'] === null) {
            // One side does not count: there is nothing to add to, so a product that starts to count here takes the number,
            // and what is under way on top.
            $startsToCount = $change['manageStock'] === 'yes';
            return [
                'adopts' => true,
                'change' => [
                    ...$change,
                    'set' =>
                        $startsToCount && $remote['quantity'] !== null
                            ? $remote['quantity'] + ($underWay === null ? 0 : $underWay['delta'])
                            : null,
                ],
                'shadow' => $next,
                'settles' => $settles,
            ];
        }
        return [
            'adopts' => true,
            'change' => [...$change, 'add' => $remote['quantity'] - ($base['quantity'] ?? 0)],
            'shadow' => $next,
            'settles' => $settles,
        ];
    }

    /**
     * What is held of a product that the Master has no more: its stock stays, and is this shop's own affair until the
     * product returns there. Null when a newer state was adopted.
     *
     * @param int $version Of the removal.
     * @param ProductState $local The product's state now.
     * @param Shadow|null $shadow What was agreed on, null before first contact.
     * @param string $sku The product's SKU here.
     * @return Shadow|null
     */
    public static function shadowAfterRemoval(int $version, array $local, ?array $shadow, string $sku): ?array
    {
        $before = $shadow ?? Shadows::newShadow($local);
        return $version <= $before['version']
            ? null
            : [...$before, 'version' => $version, 'refusedSku' => $sku, 'problem' => ''];
    }

    /**
     * The base as it stands once the batch is inside the Master's state: `B + d`, with the fields that the batch
     * carried.
     *
     * @param ProductState $base `B`.
     * @param StoredBatchItem $item The product's item of the batch.
     * @return ProductState
     */
    public static function baseWithBatch(array $base, array $item): array
    {
        $manageStock = in_array('manage_stock', $item['changed'], true) ? $item['manage_stock'] : $base['manageStock'];
        return [
            'manageStock' => $manageStock,
            'quantity' => ($base['quantity'] ?? 0) + $item['delta'],
            'stockStatus' => in_array('stock_status', $item['changed'], true)
                ? $item['stock_status']
                : $base['stockStatus'],
            'backorders' => in_array('backorders', $item['changed'], true) ? $item['backorders'] : $base['backorders'],
            'lowStockAmount' => in_array('low_stock_amount', $item['changed'], true)
                ? $item['low_stock_amount']
                : $base['lowStockAmount'],
        ];
    }
}
