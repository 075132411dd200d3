<?php

/**
 * Sync: what a store remembers of a peer before the first word was exchanged.
 *
 * Generated from src/core/sync/links.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredMasterLink from Stored
 */
final class Links
{
    /**
     * A Child's link to its Master.
     *
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function newMasterLink(string $epoch): array
    {
        return [
            'epoch' => $epoch,
            'seq' => 0,
            'generation' => '',
            'in_flight' => null,
            'contact' => ['after' => 0, 'fresh' => true],
            'health' => Retry::newHealth(),
        ];
    }

    /**
     * The Master's link to a Child: the whole catalogue is to be walked once.
     *
     * @param int $version The counter now.
     * @return StoredChildLink
     */
    public static function newChildLink(int $version): array
    {
        return [
            'epoch' => '',
            'applied' => 0,
            'event_id' => '',
            'cursor' => 0,
            'walk' => ['after' => 0, 'target' => $version],
            'health' => Retry::newHealth(),
        ];
    }
}
