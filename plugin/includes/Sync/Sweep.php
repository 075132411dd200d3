<?php
/**
 * Sync: finds what was left behind. A process that is killed between WooCommerce's write and our append leaves a
 * product whose stock differs from its shadow and that nobody noted; so does code that writes with its own SQL. Enters:
 * nothing; leaves: ids in the journal.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Capture\Removals;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\Publish;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 */
final class Sweep
{
    /**
     * The recurring action: what a killed process left behind is noted first, then everything goes.
     */
    public static function onAction(): void
    {
        if (Settings::master() !== null || Settings::children() !== []) {
            self::run();
            Drain::run();
            ReservedStock::removeOver();
        }
    }

    /**
     * Looks through the whole catalogue, a page at a time.
     *
     * @return int Products that were found and noted.
     */
    public static function run(): int
    {
        $after = 0;
        $found = 0;
        $untaken = [];
        do {
            $ids = ProductsWithSku::idsAfter($after, Routes::LIMITS['items']);
            $rows = StockReader::read($ids);
            $left = array_keys(array_filter($rows, [self::class, 'isLeftBehind']));
            ChangeJournal::append($left);
            $untaken = [...$untaken, ...array_keys(array_filter($rows, static fn(array $row): bool => ($row['shadow']['problem'] ?? '') !== '' && ProductIdentity::isSynced($row)))];
            if (Settings::role() === 'master') {
                Removals::findReturned($ids);
            }
            self::renameWaiting($rows);
            Selections::follow($rows);
            $found += count($left);
            $after = (int) end($ids);
        } while (count($ids) === Routes::LIMITS['items']);
        // What was not taken is tried again, a batch at a time: whatever stood against it may be gone.
        shuffle($untaken);
        ChangeJournal::append(array_slice($untaken, 0, Routes::LIMITS['batch_items']));
        return $found;
    }

    /**
     * @param ProductRow $row
     */
    private static function isLeftBehind(array $row): bool
    {
        if (!ProductIdentity::isSynced($row)) {
            return false;
        }
        if ($row['shadow'] === null) {
            return true;
        }
        return Settings::role() === 'master'
            ? !Publish::isPublished(Publisher::dirtyProduct($row))
            : Batch::batchItems([BatchToMaster::candidate($row)], false) !== [];
    }

    /**
     * @param array<int, ProductRow> $rows
     */
    private static function renameWaiting(array $rows): void
    {
        $master = Settings::master();
        if ($master !== null) {
            Renames::retry($master['store_id'], array_keys(array_filter($rows, static fn(array $row): bool => ($row['shadow']['wantedSku'] ?? null) !== null)));
        }
    }
}
