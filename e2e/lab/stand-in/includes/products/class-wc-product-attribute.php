<?php

/**
 * An attribute of a product, such as its sizes, as text of the product's own.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Attribute
{
    /** @var array<string, mixed> */
    protected $data = ['id' => 0, 'name' => '', 'options' => [], 'position' => 0, 'visible' => false, 'variation' => false];

    public function get_id()
    {
        return $this->data['id'];
    }

    public function set_id($value)
    {
        $this->data['id'] = absint($value);
    }

    public function get_name()
    {
        return $this->data['name'];
    }

    public function set_name($value)
    {
        $this->data['name'] = (string) $value;
    }

    public function get_options()
    {
        return $this->data['options'];
    }

    public function set_options($value)
    {
        $this->data['options'] = array_values((array) $value);
    }

    public function get_position()
    {
        return $this->data['position'];
    }

    public function set_position($value)
    {
        $this->data['position'] = absint($value);
    }

    public function get_visible()
    {
        return $this->data['visible'];
    }

    public function set_visible($value)
    {
        $this->data['visible'] = wc_string_to_bool($value);
    }

    public function get_variation()
    {
        return $this->data['variation'];
    }

    public function set_variation($value)
    {
        $this->data['variation'] = wc_string_to_bool($value);
    }

    public function is_taxonomy()
    {
        return false;
    }
}
