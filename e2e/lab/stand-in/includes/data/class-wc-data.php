<?php

/**
 * An object of the shop: props that know what was changed since they were read, and meta beside them.
 * Enters: setters. Leaves: getters, through WooCommerce's filters; a data store that reads and writes it.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Data\OwnMeta;

defined('ABSPATH') || exit;

abstract class WC_Data
{
    use OwnMeta;

    /** @var int */
    protected $id = 0;

    /** @var array<string, mixed> */
    protected $data = [];

    /** @var array<string, mixed> */
    protected $changes = [];

    /** @var bool */
    protected $object_read = false;

    /** @var string */
    protected $object_type = 'data';

    /** @var array<string, mixed> */
    protected $extra_data = [];

    /** @var array<string, mixed> */
    protected $default_data = [];

    /** @var object|null */
    protected $data_store;

    public function __construct($read = 0)
    {
        $this->data = array_merge($this->data, $this->extra_data);
        $this->default_data = $this->data;
    }

    public function get_data_store()
    {
        return $this->data_store;
    }

    public function get_id()
    {
        return $this->id;
    }

    public function set_id($id)
    {
        $this->id = absint($id);
    }

    public function get_data()
    {
        return ['id' => $this->get_id()] + $this->data + ['meta_data' => $this->get_meta_data()];
    }

    public function get_data_keys()
    {
        return array_keys($this->data);
    }

    public function get_extra_data_keys()
    {
        return array_keys($this->extra_data);
    }

    public function get_changes()
    {
        return $this->changes;
    }

    public function apply_changes()
    {
        $this->data = array_replace($this->data, $this->changes);
        $this->changes = [];
    }

    public function set_defaults()
    {
        $this->data = $this->default_data;
        $this->changes = [];
        $this->object_read = false;
    }

    public function set_object_read($read = true)
    {
        $this->object_read = (bool) $read;
    }

    public function get_object_read()
    {
        return (bool) $this->object_read;
    }

    public function save()
    {
        if ($this->data_store === null) {
            return $this->get_id();
        }
        do_action("woocommerce_before_{$this->object_type}_object_save", $this, $this->data_store);
        $this->get_id() ? $this->data_store->update($this) : $this->data_store->create($this);
        do_action("woocommerce_after_{$this->object_type}_object_save", $this, $this->data_store);
        return $this->get_id();
    }

    public function delete($force_delete = false)
    {
        if (apply_filters("woocommerce_pre_delete_{$this->object_type}", null, $this, $force_delete) !== null || $this->data_store === null) {
            return false;
        }
        $this->data_store->delete($this, ['force_delete' => $force_delete]);
        $this->set_id(0);
        return true;
    }

    public function set_props($props, $context = 'set')
    {
        $errors = new WP_Error();
        foreach ($props as $prop => $value) {
            if ($value === null || in_array($prop, ['prop', 'date_prop', 'meta_data'], true) || !is_callable([$this, "set_{$prop}"])) {
                continue;
            }
            try {
                $this->{"set_{$prop}"}($value);
            } catch (WC_Data_Exception $error) {
                $errors->add($error->getErrorCode(), $error->getMessage(), ['property_name' => $prop]);
            }
        }
        return $errors->has_errors() ? $errors : true;
    }

    protected function set_prop($prop, $value)
    {
        if (!array_key_exists($prop, $this->data)) {
            return;
        }
        if (!$this->object_read) {
            $this->data[$prop] = $value;
        } elseif ($value !== $this->data[$prop] || array_key_exists($prop, $this->changes)) {
            $this->changes[$prop] = $value;
        }
    }

    protected function get_prop($prop, $context = 'view')
    {
        if (!array_key_exists($prop, $this->data)) {
            return null;
        }
        $value = array_key_exists($prop, $this->changes) ? $this->changes[$prop] : $this->data[$prop];
        return $context === 'view' ? apply_filters($this->get_hook_prefix() . $prop, $value, $this) : $value;
    }

    protected function set_date_prop($prop, $value)
    {
        if ($value === null || $value === '' || $value === false) {
            $this->set_prop($prop, null);
            return;
        }
        if (!$value instanceof WC_DateTime) {
            $time = is_numeric($value) ? (int) $value : (int) strtotime((string) $value . ' UTC');
            $value = (new WC_DateTime('@' . $time))->setTimezone(wp_timezone());
        }
        $this->set_prop($prop, $value);
    }

    protected function get_hook_prefix()
    {
        return "woocommerce_{$this->object_type}_get_";
    }

    protected function error($code, $message, $http_status_code = 400, $data = [])
    {
        throw new WC_Data_Exception($code, $message, $http_status_code, $data);
    }

    public function __clone()
    {
        $this->detachMeta();
    }

    public function __toString()
    {
        return (string) wp_json_encode($this->get_data());
    }
}
