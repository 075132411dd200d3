<?php
/**
 * Journal, Master: the counter of published changes and the change log beside it. Whoever holds the counter's lock is the
 * one writer of versions, shadows and log.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Journal;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\ChangeLog;
use Kitgenix\StockSync\Generated\Sync\Generation;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Tombstone from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type GenerationReport from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Publication from \Kitgenix\StockSync\Generated\Sync\Publish
 */
final class Counter
{
    /**
     * Creates counter and log where they are missing: this store becomes a Master, and what was agreed on with another one is
     * void. Outside of transactions.
     */
    public static function prepare(): void
    {
        if (Row::read(Names::OPTIONS['counter']) !== null) {
            return;
        }
        Transaction::run(static function (): void {
            $fresh = Row::encode(Generation::newCounter(wp_generate_uuid4()));
            if (Row::create(Names::OPTIONS['counter'], $fresh)) {
                Row::delete(Names::OPTIONS['changes']);
                Row::create(Names::OPTIONS['changes'], '');
                Links::forgetAll();
            }
        });
    }

    /**
     * Holds the counter until the transaction ends.
     */
    public static function lock(): void
    {
        Row::lock(Names::OPTIONS['counter']);
    }

    /**
     * The counter now.
     *
     * @return StoredCounter
     */
    public static function read(): array
    {
        $stored = Validators::storedCounter(Row::json(Names::OPTIONS['counter']));
        if (!$stored['ok']) {
            throw new DatabaseError('The counter row is missing or damaged.');
        }
        return $stored['value'];
    }

    /**
     * Whether this Master was restored from a backup and waits for an administrator: it gives out nothing until then.
     */
    public static function isRestored(): bool
    {
        return self::read()['restored'] !== null;
    }

    /**
     * The same where there may be no counter yet.
     */
    public static function isWaiting(): bool
    {
        $stored = Validators::storedCounter(Row::json(Names::OPTIONS['counter']));
        return $stored['ok'] && $stored['value']['restored'] !== null;
    }

    /**
     * What follows from what a Child says that it was told.
     *
     * @param StoredCounter    $counter
     * @param GenerationReport $report
     * @param int              $cursor What it has confirmed.
     * @return StoredCounter The same where nothing follows.
     */
    public static function afterReport(array $counter, array $report, int $cursor): array
    {
        // Most Children have been told the newest version, and the log is long.
        $log = $report['seen'] < $counter['version'] ? self::log() : '';
        return Generation::counterAfterReport($counter, $log, $report, $cursor, wp_generate_uuid4(), time());
    }

    /**
     * Whether a Child was told what this counter has not given out.
     *
     * @param GenerationReport $report
     */
    public static function isBehind(array $report): bool
    {
        return Generation::isAhead(self::read(), self::log(), $report);
    }

    /**
     * Stores it. Under the lock.
     *
     * @param StoredCounter $counter
     */
    public static function save(array $counter): void
    {
        Row::write(Names::OPTIONS['counter'], Row::encode($counter));
    }

    /**
     * Goes on in the new generation, from which every product gets a new version. Under the lock.
     *
     * @return int|null The version it begins after; null when there was nothing to decide.
     */
    public static function decide(): ?int
    {
        $counter = self::read();
        if ($counter['restored'] === null) {
            return null;
        }
        $after = Generation::counterAfterDecision($counter);
        self::save($after);
        Row::write(Names::OPTIONS['changes'], '');
        Links::forgetShadows();
        Tombstones::renew($after['version']);
        return $after['version'];
    }

    /**
     * The change log's text.
     */
    public static function log(): string
    {
        return Row::read(Names::OPTIONS['changes']) ?? '';
    }

    /**
     * Moves the counter to the last of these publications and logs them. Under the lock.
     *
     * @param StoredCounter     $counter
     * @param list<Publication> $published
     */
    public static function advance(array $counter, array $published): void
    {
        $last = end($published);
        if ($last !== false) {
            $version = $last['shadow']['version'];
            $mark = self::newMark();
            self::append($counter, ChangeLog::changeLogEntries($published, $version, $mark), $version, $mark);
        }
    }

    /**
     * The same for products that are gone.
     *
     * @param StoredCounter   $counter
     * @param list<Tombstone> $buried
     */
    public static function advanceByRemovals(array $counter, array $buried): void
    {
        $last = end($buried);
        if ($last !== false) {
            $mark = self::newMark();
            self::append($counter, ChangeLog::removalEntries($buried, $last['version'], $mark), $last['version'], $mark);
        }
    }

    /**
     * @param StoredCounter $counter
     */
    private static function append(array $counter, string $entries, int $version, string $mark): void
    {
        Row::write(Names::OPTIONS['changes'], ChangeLog::boundedChangeLog(self::log() . $entries));
        self::save([...$counter, 'version' => $version, 'mark' => $mark]);
    }

    private static function newMark(): string
    {
        return bin2hex(random_bytes(4));
    }
}
