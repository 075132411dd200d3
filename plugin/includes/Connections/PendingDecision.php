<?php
/**
 * Connections: which decision waits for a person, and what to say about it: likely causes, and what each answer changes.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Storage\HomeAddress;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class PendingDecision
{
    /**
     * `moved`: the site has another address than before. `restored`: Children report what this Master does not have. Empty: nothing.
     *
     * @return ''|'moved'|'restored'
     */
    public static function kind(): string
    {
        return Settings::isPaused() ? 'moved' : (self::heldChildren() === [] ? '' : 'restored');
    }

    /**
     * The Children that report what this Master does not have.
     *
     * @return list<ChildConnection>
     */
    public static function heldChildren(): array
    {
        $children = Settings::children();
        $held = Links::held(array_column($children, 'id'));
        return array_values(array_filter($children, static fn(array $child): bool => in_array($child['id'], $held, true)));
    }

    /**
     * What a Child is called.
     *
     * @param ChildConnection $child
     */
    public static function name(array $child): string
    {
        return $child['name'] !== '' ? $child['name'] : $child['url'];
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
            : __('Stock Sync: a store reports changes that this Master does not have', 'kitgenix-stock-sync-for-woocommerce');
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
            : sprintf(
                /* translators: %s: names of stores, separated by commas. */
                __('Sync with %s is paused; all other stores stay in sync. The likely cause: this Master was restored from a backup. Or that store is wrong: it was restored itself, or somebody tampered with it. Keep this store’s numbers, and sales that only that store knows and has already synced are gone. Take that store’s numbers, and everything sold since, in all stores, is counted on top. If you do not trust that store, remove it under Settings instead. What is sold until you decide is kept.', 'kitgenix-stock-sync-for-woocommerce'),
                implode(', ', array_map([self::class, 'name'], self::heldChildren()))
            );
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
