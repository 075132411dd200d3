<?php
/**
 * Journal: what a person should be able to read later. Goes to WooCommerce's logger at once, and to the event log in the
 * option in one write at the end of the request, never inside a transaction.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Journal;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

final class EventLog
{
    /** @var list<array{time: int, level: string, message: string, context: array<string, string|int|bool>}> */
    private static array $pending = [];

    /**
     * Adds a line.
     *
     * @param 'info'|'warning'|'error'             $level
     * @param string                               $message One sentence, no secrets, in English, here in the source: translators get it.
     * @param array<string, string|int|bool>       $context Code and ids to find it again.
     */
    public static function add(string $level, string $message, array $context = []): void
    {
        wc_get_logger()->log($level, $message, $context + ['source' => Names::PLUGIN['log_source']]);
        self::$pending[] = ['time' => time(), 'level' => $level, 'message' => $message, 'context' => $context];
    }

    /**
     * Adds a line at most once a minute for each reason, so that a stranger cannot fill the log.
     *
     * @param string                         $reason  What happened, and to whom.
     * @param string                         $message One sentence, as for add().
     * @param array<string, string|int|bool> $context
     */
    public static function addOncePerMinute(string $reason, string $message, array $context = []): void
    {
        $transient = Names::TRANSIENTS['refusal_prefix'] . md5($reason);
        if (get_transient($transient) === false) {
            set_transient($transient, 1, MINUTE_IN_SECONDS);
            self::add('warning', $message, $context);
        }
    }

    /**
     * What a line says, in the language of whoever reads it. Lines of 1.0.2 and of other plugins stay as they are.
     */
    public static function shown(string $message): string
    {
        // phpcs:ignore WordPress.WP.I18n -- `npm run pot` gathers what add() is told.
        return $message === '' ? '' : translate_with_gettext_context($message, 'event', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * Writes what this request has added. Newest first is how the documented option keeps its rows.
     */
    public static function flush(): void
    {
        if (self::$pending === []) {
            return;
        }
        $lines = array_reverse(self::$pending);
        self::$pending = [];
        Settings::update(static function (array $settings) use ($lines): array {
            $log = is_array($settings['event_log'] ?? null) ? array_values($settings['event_log']) : [];
            $settings['event_log'] = array_slice([...$lines, ...$log], 0, Routes::LIMITS['event_log_rows']);
            return $settings;
        });
    }
}
