<?php

/**
 * Lines of orders in their tables.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

defined('ABSPATH') || exit;

final class ItemStore
{
    private const PROPS = ['_product_id' => 'product_id', '_variation_id' => 'variation_id', '_qty' => 'quantity', '_line_subtotal' => 'subtotal', '_line_total' => 'total'];

    public function create(&$item)
    {
        global $wpdb;
        $wpdb->insert($wpdb->prefix . 'woocommerce_order_items', ['order_item_name' => $item->get_name(), 'order_item_type' => $item->get_type(), 'order_id' => $item->get_order_id()]);
        $item->set_id($wpdb->insert_id);
        foreach (self::PROPS as $key => $prop) {
            add_metadata('order_item', $item->get_id(), $key, $item->{"get_{$prop}"}('edit'), true);
        }
        $item->save_meta_data();
        $item->apply_changes();
        do_action('woocommerce_new_order_item', $item->get_id(), $item, $item->get_order_id());
    }

    public function read(&$item)
    {
        global $wpdb;
        $row = $wpdb->get_row($wpdb->prepare("SELECT * FROM {$wpdb->prefix}woocommerce_order_items WHERE order_item_id = %d", $item->get_id()));
        if (!$row) {
            throw new \Exception('Invalid order item.');
        }
        $item->set_object_read(false);
        $meta = get_metadata('order_item', $item->get_id());
        $props = ['order_id' => $row->order_id, 'name' => $row->order_item_name];
        foreach (self::PROPS as $key => $prop) {
            $props[$prop] = $meta[$key][0] ?? '';
        }
        $item->set_props($props);
        $item->set_object_read(true);
    }

    public function update(&$item)
    {
        global $wpdb;
        $changes = $item->get_changes();
        if (array_intersect(['name', 'order_id'], array_keys($changes)) !== []) {
            $wpdb->update($wpdb->prefix . 'woocommerce_order_items', ['order_item_name' => $item->get_name(), 'order_id' => $item->get_order_id()], ['order_item_id' => $item->get_id()]);
        }
        foreach (self::PROPS as $key => $prop) {
            if (array_key_exists($prop, $changes)) {
                update_metadata('order_item', $item->get_id(), $key, $item->{"get_{$prop}"}('edit'));
            }
        }
        $item->save_meta_data();
        $item->apply_changes();
        if ($changes !== []) {
            do_action('woocommerce_update_order_item', $item->get_id(), $item, $item->get_order_id());
        }
    }

    public function delete(&$item, $args = [])
    {
        global $wpdb;
        do_action('woocommerce_before_delete_order_item', $item->get_id());
        $wpdb->delete($wpdb->prefix . 'woocommerce_order_items', ['order_item_id' => $item->get_id()]);
        $wpdb->delete($wpdb->order_itemmeta, ['order_item_id' => $item->get_id()]);
        wp_cache_delete($item->get_id(), 'order_item_meta');
        do_action('woocommerce_delete_order_item', $item->get_id());
    }

    public function read_meta(&$item)
    {
        global $wpdb;
        $rows = (array) $wpdb->get_results($wpdb->prepare("SELECT meta_id, meta_key, meta_value FROM {$wpdb->order_itemmeta} WHERE order_item_id = %d ORDER BY meta_id", $item->get_id()));
        return array_values(array_filter($rows, static fn($row) => !isset(self::PROPS[$row->meta_key])));
    }

    public function add_meta(&$item, $meta)
    {
        return add_metadata('order_item', $item->get_id(), $meta->key, is_string($meta->value) ? wp_slash($meta->value) : $meta->value, false);
    }

    public function update_meta(&$item, $meta)
    {
        update_metadata_by_mid('order_item', $meta->id, $meta->value, $meta->key);
    }

    public function delete_meta(&$item, $meta)
    {
        delete_metadata_by_mid('order_item', $meta->id);
    }
}
