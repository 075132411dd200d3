<?php

/**
 * Catalogue: a shadow, what two stores last agreed on of a product. Enters: a state, or a product's meta as it was
 * read back; leaves: the shadow, and the shape in which it is kept.
 *
 * Generated from src/core/catalogue/shadows.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Shadow: What both sides last agreed on: the base of the three-way merge.
 * - ShadowOrigin: Where a version came from, for a person.
 *
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type StoredShadow from Stored
 *
 * @phpstan-type Shadow array{
 *     // 0 while the Master's state was never adopted: the state is then what the Child had when it was connected.
 *     version: int,
 *     state: ProductState,
 *     // The SKU under which the Master refused the product, null when it did not.
 *     refusedSku: string|null,
 *     // The product's SKU on the Master at this version; empty before one was published or adopted.
 *     sku: string,
 *     // Master: the SKU that it had before it was renamed, empty when it never was.
 *     oldSku: string,
 *     // Child: the SKU that the Master has given it, while another product here still has that one; null otherwise.
 *     wantedSku: string|null,
 *     // Child: fields that it keeps out of the sync.
 *     keptOut: list<string>,
 *     // Fields that the Master keeps out of the sync at this version.
 *     keptOutByMaster: list<string>,
 *     // Child: the error code for which a state was not taken, by this store or by the Master; '' when it was.
 *     problem: string,
 * }
 *
 * @phpstan-type ShadowOrigin array{
 *     // When it was published or adopted, Unix seconds; 0 when nobody noted it.
 *     time: int,
 *     // Master: the Child that has made the change; empty when it was made here.
 *     store: string,
 * }
 */
final class Shadows
{
    /**
     * A shadow before the Master's state was ever adopted or published: the base is what the product shows now.
     *
     * @param ProductState $state The product's state now.
     * @return Shadow
     */
    public static function newShadow(array $state): array
    {
        return [
            'version' => 0,
            'state' => $state,
            'refusedSku' => null,
            'sku' => '',
            'oldSku' => '',
            'wantedSku' => null,
            'keptOut' => [],
            'keptOutByMaster' => [],
            'problem' => '',
        ];
    }

    /**
     * A shadow as its meta row holds it.
     *
     * @param Shadow $shadow Version and state.
     * @param int $productId The product that it is of.
     * @param ShadowOrigin $origin Where this version came from.
     * @return StoredShadow
     */
    public static function storedShadow(array $shadow, int $productId, array $origin): array
    {
        return [
            'p' => $productId,
            'v' => $shadow['version'],
            'q' => $shadow['state']['quantity'],
            'm' => $shadow['state']['manageStock'],
            's' => $shadow['state']['stockStatus'],
            'b' => $shadow['state']['backorders'],
            'l' => $shadow['state']['lowStockAmount'],
            'r' => $shadow['refusedSku'],
            'k' => $shadow['sku'],
            'o' => $shadow['oldSku'],
            'w' => $shadow['wantedSku'],
            't' => $origin['time'],
            'f' => $origin['store'],
            'x' => $shadow['keptOut'] === [] ? null : $shadow['keptOut'],
            'z' => $shadow['keptOutByMaster'] === [] ? null : $shadow['keptOutByMaster'],
            'e' => $shadow['problem'] === '' ? null : $shadow['problem'],
        ];
    }

    /**
     * Where the version of a meta row came from.
     *
     * @param StoredShadow $stored The validated row.
     * @return ShadowOrigin
     */
    public static function originFromStored(array $stored): array
    {
        return ['time' => $stored['t'] ?? 0, 'store' => $stored['f'] ?? ''];
    }

    /**
     * Whether a shadow was copied together with the product that it is of: then it says nothing about this one, and
     * neither does the GID beside it.
     *
     * @param StoredShadow $stored The validated row.
     * @param int $productId The product that has the row.
     */
    public static function isCopiedShadow(array $stored, int $productId): bool
    {
        return $stored['p'] !== null && $stored['p'] !== $productId;
    }

    /**
     * A shadow from its meta row.
     *
     * @param StoredShadow $stored The validated row.
     * @return Shadow
     */
    public static function shadowFromStored(array $stored): array
    {
        return [
            'version' => $stored['v'],
            'state' => [
                'manageStock' => $stored['m'],
                'quantity' => $stored['q'],
                'stockStatus' => $stored['s'],
                'backorders' => $stored['b'],
                'lowStockAmount' => $stored['l'],
            ],
            'refusedSku' => $stored['r'],
            'sku' => $stored['k'] ?? '',
            'oldSku' => $stored['o'] ?? '',
            'wantedSku' => $stored['w'],
            'keptOut' => $stored['x'] ?? [],
            'keptOutByMaster' => $stored['z'] ?? [],
            'problem' => $stored['e'] ?? '',
        ];
    }
}
