<?php
/**
 * Cli: `log`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\LogEntries;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class LogCommand
{
    private const FIELDS = ['time', 'level', 'message', 'context'];

    private const LIMIT = 50;

    /**
     * Shows the event log, newest first.
     *
     * ## OPTIONS
     *
     * [--level=<level>]
     * : Only lines of this level.
     * ---
     * options:
     *   - info
     *   - warning
     *   - error
     * ---
     *
     * [--limit=<lines>]
     * : At most this many lines. Default: 50.
     *
     * [--fields=<fields>]
     * : Only these columns, comma separated.
     *
     * [--field=<field>]
     * : Only the values of this column.
     *
     * [--format=<format>]
     * : How the rows are printed.
     * ---
     * default: table
     * options:
     *   - table
     *   - json
     *   - csv
     *   - yaml
     *   - count
     * ---
     *
     * ## AVAILABLE FIELDS
     *
     * * time: UTC
     * * level: `info`, `warning` or `error`
     * * message: what happened
     * * context: codes and ids, as JSON
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync log --limit=10
     *
     *     $ wp kitgenix-stock-sync log --level=error --format=json
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function __invoke(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            $limit = self::limit($flags);
            $level = Output::text($flags, 'level');
            $lines = array_filter(LogEntries::of(Settings::get())['event_log'], static fn(array $line): bool => in_array($level, ['', $line['level']], true));
            $rows = array_map(static fn(array $line): array => ['time' => Output::time($line['time'])] + $line, array_slice(array_values($lines), 0, $limit));
            Output::rows($rows, self::FIELDS, $flags);
            if ($rows === []) {
                Output::fine(__('The event log has no such line.', 'kitgenix-stock-sync-for-woocommerce'), $flags);
            }
        });
    }

    /**
     * @param Flags $flags
     * @throws Refused When it is no such number.
     */
    private static function limit(array $flags): int
    {
        $limit = filter_var($flags['limit'] ?? self::LIMIT, FILTER_VALIDATE_INT, ['options' => ['min_range' => 1]]);
        return is_int($limit) ? $limit : throw Refused::field('limit', __('Enter a whole number of lines, 1 or more.', 'kitgenix-stock-sync-for-woocommerce'));
    }
}
