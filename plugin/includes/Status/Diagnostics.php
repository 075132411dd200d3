<?php
/**
 * Status: what a person reads in the documented option: health, backlog and notices. The truth stands in the links' own
 * rows; the option gets a copy, at the end of a drain or of a peer's request and never in a shopper's, and only when a person
 * would see a difference.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Diagnostics\Report;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Refusals;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkReport from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type BacklogRow from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type HealthSummary from Report
 */
final class Diagnostics
{
    private static bool $isInbound = false;

    /**
     * Each link as it is now.
     *
     * @return list<LinkReport>
     */
    public static function links(): array
    {
        $reports = [];
        $master = Settings::master();
        if ($master !== null) {
            $link = Links::master($master['store_id']);
            $waiting = $link['health']['failures'] > 0 ? PendingChanges::forMaster($master['store_id']) : 0;
            $reports[] = ['store_id' => $master['store_id'], 'name' => '', 'type' => 'send', 'health' => $link['health'], 'waiting' => $waiting];
        }
        foreach (Settings::children() as $child) {
            $link = Links::child($child['id']);
            $waiting = $link['health']['failures'] > 0 ? PendingChanges::forChild($child['id']) : 0;
            $reports[] = ['store_id' => $child['id'], 'name' => $child['name'], 'type' => 'push', 'health' => $link['health'], 'waiting' => $waiting];
        }
        return $reports;
    }

    /**
     * At the end of a drain: brings the option in line with the links.
     */
    public static function refresh(): void
    {
        try {
            $links = self::links();
            // What this process has cached another one may have changed: a row of a link that is healed would stay.
            Settings::forget();
            if (self::shown(Settings::get(), $links) !== null) {
                Settings::update(static fn(array $settings): array => self::shown($settings, $links) ?? $settings);
            }
        } catch (\Throwable $error) {
            EventLog::add('warning', 'The diagnostics could not be written.', ['code' => Errors::ERRORS['internal'], 'error' => $error->getMessage()]);
        }
    }

    /**
     * A peer's event has arrived.
     */
    public static function noteInbound(): void
    {
        self::$isInbound = true;
    }

    /**
     * shutdown: the same after a peer's request. In a shopper's there was no event, and nothing is read.
     */
    public static function afterInbound(): void
    {
        if (self::$isInbound) {
            self::$isInbound = false;
            self::refresh();
        }
    }

    /**
     * A person has read a list and wants it empty. A link that still fails is shown again after its next failure.
     *
     * @param 'event_log'|'backlog'|'notices' $list
     */
    public static function clear(string $list): void
    {
        Settings::update(static function (array $settings) use ($list): array {
            $settings[$list] = [];
            if ($list !== 'event_log') {
                $settings[$list . '_cleared'] = time();
            }
            return $settings;
        });
        if ($list === 'event_log') {
            Refusals::clear();
        }
        EventLog::add('info', 'A list was cleared.', ['list' => $list, 'user' => get_current_user_id()]);
    }

    /**
     * The option as it shall be, null when a person would see no difference.
     *
     * @param array<string, mixed> $settings
     * @param list<LinkReport>     $links
     * @return array<string, mixed>|null
     */
    private static function shown(array $settings, array $links): ?array
    {
        // A store that is not connected has nothing new to say, and what it last heard stays true.
        $health = $links === [] ? self::health($settings) : Report::healthSummary(array_column($links, 'health'));
        $before = self::backlog($settings);
        $backlog = array_slice(Report::backlogRows($before, $links, StoredFields::number($settings, 'backlog_cleared')), 0, Routes::LIMITS['backlog_rows']);
        $notices = Notices::with($settings, $links, StoredFields::number($settings, 'notices_cleared'));
        $isHealthShown = !Report::isNews(self::health($settings), $health);
        $isBacklogShown = count(StoredFields::entries($settings, 'backlog')) === count($before) && Report::isBacklogShown($before, $backlog);
        if ($isHealthShown && $isBacklogShown && $notices === StoredFields::entries($settings, 'notices')) {
            return null;
        }
        $kept = StoredFields::map($settings, 'health');
        return [
            ...$settings,
            'health' => [...$kept, ...$health],
            // 1.0.2 shows what it calls the payload; there is none, only products that wait.
            'backlog' => array_map(static fn(array $row): array => $row + [
                'payload_meta' => ['event_type' => 'stock_state', 'context' => '', 'items_count' => $row['waiting']],
            ], $backlog),
            'notices' => $notices,
        ];
    }

    /**
     * The backlog rows of the option that are ours. Those of 1.0.2 have no `next_attempt`, and are no queue any more.
     *
     * @param array<string, mixed> $settings
     * @return list<BacklogRow>
     */
    public static function backlog(array $settings): array
    {
        $rows = [];
        foreach (StoredFields::entries($settings, 'backlog') as $row) {
            if (is_array($row) && isset($row['next_attempt'], $row['store_id'], $row['type'])) {
                $rows[] = [
                    'time' => StoredFields::number($row, 'time'),
                    'type' => $row['type'] === 'send' ? 'send' : 'push',
                    'store_id' => StoredFields::text($row, 'store_id'),
                    'attempt' => StoredFields::number($row, 'attempt'),
                    'error' => StoredFields::text($row, 'error'),
                    'code' => StoredFields::text($row, 'code'),
                    'next_attempt' => StoredFields::number($row, 'next_attempt'),
                    'waiting' => StoredFields::number($row, 'waiting'),
                ];
            }
        }
        return $rows;
    }

    /**
     * @param array<string, mixed> $settings
     * @return HealthSummary
     */
    private static function health(array $settings): array
    {
        $health = StoredFields::map($settings, 'health');
        return [
            'last_inbound_event' => StoredFields::number($health, 'last_inbound_event'),
            'last_outbound_success' => StoredFields::number($health, 'last_outbound_success'),
            'last_outbound_error' => StoredFields::number($health, 'last_outbound_error'),
            'last_error_message' => StoredFields::text($health, 'last_error_message'),
        ];
    }
}
