<?php

/**
 * What orders and refunds have in common: lines, totals, a status.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

abstract class WC_Abstract_Order extends WC_Data
{
    /** @var string */
    protected $object_type = 'order';

    /** @var array<int|string, WC_Order_Item>|null By item id; lines that are not stored yet by `new:…`. */
    protected $items = null;

    public function __construct($order = 0)
    {
        parent::__construct($order);
        $this->data_store = WC_Data_Store::load($this->get_type() === 'shop_order' ? 'order' : 'order-refund');
        $id = $order instanceof self ? $order->get_id() : (is_object($order) ? (int) ($order->ID ?? $order->id ?? 0) : (int) $order);
        if ($id > 0) {
            $this->set_id($id);
            $this->data_store->read($this);
        } else {
            $this->set_object_read(true);
        }
    }

    abstract public function get_type();

    public function save()
    {
        try {
            do_action("woocommerce_before_{$this->object_type}_object_save", $this, $this->data_store);
            $this->get_id() ? $this->data_store->update($this) : $this->data_store->create($this);
            $this->saveItems();
            do_action("woocommerce_after_{$this->object_type}_object_save", $this, $this->data_store);
        } catch (Exception $error) {
            wc_get_logger()->error('An order could not be saved.', ['order' => $this->get_id(), 'error' => $error->getMessage()]);
        }
        return $this->get_id();
    }

    public function get_status($context = 'view')
    {
        $status = $this->get_prop('status', $context);
        return $context === 'view' && empty($status) ? apply_filters('woocommerce_default_order_status', 'pending') : $status;
    }

    public function has_status($status)
    {
        return apply_filters('woocommerce_order_has_status', in_array($this->get_status(), (array) $status, true), $this, $status);
    }

    public function set_status($new_status)
    {
        $from = $this->get_status();
        $to = preg_replace('/^wc-/', '', (string) $new_status);
        if ($this->object_read) {
            if ($from && !wc_is_order_status("wc-{$from}") && !in_array($from, ['auto-draft', 'trash'], true)) {
                $from = 'pending';
            }
            if (!wc_is_order_status("wc-{$to}") && $to !== 'trash') {
                $to = 'pending';
            }
        }
        $this->set_prop('status', $to);
        return ['from' => $from, 'to' => $to];
    }

    public function get_parent_id($context = 'view')
    {
        return $this->get_prop('parent_id', $context);
    }

    public function set_parent_id($value)
    {
        $this->set_prop('parent_id', absint($value));
    }

    public function get_currency($context = 'view')
    {
        return $this->get_prop('currency', $context);
    }

    public function set_currency($value)
    {
        $this->set_prop('currency', (string) $value ?: get_woocommerce_currency());
    }

    public function get_total($context = 'view')
    {
        return $this->get_prop('total', $context);
    }

    public function set_total($value, $deprecated = '')
    {
        $this->set_prop('total', wc_format_decimal($value, wc_get_price_decimals()));
    }

    public function get_date_created($context = 'view')
    {
        return $this->get_prop('date_created', $context);
    }

    public function set_date_created($date = null)
    {
        $this->set_date_prop('date_created', $date);
    }

    public function get_date_modified($context = 'view')
    {
        return $this->get_prop('date_modified', $context);
    }

    public function set_date_modified($date = null)
    {
        $this->set_date_prop('date_modified', $date);
    }

    public function get_items($types = 'line_item')
    {
        $this->items ??= $this->data_store->read_items($this);
        $items = array_filter($this->items, static fn($item) => in_array($item->get_type(), (array) $types, true));
        return apply_filters('woocommerce_order_get_items', $items, $this, (array) $types);
    }

    public function get_item($item_id, $load_from_db = true)
    {
        return $this->get_items()[$item_id] ?? false;
    }

    public function get_item_count($item_type = '')
    {
        return array_sum(array_map(static fn($item) => $item->get_quantity(), $this->get_items()));
    }

    public function add_item($item)
    {
        $this->get_items();
        $item->set_order_id($this->get_id());
        $this->items[$item->get_id() ?: 'new:' . count($this->items)] = $item;
    }

    public function remove_item($item_id)
    {
        $item = $this->get_item($item_id);
        if ($item) {
            unset($this->items[$item_id]);
            $item->delete();
        }
    }

    public function remove_order_items($type = null)
    {
        foreach (array_keys($this->get_items()) as $id) {
            $this->remove_item($id);
        }
        $this->items = [];
    }

    public function add_product($product, $qty = 1, $args = [])
    {
        $price = (float) $product->get_price() * (float) $qty;
        $item = new WC_Order_Item_Product();
        $item->set_props(array_merge([
            'name' => $product->get_name(),
            'product_id' => $product->is_type('variation') ? $product->get_parent_id() : $product->get_id(),
            'variation_id' => $product->is_type('variation') ? $product->get_id() : 0,
            'subtotal' => $price,
            'total' => $price,
            'quantity' => $qty,
        ], $args));
        $item->set_order_id($this->get_id());
        $item->save();
        $this->add_item($item);
        return $item->get_id();
    }

    public function calculate_totals($and_taxes = true)
    {
        do_action('woocommerce_order_before_calculate_totals', $and_taxes, $this);
        $this->set_total(array_sum(array_map(static fn($item) => (float) $item->get_total(), $this->get_items())));
        do_action('woocommerce_order_after_calculate_totals', $and_taxes, $this);
        $this->save();
        return $this->get_total();
    }

    private function saveItems(): void
    {
        foreach ($this->items ?? [] as $key => $item) {
            $item->set_order_id($this->get_id());
            $id = $item->save();
            if ($id !== $key) {
                unset($this->items[$key]);
                $this->items[$id] = $item;
            }
        }
    }
}
