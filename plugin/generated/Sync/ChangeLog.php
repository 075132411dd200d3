<?php

/**
 * Sync, Master: the change log, one bounded option row of `version:product` entries, oldest first, each followed
 * by a space; a third number is the difference in quantity, in millionths, against what was published before, and
 * the last entry of each publication bears its mark. Every Child has a cursor in it; what comes after the cursor
 * is what the Child still lacks.
 *
 * Generated from src/core/sync/change-log.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ChangeEntry: One published change.
 * - PushPlan: What the next push to a Child holds.
 *
 * @phpstan-import-type Publication from Publish
 * @phpstan-import-type Tombstone from Stored
 *
 * @phpstan-type ChangeEntry array{
 *     version: int,
 *     productId: int,
 *     // Millionths of a unit against what was published before.
 *     added: int,
 *     // Drawn for the publication whose last entry this is, '' for others.
 *     mark: string,
 * }
 *
 * @phpstan-type PushPlan array{
 *     // `none`: in step. `changes`: these products. `walk`: the cursor is older than the log, the whole catalogue goes.
 *     kind: 'none'|'changes'|'walk',
 *     // Products, each once, oldest change first.
 *     productIds: list<int>,
 *     // Where the cursor stands once the Child has them.
 *     cursor: int,
 * }
 */
final class ChangeLog
{
    /**
     * The text that publishing appends.
     *
     * @param list<Publication> $published Products with their new versions.
     * @param int $version The last of those.
     * @param string $mark Random, drawn by the caller.
     */
    public static function changeLogEntries(array $published, int $version, string $mark): string
    {
        return implode(
            '',
            array_map(
                static fn(array $item): string => self::entryText([
                    'version' => $item['shadow']['version'],
                    'productId' => $item['productId'],
                    'added' => $item['added'],
                    'mark' => $item['shadow']['version'] === $version ? $mark : '',
                ]),
                $published,
            ),
        );
    }

    /**
     * The text that removing products appends.
     *
     * @param list<Tombstone> $tombstones With their versions.
     * @param int $version The last of those.
     * @param string $mark Random, drawn by the caller.
     */
    public static function removalEntries(array $tombstones, int $version, string $mark): string
    {
        return implode(
            '',
            array_map(
                static fn(array $item): string => self::entryText([
                    'version' => $item['version'],
                    'productId' => $item['product_id'],
                    'added' => 0,
                    'mark' => $item['version'] === $version ? $mark : '',
                ]),
                $tombstones,
            ),
        );
    }

    /**
     * An entry as the row holds it.
     *
     * @param ChangeEntry $entry The change.
     */
    private static function entryText(array $entry): string
    {
        $change = "{$entry['version']}:{$entry['productId']}";
        if ($entry['mark'] !== '') {
            return "{$change}:{$entry['added']}:{$entry['mark']} ";
        }
        return $entry['added'] === 0 ? "{$change} " : "{$change}:{$entry['added']} ";
    }

    /**
     * The entries of a log. A damaged entry is skipped.
     *
     * @param string $log The row's text.
     * @return list<ChangeEntry>
     */
    public static function changeEntries(string $log): array
    {
        $entries = [];
        foreach (explode(' ', $log) as $part) {
            $pair = explode(':', $part);
            $version = Text::integerFromText(Lists::first($pair) ?? '');
            $productId = Text::integerFromText($pair[1] ?? '');
            if ($version !== null && $productId !== null) {
                $entries[] = [
                    'version' => $version,
                    'productId' => $productId,
                    'added' => Text::integerFromText($pair[2] ?? '') ?? 0,
                    'mark' => $pair[3] ?? '',
                ];
            }
        }
        return $entries;
    }

    /**
     * The entries of a log after a version.
     *
     * @param string $log The row's text.
     * @param int $version A version.
     * @return list<ChangeEntry>
     */
    public static function entriesAfter(string $log, int $version): array
    {
        return array_values(
            array_filter(self::changeEntries($log), static fn(array $entry): bool => $entry['version'] > $version),
        );
    }

    /**
     * Whether a log still holds every entry after a version: it keeps the newest ones only.
     *
     * @param string $log The row's text.
     * @param int $version A version.
     */
    public static function reachesBackTo(string $log, int $version): bool
    {
        $entries = self::changeEntries($log);
        $oldest = Lists::first($entries);
        return $oldest === null ||
            $oldest['version'] <= $version + 1 ||
            count($entries) < Routes::LIMITS['change_log_entries'];
    }

    /**
     * The mark with which a version was given out, '' where the log does not go back so far. A version in the midst of
     * a publication has `-`: nobody was told that it was the last.
     *
     * @param string $log The row's text.
     * @param int $version A version.
     */
    public static function markOfVersion(string $log, int $version): string
    {
        // A whole log is a hundred times as much work as this.
        $rest = Text::splitOn(" {$log}", " {$version}:")[1] ?? null;
        $entry = Lists::first(explode(' ', $rest ?? '')) ?? '';
        return $rest === null ? '' : explode(':', $entry)[2] ?? '-';
    }

    /**
     * The log cut to its newest entries, and as it was while it is short enough. It is let grow by a fifth first, so
     * that the row is rewritten once in a thousand changes.
     *
     * @param string $log The row's text.
     */
    public static function boundedChangeLog(string $log): string
    {
        $entries = self::changeEntries($log);
        $limit = Routes::LIMITS['change_log_entries'];
        if (count($entries) <= $limit + 1000) {
            return $log;
        }
        return implode(
            '',
            array_map(
                static fn(array $entry): string => self::entryText($entry),
                array_slice($entries, count($entries) - $limit, $limit),
            ),
        );
    }

    /**
     * What a Child whose cursor stands here still lacks, coalesced: a product that changed ten times goes once.
     *
     * @param string $log The row's text.
     * @param int $version The counter now.
     * @param int $cursor The highest version that the Child has acknowledged.
     * @param int $limit Products at most.
     * @return PushPlan
     */
    public static function planPush(string $log, int $version, int $cursor, int $limit): array
    {
        if ($cursor >= $version) {
            return ['kind' => 'none', 'productIds' => [], 'cursor' => $cursor];
        }
        $entries = self::changeEntries($log);
        $tail = Lists::first($entries);
        if ($tail === null || $tail['version'] > $cursor + 1) {
            return ['kind' => 'walk', 'productIds' => [], 'cursor' => $cursor];
        }
        $missing = array_values(array_filter($entries, static fn(array $entry): bool => $entry['version'] > $cursor));
        $productIds = array_slice(array_values(array_unique(array_column($missing, 'productId'))), 0, $limit);
        $reached = $cursor;
        foreach ($missing as $entry) {
            if (!in_array($entry['productId'], $productIds, true)) {
                break;
            }
            $reached = $entry['version'];
        }
        return ['kind' => 'changes', 'productIds' => $productIds, 'cursor' => $reached];
    }

    /**
     * Where the cursor of a Child stands after it was answered with the state of its own batch: at the batch's
     * versions when it had everything before them, else where it was. A lost answer is asked for again, so the Child
     * always gets them.
     *
     * @param int $cursor The cursor before.
     * @param int $before The counter before the batch was published.
     * @param int $after The counter after it.
     */
    public static function cursorAfterAnswer(int $cursor, int $before, int $after): int
    {
        return $cursor === $before ? $after : $cursor;
    }
}
