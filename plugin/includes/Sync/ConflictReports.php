<?php
/**
 * Sync: other plugins are told of conflicts, when one is found and when it is over. Enters: products before and after what a peer said;
 * leaves: actions, after the commit.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\StoreCapabilities;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Diagnostics\Product;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\EventLog;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from \Kitgenix\StockSync\Catalogue\StockReader
 * @phpstan-import-type Shadow from \Kitgenix\StockSync\Generated\Catalogue\Shadows
 */
final class ConflictReports
{
    /**
     * Child: compares what was held of products with what is held now.
     *
     * @param array<int, ProductRow>          $before
     * @param array<int, Shadow>              $after  By product id.
     * @param array<array-key, string>        $codes  Why the Master refused them, by SKU; those without one it has no more.
     */
    public static function tell(string $masterId, array $before, array $after, array $codes = []): void
    {
        foreach ($after as $id => $shadow) {
            $row = $before[$id] ?? null;
            if ($row === null) {
                continue;
            }
            $news = Product::conflictNews($row['shadow'], $shadow);
            if ($news === 'found') {
                $why = match (true) {
                    $shadow['problem'] !== '' => $shadow['problem'],
                    $shadow['wantedSku'] === null => $codes[$row['sku']] ?? Errors::ERRORS['gone'],
                    default => StoreCapabilities::isSku($shadow['wantedSku']) ? Errors::ERRORS['sku_taken'] : Errors::ERRORS['bad_sku'],
                };
                if ($shadow['problem'] !== '') {
                    EventLog::add('warning', 'A product is not synced: one of the two stores cannot store what the other has.', [
                        'code' => $why,
                        'sku' => $row['sku'],
                        'product_id' => $id,
                        'peer' => $masterId,
                    ]);
                }
                self::found($masterId, $row['sku'], $id, $why, $shadow['wantedSku'] ?? '');
            } elseif ($news === 'cleared') {
                /**
                 * Fires on a Child when a conflict of which `conflict_found` has told is over.
                 *
                 * @param array{store_id: string, sku: string, product_id: int} $conflict
                 */
                Listeners::tell('conflict_cleared', ['store_id' => $masterId, 'sku' => $row['sku'], 'product_id' => $id]);
            }
        }
    }

    /**
     * A product of a peer is not kept in step.
     */
    public static function found(string $peerId, string $sku, int $productId, string $code, string $wanted = ''): void
    {
        /**
         * Fires when a product turns out to be one that is not kept in step until a person has acted.
         *
         * @param array{store_id: string, sku: string, product_id: int, code: string, wanted_sku: string} $conflict `store_id`: the peer's.
         *        `product_id`: 0 on a Master, which has no such product or more than one. `code`: `kss_unknown_sku`, `kss_duplicate_sku`,
         *        `kss_excluded`, `kss_gone`, `kss_unknown_status`, `kss_out_of_range`, `kss_bad_sku` or `kss_sku_taken`; with the
         *        last two `wanted_sku` is the SKU that the Master has given it.
         */
        Listeners::tell('conflict_found', [
            'store_id' => $peerId,
            'sku' => $sku,
            'product_id' => $productId,
            'code' => $code,
            'wanted_sku' => $wanted,
        ]);
    }
}
