<?php
/**
 * Storage: what a person should be able to read later. Goes to WooCommerce's logger at once, and to the event log in the
 * option in one write at the end of the request, never inside a transaction.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

final class EventLog
{
    /** @var list<array{time: int, level: string, message: string, context: array<string, string|int|bool>}> */
    private static array $pending = [];

    /**
     * Adds a line. Of one kind there are so many a minute, whatever peers and other plugins do, and then one that says so.
     *
     * @param 'info'|'warning'|'error'             $level
     * @param string                               $message One sentence, no secrets, in English, here in the source: translators get it.
     * @param array<string, string|int|bool>       $context Code and ids to find it again.
     */
    public static function add(string $level, string $message, array $context = []): void
    {
        $most = Routes::LIMITS['event_log_lines_a_minute'];
        $before = self::withinMinute("lines {$message}", $most + 1);
        if ($before > $most) {
            return;
        }
        if ($before === $most) {
            // By its full name, or `npm run pot` would not find the text.
            EventLog::add('warning', 'More lines of this kind were left out for a minute.', ['of' => $message]);
            return;
        }
        // A line is a line, whatever a peer calls itself or its products.
        $message = self::plain($message);
        $context = array_map(static fn(mixed $value): mixed => is_string($value) ? self::plain($value) : $value, $context);
        wc_get_logger()->log($level, $message, $context + ['source' => Names::PLUGIN['log_source']]);
        self::$pending[] = ['time' => time(), 'level' => $level, 'message' => $message, 'context' => $context];
    }

    /**
     * A text as one line of a log or a terminal: names, SKUs and messages of peers must not move the cursor, color, or hide anything.
     */
    public static function plain(string $text): string
    {
        // Line breaks are white space, not to be lost between two words.
        return Text::plainText(str_replace(["\r\n", "\n", "\r", "\t"], ' ', $text));
    }

    /**
     * Adds a line at most once a minute for each reason, so that a peer cannot fill the log.
     *
     * @param string                         $reason  What happened, and to whom.
     * @param string                         $message One sentence, as for add().
     * @param array<string, string|int|bool> $context
     * @param 'info'|'warning'|'error'       $level
     */
    public static function addOncePerMinute(string $reason, string $message, array $context = [], string $level = 'warning'): void
    {
        if (self::withinMinute($reason, 1) === 0) {
            self::add($level, $message, $context);
        }
    }

    /**
     * How often something has happened within its minute, before this time.
     *
     * @param int $most From which it is not counted any further.
     */
    private static function withinMinute(string $reason, int $most): int
    {
        $transient = Names::TRANSIENTS['refusal_prefix'] . md5($reason);
        $counted = get_transient($transient);
        $isOpen = is_array($counted) && is_int($counted['count'] ?? null) && is_int($counted['until'] ?? null) && $counted['until'] > time();
        $before = $isOpen ? $counted['count'] : 0;
        if ($before < $most) {
            $until = $isOpen ? $counted['until'] : time() + MINUTE_IN_SECONDS;
            set_transient($transient, ['count' => $before + 1, 'until' => $until], MINUTE_IN_SECONDS);
        }
        return $before;
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
            $log = StoredFields::entries($settings, 'event_log');
            $settings['event_log'] = array_slice([...$lines, ...$log], 0, Routes::LIMITS['event_log_rows']);
            return $settings;
        });
    }
}
