<?php
/**
 * Sync, Master: gives changed products their next version. Enters: product ids; leaves: shadows and the change log.
 * Everything here happens under the counter's lock.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\Publish;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type DirtyProduct from Publish
 * @phpstan-import-type Shadow from \Kitgenix\StockSync\Generated\Catalogue\Shadows
 */
final class Publisher
{
    /**
     * Publishes what the journal holds.
     *
     * @return bool Whether there was anything in it.
     */
    public static function publishJournal(): bool
    {
        Counter::prepare();
        $any = false;
        do {
            $front = ChangeJournal::front(Routes::LIMITS['items']);
            if ($front['length'] === 0) {
                break;
            }
            $any = true;
            self::prepareMeta($front['ids']);
            $published = Transaction::run(static function (): array {
                Counter::lock();
                // Another drain may have taken the same front: what it published is no longer different.
                $again = ChangeJournal::front(Routes::LIMITS['items']);
                $published = self::publish(StockReader::read($again['ids']), []);
                ChangeJournal::cut($again['length']);
                return $published;
            });
            self::announce($published);
        } while (true);
        return $any;
    }

    /**
     * Creates the meta rows that publishing will write.
     *
     * @param list<int> $ids
     */
    public static function prepareMeta(array $ids): void
    {
        if (StockWriter::needsPreparing(StockReader::read($ids))) {
            Transaction::run(static function () use ($ids): void {
                Counter::lock();
                StockWriter::prepare(StockReader::read($ids));
            });
        }
    }

    /**
     * Publishes products under a new version, whether they have changed or not, so that every Child adopts them anew.
     *
     * @param list<int> $ids Products; those that do not take part in the sync are left out.
     * @return array<int, ProductRow> The published ones, with their new shadows.
     */
    public static function publishAnew(array $ids): array
    {
        Counter::prepare();
        $published = [];
        foreach (array_chunk($ids, Routes::LIMITS['items']) as $page) {
            self::prepareMeta($page);
            $of = Transaction::run(static function () use ($page): array {
                Counter::lock();
                return self::publish(StockReader::read($page), $page);
            });
            self::announce($of);
            $published += $of;
        }
        return $published;
    }

    /**
     * Publishes those of these products that have changed and that nobody noted.
     *
     * @param list<int> $ids
     */
    public static function publishChanged(array $ids): void
    {
        if (array_filter(StockReader::read($ids), [self::class, 'isUnpublished']) === []) {
            return;
        }
        self::prepareMeta($ids);
        Transaction::run(static function () use ($ids): void {
            Counter::lock();
            self::publish(StockReader::read($ids), []);
        });
    }

    /**
     * @param ProductRow $row
     */
    private static function isUnpublished(array $row): bool
    {
        return ProductIdentity::isSynced($row) && !Publish::isPublished(self::dirtyProduct($row));
    }

    /**
     * Publishes products, inside the caller's transaction and under the counter's lock.
     *
     * @param array<int, ProductRow> $rows   As they are now.
     * @param list<int>              $forced Products that take a new version in any case.
     * @param string                 $from   The Child that has made the change; empty when it was made here.
     * @return array<int, ProductRow> The published ones, with their new shadows.
     */
    public static function publish(array $rows, array $forced, string $from = ''): array
    {
        $counter = Counter::read();
        $dirty = [];
        foreach ($rows as $row) {
            if (ProductIdentity::isSynced($row)) {
                $dirty[] = self::dirtyProduct($row, in_array($row['id'], $forced, true));
            }
        }
        $publications = Publish::planPublish($counter['version'], $dirty);
        $published = [];
        $shadows = [];
        foreach ($publications as $publication) {
            $row = $rows[$publication['productId']];
            if ($row['gid'] === '') {
                $gid = wp_generate_uuid4();
                StockWriter::storeGid($row, $gid);
                $row['gid'] = $gid;
            }
            $shadows[$row['id']] = $row['shadow'] = $publication['shadow'];
            $published[$row['id']] = $row;
        }
        StockWriter::storeShadows($rows, $shadows, $from);
        Counter::advance($counter, $publications);
        return $published;
    }

    /**
     * A product as the core asks for it.
     *
     * @param ProductRow $row
     * @return DirtyProduct
     */
    public static function dirtyProduct(array $row, bool $isForced = false): array
    {
        return [
            'productId' => $row['id'],
            'sku' => $row['sku'],
            'local' => $row['state'],
            'shadow' => $row['shadow'],
            'keptOut' => $row['own_kept_out'],
            'forced' => $isForced,
        ];
    }

    /**
     * Tells listeners, after the commit.
     *
     * @param array<int, ProductRow> $published
     */
    private static function announce(array $published): void
    {
        if ($published === []) {
            return;
        }
        $items = [];
        foreach ($published as $row) {
            $items[] = self::announcement($row);
        }
        /**
         * Fires after the Master has published changes of its own.
         *
         * @param list<array{sku: string, product_id: int, quantity: int|float|null, version: int}> $items
         */
        Listeners::tell('published', $items);
    }

    /**
     * A product as hooks announce it.
     *
     * @param ProductRow $row
     * @return array{sku: string, product_id: int, quantity: int|float|null, version: int}
     */
    public static function announcement(array $row): array
    {
        $quantity = $row['shown']['quantity'];
        return [
            'sku' => $row['sku'],
            'product_id' => $row['id'],
            'quantity' => $quantity === null ? null : Number::jsonFromMicro($quantity),
            'version' => $row['shadow']['version'] ?? 0,
        ];
    }
}
