<?php

/**
 * One row of an object's own meta, which knows whether it was changed.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Meta_Data implements JsonSerializable
{
    /** @var array{id: int|null, key: string, value: mixed} */
    protected $current_data;

    /** @var array{id: int|null, key: string, value: mixed} */
    protected $data;

    public function __construct($meta = [])
    {
        $this->current_data = $meta;
        $this->apply_changes();
    }

    public function apply_changes()
    {
        $this->data = $this->current_data;
    }

    public function __set($key, $value)
    {
        $this->current_data[$key] = $value;
    }

    public function __isset($key)
    {
        return isset($this->current_data[$key]);
    }

    public function __get($key)
    {
        return $this->current_data[$key] ?? null;
    }

    public function get_changes()
    {
        return array_filter($this->current_data, fn($value, $key) => !array_key_exists($key, $this->data) || $value !== $this->data[$key], ARRAY_FILTER_USE_BOTH);
    }

    public function get_data()
    {
        return $this->data;
    }

    #[ReturnTypeWillChange]
    public function jsonSerialize()
    {
        return $this->get_data();
    }
}
