<?php

/**
 * Finds orders as wc_get_orders() is asked for them.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

defined('ABSPATH') || exit;

trait FindsOrders
{
    /**
     * @param array<string, mixed> $query
     * @return list<\WC_Abstract_Order|int>
     */
    public function query($query)
    {
        global $wpdb;
        $query += ['limit' => (int) get_option('posts_per_page'), 'status' => array_keys(wc_get_order_statuses()), 'type' => 'shop_order', 'return' => 'objects', 'orderby' => 'date', 'order' => 'DESC', 'page' => 1];
        $list = static fn(array $texts): string => implode(', ', array_map(static fn($text): string => $wpdb->prepare('%s', $text), $texts));
        $where = ['type IN (' . $list((array) $query['type']) . ')'];
        if ($query['type'] === 'shop_order' && $query['status'] !== 'any') {
            $where[] = 'status IN (' . $list(array_map(static fn($status): string => str_starts_with((string) $status, 'wc-') ? $status : "wc-{$status}", (array) $query['status'])) . ')';
        }
        foreach (['parent' => 'parent_order_id', 'customer_id' => 'customer_id', 'billing_email' => 'billing_email', 'payment_method' => 'payment_method'] as $var => $column) {
            if (isset($query[$var])) {
                $where[] = $wpdb->prepare("{$column} = %s", $query[$var]);
            }
        }
        $sql = "SELECT id FROM {$wpdb->prefix}wc_orders WHERE " . implode(' AND ', $where) .
            ' ORDER BY ' . (strtolower((string) $query['orderby']) === 'id' ? 'id' : 'date_created_gmt') . ($query['order'] === 'ASC' ? ' ASC, id ASC' : ' DESC, id DESC');
        if ($query['limit'] > 0) {
            $sql .= ' LIMIT ' . (int) $query['limit'] . ' OFFSET ' . max(0, ((int) $query['page'] - 1) * (int) $query['limit']);
        }
        $ids = array_map('intval', $wpdb->get_col($sql));
        return $query['return'] === 'ids' ? $ids : array_values(array_filter(array_map('wc_get_order', $ids)));
    }

    public function get_order_type($order_id)
    {
        global $wpdb;
        return (string) $wpdb->get_var($wpdb->prepare("SELECT type FROM {$wpdb->prefix}wc_orders WHERE id = %d", $order_id));
    }

    public function get_order_id_by_order_key($order_key)
    {
        global $wpdb;
        return (int) $wpdb->get_var($wpdb->prepare("SELECT order_id FROM {$wpdb->prefix}wc_order_operational_data WHERE order_key = %s", $order_key));
    }
}
