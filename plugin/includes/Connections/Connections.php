<?php
/**
 * Connections: the stores that this one is connected with, as they may be shown: without a secret. Enters: the option, or what a
 * person calls a store; leaves: rows.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AdminMaster from Admin
 * @phpstan-import-type AdminChild from Admin
 * @phpstan-type Peer array{store_id: string, name: string, url: string, type: 'push'|'send', enabled: bool}
 */
final class Connections
{
    /**
     * The Master as the option has it, whole or not.
     *
     * @param array<string, mixed> $settings
     * @return AdminMaster
     */
    public static function master(array $settings): array
    {
        $master = StoredFields::map($settings, 'master');
        return [
            'url' => StoredFields::text($master, 'url'),
            'store_id' => StoredFields::text($master, 'store_id'),
            'has_secret' => StoredFields::text($master, 'secret') !== '',
        ];
    }

    /**
     * The Children as the option has them, whole or not.
     *
     * @param array<string, mixed> $settings
     * @return list<AdminChild>
     */
    public static function children(array $settings): array
    {
        $rows = StoredFields::map($settings, 'children');
        return array_values(array_map(static fn(array $row): array => [
            'id' => StoredFields::text($row, 'id'),
            'name' => StoredFields::text($row, 'name'),
            'url' => StoredFields::text($row, 'url'),
            'enabled' => (bool) ($row['enabled'] ?? true),
            'has_secret' => StoredFields::text($row, 'secret') !== '',
        ], array_filter($rows, 'is_array')));
    }

    /**
     * The peers whose connection is set whole, switched on or not, paused or not.
     *
     * @param array<string, mixed> $settings
     * @return list<Peer>
     */
    public static function peers(array $settings): array
    {
        if (($settings['role'] ?? '') !== 'master') {
            ['store_id' => $id, 'url' => $url, 'has_secret' => $hasSecret] = self::master($settings);
            return $id !== '' && $url !== '' && $hasSecret ? [['store_id' => $id, 'name' => '', 'url' => $url, 'type' => 'send', 'enabled' => true]] : [];
        }
        $whole = array_filter(self::children($settings), static fn(array $child): bool => $child['id'] !== '' && $child['url'] !== '' && $child['has_secret']);
        return array_values(array_map(static fn(array $child): array => [
            'store_id' => $child['id'],
            'name' => $child['name'],
            'url' => $child['url'],
            'type' => 'push',
            'enabled' => $child['enabled'],
        ], $whole));
    }

    /**
     * The peer that a person means: by its store id, its address or its name.
     *
     * @return Peer
     * @throws Refused When there is none, or more than one has this name.
     */
    public static function called(string $said): array
    {
        $peers = self::peers(Settings::get());
        $url = ConnectionRules::canonicalUrl($said);
        $ways = [
            array_filter($peers, static fn(array $peer): bool => $peer['store_id'] === $said),
            array_filter($peers, static fn(array $peer): bool => $url !== null && ConnectionRules::canonicalUrl($peer['url']) === $url),
            array_filter($peers, static fn(array $peer): bool => $peer['name'] !== '' && mb_strtolower($peer['name']) === mb_strtolower(trim($said))),
        ];
        $found = array_values(array_filter($ways))[0] ?? [];
        if (count($found) > 1) {
            /* translators: %s: name of a store. */
            throw Refused::field('store', sprintf(__('More than one store is called “%s”. Use its store ID.', 'kitgenix-stock-sync-for-woocommerce'), $said));
        }
        return reset($found) ?: throw new Refused(
            /* translators: %s: what a person has called a store. */
            sprintf(__('This store is not connected with “%s”. Use the store ID, the address or the name of one that it is connected with.', 'kitgenix-stock-sync-for-woocommerce'), $said),
            [],
            Admin::ADMIN_ERRORS['unknown_child'],
            404
        );
    }
}
