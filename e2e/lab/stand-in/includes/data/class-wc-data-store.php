<?php

/**
 * Where objects of a kind are kept. Enters: the kind; leaves: its store, of which everybody shares one.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Orders\ItemStore;
use Kitgenix\StockSync\StandIn\Orders\OrderStore;

defined('ABSPATH') || exit;

class WC_Data_Store
{
    private const STORES = [
        'product' => WC_Product_Data_Store_CPT::class,
        'product-variable' => WC_Product_Variable_Data_Store_CPT::class,
        'product-variation' => WC_Product_Variation_Data_Store_CPT::class,
        'product-grouped' => WC_Product_Data_Store_CPT::class,
        'product-external' => WC_Product_Data_Store_CPT::class,
        'order' => OrderStore::class,
        'order-refund' => OrderStore::class,
        'order-item-product' => ItemStore::class,
    ];

    /** @var array<string, object> */
    private static array $made = [];

    private object $instance;

    public function __construct($object_type)
    {
        $class = apply_filters('woocommerce_data_stores', self::STORES)[$object_type] ?? null;
        if ($class === null) {
            throw new Exception('Invalid data store.');
        }
        $class = apply_filters("woocommerce_{$object_type}_data_store", $class);
        $this->instance = self::$made[$object_type] ??= is_object($class) ? $class : new $class();
    }

    public static function load($object_type)
    {
        return new self($object_type);
    }

    public function get_current_class_name()
    {
        return get_class($this->instance);
    }

    public function create(&$data)
    {
        $this->instance->create($data);
    }

    public function read(&$data)
    {
        $this->instance->read($data);
    }

    public function update(&$data)
    {
        $this->instance->update($data);
    }

    public function delete(&$data, $args = [])
    {
        $this->instance->delete($data, $args);
    }

    public function __call($method, $parameters)
    {
        if (is_callable([$this->instance, $method])) {
            $first = array_shift($parameters);
            return $this->instance->{$method}($first, ...$parameters);
        }
        return null;
    }
}
