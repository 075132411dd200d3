<?php
/**
 * Sync, Master: what a Child of version 1 is told beside the states, and what is remembered of it. Called under the link's
 * lock.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\OldPeer;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StateItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type OldRename from OldPeer
 */
final class ToOldChild
{
    /**
     * Renames that it has to be told before it can find these products.
     *
     * @param array<int, StateItem> $items By product id.
     * @return list<OldRename>
     */
    public static function renames(string $childId, array $items): array
    {
        $products = [];
        foreach ($items as $id => $item) {
            $products[] = ['productId' => $id, 'sku' => $item['sku'], 'gid' => $item['gid']];
        }
        return OldPeer::renamesForOldChild($products, OldChildren::read($childId)['items']);
    }

    /**
     * The event that tells them.
     *
     * @param list<OldRename> $renames
     * @return array<string, mixed>
     */
    public static function renameEvent(array $renames, string $eventId): array
    {
        return [
            'event_type' => 'sku_rename',
            'origin' => 'master',
            'context' => 'sku_rename',
            'time' => time(),
            'event_id' => $eventId,
            'items' => $renames,
        ];
    }

    /**
     * What it shows now: its next absolute quantity is a difference against it. After a rename event it shows other SKUs, and
     * the numbers that it had.
     *
     * @param array<int, StateItem> $items   By product id.
     * @param list<OldRename>       $renames
     */
    public static function remember(string $childId, array $items, array $renames): void
    {
        OldChildren::prepare($childId);
        $known = OldChildren::read($childId);
        $renamed = array_column($renames, 'sku');
        $news = [];
        foreach ($items as $id => $item) {
            $before = OldPeer::knownOfOldChild($known['items'], $id);
            if ($renames !== [] && $before !== null && in_array($item['sku'], $renamed, true)) {
                $news[] = [...$before, 'sku' => $item['sku']];
            } elseif ($renames === [] && $item['stock_quantity'] !== null) {
                $news[] = [
                    'product_id' => $id,
                    'quantity' => Number::microFromJson($item['stock_quantity']),
                    'time' => $before['time'] ?? 0,
                    'sku' => $item['sku'],
                ];
            }
        }
        OldChildren::remember($childId, $known, $news, '');
    }
}
