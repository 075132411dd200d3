<?php

/**
 * Reads and writes products: post, meta, terms, lookup table, in WooCommerce's order and with its hooks. What each part does is in the
 * traits beside it.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Products\LookupTable;
use Kitgenix\StockSync\StandIn\Products\PropsInMeta;
use Kitgenix\StockSync\StandIn\Products\RelativeStock;
use Kitgenix\StockSync\StandIn\Products\Search;

defined('ABSPATH') || exit;

class WC_Product_Data_Store_CPT
{
    use LookupTable;
    use PropsInMeta;
    use RelativeStock;
    use Search;

    private const IN_POST = ['description', 'short_description', 'name', 'parent_id', 'reviews_allowed', 'status', 'menu_order', 'date_created', 'date_modified', 'slug'];

    public function create(&$product)
    {
        if (!$product->get_date_created('edit')) {
            $product->set_date_created(time());
        }
        $post = $this->post($product) + ['post_type' => 'product', 'post_author' => get_current_user_id(), 'ping_status' => 'closed'];
        $post['post_title'] = $post['post_title'] === '' ? 'Product' : $post['post_title'];
        $id = wp_insert_post(wp_slash(apply_filters('woocommerce_new_product_data', $post)), true);
        if (!$id || is_wp_error($id)) {
            return;
        }
        $product->set_id($id);
        $product->set_status(get_post_status($id));
        $this->write($product, true);
        $this->clear_caches($product);
        $product->save_meta_data();
        $product->apply_changes();
        do_action('woocommerce_new_product', $id, $product);
    }

    public function read(&$product)
    {
        $product->set_defaults();
        $post = $product->get_id() ? get_post($product->get_id()) : null;
        if (!$post || $post->post_type !== 'product') {
            throw new Exception('Invalid product.');
        }
        $product->set_props($this->propsOfPost($post) + ['description' => $post->post_content, 'short_description' => $post->post_excerpt]);
        $this->readProps($product);
        $this->readTerms($product);
        $product->set_object_read(true);
        do_action('woocommerce_product_read', $product->get_id());
    }

    public function update(&$product)
    {
        $product->save_meta_data();
        $this->updatePost($product, array_intersect(self::IN_POST, array_keys($product->get_changes())) !== []);
        $this->write($product, false);
        $this->clear_caches($product);
        $product->apply_changes();
        do_action('woocommerce_update_product', $product->get_id(), $product);
    }

    public function delete(&$product, $args = [])
    {
        $id = $product->get_id();
        $type = $product->is_type('variation') ? 'product_variation' : 'product';
        if (!$id) {
            return;
        }
        if ($args['force_delete'] ?? false) {
            do_action("woocommerce_before_delete_{$type}", $id);
            wp_delete_post($id);
            $product->set_id(0);
            do_action("woocommerce_delete_{$type}", $id);
        } else {
            wp_trash_post($id);
            $product->set_status('trash');
            do_action("woocommerce_trash_{$type}", $id);
        }
    }

    protected function write($product, bool $isNew): void
    {
        $this->writeProps($product, $isNew);
        $this->writeTerms($product, $isNew);
        $this->writeType($product);
        $this->handle_updated_props($product);
    }

    protected function updatePost($product, bool $isChanged): void
    {
        global $wpdb;
        if ($isChanged && !doing_action('save_post')) {
            wp_update_post(wp_slash(['ID' => $product->get_id()] + $this->post($product) + ['post_type' => get_post_type($product->get_id())]));
            $product->read_meta_data(true);
            return;
        }
        $now = ['post_modified' => current_time('mysql'), 'post_modified_gmt' => current_time('mysql', true)];
        $wpdb->update($wpdb->posts, $isChanged ? $this->post($product) + $now : $now, ['ID' => $product->get_id()]);
        clean_post_cache($product->get_id());
    }

    /**
     * @return array<string, mixed>
     */
    protected function post($product): array
    {
        $created = $product->get_date_created('edit');
        return [
            'post_status' => $product->get_status('edit') ?: 'publish',
            'post_title' => $product->get_name('edit'),
            'post_content' => $product->get_description('edit'),
            'post_excerpt' => $product->get_short_description('edit'),
            'post_parent' => $product->get_parent_id('edit'),
            'comment_status' => $product->get_reviews_allowed('edit') ? 'open' : 'closed',
            'menu_order' => $product->get_menu_order('edit'),
            'post_name' => $product->get_slug('edit'),
        ] + ($created ? ['post_date' => gmdate('Y-m-d H:i:s', $created->getOffsetTimestamp()), 'post_date_gmt' => gmdate('Y-m-d H:i:s', $created->getTimestamp())] : []);
    }

    /**
     * @return array<string, mixed>
     */
    protected function propsOfPost(WP_Post $post): array
    {
        return [
            'name' => $post->post_title,
            'slug' => $post->post_name,
            'date_created' => $post->post_date_gmt === '0000-00-00 00:00:00' ? null : $post->post_date_gmt,
            'date_modified' => $post->post_modified_gmt === '0000-00-00 00:00:00' ? null : $post->post_modified_gmt,
            'status' => $post->post_status,
            'parent_id' => $post->post_parent,
            'menu_order' => $post->menu_order,
            'reviews_allowed' => $post->comment_status === 'open',
        ];
    }

    protected function clear_caches(&$product)
    {
        foreach (array_filter([$product->get_id(), $product->get_parent_id('edit')]) as $id) {
            wc_delete_product_transients($id);
        }
    }

    public function get_product_type($product_id)
    {
        $type = get_post_type($product_id);
        if ($type === 'product_variation') {
            return 'variation';
        }
        if ($type !== 'product') {
            return false;
        }
        $terms = get_the_terms($product_id, 'product_type');
        return empty($terms) || is_wp_error($terms) ? 'simple' : sanitize_title(current($terms)->name);
    }
}
