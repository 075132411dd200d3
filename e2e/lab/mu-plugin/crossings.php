<?php

/**
 * Writes down each step of a change on its way from store to store, by listening to the plugin's actions.
 * Enters: `…_batch_stored` and `…_state_adopted` on a Child, `…_event_applied` and `…_published` on the Master.
 * Leaves: crossings.jsonl, which `npm start` prints.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

defined('ABSPATH') || exit;

final class Crossings
{
    private const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

    public static function register(): void
    {
        foreach (['batch_stored', 'published', 'state_adopted'] as $step) {
            add_action(
                self::PREFIX . $step,
                static fn (mixed $items) => self::note($step, '', $items),
            );
        }
        add_action(
            self::PREFIX . 'event_applied',
            static fn (mixed $sender, mixed $items) => self::note('event_applied', (string) $sender, $items),
            10,
            2,
        );
    }

    private static function note(string $step, string $sender, mixed $items): void
    {
        $known = ['sku' => true, 'product_id' => true, 'delta' => true, 'quantity' => true, 'version' => true];
        $kept = [];
        foreach (is_array($items) ? $items : [] as $item) {
            $kept[] = array_intersect_key((array) $item, $known);
        }
        if ($kept === []) {
            return;
        }
        Log::append('crossings', [
            'time' => Log::milliseconds(),
            'store' => LAB_STORE,
            'step' => $step,
            'sender' => $sender,
            'items' => $kept,
        ]);
    }
}
