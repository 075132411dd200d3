<?php

/**
 * What the shop remembers of a shopper from page to page.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

abstract class WC_Session
{
    /** @var string */
    protected $_customer_id = '';

    /** @var array<string, mixed> */
    protected $_data = [];

    /** @var bool */
    protected $_dirty = false;

    public function init()
    {
    }

    public function cleanup_sessions()
    {
    }

    public function __get($key)
    {
        return $this->get($key);
    }

    public function __set($key, $value)
    {
        $this->set($key, $value);
    }

    public function __isset($key)
    {
        return isset($this->_data[sanitize_key($key)]);
    }

    public function __unset($key)
    {
        if (isset($this->_data[sanitize_key($key)])) {
            unset($this->_data[sanitize_key($key)]);
            $this->_dirty = true;
        }
    }

    public function get($key, $default_value = null)
    {
        return $this->_data[sanitize_key($key)] ?? $default_value;
    }

    public function set($key, $value)
    {
        $key = sanitize_key($key);
        if ($value !== $this->get($key)) {
            $this->_data[$key] = $value;
            $this->_dirty = true;
        }
    }

    public function get_customer_id()
    {
        return $this->_customer_id;
    }
}
