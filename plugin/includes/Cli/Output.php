<?php
/**
 * Cli: what all commands have in common: how rows go out, how a command ends, and how a request is refused. Enters: rows and
 * sentences; leaves: STDOUT for what was asked for, STDERR for what needs a look, and the exit code.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\EventLog;
use WP_CLI;
use WP_CLI\Formatter;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Flags array<string, string|bool>
 */
final class Output
{
    /** The exit code of a command that did its work, where what it shows needs a look. 0 and 1 are WP-CLI's own. */
    public const NEEDS_A_LOOK = 2;

    /**
     * Runs a command, and says why where it is refused: exit code 1.
     *
     * @param callable(): void $command
     */
    public static function of(callable $command): void
    {
        try {
            $command();
        } catch (Refused $refusal) {
            $details = array_filter($refusal->errors, static fn(array $error): bool => $error['message'] !== $refusal->getMessage());
            foreach ($details as ['path' => $path, 'message' => $message]) {
                WP_CLI::warning(EventLog::plain("{$path}: {$message}"));
            }
            WP_CLI::error(EventLog::plain($refusal->getMessage()));
        }
    }

    /**
     * Prints rows in the format that was asked for. `--quiet` without a format wants the exit code alone.
     *
     * @param list<array<string, string|int|bool>> $rows
     * @param list<string>                         $fields
     * @param Flags                                $flags
     */
    public static function rows(array $rows, array $fields, array $flags): void
    {
        if (self::isForPeople($flags) && (self::isQuiet() || $rows === [])) {
            return;
        }
        $isCsv = self::text($flags, 'format') === 'csv';
        $cells = array_map(
            static fn(array $row): array => array_map(static fn(mixed $cell): mixed => !is_string($cell) ? $cell : ($isCsv ? self::csvCell(EventLog::plain($cell)) : EventLog::plain($cell)), $row),
            $rows
        );
        (new Formatter($flags, $fields))->display_items($cells);
    }

    /**
     * A cell that a spreadsheet takes for a text, as in the files of the screen (src/admin/components/csv.ts).
     */
    private static function csvCell(string $text): string
    {
        return preg_match('/^[=+\-@]/', $text) === 1 && preg_match('/^-?\d+([.,]\d+)?$/D', $text) !== 1 ? "'{$text}" : $text;
    }

    /**
     * A line for whoever reads along.
     */
    public static function line(string $text): void
    {
        WP_CLI::log(EventLog::plain($text));
    }

    /**
     * Asks before something that cannot be taken back; `--yes` answers.
     *
     * @param Flags  $flags
     * @param string $explanation Stands in the line above.
     */
    public static function confirm(string $question, array $flags, string $explanation = ''): void
    {
        $before = $explanation === '' ? '' : EventLog::plain($explanation) . "\n";
        WP_CLI::confirm($before . EventLog::plain($question), $flags);
    }

    /**
     * The last line of a command that found nothing to look at: exit code 0. Not among data that a program reads.
     *
     * @param Flags $flags
     */
    public static function fine(string $message, array $flags): void
    {
        if (self::isForPeople($flags)) {
            WP_CLI::success(EventLog::plain($message));
        }
    }

    /**
     * The last lines of a command that did its work, where what it shows needs a look: exit code 2.
     *
     * @param string ...$messages One sentence or several; those that are empty are left out.
     */
    public static function needsALook(string ...$messages): never
    {
        foreach (array_filter($messages, static fn(string $message): bool => $message !== '') as $message) {
            WP_CLI::warning(EventLog::plain($message));
        }
        WP_CLI::halt(self::NEEDS_A_LOOK);
    }

    /**
     * A moment as programs read it: ISO 8601, UTC.
     *
     * @param int $time Unix seconds, 0 for never.
     * @return string Empty for never.
     */
    public static function time(int $time): string
    {
        return $time === 0 ? '' : gmdate('Y-m-d\TH:i:s\Z', $time);
    }

    /**
     * A flag's text, '' when it is not given.
     *
     * @param Flags $flags
     */
    public static function text(array $flags, string $name): string
    {
        $value = $flags[$name] ?? '';
        return is_string($value) ? $value : '';
    }

    /**
     * Whether a flag is given.
     *
     * @param Flags $flags
     */
    public static function has(array $flags, string $name): bool
    {
        return (bool) ($flags[$name] ?? false);
    }

    /**
     * Whether a person reads the output, and not a program.
     *
     * @param Flags $flags
     */
    public static function isForPeople(array $flags): bool
    {
        return in_array(self::text($flags, 'format'), ['', 'table'], true) && !isset($flags['field']);
    }

    /**
     * Whether nobody wants to read anything: WP-CLI's own `--quiet`.
     */
    public static function isQuiet(): bool
    {
        return (bool) WP_CLI::get_config('quiet');
    }
}
