<?php
/**
 * Reservations, Child: what a cart or an order wants of each stock. Enters: WooCommerce's lines; leaves: demands as the Master is asked them.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Platform\Filters;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Demand from Judge
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-type Line array{product: \WC_Product, quantity: float}
 * @phpstan-type Stock array{name: string, demand: Demand, local: ProductState}
 */
final class CartDemand
{
    /**
     * The lines of a cart.
     *
     * @return list<Line>
     */
    public static function ofCart(\WC_Cart $cart): array
    {
        $lines = [];
        foreach ($cart->get_cart() as $item) {
            $product = is_array($item) ? $item['data'] ?? null : null;
            $quantity = is_array($item) && is_numeric($item['quantity'] ?? null) ? (float) $item['quantity'] : 0.0;
            if ($product instanceof \WC_Product) {
                $lines[] = ['product' => $product, 'quantity' => $quantity];
            }
        }
        return $lines;
    }

    /**
     * The lines of an order that is to be paid; none where its stock was taken already.
     *
     * @return list<Line>
     */
    public static function ofOrder(\WC_Order $order): array
    {
        $lines = [];
        foreach ($order->get_items() as $item) {
            $product = $item instanceof \WC_Order_Item_Product && !$item->get_meta('_reduced_stock') ? $item->get_product() : null;
            if ($product instanceof \WC_Product) {
                $lines[] = ['product' => $product, 'quantity' => (float) $item->get_quantity()];
            }
        }
        return $lines;
    }

    /**
     * How much is wanted of each stock. Lines of one product add up, and variations share the stock of their parent where it counts.
     *
     * @param list<Line> $lines
     * @return array<int, float> By the product that counts the stock.
     */
    public static function quantities(array $lines): array
    {
        $quantities = [];
        foreach ($lines as ['product' => $product, 'quantity' => $quantity]) {
            if ($quantity > 0) {
                $id = $product->get_stock_managed_by_id();
                $quantities[$id] = ($quantities[$id] ?? 0.0) + $quantity;
            }
        }
        return $quantities;
    }

    /**
     * The same as demands; what takes no part in the sync is left out.
     *
     * @param list<Line>       $lines
     * @param StoredBatch|null $batch What is under way to the Master.
     * @return array<int, Stock> By the product that counts the stock.
     */
    public static function stocks(array $lines, ?array $batch): array
    {
        $quantities = self::quantities($lines);
        $names = self::names($lines);
        $stocks = [];
        foreach (array_filter(StockReader::read(array_keys($quantities)), [ProductIdentity::class, 'isSynced']) as $id => $row) {
            if (in_array('stock_quantity', $row['kept_out'], true)) {
                continue;
            }
            $wanted = Number::microFromJson($quantities[$id]);
            $stocks[$id] = [
                'name' => $names[$id],
                'local' => $row['state'],
                'demand' => Reserve::demandOf($row['sku'], $wanted, $id, $row['state'], $row['shadow'], $batch),
            ];
        }
        return $stocks;
    }

    /**
     * What a shopper calls each stock: the product, and its parent where several variations share it.
     *
     * @param list<Line> $lines
     * @return array<int, string>
     */
    public static function names(array $lines): array
    {
        $products = [];
        foreach ($lines as ['product' => $product]) {
            $products[$product->get_stock_managed_by_id()][$product->get_id()] = $product;
        }
        $names = [];
        foreach ($products as $id => $sharing) {
            $product = reset($sharing);
            $name = count($sharing) > 1 ? (string) get_the_title($id) : $product->get_name();
            /**
             * Filters what a product is called in messages at checkout. A shop that shows SKUs may add them here.
             *
             * @param string      $name
             * @param \WC_Product $product
             */
            $names[$id] = Filters::text('checkout_product_name', $name, $product);
        }
        return $names;
    }
}
