<?php
/**
 * Storage: the secrets in the documented option, of each connection the current one and the one before it. Enters: a peer's id;
 * leaves: its pair, or the option with another one.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type SecretPair from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class Secrets
{
    /**
     * The secrets of a peer, paused or not; null when there is no such connection, or it is disabled.
     *
     * @return SecretPair|null
     */
    public static function of(string $peerId): ?array
    {
        $settings = Settings::get();
        $master = Settings::masterOf($settings);
        if ($master !== null && $master['store_id'] === $peerId && is_array($settings['master'])) {
            return self::inRow($settings['master']);
        }
        if (!in_array($peerId, array_column(Settings::childrenOf($settings), 'id'), true)) {
            return null;
        }
        foreach (is_array($settings['children']) ? $settings['children'] : [] as $row) {
            if (is_array($row) && StoredFields::text($row, 'id') === $peerId) {
                return self::inRow($row);
            }
        }
        return null;
    }

    /**
     * Changes the secrets of a peer.
     *
     * @param callable(SecretPair): SecretPair $change
     */
    public static function update(string $peerId, callable $change): void
    {
        Settings::update(static function (array $settings) use ($peerId, $change): array {
            $master = $settings['master'] ?? null;
            if (is_array($master) && ($settings['role'] ?? '') !== 'master' && StoredFields::text($master, 'store_id') === $peerId) {
                $settings['master'] = $change(self::inRow($master)) + $master;
            }
            $rows = StoredFields::map($settings, 'children');
            foreach ($rows as $index => $row) {
                if (is_array($row) && ($settings['role'] ?? '') === 'master' && StoredFields::text($row, 'id') === $peerId) {
                    $rows[$index] = $change(self::inRow($row)) + $row;
                }
            }
            return ['children' => $rows] + $settings;
        });
    }

    /**
     * The secrets in a connection's row.
     *
     * @param array<array-key, mixed> $row
     * @return SecretPair
     */
    public static function inRow(array $row): array
    {
        $expires = $row['secret_previous_expires_at'] ?? 0;
        $state = $row['secret_state'] ?? '';
        return [
            'secret' => StoredFields::text($row, 'secret'),
            'secret_previous' => StoredFields::text($row, 'secret_previous'),
            'secret_previous_expires_at' => is_numeric($expires) ? (int) $expires : 0,
            'secret_state' => $state === 'waits' || $state === 'asks' ? $state : '',
        ];
    }
}
