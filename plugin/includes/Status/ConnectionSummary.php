<?php
/**
 * Status: how all links of this store stand, in one sentence. The screen has the same texts (src/admin/words/link-state.ts); a
 * test compares them.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 */
final class ConnectionSummary
{
    /**
     * The sentence that a person reads first.
     *
     * @param list<OverviewLink> $links
     */
    public static function summary(array $links): string
    {
        $states = array_count_values(array_column($links, 'state'));
        $alarms = $states['attention'] ?? 0;
        return match (true) {
            $links === [] => __('This store is not connected to another one yet.', 'kitgenix-stock-sync-for-woocommerce'),
            isset($states['paused']) => __('Nothing is exchanged until you have decided.', 'kitgenix-stock-sync-for-woocommerce'),
            /* translators: %d: number of connections to other stores */
            $alarms > 0 => sprintf(_n('%d connection needs your attention.', '%d connections need your attention.', $alarms, 'kitgenix-stock-sync-for-woocommerce'), $alarms),
            isset($states['catching_up']) => __('Changes are on their way.', 'kitgenix-stock-sync-for-woocommerce'),
            !isset($states['in_step']) => __('No store has answered yet.', 'kitgenix-stock-sync-for-woocommerce'),
            default => __('Everything is in step.', 'kitgenix-stock-sync-for-woocommerce'),
        };
    }

    /**
     * What to call a peer: its name, or its address.
     *
     * @param array{name: string, url: string} $peer
     */
    public static function name(array $peer): string
    {
        return $peer['name'] !== '' ? $peer['name'] : $peer['url'];
    }
}
