<?php
/**
 * Journal: what this store remembers of each peer, one option row a link.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Journal;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredChildLink from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class Links
{
    /**
     * A Child's link to its Master.
     *
     * @return StoredMasterLink
     */
    public static function master(string $masterId): array
    {
        $stored = Validators::storedMasterLink(Row::json(self::name($masterId)));
        return $stored['ok'] ? $stored['value'] : NewLinks::newMasterLink(wp_generate_uuid4());
    }

    /**
     * The Master's link to a Child.
     *
     * @return StoredChildLink
     */
    public static function child(string $childId): array
    {
        $stored = Validators::storedChildLink(Row::json(self::name($childId)));
        return $stored['ok'] ? $stored['value'] : NewLinks::newChildLink(Counter::read()['version']);
    }

    /**
     * Creates the row of a link that is new. Outside of transactions.
     */
    public static function prepare(string $peerId, bool $isMaster): void
    {
        if (Row::read(self::name($peerId)) === null) {
            self::create($peerId, $isMaster ? self::master($peerId) : self::child($peerId));
        }
    }

    /**
     * Holds a link until the transaction ends.
     */
    public static function lock(string $peerId): void
    {
        Row::lock(self::name($peerId));
    }

    /**
     * Stores a link. Under its lock.
     *
     * @param StoredMasterLink|StoredChildLink $link
     */
    public static function save(string $peerId, array $link): void
    {
        Row::write(self::name($peerId), Row::encode($link));
    }

    /**
     * Changes a Child's link under its lock.
     *
     * @param callable(StoredChildLink): StoredChildLink $change
     */
    public static function updateChild(string $childId, callable $change): void
    {
        Transaction::run(static function () use ($childId, $change): void {
            self::lock($childId);
            self::save($childId, $change(self::child($childId)));
        });
    }

    /**
     * Changes the link to the Master under its lock.
     *
     * @param callable(StoredMasterLink): StoredMasterLink $change
     */
    public static function updateMaster(string $masterId, callable $change): void
    {
        Transaction::run(static function () use ($masterId, $change): void {
            self::lock($masterId);
            self::save($masterId, $change(self::master($masterId)));
        });
    }

    /**
     * Forgets a peer that was removed.
     */
    public static function forget(string $peerId): void
    {
        Row::delete(self::name($peerId));
        Lease::forget($peerId);
    }

    /**
     * @param StoredMasterLink|StoredChildLink $link
     */
    private static function create(string $peerId, array $link): void
    {
        Row::create(self::name($peerId), Row::encode($link));
    }

    private static function name(string $peerId): string
    {
        return Names::OPTIONS['link_prefix'] . md5($peerId);
    }
}
