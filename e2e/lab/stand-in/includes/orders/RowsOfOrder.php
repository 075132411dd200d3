<?php

/**
 * An order as rows: its own, its addresses, what belongs to its course, and its meta.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

defined('ABSPATH') || exit;

trait RowsOfOrder
{
    /** @var list<string> */
    private static array $fields = ['first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'email', 'phone'];

    /**
     * @return array<string, mixed>|null
     */
    private function fetch(int $id): ?array
    {
        global $wpdb;
        return $wpdb->get_row($wpdb->prepare(
            "SELECT o.*, d.created_via, d.cart_hash, d.order_key, d.date_paid_gmt, d.date_completed_gmt FROM {$wpdb->prefix}wc_orders o
            LEFT JOIN {$wpdb->prefix}wc_order_operational_data d ON d.order_id = o.id WHERE o.id = %d",
            $id
        ), ARRAY_A);
    }

    /**
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    private function propsOf($order, array $row): array
    {
        global $wpdb;
        $props = [
            'status' => $row['status'], 'currency' => $row['currency'], 'total' => $row['total_amount'], 'parent_id' => (int) $row['parent_order_id'],
            'date_created' => $row['date_created_gmt'], 'date_modified' => $row['date_updated_gmt'],
        ];
        if ($order instanceof \WC_Order_Refund) {
            $meta = array_column($this->read_meta($order, true), 'meta_value', 'meta_key');
            return $props + ['amount' => $meta['_refund_amount'] ?? '', 'reason' => $meta['_refund_reason'] ?? '', 'refunded_by' => (int) ($meta['_refunded_by'] ?? 0)];
        }
        foreach ($wpdb->get_results($wpdb->prepare("SELECT * FROM {$wpdb->prefix}wc_order_addresses WHERE order_id = %d", $order->get_id()), ARRAY_A) as $address) {
            $props[$address['address_type']] = array_map('strval', array_intersect_key($address, array_flip(self::$fields)));
        }
        foreach (['customer_id', 'payment_method', 'payment_method_title', 'transaction_id', 'customer_note', 'created_via', 'cart_hash', 'order_key'] as $name) {
            $props[$name] = $row[$name];
        }
        return $props + ['customer_ip_address' => $row['ip_address'], 'customer_user_agent' => $row['user_agent'], 'date_paid' => $row['date_paid_gmt'], 'date_completed' => $row['date_completed_gmt']];
    }

    /**
     * @return array<string, mixed>
     */
    private function rowOf($order): array
    {
        $row = [
            'status' => $order instanceof \WC_Order_Refund ? 'wc-completed' : 'wc-' . ($order->get_status('edit') ?: $order->get_status()),
            'currency' => $order->get_currency('edit'),
            'total_amount' => $order->get_total('edit'),
            'parent_order_id' => $order->get_parent_id('edit'),
            'date_created_gmt' => self::date($order->get_date_created('edit')),
            'date_updated_gmt' => self::date($order->get_date_modified('edit') ?: $order->get_date_created('edit')),
        ];
        return $order instanceof \WC_Order_Refund ? $row : $row + [
            'customer_id' => $order->get_customer_id('edit'),
            'billing_email' => $order->get_billing_email('edit'),
            'payment_method' => $order->get_payment_method('edit'),
            'payment_method_title' => $order->get_payment_method_title('edit'),
            'transaction_id' => $order->get_transaction_id('edit'),
            'customer_note' => $order->get_customer_note('edit'),
            'ip_address' => $order->get_customer_ip_address('edit'),
            'user_agent' => $order->get_customer_user_agent('edit'),
        ];
    }

    private function writeParticulars($order, bool $isNew): void
    {
        global $wpdb;
        $id = $order->get_id();
        if ($order instanceof \WC_Order_Refund) {
            foreach ($isNew ? ['_refund_amount' => $order->get_amount(), '_refund_reason' => $order->get_reason(), '_refunded_by' => $order->get_refunded_by()] : [] as $key => $value) {
                $wpdb->insert($wpdb->prefix . 'wc_orders_meta', ['order_id' => $id, 'meta_key' => $key, 'meta_value' => $value]);
            }
            return;
        }
        $row = [
            'created_via' => $order->get_created_via('edit'), 'cart_hash' => $order->get_cart_hash('edit'), 'order_key' => $order->get_order_key('edit'),
            'date_paid_gmt' => self::date($order->get_date_paid('edit')), 'date_completed_gmt' => self::date($order->get_date_completed('edit')),
        ];
        $table = $wpdb->prefix . 'wc_order_operational_data';
        $isNew ? $wpdb->insert($table, ['order_id' => $id, 'order_stock_reduced' => 0, 'woocommerce_version' => substr(WC_VERSION, 0, 20)] + $row) : $wpdb->update($table, $row, ['order_id' => $id]);
        foreach (['billing', 'shipping'] as $type) {
            $address = array_intersect_key($order->get_address($type), array_flip(self::$fields));
            if ($address !== []) {
                $wpdb->delete($wpdb->prefix . 'wc_order_addresses', ['order_id' => $id, 'address_type' => $type]);
                $wpdb->insert($wpdb->prefix . 'wc_order_addresses', ['order_id' => $id, 'address_type' => $type] + $address);
            }
        }
    }

    public function read_meta(&$order, $all = false)
    {
        global $wpdb;
        $rows = (array) $wpdb->get_results($wpdb->prepare("SELECT id AS meta_id, meta_key, meta_value FROM {$wpdb->prefix}wc_orders_meta WHERE order_id = %d ORDER BY id", $order->get_id()));
        return $all ? $rows : array_values(array_filter($rows, static fn($row) => !str_starts_with((string) $row->meta_key, '_refund')));
    }

    public function add_meta(&$order, $meta)
    {
        global $wpdb;
        $wpdb->insert($wpdb->prefix . 'wc_orders_meta', ['order_id' => $order->get_id(), 'meta_key' => $meta->key, 'meta_value' => maybe_serialize($meta->value)]);
        return (int) $wpdb->insert_id;
    }

    public function update_meta(&$order, $meta)
    {
        global $wpdb;
        $wpdb->update($wpdb->prefix . 'wc_orders_meta', ['meta_key' => $meta->key, 'meta_value' => maybe_serialize($meta->value)], ['id' => $meta->id]);
    }

    public function delete_meta(&$order, $meta)
    {
        global $wpdb;
        $wpdb->delete($wpdb->prefix . 'wc_orders_meta', ['id' => $meta->id]);
    }

    private static function date($date): ?string
    {
        return $date ? gmdate('Y-m-d H:i:s', $date->getTimestamp()) : null;
    }
}
