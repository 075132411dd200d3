<?php

/**
 * Diagnostics: a person gives up what waits for a peer that cannot be reached. What that loses stands with each
 * function.
 *
 * Generated from src/core/diagnostics/discard.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Sync\LinkTransitions;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type StockChange from StockChanges
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredMasterLink from Stored
 */
final class Discard
{
    /**
     * The change that brings a Child's product back to what was agreed on. Units that were sold or added here since
     * then are forgotten: this store and all others show what the Master knows. It is relative, so that a sale in the
     * same instant stays.
     *
     * @param ProductState $local The state now.
     * @param ProductState $base What was agreed on.
     * @return StockChange
     */
    public static function changeToBase(array $local, array $base): array
    {
        $change = StockChanges::changeTo($local, $base);
        if ($local['quantity'] === null || $base['quantity'] === null) {
            return $change;
        }
        return [...$change, 'set' => null, 'add' => $base['quantity'] - $local['quantity']];
    }

    /**
     * A Child's link after its own changes were given up: nothing is under way, and the Master is asked for
     * everything.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function masterLinkAfterDiscard(array $link, string $epoch): array
    {
        return [...LinkTransitions::linkInNewEpoch($link, $epoch), 'health' => self::withoutFailures($link['health'])];
    }

    /**
     * The Master's link after what waits for a Child was given up: the Child is taken to have everything. What it
     * lacks, it gets when the product changes again, or from a reconcile. Its own sales are not touched.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param int $version The counter now.
     * @return StoredChildLink
     */
    public static function childLinkAfterDiscard(array $link, int $version): array
    {
        return [
            ...$link,
            'cursor' => max($link['cursor'], $version),
            'walk' => null,
            // A page that is under way belongs to a walk that is over.
            'walks' => ($link['walks'] ?? 0) + 1,
            'health' => self::withoutFailures($link['health']),
        ];
    }

    /**
     * A link that a person wants to be tried at once.
     *
     * @param LinkHealth $health Its health.
     * @return LinkHealth
     */
    public static function dueNow(array $health): array
    {
        return [...$health, 'next_attempt' => 0];
    }

    /**
     * @param LinkHealth $health
     * @return LinkHealth
     */
    private static function withoutFailures(array $health): array
    {
        return [...$health, 'failures' => 0, 'next_attempt' => 0, 'attention' => '', 'last_error' => ''];
    }
}
