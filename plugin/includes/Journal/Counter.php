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

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredCounter from \Kitgenix\StockSync\Generated\Contract\Stored
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
            $fresh = Row::encode(['generation' => wp_generate_uuid4(), 'version' => 0]);
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
            self::append(ChangeLog::changeLogEntries($published), $last['shadow']['version'], $counter['generation']);
        }
    }

    /**
     * Appends to the change log and moves the counter. Under the lock.
     */
    public static function append(string $entries, int $version, string $generation): void
    {
        Row::write(Names::OPTIONS['changes'], ChangeLog::boundedChangeLog(self::log() . $entries));
        Row::write(Names::OPTIONS['counter'], Row::encode(['generation' => $generation, 'version' => $version]));
    }
}
