<?php
/**
 * Catalogue: which products are being written by ourselves at this moment. What we adopt is not news, so capture passes it by.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

defined('ABSPATH') || exit;

final class OwnWrites
{
    /** @var array<int, true> */
    private static array $products = [];

    /**
     * Runs our own writes of products. Another product that a listener changes meanwhile, such as a bundle's, is not among them.
     *
     * @param list<int>        $productIds
     * @param callable(): void $work
     */
    public static function during(array $productIds, callable $work): void
    {
        $before = self::$products;
        self::$products = $before + array_fill_keys($productIds, true);
        try {
            $work();
        } finally {
            self::$products = $before;
        }
    }

    /**
     * Whether a product is being written by ourselves.
     */
    public static function contain(int $productId): bool
    {
        return isset(self::$products[$productId]);
    }
}
