<?php

/**
 * Another plugin that uses our hooks, well or badly. Enters: hooks.json in the store's folder, read in each request: which SKUs and fields it keeps
 * out, which stores it refuses, and which hooks it throws at or answers nonsense to. Leaves: hooks.jsonl, a line for each action that it was told of.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\HookTests;

defined('ABSPATH') || exit;

const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

const ACTIONS = [
    'before_event_applied', 'event_applied', 'published', 'batch_stored', 'before_state_adopted', 'state_adopted', 'sku_renamed',
    'conflict_found', 'conflict_cleared', 'link_failed', 'link_recovered',
];

$text = (string) @file_get_contents(LAB_FOLDER . '/hooks.json');
$rules = (array) (json_decode($text, true) ?: []) + ['out' => [], 'fields' => [], 'refused' => [], 'throws' => [], 'nonsense' => [], 'timeout' => null];

/** What the rules say first of any hook. */
$answer = static function (string $hook, callable $own) use ($rules): mixed {
    if (in_array($hook, $rules['throws'], true) || in_array('all', $rules['throws'], true)) {
        throw new \RuntimeException("A bad listener of {$hook}.");
    }
    if (in_array('all', $rules['nonsense'], true) && in_array($hook, ['sync_product', 'may_connect'], true)) {
        // What a callback answers that has forgotten to.
        return null;
    }
    return in_array('all', $rules['nonsense'], true) ? ['nonsense', new \stdClass(), [], null, NAN][crc32($hook) % 5] : $own();
};

if ($text !== '') {
    foreach (ACTIONS as $action) {
        add_action(PREFIX . $action, static function (mixed ...$what) use ($action, $answer): void {
            $isOpen = \Kitgenix\StockSync\Storage\Transaction::isOpen();
            file_put_contents(LAB_FOLDER . '/hooks.jsonl', json_encode(['hook' => $action, 'what' => $what, 'in_transaction' => $isOpen]) . "\n", FILE_APPEND);
            $answer($action, static fn () => null);
        }, 10, 5);
    }
    add_filter(PREFIX . 'sync_product', static fn (mixed $is, array $product): mixed => $answer('sync_product', static fn () => !in_array($product['sku'], $rules['out'], true)), 10, 2);
    add_filter(PREFIX . 'sync_fields', static fn (mixed $fields, array $product): mixed => $answer('sync_fields', static fn () => array_values(array_diff($fields, $rules['fields'][$product['sku']] ?? []))), 10, 2);
    add_filter(PREFIX . 'may_connect', static fn (mixed $may, array $peer): mixed => $answer('may_connect', static fn () => array_intersect($rules['refused'], [$peer['store_id'], $peer['url'], $peer['address'], 'all']) === []), 10, 2);
    add_filter(PREFIX . 'request_timeout', static fn (mixed $seconds): mixed => $answer('request_timeout', static fn () => $rules['timeout'] ?? $seconds));
    foreach (['remote_address', 'secret_rotation_overlap', 'checkout_product_name', 'parent_menu_slug'] as $filter) {
        add_filter(PREFIX . $filter, static fn (mixed $own): mixed => $answer($filter, static fn () => $own));
    }
}
