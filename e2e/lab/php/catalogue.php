<?php

/**
 * The catalogue of every store: 50 products, one of each kind that stock behaves differently for.
 * Enters: a WordPress request with WooCommerce. Leaves: products made through WooCommerce's CRUD classes.
 *
 * Written so that the same run makes the same products: no clock, no chance.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

use WC_Product_Attribute;
use WC_Product_Simple;
use WC_Product_Variable;
use WC_Product_Variation;

$names = [
    'Oak Desk', 'Walnut Shelf', 'Linen Cushion', 'Wool Throw', 'Brass Lamp', 'Glass Carafe', 'Stoneware Mug', 'Cork Mat',
    'Steel Kettle', 'Copper Pan', 'Bread Board', 'Paring Knife', 'Tea Towel', 'Cotton Apron', 'Soy Candle', 'Clay Planter',
    'Watering Can', 'Garden Twine', 'Seed Tray', 'Hand Trowel', 'Rain Gauge', 'Bird Feeder', 'Picnic Rug', 'Enamel Plate',
    'Canvas Bag', 'Leather Wallet', 'Felt Case', 'Paper Diary', 'Brass Pen', 'Desk Tray',
];

$simple = static function (string $name, string $sku, array $props): void {
    $product = new WC_Product_Simple();
    $product->set_props(['name' => $name, 'sku' => $sku, 'status' => 'publish', 'regular_price' => '12.50'] + $props);
    $product->save();
};

$variable = static function (string $name, string $sku, array $parent, array $variations): void {
    $size = new WC_Product_Attribute();
    $size->set_name('Size');
    $size->set_options(array_map('strval', array_keys($variations)));
    $size->set_visible(true);
    $size->set_variation(true);
    $product = new WC_Product_Variable();
    $product->set_props(['name' => $name, 'sku' => $sku, 'status' => 'publish', 'attributes' => [$size]] + $parent);
    $product->save();
    foreach ($variations as $option => $props) {
        $variation = new WC_Product_Variation();
        $variation->set_parent_id($product->get_id());
        $variation->set_attributes(['size' => (string) $option]);
        $variation->set_props(['regular_price' => '20', 'sku' => $sku . '-' . $option, 'status' => 'publish'] + $props);
        $variation->save();
    }
    WC_Product_Variable::sync($product->get_id());
};

$managed = static fn (float|int $quantity, array $more = []): array =>
    ['manage_stock' => true, 'stock_quantity' => $quantity] + $more;

// 1–30: managed, SKU-0007 with the 42 of the issue's example.
$special = [
    4 => ['low_stock_amount' => 5],
    14 => ['low_stock_amount' => 10],
    // Zero is a threshold of its own; unset (every other product) means the shop's.
    24 => ['low_stock_amount' => 0],
    21 => ['backorders' => 'notify', 'stock_quantity' => 3],
    22 => ['backorders' => 'yes', 'stock_quantity' => 0],
    23 => ['backorders' => 'notify', 'stock_quantity' => -2],
    28 => ['stock_quantity' => 0],
    29 => ['stock_quantity' => 1],
    30 => ['stock_quantity' => 1000, 'sold_individually' => true],
];
foreach ($names as $index => $name) {
    $number = $index + 1;
    $quantity = $number === 7 ? 42 : 20 + ($number * 7) % 60;
    $simple($name, sprintf('SKU-%04d', $number), ($special[$number] ?? []) + $managed($quantity));
}

// 31–37: unmanaged; only their status can change.
foreach ([31 => 'instock', 32 => 'instock', 33 => 'instock', 34 => 'outofstock', 35 => 'outofstock', 36 => 'onbackorder'] as $number => $status) {
    $simple('Made to Order ' . ($number - 30), sprintf('SKU-%04d', $number), ['stock_status' => $status]);
}
$simple('Gift Card', 'SKU-0037', ['virtual' => true, 'stock_status' => 'instock']);

// 38–43: variable. Own stock, own stock with backorders, the parent's stock, a mixture, no stock at all.
$variable('T-Shirt', 'SKU-0038', [], ['S' => $managed(12), 'M' => $managed(24), 'L' => $managed(8)]);
$variable('Hoodie', 'SKU-0039', [], ['S' => $managed(5), 'M' => $managed(0), 'L' => $managed(0, ['backorders' => 'notify'])]);
$variable('Socks', 'SKU-0040', [], ['36' => $managed(40), '40' => $managed(40), '44' => $managed(40, ['low_stock_amount' => 6])]);
$variable('Scarf', 'SKU-0041', $managed(30), ['Short' => [], 'Long' => []]);
$variable('Gloves', 'SKU-0042', $managed(18), ['S' => [], 'L' => $managed(7)]);
$variable('Print', 'SKU-0043', [], ['A4' => ['stock_status' => 'instock'], 'A3' => ['stock_status' => 'outofstock']]);

// 44–50: SKUs that break careless code.
$simple('Numeric SKU', '1001', $managed(15));
$simple('Leading Zeros', '000123', $managed(16));
$simple('Unicode SKU', 'ÄPFEL-苹果-9', $managed(17));
$simple('SKU with Spaces', 'SKU 0047 / B', $managed(18));
$simple('Sold by Weight', 'SKU-0048', $managed(LAB_DECIMALS ? 7.25 : 7));
$simple('Quotes & <Signs>', "SKU-0049'\"&", $managed(19));
$simple('No SKU at All', '', $managed(20));

wc_delete_product_transients();

return [
    'products' => (int) wp_count_posts('product')->publish,
    'variations' => (int) wp_count_posts('product_variation')->publish,
];
