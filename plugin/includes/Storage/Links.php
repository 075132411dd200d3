<?php
/**
 * Storage: what this store remembers of each peer, one option row a link.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\LinkTransitions;
use Kitgenix\StockSync\Generated\Sync\Retry;

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
        return $stored['ok'] ? $stored['value'] : LinkTransitions::newMasterLink(wp_generate_uuid4());
    }

    /**
     * The Master's link to a Child.
     *
     * @return StoredChildLink
     */
    public static function child(string $childId): array
    {
        $stored = Validators::storedChildLink(Row::json(self::name($childId)));
        return $stored['ok'] ? $stored['value'] : LinkTransitions::newChildLink(Counter::version());
    }

    /**
     * Which of these Children hold what this Master never gave out, and wait for an administrator. One query, for every page of wp-admin.
     *
     * @param list<string> $childIds
     * @return list<string>
     */
    public static function held(array $childIds): array
    {
        if ($childIds === []) {
            return [];
        }
        $names = array_map([self::class, 'name'], $childIds);
        $held = array_column(
            Sql::rows(
                'SELECT option_name FROM {options} WHERE option_name IN (' . Sql::placeholders($names) . ') AND option_value LIKE %s',
                [...$names, '%"claim":{%']
            ),
            'option_name'
        );
        return array_values(array_filter($childIds, static fn(string $id): bool => in_array(self::name($id), $held, true)));
    }

    /**
     * Which version of the protocol a peer speaks: 0 where that is not known. The same in either role.
     */
    public static function protocolOf(string $peerId): int
    {
        $row = Row::json(self::name($peerId));
        $health = is_array($row) ? $row['health'] ?? null : null;
        return is_array($health) && is_int($health['protocol'] ?? null) ? $health['protocol'] : 0;
    }

    /**
     * A signed message of a peer has come in, in the form of one version of the protocol.
     *
     * @param bool $isChild Whether the peer is a Child of this Master.
     */
    public static function heardIn(string $peerId, int $protocol, bool $isChild): void
    {
        if (!self::isKnown($peerId) || self::protocolOf($peerId) === $protocol) {
            return;
        }
        if ($isChild) {
            self::updateChild($peerId, static fn(array $link): array => [...$link, 'health' => Retry::healthInProtocol($link['health'], $protocol)]);
        } else {
            self::updateMaster($peerId, static fn(array $link): array => [...$link, 'health' => Retry::healthInProtocol($link['health'], $protocol)]);
        }
    }

    /**
     * Whether there is a link to this peer.
     */
    public static function isKnown(string $peerId): bool
    {
        return Row::read(self::name($peerId)) !== null;
    }

    /**
     * Creates the Master's link to a Child where it is new, and the counter on which it stands. Outside of transactions.
     */
    public static function prepareChild(string $childId): void
    {
        if (!self::isKnown($childId)) {
            Counter::prepare();
            self::create($childId, self::child($childId));
        }
    }

    /**
     * Creates a Child's link to its Master where it is new. What this store knew of another Master, or as a Master itself, is
     * void from then on. Outside of transactions.
     */
    public static function prepareMaster(string $masterId): void
    {
        if (!self::isKnown($masterId)) {
            Transaction::run(static function () use ($masterId): void {
                self::forgetRole();
                self::create($masterId, self::master($masterId));
            });
        }
    }

    /**
     * Forgets what this store knew as a Child or as a Master: it has another role, or another Master.
     */
    public static function forgetRole(): void
    {
        Transaction::run(static function (): void {
            self::forgetAll();
            Row::delete(Names::OPTIONS['counter']);
            Row::delete(Names::OPTIONS['changes']);
        });
    }

    /**
     * Forgets every peer and what was agreed on with them.
     */
    public static function forgetAll(): void
    {
        Row::deleteAll(Names::OPTIONS['link_prefix']);
        Row::deleteAll(Names::OPTIONS['old_child_prefix']);
        Row::delete(Names::OPTIONS['tombstones']);
        self::forgetShadows();
    }

    /**
     * The versions that are known beside the counter: of each product's shadow, and how far each Child was told.
     *
     * @return list<int>
     */
    public static function versions(): array
    {
        $rows = [
            ...array_column(Sql::rows('SELECT meta_value AS text FROM {postmeta} WHERE meta_key = %s', [Names::META['shadow']]), 'text'),
            ...array_column(
                Sql::rows('SELECT option_value AS text FROM {options} WHERE option_name LIKE %s', [Sql::db()->esc_like(Names::OPTIONS['link_prefix']) . '%']),
                'text'
            ),
        ];
        $versions = [];
        foreach ($rows as $text) {
            $row = json_decode((string) $text, true);
            foreach (['v', 'cursor', 'told'] as $key) {
                if (is_array($row) && is_int($row[$key] ?? null)) {
                    $versions[] = $row[$key];
                }
            }
        }
        return $versions;
    }

    /**
     * Forgets what was agreed on, product by product.
     */
    public static function forgetShadows(): void
    {
        Sql::run("UPDATE {postmeta} SET meta_value = '' WHERE meta_key = %s", [Names::META['shadow']]);
        // A persistent cache may hold any of them; before WordPress 6.1 there was no way to empty a part of it.
        if (function_exists('wp_cache_supports') && function_exists('wp_cache_flush_group') && wp_cache_supports('flush_group')) {
            wp_cache_flush_group('post_meta');
        } else {
            wp_cache_flush();
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
        Row::delete(Names::OPTIONS['old_child_prefix'] . md5($peerId));
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
