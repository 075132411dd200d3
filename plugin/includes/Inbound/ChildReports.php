<?php
/**
 * Inbound, Master: what Children say that they hold, in events, pings and refusals. Enters: a generation and a version; leaves:
 * a counter that gives out nothing more, when a Child is ahead of it: this database is older than what the Child has seen.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Inbound;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type GenerationReport from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Answer from \Kitgenix\StockSync\Outbound\SignedHttp
 * @phpstan-type Report array{generation: string|null, seen: int|null, mark: string|null, ...}
 */
final class ChildReports
{
    /**
     * Takes a report in. Outside of transactions.
     *
     * @param Report $report Of a peer of version 1 all is null.
     */
    public static function take(string $childId, array $report): void
    {
        $known = self::known($report);
        $counter = Counter::read();
        if (Counter::afterReport($counter, $known, 0) === $counter) {
            return;
        }
        [$before, $after] = Transaction::run(static function () use ($childId, $known): array {
            Counter::lock();
            $before = Counter::read();
            $after = Counter::afterReport($before, $known, Links::child($childId)['cursor']);
            if ($after !== $before) {
                Counter::save($after);
            }
            return [$before, $after];
        });
        self::announce($childId, $before, $after);
    }

    /**
     * Takes in what a Child says that refuses the generation. The link is as good as before: this Master was restored, or the
     * push was overtaken by a newer answer and is planned anew at once.
     *
     * @param Answer $answer
     * @return bool Whether it was such a refusal.
     */
    public static function takeRefusal(string $childId, array $answer): bool
    {
        $report = Validators::generationReport($answer['body']['data'] ?? null);
        if ($answer['status'] !== 409 || $answer['code'] !== Errors::ERRORS['generation'] || !$answer['is_authentic'] || !$report['ok']) {
            return false;
        }
        ['generation' => $generation, 'seen' => $seen, 'mark' => $mark] = $report['value'];
        self::take($childId, $report['value']);
        $counter = Counter::read();
        if ($counter['restored'] === null && $counter['generation'] === $generation) {
            Links::updateChild($childId, static fn(array $link): array => Generation::linkAfterTelling($link, $seen, $mark));
        }
        return true;
    }

    /**
     * A report as the core asks for it.
     *
     * @param Report $report
     * @return GenerationReport
     */
    public static function known(array $report): array
    {
        return ['generation' => $report['generation'] ?? '', 'seen' => $report['seen'] ?? 0, 'mark' => $report['mark'] ?? ''];
    }

    /**
     * Says once that this Master has stopped. After the commit.
     *
     * @param StoredCounter $before
     * @param StoredCounter $after
     */
    private static function announce(string $childId, array $before, array $after): void
    {
        if ($before['restored'] === null && $after['restored'] !== null) {
            EventLog::add('error', 'This Master was restored from a backup: a Child holds what it has not. Nothing is exchanged until an administrator has decided.', [
                'code' => Errors::ERRORS['restored'],
                'peer' => $childId,
                'generation' => $after['generation'],
                'version' => $after['version'],
                'seen' => $after['restored']['seen'],
            ]);
        }
    }

    /**
     * The answer to an event meanwhile: the Child keeps its batch.
     */
    public static function refusal(): \WP_Error
    {
        return new \WP_Error(Errors::ERRORS['restored'], 'This Master was restored from a backup and waits for an administrator.', [
            'status' => 503,
            'retry_after' => Routes::LIMITS['pause_retry_seconds'],
        ]);
    }
}
