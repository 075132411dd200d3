<?php
/**
 * Reservations: how this store treats its Master at checkout, as a person has set it. Enters: the documented option, whoever wrote it;
 * leaves: rules within their limits.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Contract\Option;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type CheckoutRules from Option as Rules
 */
final class CheckoutRules
{
    /**
     * The rules.
     *
     * @param array<string, mixed> $settings
     * @return Rules
     */
    public static function of(array $settings): array
    {
        $isAsking = (bool) ($settings['strict_checkout_validation'] ?? Option::SETTINGS_DEFAULTS['strict_checkout_validation']);
        $isReserving = (bool) ($settings['checkout_reserve'] ?? Option::SETTINGS_DEFAULTS['checkout_reserve']);
        $strategy = $settings['checkout_validation_failure_strategy'] ?? null;
        $limits = Routes::LIMITS;
        return [
            'checkout_mode' => !$isAsking ? 'off' : ($isReserving ? 'reserve' : 'check'),
            'checkout_reserve_minutes' => self::within($settings, 'checkout_reserve_minutes', $limits['checkout_reserve_least_minutes'], $limits['checkout_reserve_most_minutes']),
            'checkout_validation_failure_strategy' => in_array($strategy, ['fail_closed', 'stale_cache'], true) ? $strategy : 'fail_open',
            'checkout_stale_cache_minutes' => self::within($settings, 'checkout_stale_cache_minutes', $limits['checkout_stale_cache_least_minutes'], $limits['checkout_stale_cache_most_minutes']),
            'checkout_timeout_seconds' => self::within($settings, 'checkout_timeout_seconds', $limits['checkout_timeout_least_seconds'], $limits['checkout_timeout_most_seconds']),
        ];
    }

    /**
     * @param array<string, mixed>                                                                $settings
     * @param 'checkout_reserve_minutes'|'checkout_stale_cache_minutes'|'checkout_timeout_seconds' $key
     */
    private static function within(array $settings, string $key, int $least, int $most): int
    {
        $value = $settings[$key] ?? null;
        return max($least, min($most, is_numeric($value) ? (int) $value : Option::SETTINGS_DEFAULTS[$key]));
    }
}
