<?php
/**
 * Storage, Master: the counter of published changes and the change log beside it. Whoever holds the counter's lock is the
 * one writer of versions, shadows and log.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\ChangeLog;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Generated\Sync\NewGeneration;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Tombstone from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredChildLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type LinkClaim from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type GenerationReport from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Publication from \Kitgenix\StockSync\Generated\Sync\Publish
 */
final class Counter
{
    /**
     * Creates counter and log where they are missing: this store becomes a Master, and what was agreed on with another one is
     * void. One that is damaged is made anew. Outside of transactions.
     */
    public static function prepare(): void
    {
        if (self::stored() !== null) {
            return;
        }
        if (Row::read(Names::OPTIONS['counter']) !== null) {
            self::renew();
            return;
        }
        Transaction::run(static function (): void {
            $fresh = Row::encode(NewGeneration::newCounter(wp_generate_uuid4()));
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
     * The counter now; prepare() comes before it.
     *
     * @return StoredCounter
     * @throws DatabaseError Where it is missing or damaged.
     */
    public static function read(): array
    {
        return self::stored() ?? throw new DatabaseError('The counter row is missing or damaged.');
    }

    /**
     * The newest version that was given out, for whoever only shows it: 0 where there is no counter that can be read.
     */
    public static function version(): int
    {
        return self::stored()['version'] ?? 0;
    }

    /**
     * The link of a Child after it has said what it received.
     *
     * @param StoredChildLink  $link
     * @param GenerationReport $report
     * @return StoredChildLink The same where nothing follows.
     */
    public static function linkAfterReport(array $link, array $report): array
    {
        $counter = self::read();
        // Most Children have received the newest version, and the log is long.
        $log = $report['seen'] < $counter['version'] ? self::log() : '';
        return Generation::linkAfterReport($link, $counter, $log, $report, time());
    }

    /**
     * Whether a Child received what this counter has not given out.
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
     * Goes on in a new generation, in which every product gets a new version. Under the lock.
     *
     * @param list<LinkClaim> $claims Of the links that are held.
     * @return int The version it begins after.
     */
    public static function decide(array $claims): int
    {
        $after = NewGeneration::counterAfterDecision(self::read(), $claims, wp_generate_uuid4());
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

    /**
     * The counter as it is stored, null where it is missing or damaged.
     *
     * @return StoredCounter|null
     */
    private static function stored(): ?array
    {
        $stored = Validators::storedCounter(Row::json(Names::OPTIONS['counter']));
        return $stored['ok'] ? $stored['value'] : null;
    }

    /**
     * Replaces a counter that somebody or something has damaged. Its Children follow a generation that is not known here any more: each
     * link is held as soon as its Child says so, until a person has decided, as after a restored backup. Nothing is lost until then.
     */
    private static function renew(): void
    {
        $isNew = Transaction::run(static function (): bool {
            self::lock();
            if (self::stored() !== null) {
                return false;
            }
            self::save(NewGeneration::counterAfterDamage([...Links::versions(), ...array_column(Tombstones::all(), 'version')], wp_generate_uuid4()));
            Row::write(Names::OPTIONS['changes'], '');
            return true;
        });
        if ($isNew) {
            EventLog::add('error', 'The record of changes of this Master was damaged and begins anew. Its Children are paused until an administrator has decided whose numbers are right.', [
                'code' => Errors::ERRORS['restored'],
            ]);
        }
    }

    private static function newMark(): string
    {
        return bin2hex(random_bytes(4));
    }
}
