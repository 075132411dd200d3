<?php

/**
 * Turns a copy of the template into one particular store, and connects it.
 * Enters: $lab, decoded JSON from the lab (see prepare-store.ts). Leaves: addresses, the plugin active, its settings written.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

require_once ABSPATH . 'wp-admin/includes/plugin.php';

/** @var array{url: string, title: string, fresh: bool, quantities: list<array{sku: string, quantity: int}>, settings: ?array<string, mixed>} $lab */
$old = (string) get_option('home');
if ($old !== $lab['url']) {
    update_option('siteurl', $lab['url']);
    update_option('home', $lab['url']);
}
if ($lab['fresh']) {
    update_option('blogname', $lab['title']);
    foreach ($lab['quantities'] as $item) {
        $product = Products::bySku($item['sku']);
        if ($product) {
            Products::setQuantity($product, $item['quantity']);
        }
    }
}

$plugin = 'absent';
if (file_exists(WP_PLUGIN_DIR . '/' . PLUGIN_FILE)) {
    // Silent, like an upload by FTP, is not enough: the activation hook is part of what the lab shows.
    $result = is_plugin_active(PLUGIN_FILE) ? null : activate_plugin(PLUGIN_FILE);
    $plugin = is_wp_error($result) ? 'refused: ' . $result->get_error_message() : 'active';
}
if ($lab['settings'] !== null) {
    $settings = get_option(SETTINGS, []);
    // A lab that starts again on other ports has moved.
    $moved = $old === $lab['url'] ? [] : ['home' => ''];
    update_option(SETTINGS, array_merge(is_array($settings) ? $settings : [], $moved, $lab['settings']), false);
}

return ['plugin' => $plugin];
