<?php

/**
 * Orders and refunds in their own tables. An order's number comes from the table of posts, so that the two never meet.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

defined('ABSPATH') || exit;

final class OrderStore
{
    use FindsOrders;
    use RowsOfOrder;

    private const DRAFTS = ['auto-draft', 'checkout-draft', 'draft', 'new'];

    public function create(&$order)
    {
        global $wpdb;
        if (!$order->get_date_created('edit')) {
            $order->set_date_created(time());
        }
        if (!$order->get_currency('edit')) {
            $order->set_currency(get_woocommerce_currency());
        }
        if ($order instanceof \WC_Order && $order->get_order_key('edit') === '') {
            $order->set_order_key('wc_order_' . wp_generate_password(13, false));
        }
        $now = current_time('mysql', true);
        $wpdb->insert($wpdb->posts, ['post_type' => 'shop_order_placehold', 'post_status' => 'draft', 'post_title' => '', 'post_content' => '', 'post_excerpt' => '', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '', 'post_date' => current_time('mysql'), 'post_date_gmt' => $now, 'post_modified' => current_time('mysql'), 'post_modified_gmt' => $now, 'post_parent' => $order->get_parent_id('edit')]);
        $order->set_id($wpdb->insert_id);
        $wpdb->insert($wpdb->prefix . 'wc_orders', ['id' => $order->get_id(), 'type' => $order->get_type()] + $this->rowOf($order));
        $this->writeParticulars($order, true);
        $order->save_meta_data();
        $order->apply_changes();
        if ($order->get_type() === 'shop_order' && !in_array($order->get_status('edit'), self::DRAFTS, true)) {
            do_action('woocommerce_new_order', $order->get_id(), $order);
        }
    }

    public function read(&$order)
    {
        $order->set_object_read(false);
        $row = $this->fetch($order->get_id());
        if ($row === null) {
            throw new \Exception('Invalid order.');
        }
        $order->set_props($this->propsOf($order, $row));
        $order->set_object_read(true);
    }

    public function update(&$order)
    {
        global $wpdb;
        $changes = $order->get_changes();
        $before = $order->get_data()['status'];
        $order->set_date_modified(time());
        $wpdb->update($wpdb->prefix . 'wc_orders', $this->rowOf($order), ['id' => $order->get_id()]);
        if (array_intersect(['billing', 'shipping', 'order_key', 'created_via', 'cart_hash', 'date_paid', 'date_completed'], array_keys($changes)) !== []) {
            $this->writeParticulars($order, false);
        }
        $order->save_meta_data();
        $order->apply_changes();
        if ($order->get_type() !== 'shop_order') {
            return;
        }
        if (in_array($before, self::DRAFTS, true) && isset($changes['status']) && !in_array($changes['status'], self::DRAFTS, true)) {
            do_action('woocommerce_new_order', $order->get_id(), $order);
        } else {
            do_action('woocommerce_update_order', $order->get_id(), $order);
        }
    }

    public function delete(&$order, $args = [])
    {
        global $wpdb;
        $id = $order->get_id();
        if (!($args['force_delete'] ?? false)) {
            $order->set_status('trash');
            $order->save();
            do_action('woocommerce_trash_order', $id);
            return;
        }
        do_action('woocommerce_before_delete_order', $id, $order);
        foreach ($order->get_items() as $item) {
            $item->delete(true);
        }
        foreach (['wc_order_addresses', 'wc_order_operational_data', 'wc_orders_meta', 'wc_reserved_stock'] as $table) {
            $wpdb->delete($wpdb->prefix . $table, ['order_id' => $id]);
        }
        $wpdb->delete($wpdb->prefix . 'wc_orders', ['id' => $id]);
        wp_delete_post($id, true);
        do_action('woocommerce_delete_order', $id);
    }

    /**
     * @return array<int, \WC_Order_Item>
     */
    public function read_items($order)
    {
        global $wpdb;
        $items = [];
        $ids = $order->get_id() ? $wpdb->get_col($wpdb->prepare("SELECT order_item_id FROM {$wpdb->prefix}woocommerce_order_items WHERE order_id = %d AND order_item_type = 'line_item' ORDER BY order_item_id", $order->get_id())) : [];
        update_meta_cache('order_item', $ids);
        foreach ($ids as $id) {
            $items[(int) $id] = new \WC_Order_Item_Product((int) $id);
        }
        return $items;
    }

    public function get_stock_reduced($order_id)
    {
        global $wpdb;
        $id = is_object($order_id) ? $order_id->get_id() : $order_id;
        return (bool) $wpdb->get_var($wpdb->prepare("SELECT order_stock_reduced FROM {$wpdb->prefix}wc_order_operational_data WHERE order_id = %d", $id));
    }

    public function set_stock_reduced($order_id, $set)
    {
        global $wpdb;
        $id = is_object($order_id) ? $order_id->get_id() : $order_id;
        $wpdb->update($wpdb->prefix . 'wc_order_operational_data', ['order_stock_reduced' => $set ? 1 : 0], ['order_id' => $id]);
    }
}
