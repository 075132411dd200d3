<?php
/**
 * Capture: products that go to the trash, are deleted, or return. What must be known of a product after it is gone is read
 * while it is still there; all of it is written once, at the end of the request.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Capture;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Sync\Publish;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Tombstones;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Removed from \Kitgenix\StockSync\Generated\Sync\Publish
 */
final class Removals
{
    /** @var array<int, Removed> */
    private static array $gone = [];

    /** @var array<int, true> */
    private static array $returned = [];

    /**
     * trashed_post and before_delete_post.
     */
    public static function onGone(mixed $postId): void
    {
        $id = is_numeric($postId) ? (int) $postId : 0;
        if (!self::isProduct($id)) {
            return;
        }
        unset(self::$returned[$id]);
        $text = static fn(string $key): string => is_string($value = get_post_meta($id, $key, true)) ? $value : '';
        $removed = ['productId' => $id, 'sku' => $text('_sku'), 'gid' => $text(Names::META['gid'])];
        if ($removed['sku'] !== '' && $removed['gid'] !== '' && !StockReader::isCopy($id, $text(Names::META['shadow']))) {
            self::$gone[$id] = $removed;
        }
    }

    /**
     * untrashed_post.
     */
    public static function onReturned(mixed $postId): void
    {
        $id = is_numeric($postId) ? (int) $postId : 0;
        if (self::isProduct($id)) {
            unset(self::$gone[$id]);
            self::$returned[$id] = true;
        }
    }

    /**
     * shutdown, before the journal is written.
     */
    public static function flush(): void
    {
        $gone = array_values(self::$gone);
        $returned = array_keys(self::$returned);
        self::$gone = [];
        self::$returned = [];
        if ($gone === [] && $returned === []) {
            return;
        }
        $master = Settings::master();
        if ($master !== null) {
            self::askAgain($master['store_id'], $returned);
        } elseif (Settings::children() !== []) {
            self::publish($gone, $returned);
        }
    }

    /**
     * On the Master: what is told to be gone and is there has returned while a process died.
     *
     * @param list<int> $ids Products that are there.
     */
    public static function findReturned(array $ids): void
    {
        $returned = Publish::returnedProducts(array_values(Tombstones::all()), $ids);
        if ($returned !== []) {
            self::publish([], $returned);
        }
    }

    /**
     * On the Master: removals are published, and what returns is published anew, as if for the first time.
     *
     * @param list<Removed> $gone
     * @param list<int>     $returned
     */
    private static function publish(array $gone, array $returned): void
    {
        Counter::prepare();
        Tombstones::prepare();
        Transaction::run(static function () use ($gone, $returned): void {
            Counter::lock();
            // A product that was in the trash when it was deleted is known to be gone.
            $known = Tombstones::all();
            Tombstones::change(array_values(array_filter($gone, static fn(array $one): bool => !isset($known[$one['productId']]))), $returned);
            // Where another product has the SKU, the Children are told of that one after the removal.
            $anew = [...$returned, ...array_diff(ProductIdentity::idsOfSkus(array_column($gone, 'sku')), array_column($gone, 'productId'))];
            StockWriter::dropShadows(StockReader::read($anew), $anew);
            ChangeJournal::append($anew);
        });
        Wakeup::request();
    }

    /**
     * On a Child: what the Master published meanwhile went by. The base stays, and with it what was sold before.
     *
     * @param list<int> $returned
     */
    private static function askAgain(string $masterId, array $returned): void
    {
        if ($returned === []) {
            return;
        }
        Links::prepareMaster($masterId);
        Transaction::run(static function () use ($masterId, $returned): void {
            Links::lock($masterId);
            $rows = StockReader::read($returned);
            $shadows = [];
            foreach ($rows as $row) {
                if ($row['shadow'] !== null) {
                    $shadows[$row['id']] = [...$row['shadow'], 'version' => 0, 'refusedSku' => null];
                }
            }
            StockWriter::storeShadows($rows, $shadows);
            ChangeJournal::append($returned);
        });
        Wakeup::request();
    }

    private static function isProduct(int $id): bool
    {
        return $id > 0 && in_array(get_post_type($id), ['product', 'product_variation'], true);
    }
}
