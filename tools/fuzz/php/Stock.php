<?php

/**
 * Fuzz: whether what the shop shows is what a shop can show. Enters: every product's stock as it stands in the database; leaves: a
 * sentence for each that is out of range, unknown to WooCommerce, unreadable, or different in the lookup table.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;

final class Stock
{
    private const UNITS_AT_MOST = 1_000_000_000;

    /** @return list<string> */
    public static function broken(RecordingDatabase $db): array
    {
        $broken = [];
        foreach (self::meta($db) as $id => $meta) {
            $one = self::of($id, $meta);
            if ($one !== null) {
                $broken[] = $one;
            }
        }
        $held = $db->quietly(static fn(): array => (array) $db->get_results(
            "SELECT order_id, product_id, stock_quantity FROM {$db->prefix}wc_reserved_stock WHERE stock_quantity <= 0 OR stock_quantity > " . self::UNITS_AT_MOST,
            ARRAY_A
        ));
        foreach ($held as $row) {
            $broken[] = 'a reservation holds ' . json_encode($row);
        }
        return $broken;
    }

    /** @return array<int, array<string, string>> Meta by product, with `lookup_…` beside. */
    private static function meta(RecordingDatabase $db): array
    {
        return $db->quietly(static function () use ($db): array {
            $keys = "'_stock', '_stock_status', '_manage_stock', '_sku', '_backorders', '_low_stock_amount', '" . Names::META['gid'] . "', '" . Names::META['shadow'] . "'";
            $products = [];
            $rows = (array) $db->get_results("SELECT m.post_id, m.meta_key, m.meta_value FROM {$db->postmeta} m JOIN {$db->posts} p ON p.ID = m.post_id
                WHERE p.post_type IN ('product', 'product_variation') AND m.meta_key IN ({$keys})", ARRAY_N);
            foreach ($rows as [$id, $key, $value]) {
                $products[(int) $id][(string) $key] = (string) $value;
            }
            foreach ((array) $db->get_results("SELECT product_id, sku, stock_quantity, stock_status FROM {$db->prefix}wc_product_meta_lookup", ARRAY_N) as [$id, $sku, $quantity, $status]) {
                if (isset($products[(int) $id])) {
                    $products[(int) $id] += ['lookup_sku' => (string) $sku, 'lookup_quantity' => (string) $quantity, 'lookup_status' => (string) $status];
                }
            }
            return $products;
        });
    }

    /**
     * Where stock has no decimals, WooCommerce itself cuts them off in the lookup table.
     *
     * @param array<string, string> $meta
     */
    private static function of(int $id, array $meta): ?string
    {
        $stock = $meta['_stock'] ?? '';
        $sku = $meta['_sku'] ?? '';
        $status = $meta['_stock_status'] ?? '';
        $shadow = $meta[Names::META['shadow']] ?? '';
        return match (true) {
            $stock !== '' && (!is_numeric($stock) || !is_finite((float) $stock) || abs((float) $stock) > self::UNITS_AT_MOST) => "product {$id} has a stock of {$stock}",
            $status !== '' && !array_key_exists($status, wc_get_product_stock_status_options()) => "product {$id} has the status {$status}",
            $sku !== wc_clean($sku) || strlen($sku) > 100 => "product {$id} has the SKU " . json_encode($sku),
            !in_array($meta['_backorders'] ?? 'no', ['no', 'notify', 'yes', ''], true) => "product {$id} has backorders {$meta['_backorders']}",
            $shadow !== '' && !Validators::storedShadow(json_decode($shadow, true))['ok'] => "product {$id} has a shadow that cannot be read: {$shadow}",
            isset($meta['lookup_sku']) && $meta['lookup_sku'] !== $sku => "product {$id} is {$sku} and, in the lookup table, {$meta['lookup_sku']}",
            isset($meta['lookup_quantity']) && $meta['lookup_quantity'] !== '' && $stock !== '' && abs((float) $meta['lookup_quantity'] - (float) $stock) >= 1 => "product {$id} has {$stock} and, in the lookup table, {$meta['lookup_quantity']}",
            isset($meta['lookup_status']) && $status !== '' && $meta['lookup_status'] !== $status => "product {$id} is {$status} and, in the lookup table, {$meta['lookup_status']}",
            default => null,
        };
    }
}
