<?php
/**
 * Checkout, Child: before an order is placed or paid, the Master is asked whether it has everything. Enters: the lines of a cart or of an
 * order; leaves: one problem for each stock of which there is too little, in a shopper's words. Nothing is reserved.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Checkout;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Wish from Judge
 * @phpstan-import-type ProductState from State
 * @phpstan-type Wanted array{product: \WC_Product, quantity: float}
 * @phpstan-type Line array{name: string, wish: Wish, local: ProductState}
 */
final class CartCheck
{
    /**
     * What is in the way of an order.
     *
     * @param list<Wanted> $wanted
     * @return array<string, string> Sentences for the shopper, by a code; none when all is there, or nobody can say.
     */
    public static function problems(array $wanted): array
    {
        $settings = Settings::get();
        $master = Settings::masterOf($settings);
        if ($master === null || !(bool) ($settings['strict_checkout_validation'] ?? true) || Settings::isPaused()) {
            return [];
        }
        $lines = self::lines($wanted);
        $told = $lines === [] ? null : MasterAnswer::of($master, array_values(array_map(static fn(array $line): string => $line['wish']['sku'], $lines)));
        $problems = [];
        foreach ($told === null ? [] : $lines as $id => ['name' => $name, 'wish' => $wish, 'local' => $local]) {
            $item = $told['sku ' . $wish['sku']] ?? null;
            ['verdict' => $verdict, 'left' => $left] = Judge::verdictOnWish($wish, $item === null ? null : Judge::stockOfMaster($item, $local));
            if ($verdict === 'enough') {
                continue;
            }
            $amount = wc_format_localized_decimal((string) Number::textFromMicro($left));
            $problems["kss_stock_{$id}"] = $verdict === 'none'
                /* translators: %s: name of a product. */
                ? sprintf(__('“%s” has just been sold out. Please remove it from your order.', 'kitgenix-stock-sync-for-woocommerce'), $name)
                /* translators: 1: name of a product, 2: a number of units. */
                : sprintf(__('Only %2$s of “%1$s” are left. Please change the quantity.', 'kitgenix-stock-sync-for-woocommerce'), $name, $amount);
            EventLog::add('info', 'An order was stopped: the Master has not enough.', ['sku' => $wish['sku'], 'wanted' => Number::textFromMicro($wish['quantity']), 'left' => Number::textFromMicro($left)]);
        }
        return $problems;
    }

    /**
     * The lines of a cart.
     *
     * @return list<Wanted>
     */
    public static function ofCart(\WC_Cart $cart): array
    {
        $wanted = [];
        foreach ($cart->get_cart() as $item) {
            $product = is_array($item) ? $item['data'] ?? null : null;
            $quantity = is_array($item) && is_numeric($item['quantity'] ?? null) ? (float) $item['quantity'] : 0.0;
            if ($product instanceof \WC_Product) {
                $wanted[] = ['product' => $product, 'quantity' => $quantity];
            }
        }
        return $wanted;
    }

    /**
     * The lines of an order that is to be paid; none where its stock was taken already.
     *
     * @return list<Wanted>
     */
    public static function ofOrder(\WC_Order $order): array
    {
        $wanted = [];
        foreach ($order->get_items() as $item) {
            $product = $item instanceof \WC_Order_Item_Product && !$item->get_meta('_reduced_stock') ? $item->get_product() : null;
            if ($product instanceof \WC_Product) {
                $wanted[] = ['product' => $product, 'quantity' => (float) $item->get_quantity()];
            }
        }
        return $wanted;
    }

    /**
     * What is wanted of each stock. Lines of one product add up, and variations share the stock of their parent where it counts.
     *
     * @param list<Wanted> $wanted
     * @return array<int, Line> By the product that counts the stock; those that take no part are left out.
     */
    private static function lines(array $wanted): array
    {
        $names = [];
        $quantities = [];
        foreach ($wanted as ['product' => $product, 'quantity' => $quantity]) {
            if ($quantity > 0) {
                $id = $product->get_stock_managed_by_id();
                $names[$id] = isset($names[$id]) ? (string) get_the_title($id) : $product->get_name();
                $quantities[$id] = ($quantities[$id] ?? 0.0) + $quantity;
            }
        }
        $lines = [];
        foreach (array_filter(StockReader::read(array_keys($quantities)), [Identity::class, 'isSynced']) as $id => $row) {
            $base = $row['shadow'] !== null && $row['shadow']['version'] > 0 ? $row['shadow']['state'] : $row['state'];
            $lines[$id] = [
                'name' => $names[$id],
                'local' => $row['state'],
                'wish' => [
                    'sku' => $row['sku'],
                    'quantity' => Number::microFromJson($quantities[$id]),
                    'unsent' => State::quantityDelta($row['state'], $base),
                ],
            ];
        }
        return $lines;
    }
}
