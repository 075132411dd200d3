<?php

/**
 * Takes over what the editor of a product sends.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

use WC_Product;
use WC_Product_Factory;

defined('ABSPATH') || exit;

final class ProductForm
{
    /**
     * save_post_product.
     */
    public static function save($id, $post): void
    {
        $nonce = isset($_POST['woocommerce_meta_nonce']) ? sanitize_key($_POST['woocommerce_meta_nonce']) : '';
        if (!wp_verify_nonce($nonce, 'woocommerce_save_data') || absint($_POST['post_ID'] ?? 0) !== (int) $id || !current_user_can('edit_post', $id) || wp_is_post_autosave($post) || wp_is_post_revision($post)) {
            return;
        }
        $given = wc_clean(wp_unslash($_POST));
        $class = WC_Product_Factory::get_product_classname($id, $given['product-type'] ?? 'simple');
        /** @var WC_Product $product */
        $product = new $class($id);
        self::take($product, $given, '_', null);
        do_action('woocommerce_admin_process_product_object', $product);
        $product->save();
        foreach ((array) ($given['variable_post_id'] ?? []) as $loop => $variationId) {
            $variation = wc_get_product(absint($variationId));
            if ($variation && $variation->get_parent_id() === (int) $id) {
                self::take($variation, $given, 'variable_', $loop);
                $variation->save();
                do_action('woocommerce_save_product_variation', $variation->get_id(), $loop);
            }
        }
        do_action('woocommerce_process_product_meta', $id, $post);
    }

    /**
     * @param array<string, mixed> $given
     * @param int|string|null      $loop  Which of the variations.
     */
    private static function take(WC_Product $product, array $given, string $prefix, $loop): void
    {
        $field = static fn(string $name) => $loop === null ? $given[$prefix . $name] ?? null : $given[$prefix . $name][$loop] ?? null;
        foreach (['sku', 'regular_price', 'sale_price', 'backorders', 'low_stock_amount', 'stock_status'] as $name) {
            if ($field($name) !== null) {
                $product->set_props([$name => $field($name)]);
            }
        }
        $manages = $field('manage_stock') === 'yes';
        $product->set_manage_stock($manages);
        // Somebody may have bought something while the form was open: then the number in it is old.
        $isOld = $loop === null && isset($given['_original_stock']) && (string) wc_stock_amount($given['_original_stock']) !== (string) wc_stock_amount($product->get_stock_quantity('edit'));
        if ($manages && !$isOld && $field('stock') !== null) {
            $product->set_stock_quantity(wc_stock_amount($field('stock')));
        }
    }
}
