<?php
/**
 * Operations: what only a person can decide, and until then nothing is exchanged. Enters: nothing; leaves: which decision it is,
 * and what to say of it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Operations;

use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\HomeAddress;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

final class PendingDecision
{
    /**
     * `moved`: the site has another address than before. `restored`: this Master was restored from a backup. Empty: nothing.
     *
     * @return ''|'moved'|'restored'
     */
    public static function kind(): string
    {
        return Settings::isPaused() ? 'moved' : (Counter::isWaiting() ? 'restored' : '');
    }

    /**
     * The headline.
     *
     * @param 'moved'|'restored' $kind
     */
    public static function title(string $kind): string
    {
        return $kind === 'moved'
            ? __('Stock Sync is paused: this shop has another address than before', 'kitgenix-stock-sync-for-woocommerce')
            : __('Stock Sync: this Master was restored from a backup', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * What it means.
     *
     * @param 'moved'|'restored' $kind
     */
    public static function meaning(string $kind): string
    {
        return $kind === 'moved'
            ? sprintf(
                /* translators: 1: address now, 2: address that the connections were made for. */
                __('This is %1$s, but its connections were made for %2$s. A copy must not speak to the other stores as the shop itself does, so nothing is sent and nothing accepted until you say which it is.', 'kitgenix-stock-sync-for-woocommerce'),
                HomeAddress::now(),
                Settings::notedHome()
            )
            : __('A Child holds newer numbers than this store. Nothing is exchanged until you decide whose numbers are right. What is sold meanwhile, here and on the Children, is kept and counts afterwards.', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * A choice, as its button says it.
     *
     * @param 'moved'|'copy'|'keep'|'take' $choice
     * @param string                       $child  For `take`: what the Child is called.
     */
    public static function label(string $choice, string $child = ''): string
    {
        return match ($choice) {
            'moved' => __('This shop has moved here', 'kitgenix-stock-sync-for-woocommerce'),
            'copy' => __('This is a copy', 'kitgenix-stock-sync-for-woocommerce'),
            'keep' => __('Keep this store’s numbers', 'kitgenix-stock-sync-for-woocommerce'),
            /* translators: %s: name of a Child store. */
            'take' => sprintf(__('Take the numbers that “%s” holds', 'kitgenix-stock-sync-for-woocommerce'), $child),
        };
    }
}
