<?php
/**
 * Status: the notices of the documented option: what a person must act on, because waiting will not heal it. One for each
 * link; it goes when the link is healed. Rows that others wrote stay.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Diagnostics\Report;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkReport from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class Notices
{
    /**
     * The notices as they shall be, newest first.
     *
     * @param array<string, mixed> $settings
     * @param list<LinkReport>     $links
     * @param int                  $cleared  When a person cleared them, Unix seconds.
     * @return list<mixed>
     */
    public static function with(array $settings, array $links, int $cleared): array
    {
        $attention = [];
        foreach ($links as $link) {
            if (Report::needsAttention($link['health'], $cleared)) {
                $attention['store ' . $link['store_id']] = $link;
            }
        }
        $kept = [];
        foreach (StoredFields::entries($settings, 'notices') as $row) {
            $storeId = is_array($row) && is_string($row['store_id'] ?? null) ? $row['store_id'] : null;
            $link = $storeId === null ? null : $attention['store ' . $storeId] ?? null;
            if ($storeId === null || ($link !== null && is_array($row) && ($row['code'] ?? '') === $link['health']['attention'])) {
                $kept[] = $row;
                unset($attention['store ' . $storeId]);
            }
        }
        $new = array_map(static fn(array $link): array => [
            'time' => $link['health']['last_failure'],
            'type' => 'error',
            'message' => self::message($link),
            'store_id' => $link['store_id'],
            'code' => $link['health']['attention'],
        ], array_values($attention));
        return array_slice([...$new, ...$kept], 0, Routes::LIMITS['notice_rows']);
    }

    /**
     * What to say of a link that waiting will not heal.
     *
     * @param LinkReport $link
     */
    public static function message(array $link): string
    {
        $store = $link['type'] === 'send' ? __('The Master', 'kitgenix-stock-sync-for-woocommerce') : ($link['name'] !== '' ? $link['name'] : $link['store_id']);
        return match ($link['health']['attention']) {
            /* translators: %s: name of a store. */
            Errors::ERRORS['auth_failed'] => sprintf(__('%s does not recognize this store. Compare store ID, secret and clock on both. Pending changes are kept and sent again, with increasing delays, at least hourly.', 'kitgenix-stock-sync-for-woocommerce'), $store),
            /* translators: %s: name of a store. */
            Errors::ERRORS['generation'] => sprintf(__('%s follows another count of this store, as after a restored backup. Nothing is overwritten until you decide.', 'kitgenix-stock-sync-for-woocommerce'), $store),
            /* translators: %s: name of a store. */
            Errors::ERRORS['restored'] => sprintf(__('%s reports changes that this Master does not have. Its sync is paused until you decide; all other stores stay in sync.', 'kitgenix-stock-sync-for-woocommerce'), $store),
            /* translators: 1: name of a store, 2: what it answered. */
            default => sprintf(__('%1$s refuses what this store sends (%2$s). Pending changes are kept and sent again, at least hourly.', 'kitgenix-stock-sync-for-woocommerce'), $store, $link['health']['last_error']),
        };
    }
}
