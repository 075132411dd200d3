<?php

/**
 * Variations: posts of their own below the product, with the options that were chosen for them.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Variation_Data_Store_CPT extends WC_Product_Data_Store_CPT
{
    private const IN_VARIATION = ['name', 'parent_id', 'status', 'menu_order', 'date_created', 'date_modified', 'attributes'];

    public function create(&$product)
    {
        if (!$product->get_date_created('edit')) {
            $product->set_date_created(time());
        }
        $product->set_name($this->title($product));
        $post = ['post_type' => 'product_variation', 'post_author' => get_current_user_id()] + $this->post($product);
        $id = wp_insert_post(wp_slash(apply_filters('woocommerce_new_product_variation_data', $post)), true);
        if (!$id || is_wp_error($id)) {
            return;
        }
        $product->set_id($id);
        $this->readParent($product);
        $this->write($product, true);
        $product->save_meta_data();
        $product->apply_changes();
        $this->clear_caches($product);
        do_action('woocommerce_new_product_variation', $id, $product);
    }

    public function read(&$product)
    {
        $product->set_defaults();
        $post = get_post($product->get_id());
        if (!$post || $post->post_type !== 'product_variation') {
            throw new WC_Data_Exception('variation_invalid_id', 'Invalid variation.');
        }
        $product->set_props($this->propsOfPost($post));
        $this->readProps($product);
        $chosen = [];
        foreach (get_post_meta($product->get_id()) as $key => $values) {
            if (str_starts_with((string) $key, 'attribute_')) {
                $chosen[$key] = $values[0];
            }
        }
        $product->set_attributes($chosen);
        $product->set_price($product->is_on_sale('edit') ? $product->get_sale_price('edit') : $product->get_regular_price('edit'));
        $this->readParent($product);
        $product->set_object_read(true);
        do_action('woocommerce_product_read', $product->get_id());
    }

    public function update(&$product)
    {
        $product->save_meta_data();
        $product->set_name($this->title($product));
        $this->updatePost($product, array_intersect(self::IN_VARIATION, array_keys($product->get_changes())) !== []);
        $this->write($product, false);
        $product->apply_changes();
        $this->clear_caches($product);
        do_action('woocommerce_update_product_variation', $product->get_id(), $product);
    }

    protected function writeTerms($product, bool $isNew): void
    {
        parent::writeTerms($product, true);
    }

    protected function writeAttributes($product, bool $isChanged): void
    {
        foreach ($isChanged ? $product->get_attributes('edit') : [] as $name => $value) {
            update_post_meta($product->get_id(), 'attribute_' . $name, wp_slash($value));
        }
    }

    private function readParent($product): void
    {
        $id = $product->get_parent_id('edit');
        $meta = $id ? get_post_meta($id) : [];
        $product->set_parent_data([
            'title' => $id ? get_post_field('post_title', $id) : '',
            'status' => $id ? (string) get_post_status($id) : '',
            'sku' => $meta['_sku'][0] ?? '',
            'manage_stock' => $meta['_manage_stock'][0] ?? 'no',
            'backorders' => $meta['_backorders'][0] ?? 'no',
            'stock_quantity' => isset($meta['_stock'][0]) && $meta['_stock'][0] !== '' ? wc_stock_amount($meta['_stock'][0]) : null,
        ]);
    }

    private function title($product): string
    {
        $name = $product->get_parent_id('edit') ? (string) get_post_field('post_title', $product->get_parent_id('edit')) : '';
        $chosen = array_filter(array_map('strval', $product->get_attributes('edit')), static fn(string $value): bool => $value !== '');
        return $chosen === [] || count($chosen) > 2 ? $name : $name . ' - ' . implode(', ', $chosen);
    }
}
