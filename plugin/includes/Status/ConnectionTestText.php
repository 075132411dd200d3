<?php
/**
 * Status: what a connection test found, in a person's words. Screen and commands say the same.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ConnectionTestResult from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type PingAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 */
final class ConnectionTestText
{
    /** Seconds from which a clock is worth a warning, well before requests are refused. */
    private const CLOCK_WARNING = 60;

    /**
     * What was found, then what to do, most likely cause first.
     *
     * @param ConnectionTestResult $test
     * @param string               $ownRole This store's.
     * @param string               $ownId   This store's.
     * @return array{summary: string, advice: list<string>}
     */
    public static function of(array $test, string $ownRole, string $ownId): array
    {
        if ($test['ok'] && $test['peer'] !== null) {
            /* translators: %s: name of a store */
            $summary = sprintf(__('%s answered, and both stores accept each other.', 'kitgenix-stock-sync-for-woocommerce'), $test['peer']['store_name']);
            return ['summary' => $summary, 'advice' => self::warnings($test['peer'], $test['clock_offset'], $ownRole)];
        }
        $words = ErrorAdvice::of($test['code'], $ownId, $test['message']);
        return ['summary' => $words[0] ?? $test['message'], 'advice' => array_slice($words, 1)];
    }

    /**
     * What will go wrong though both stores accept each other.
     *
     * @param PingAnswer $peer
     * @return list<string>
     */
    private static function warnings(array $peer, int $clockOffset, string $ownRole): array
    {
        $warnings = [];
        if ($peer['role'] === $ownRole) {
            $warnings[] = $ownRole === 'master'
                ? __('Both stores are set to Master. Set the other one to Child.', 'kitgenix-stock-sync-for-woocommerce')
                : __('Both stores are set to Child. Set the one that keeps the stock to Master.', 'kitgenix-stock-sync-for-woocommerce');
        }
        if (abs($clockOffset) >= self::CLOCK_WARNING) {
            /* translators: %d: a number of minutes, such as 5 */
            $warnings[] = sprintf(__('Let both servers set their clocks by the network: beyond %d minutes of difference they refuse each other.', 'kitgenix-stock-sync-for-woocommerce'), intdiv(Routes::LIMITS['skew_seconds'], 60));
        }
        return $warnings;
    }
}
