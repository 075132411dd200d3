<?php
/**
 * Sync, Master: what Children say that they received, in events, pings and refusals. The link of one that is ahead of this Master's
 * counter is held: either this database is an older one, or that Child is wrong.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type GenerationReport from \Kitgenix\StockSync\Generated\Contract\Payloads
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
        $link = Links::child($childId);
        if (Counter::linkAfterReport($link, $known) === $link) {
            return;
        }
        $isNews = Transaction::run(static function () use ($childId, $known): bool {
            Counter::lock();
            Links::lock($childId);
            $before = Links::child($childId);
            $after = Counter::linkAfterReport($before, $known);
            Links::save($childId, $after);
            return $before['claim'] === null && $after['claim'] !== null;
        });
        if ($isNews) {
            EventLog::add('error', 'A Child reports changes that this Master does not have, as after a restored backup. Its sync is paused until an administrator has decided.', [
                'code' => Errors::ERRORS['restored'],
                'peer' => $childId,
                'generation' => $known['generation'],
                'seen' => $known['seen'],
            ]);
        }
    }

    /**
     * Takes in what a Child says that refuses the generation: the link is held then, or is known to have been told more.
     *
     * @param GenerationReport $report
     */
    public static function takeRefusal(string $childId, array $report): void
    {
        self::take($childId, $report);
        if (Links::child($childId)['claim'] === null && Counter::read()['generation'] === $report['generation']) {
            Links::updateChild($childId, static fn(array $link): array => Generation::linkAfterTelling($link, $report['seen'], $report['mark']));
        }
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
     * The answer to an event of a Child whose link is held: it keeps its batch.
     */
    public static function refusal(): \WP_Error
    {
        return new \WP_Error(Errors::ERRORS['restored'], 'This store holds changes that the Master does not have. An administrator of the Master must decide.', [
            'status' => 503,
            'retry_after' => Routes::LIMITS['pause_retry_seconds'],
        ]);
    }
}
