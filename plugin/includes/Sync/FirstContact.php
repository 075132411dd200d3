<?php
/**
 * Sync, Child: first contact. Enters: a link that was made anew, or whose selection of products changed; leaves: a base for
 * every product, and an empty batch that asks the Master for everything.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Contact;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\V1\UnsentByVersion1;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredBatchItem from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ContactProduct from Contact
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 */
final class FirstContact
{
    /**
     * Walks to the catalogue's end, a page a transaction; a walk that was cut off goes on where it stood.
     *
     * @param list<string> $except SKUs that get their base elsewhere. While there are any, the walk waits for them at its end.
     */
    public static function walk(string $masterId, array $except): void
    {
        while (Transaction::run(static fn(): bool => self::page($masterId, $except)));
    }

    /**
     * Gives a product that is about to change its base, where first contact has not come by it.
     */
    public static function bindBeforeChange(string $masterId, int $productId): void
    {
        Links::prepareMaster($masterId);
        Transaction::run(static function () use ($masterId, $productId): void {
            Links::lock($masterId);
            if (Links::master($masterId)['contact'] !== null) {
                $unsent = UnsentByVersion1::skus();
                self::bindNew(array_filter(
                    StockReader::read([$productId]),
                    static fn(array $row): bool => !in_array($row['sku'], $unsent, true)
                ));
            }
        });
    }

    /**
     * Gives products that have no base what the Master shows of them, inside the caller's transaction: what differs from it was
     * sold here.
     *
     * @param list<EventItem>        $items
     * @param array<int, ProductRow> $rows
     * @return list<int> The products that got it.
     */
    public static function bindTo(array $items, array $rows): array
    {
        $states = array_filter(array_map([Items::class, 'stateFromItem'], array_column($items, null, 'sku')), [State::class, 'isStateInRange']);
        $bases = [];
        foreach ($rows as $row) {
            $base = isset($states[$row['sku']]) ? Contact::baseOfUnsent($row['state'], $states[$row['sku']]) : null;
            if ($base !== null && $row['shadow'] === null && ProductIdentity::isSynced($row)) {
                $bases[$row['id']] = $base;
            }
        }
        StockWriter::storeShadows($rows, $bases);
        return array_keys($bases);
    }

    /**
     * Gives products that have no base one, inside the caller's transaction.
     *
     * @param array<int, ProductRow> $rows
     * @return array<int, ProductRow> The products as they are now.
     */
    public static function bindNew(array $rows): array
    {
        // A number that is out of range is no base: the product gets one when it is in range.
        $bases = array_column(Contact::firstBases(self::products(array_filter($rows, [ProductIdentity::class, 'isSynced']))), 'shadow', 'productId');
        StockWriter::storeShadows($rows, $bases);
        StockWriter::dropCopiedGids(array_intersect_key($rows, $bases));
        return array_map(static fn(array $row): array => [...$row, 'shadow' => $bases[$row['id']] ?? $row['shadow']], $rows);
    }

    /**
     * @param list<string> $except
     * @return bool Whether there is a further page.
     */
    private static function page(string $masterId, array $except): bool
    {
        Links::lock($masterId);
        $link = Links::master($masterId);
        // A link that was removed meanwhile would look like a new one, and nothing of it could be stored.
        if ($link['contact'] === null || $link['in_flight'] !== null || !Links::isKnown($masterId)) {
            return false;
        }
        $ids = ProductsWithSku::idsAfter($link['contact']['after'], Routes::LIMITS['items']);
        $rows = StockReader::read($ids);
        self::bindNew(array_filter($rows, static fn(array $row): bool => !in_array($row['sku'], $except, true)));
        StockWriter::dropShadows($rows, self::released($rows));
        $isLast = count($ids) < Routes::LIMITS['items'];
        if ($isLast && $except !== []) {
            return false;
        }
        $link['contact'] = Contact::contactAfterPage($link['contact'], (int) end($ids), $isLast);
        if ($link['contact'] === null) {
            $link['seq']++;
            $link['in_flight'] = self::batch($link['seq'], []);
        }
        Links::save($masterId, $link);
        return $link['contact'] !== null;
    }

    /**
     * A new batch.
     *
     * @param list<StoredBatchItem> $items
     * @return StoredBatch
     */
    public static function batch(int $seq, array $items): array
    {
        return ['seq' => $seq, 'event_id' => bin2hex(random_bytes(32)), 'created' => time(), 'items' => $items, 'release' => null];
    }

    /**
     * Products that have a base and take no part in the sync.
     *
     * @param array<int, ProductRow> $rows
     * @return list<int>
     */
    public static function released(array $rows): array
    {
        return Contact::releasedProducts(self::products($rows));
    }

    /**
     * @param array<int, ProductRow> $rows
     * @return list<ContactProduct>
     */
    private static function products(array $rows): array
    {
        return array_values(array_map(static fn(array $row): array => [
            'productId' => $row['id'],
            'local' => $row['state'],
            'shadow' => $row['shadow'],
            'isSynced' => ProductIdentity::isIncluded($row),
        ], $rows));
    }
}
