<?php
/**
 * Catalogue: what WooCommerce and other plugins expect after stock has changed. Runs after the commit, never inside: caches
 * are dropped, the stock status and all that hangs on it (visibility term, variable parents, lookup table) is derived by
 * WooCommerce's own save, and its hooks fire with loaded products, once for each changed product.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 */
final class StockSideEffects
{
    /**
     * Tidies up after a committed change.
     *
     * @param array<int, ProductRow> $rows The changed products as they are now.
     */
    public static function of(array $rows): void
    {
        foreach ($rows as $row) {
            try {
                OwnWrites::during(self::family($row), static fn() => self::one($row));
            } catch (\Throwable $error) {
                // A foreign hook that fails must not undo what is committed, nor stop the products after it.
                EventLog::add('error', 'A hook failed after stock was synchronised.', [
                    'product_id' => $row['id'],
                    'error' => $error->getMessage(),
                ]);
            }
        }
    }

    /**
     * Tidies up after a committed change of a SKU.
     */
    public static function ofRename(int $productId): void
    {
        clean_post_cache($productId);
        wc_delete_product_transients($productId);
        $product = wc_get_product($productId);
        if ($product instanceof \WC_Product) {
            // What search indexes and feeds listen to; saving the product would check SKUs that are right already.
            do_action($product->is_type('variation') ? 'woocommerce_update_product_variation' : 'woocommerce_update_product', $productId, $product); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
        }
    }

    /**
     * The products that WooCommerce itself writes when this one is saved: it, and a variation's parent.
     *
     * @param ProductRow $row
     * @return list<int>
     */
    private static function family(array $row): array
    {
        return $row['type'] === 'variation' ? [$row['id'], $row['parent']] : [$row['id']];
    }

    /**
     * @param ProductRow $row
     */
    private static function one(array $row): void
    {
        clean_post_cache($row['id']);
        wc_delete_product_transients($row['id']);
        $product = wc_get_product($row['id']);
        if (!$product instanceof \WC_Product) {
            return;
        }
        if ($row['shown']['quantity'] !== null && self::derivedStatus($row) !== $row['stock_status']) {
            $product->save();
        } elseif ($row['shown']['quantity'] === null) {
            self::alignUnmanaged($product);
        }
        $isVariation = $product->is_type('variation');
        // phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- WooCommerce's own hooks, which its listeners expect.
        do_action('woocommerce_updated_product_stock', $row['id']);
        do_action($isVariation ? 'woocommerce_variation_set_stock' : 'woocommerce_product_set_stock', $product);
        // phpcs:enable
    }

    /**
     * An unmanaged product's status was written to its meta; lookup table and visibility follow when WooCommerce itself sets it.
     */
    private static function alignUnmanaged(\WC_Product $product): void
    {
        $listed = Sql::rows('SELECT stock_status FROM {lookup} WHERE product_id = %d', [$product->get_id()])[0]['stock_status'] ?? null;
        $status = $product->get_stock_status('edit');
        if ($listed !== null && $listed !== $status) {
            // Setting it away and back makes WooCommerce see a change, and write everything that depends on it.
            $product->set_stock_status($listed);
            $product->apply_changes();
            $product->set_stock_status($status);
            $product->save();
            // WooCommerce lists only what its own statement has written; a variable product has its variations' status by now.
            $written = get_post_meta($product->get_id(), '_stock_status', true);
            Sql::run('UPDATE {lookup} SET stock_status = %s WHERE product_id = %d', [is_string($written) ? $written : $status, $product->get_id()]);
        }
    }

    /**
     * @param ProductRow $row
     */
    private static function derivedStatus(array $row): string
    {
        $threshold = get_option('woocommerce_notify_no_stock_amount', 0);
        return State::derivedStatus(
            $row['shown']['quantity'] ?? 0,
            $row['shown']['backorders'],
            is_numeric($threshold) ? abs((int) $threshold) : 0
        );
    }
}
