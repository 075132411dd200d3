<?php

/**
 * Catalogue: which product an item of the wire speaks of, and what a rename on the Master means here. The SKU
 * comes first. The GID, which a product keeps for life, decides where the SKU alone would be wrong: after a
 * rename, a chain of renames, or a swap of two SKUs.
 *
 * Generated from src/core/catalogue/identity.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Runtime\Lists;
use Kitgenix\StockSync\Generated\Runtime\Lookup;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Holder: A product of this store that an item may mean.
 * - Resolution: The product that an item speaks of, or why there is none.
 * - Rename: A product and the SKU that it is to have.
 * - SkuHolder: A product and the SKU that it has.
 *
 * @phpstan-import-type Shadow from Shadows
 *
 * @phpstan-type Holder array{
 *     productId: int,
 *     // Empty while the Master has not named one.
 *     gid: string,
 * }
 *
 * @phpstan-type Resolution array{
 *     // Null when there is none.
 *     productId: int|null,
 *     // Error code; empty when there is a product.
 *     code: string,
 * }
 *
 * @phpstan-type Rename array{
 *     productId: int,
 *     sku: string,
 * }
 *
 * @phpstan-type SkuHolder array{
 *     productId: int,
 *     sku: string,
 * }
 */
final class Identity
{
    /**
     * The product that an item speaks of. Where SKU and GID lead to two products, the GID is right: the SKU was given
     * to another product meanwhile, here or on the other store.
     *
     * @param string $sku The item's.
     * @param string $gid Its GID, '' when it has none.
     * @param list<Holder> $bySku Products here with the item's SKU.
     * @param list<Holder> $byGid Products here with the item's GID.
     * @param list<Holder> $byOldSku Products here with the SKU that the item's product had before it was renamed.
     * @return Resolution
     */
    public static function resolveItem(string $sku, string $gid, array $bySku, array $byGid, array $byOldSku): array
    {
        if (!Storable::isNameableSku($sku)) {
            return ['productId' => null, 'code' => Errors::ERRORS['bad_sku']];
        }
        $exact = array_values(
            array_filter($bySku, static fn(array $holder): bool => $gid !== '' && $holder['gid'] === $gid),
        );
        $nameless = array_values(array_filter($byOldSku, static fn(array $holder): bool => $holder['gid'] === ''));
        foreach ([$exact, $byGid, $bySku, $nameless] as $candidates) {
            $only = Lists::first($candidates);
            if ($only !== null) {
                return count($candidates) === 1
                    ? ['productId' => $only['productId'], 'code' => '']
                    : ['productId' => null, 'code' => Errors::ERRORS['duplicate_sku']];
            }
        }
        return ['productId' => null, 'code' => Errors::ERRORS['unknown_sku']];
    }

    /**
     * A shadow that was adopted, with the product's SKU on the Master.
     *
     * @param Shadow $adopted The shadow.
     * @param Shadow|null $before What was agreed on before, null at first contact.
     * @param string $sku The product's SKU here.
     * @param string $theirs Its SKU on the Master.
     * @return Shadow
     */
    public static function shadowWithSku(array $adopted, ?array $before, string $sku, string $theirs): array
    {
        return [...$adopted, 'sku' => $theirs, 'wantedSku' => self::wantedSku($before, $sku, $theirs)];
    }

    /**
     * The SKU that a product is to take over from the Master, null when it keeps its own: it has that SKU already, or
     * the Master has not renamed it since, and it was this shop that gave it another.
     *
     * @param Shadow|null $shadow What was agreed on, null before first contact.
     * @param string $sku The product's SKU here.
     * @param string $theirs Its SKU on the Master.
     */
    public static function wantedSku(?array $shadow, string $sku, string $theirs): ?string
    {
        if ($sku === $theirs || $theirs === '') {
            return null;
        }
        if ($shadow !== null && $shadow['sku'] === $theirs && $shadow['wantedSku'] === null) {
            return null;
        }
        return $theirs;
    }

    /**
     * The renames that can be made together without two products ending with one SKU: the wanted one is free, or
     * whoever has it moves away in the same moment, along a chain or round a circle.
     *
     * @param list<Rename> $wanted Renames, each product once.
     * @param list<SkuHolder> $holders Products here that have one of the wanted SKUs.
     * @return list<Rename>
     */
    public static function possibleRenames(array $wanted, array $holders): array
    {
        $possible = self::withoutBlocked($wanted, $holders);
        // Whoever cannot move stands in the way of another, so this is asked again until nothing changes.
        return count($possible) === count($wanted) ? $possible : self::possibleRenames($possible, $holders);
    }

    /**
     * The renames to a SKU that no product keeps that does not move.
     *
     * @param list<Rename> $moving All that are to be made.
     * @param list<SkuHolder> $holders Products that have one of the wanted SKUs.
     * @return list<Rename>
     */
    private static function withoutBlocked(array $moving, array $holders): array
    {
        $movers = Lookup::byInteger($moving, static fn(array $rename): int => $rename['productId']);
        $kept = Lookup::byText(
            array_values(
                array_filter(
                    $holders,
                    static fn(array $holder): bool => ($movers[$holder['productId']] ?? null) === null,
                ),
            ),
            static fn(array $holder): string => $holder['sku'],
        );
        $freed = array_values(
            array_filter($moving, static fn(array $rename): bool => Lookup::find($kept, $rename['sku']) === null),
        );
        // Of two products that are to have one SKU, the first gets it.
        $given = Lookup::byText($freed, static fn(array $rename): string => $rename['sku']);
        return array_values(
            array_filter($freed, static function (array $rename) use ($given): bool {
                $first = Lookup::find($given, $rename['sku']);
                return $first !== null && $first['productId'] === $rename['productId'];
            }),
        );
    }

    /**
     * Whether the removal of a product on the Master is about this one: of two products with one SKU, the other may be
     * gone.
     *
     * @param string|null $gid The removed product's, null or '' from a peer that does not say.
     * @param string $here This product's, '' while the Master has not named one.
     */
    public static function isRemovalOf(?string $gid, string $here): bool
    {
        $removed = $gid ?? '';
        return $removed === '' || $here === '' || $removed === $here;
    }
}
