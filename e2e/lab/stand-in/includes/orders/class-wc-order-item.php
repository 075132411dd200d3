<?php

/**
 * A line of an order.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Order_Item extends WC_Data
{
    /** @var string */
    protected $object_type = 'order_item';

    /** @var array<string, mixed> */
    protected $data = ['order_id' => 0, 'name' => ''];

    public function __construct($item = 0)
    {
        parent::__construct($item);
        $this->data_store = WC_Data_Store::load('order-item-product');
        $this->set_object_read(true);
        if ($item instanceof self) {
            $this->set_props(array_diff_key($item->get_data(), ['id' => 1, 'meta_data' => 1, 'order_id' => 1]));
        } elseif ((int) $item > 0) {
            $this->set_id((int) $item);
            $this->data_store->read($this);
        }
    }

    public function get_type()
    {
        return '';
    }

    public function is_type($type)
    {
        return in_array($this->get_type(), (array) $type, true);
    }

    public function get_order_id($context = 'view')
    {
        return $this->get_prop('order_id', $context);
    }

    public function set_order_id($value)
    {
        $this->set_prop('order_id', absint($value));
    }

    public function get_order()
    {
        return wc_get_order($this->get_order_id());
    }

    public function get_name($context = 'view')
    {
        return $this->get_prop('name', $context);
    }

    public function set_name($value)
    {
        $this->set_prop('name', (string) $value);
    }

    public function get_quantity()
    {
        return 1;
    }
}
