<?php

/**
 * Sync, Child: first contact. When a store is connected, each product's number at that moment becomes its base,
 * with version 0: what is sold from then on is a difference like any other and goes to the Master, even before the
 * Master's state was adopted for the first time.
 *
 * Generated from src/core/sync/contact.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - ContactProduct: A product that the walk comes by.
 * - FirstBase: A product and the base it gets.
 *
 * @phpstan-import-type FirstContact from Stored
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 *
 * @phpstan-type ContactProduct array{
 *     productId: int,
 *     local: ProductState,
 *     shadow: Shadow|null,
 *     // Whether it takes part in the sync: it has a SKU of its own, a type that syncs, and is not excluded.
 *     isSynced: bool,
 * }
 *
 * @phpstan-type FirstBase array{
 *     productId: int,
 *     shadow: Shadow,
 * }
 */
final class Contact
{
    /**
     * The bases that products get: those without one. What was agreed on with another Master was dropped when the link
     * was made, so that a walk that begins again never takes a base from a product that has sold since it got it.
     *
     * @param list<ContactProduct> $products Products of the catalogue or of the journal.
     * @return list<FirstBase>
     */
    public static function firstBases(array $products): array
    {
        return array_map(
            static fn(array $product): array => [
                'productId' => $product['productId'],
                'shadow' => Shadows::newShadow($product['local']),
            ],
            array_values(
                array_filter(
                    $products,
                    static fn(array $product): bool => $product['isSynced'] && $product['shadow'] === null,
                ),
            ),
        );
    }

    /**
     * The base of a product that version 1 has sold and not told its Master of: the Master's number, so that what this
     * store shows differs from it by what was sold. Null where there is no number to compare; such a product gets its
     * base like any other.
     *
     * @param ProductState $local What this store shows.
     * @param ProductState $master What the Master shows.
     * @return Shadow|null
     */
    public static function baseOfUnsent(array $local, array $master): ?array
    {
        return $local['quantity'] === null || $master['quantity'] === null
            ? null
            : Shadows::newShadow([...$local, 'quantity' => $master['quantity']]);
    }

    /**
     * Products that left the sync: their base is dropped, so that they start over as in first contact when they
     * return.
     *
     * @param list<ContactProduct> $products Products of the catalogue.
     * @return list<int>
     */
    public static function releasedProducts(array $products): array
    {
        return array_column(
            array_filter(
                $products,
                static fn(array $product): bool => !$product['isSynced'] && $product['shadow'] !== null,
            ),
            'productId',
        );
    }

    /**
     * Where the walk stands after a page; null at the catalogue's end.
     *
     * @param FirstContact $contact The walk.
     * @param int $lastId The last product id of the page.
     * @param bool $isLast Whether there is no further page.
     * @return FirstContact|null
     */
    public static function contactAfterPage(array $contact, int $lastId, bool $isLast): ?array
    {
        return $isLast ? null : [...$contact, 'after' => $lastId];
    }

    /**
     * A walk from the catalogue's beginning: the link is new, or what takes part in the sync has changed. Bases stay.
     *
     * @return FirstContact
     */
    public static function newContact(): array
    {
        return ['after' => 0];
    }
}
