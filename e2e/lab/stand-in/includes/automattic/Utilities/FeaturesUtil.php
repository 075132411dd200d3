<?php

/**
 * What plugins say of features of the shop.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Utilities;

defined('ABSPATH') || exit;

class FeaturesUtil
{
    /** @var array<string, array<string, bool>> */
    private static array $declared = [];

    public static function declare_compatibility(string $feature_id, string $plugin_file, bool $positive_compatibility = true): bool
    {
        if (!doing_action('before_woocommerce_init')) {
            _doing_it_wrong(__METHOD__, 'Features are declared on before_woocommerce_init.', '7.0');
            return false;
        }
        self::$declared[$feature_id][plugin_basename($plugin_file)] = $positive_compatibility;
        return true;
    }

    public static function feature_is_enabled(string $feature_id): bool
    {
        return in_array($feature_id, ['custom_order_tables', 'cart_checkout_blocks'], true);
    }

    /**
     * @return array<string, list<string>>
     */
    public static function get_compatible_plugins_for_feature(string $feature_id, bool $active_only = false): array
    {
        $declared = self::$declared[$feature_id] ?? [];
        return ['compatible' => array_keys(array_filter($declared)), 'incompatible' => array_keys(array_filter($declared, static fn(bool $fits): bool => !$fits)), 'uncertain' => []];
    }
}
