<?php
/**
 * Status: how all links of this store stand, in one sentence. Screen and commands say the same.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkState from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type OverviewSummary from \Kitgenix\StockSync\Generated\Contract\Overview
 */
final class ConnectionSummary
{
    /** States of which the sentence is, the most urgent first. */
    private const URGENCY = ['paused', 'attention', 'catching_up', 'in_step'];

    /**
     * The sentence that a person reads first, and the state that it is about.
     *
     * @param list<OverviewLink> $links
     * @return OverviewSummary
     */
    public static function of(array $links): array
    {
        $states = array_column($links, 'state');
        $told = array_values(array_intersect(self::URGENCY, $states));
        $state = $told[0] ?? 'never';
        return ['state' => $state, 'text' => self::text($state, $links)];
    }

    /**
     * The sentence alone.
     *
     * @param list<OverviewLink> $links
     */
    public static function summary(array $links): string
    {
        return self::of($links)['text'];
    }

    /**
     * @param LinkState          $state
     * @param list<OverviewLink> $links
     */
    private static function text(string $state, array $links): string
    {
        $alarms = count(array_keys(array_column($links, 'state'), 'attention', true));
        return match (true) {
            $links === [] => __('This store is not connected to another one yet.', 'kitgenix-stock-sync-for-woocommerce'),
            $state === 'paused' => __('Nothing is exchanged until you have decided.', 'kitgenix-stock-sync-for-woocommerce'),
            /* translators: %d: number of connections to other stores */
            $state === 'attention' => sprintf(_n('%d connection needs your attention.', '%d connections need your attention.', $alarms, 'kitgenix-stock-sync-for-woocommerce'), $alarms),
            $state === 'catching_up' => __('Changes are on their way.', 'kitgenix-stock-sync-for-woocommerce'),
            $state === 'in_step' => __('Everything is in step.', 'kitgenix-stock-sync-for-woocommerce'),
            default => __('No store has answered yet.', 'kitgenix-stock-sync-for-woocommerce'),
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
