<?php
/**
 * Reservations, Child: what a shopper reads. Names of products, what is left, what to do; no SKU, and no word about stores.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Runtime\Number;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Problem from CartCheck
 */
final class ProblemMessages
{
    /**
     * A problem, for the whole order.
     *
     * @param Problem $problem
     */
    public static function ofOrder(array $problem): string
    {
        return match ($problem['verdict']) {
            'unasked' => __('We could not confirm that everything in your order is still in stock. Please try again in a few minutes.', 'kitgenix-stock-sync-for-woocommerce'),
            /* translators: %s: name of a product. */
            'none' => sprintf(__('“%s” has just been sold out. Please remove it from your order.', 'kitgenix-stock-sync-for-woocommerce'), $problem['name']),
            /* translators: 1: name of a product, 2: a number of units. */
            'too_little' => sprintf(__('Only %2$s of “%1$s” are left. Please change the quantity.', 'kitgenix-stock-sync-for-woocommerce'), $problem['name'], self::left($problem)),
        };
    }

    /**
     * The same beside the line that it is about.
     *
     * @param Problem $problem
     */
    public static function ofLine(array $problem): string
    {
        return $problem['verdict'] === 'too_little'
            /* translators: %s: a number of units. */
            ? sprintf(__('Only %s left. Please change the quantity.', 'kitgenix-stock-sync-for-woocommerce'), self::left($problem))
            : __('Just sold out. Please remove it.', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * @param Problem $problem
     */
    private static function left(array $problem): string
    {
        return (string) wc_format_localized_decimal(Number::textFromMicro($problem['left']));
    }
}
