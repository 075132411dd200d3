<?php

/**
 * Sync, Master: after a restore from a backup the numbers that a Child holds are taken over. Enters: a product
 * here and what the Child last agreed on; leaves: the change that brings the one to the other, with what was sold
 * here since on top.
 *
 * Generated from src/core/sync/take-held.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Adoption from Adopt
 * @phpstan-import-type ChangeEntry from ChangeLog
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 */
final class TakeHeld
{
    /**
     * A Master takes over what a Child holds of a product. What has happened on the Master since the backup stays on
     * top, whether it was published by now or not. The result is to be published, against the shadow that is answered:
     * then taking again changes nothing. A product of which the Child holds nothing newer stays.
     *
     * @param int $productId Here.
     * @param int $version What the Child holds: its version …
     * @param ProductState $held … and the state.
     * @param ProductState $local The product's state here now.
     * @param Shadow|null $shadow What was published here, null when it was not.
     * @param int $confirmed The highest version that the Child had confirmed when the backup was made: what was
     *     published later is what has happened since the Master was restored.
     * @param list<ChangeEntry> $entries The change log after that version.
     * @return Adoption
     */
    public static function takeHeld(
        int $productId,
        int $version,
        array $held,
        array $local,
        ?array $shadow,
        int $confirmed,
        array $entries,
    ): array {
        if ($version <= $confirmed) {
            return [
                'adopts' => false,
                'change' => StockChanges::noChange(),
                'shadow' => null,
                'settles' => false,
            ];
        }
        if ($shadow === null) {
            return [...Adopt::adopt(1, $held, $local, null, null, false), 'shadow' => Shadows::newShadow($held)];
        }
        $since = 0;
        foreach ($entries as $entry) {
            if ($entry['productId'] === $productId && $entry['version'] <= $shadow['version']) {
                $since += $entry['added'];
            }
        }
        $before = $shadow['state']['quantity'];
        $base = [
            ...$shadow,
            'state' => [...$shadow['state'], 'quantity' => $before === null ? null : $before - $since],
        ];
        $adoption = Adopt::adopt($shadow['version'] + 1, $held, $local, $base, null, false);
        return [
            ...$adoption,
            'shadow' => [
                ...$shadow,
                'state' => [
                    ...$held,
                    // What is taken over is no change of this store's: the log holds only what was sold here.
                    'quantity' =>
                        $before === null || $held['quantity'] === null
                            ? $held['quantity']
                            : $before + $adoption['change']['add'],
                ],
            ],
        ];
    }
}
