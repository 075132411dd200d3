<?php
/**
 * Admin: the settings as the screen may see them. Enters: the option; leaves: the same without a single secret, and the
 * nonces of the actions the screen may take.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Reservations\CheckoutRules;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AdminSettings from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class SettingsView
{
    /**
     * What the screen shows.
     *
     * @param array<string, mixed> $settings
     * @return AdminSettings
     */
    public static function of(array $settings): array
    {
        return [
            'this_store_id' => StoredFields::text($settings, 'this_store_id'),
            'this_store_name' => StoredFields::text($settings, 'this_store_name'),
            'this_store_url' => untrailingslashit(home_url()),
            'role' => ($settings['role'] ?? '') === 'master' ? 'master' : 'child',
            'checkout' => CheckoutRules::of($settings),
            'exclusions' => Settings::exclusionsOf($settings),
            'master' => Connections::master($settings),
            'children' => Connections::children($settings),
            'revision' => self::revision($settings),
            'nonces' => [
                'save_config' => wp_create_nonce(Names::NONCES['save_config']),
                'save_connection' => wp_create_nonce(Names::NONCES['save_connection']),
                'save_children' => wp_create_nonce(Names::NONCES['save_children']),
                'test_connection' => wp_create_nonce(Names::NONCES['test_connection']),
                'tools' => wp_create_nonce(Names::NONCES['tools']),
                'logs' => wp_create_nonce(Names::NONCES['logs']),
            ],
        ];
    }

    /**
     * Another text after each change that a person makes here, in whichever tab. Keyed, so that nothing can be told from it.
     *
     * @param array<string, mixed> $settings
     */
    public static function revision(array $settings): string
    {
        $changeable = array_intersect_key($settings, array_flip([
            'this_store_id',
            'this_store_name',
            'role',
            'strict_checkout_validation',
            'checkout_reserve',
            'checkout_reserve_minutes',
            'checkout_validation_failure_strategy',
            'checkout_stale_cache_minutes',
            'checkout_timeout_seconds',
            'exclusions',
            'master',
            'children',
        ]));
        ksort($changeable);
        return wp_hash((string) wp_json_encode($changeable), 'nonce');
    }
}
