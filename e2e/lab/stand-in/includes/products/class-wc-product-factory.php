<?php

/**
 * Makes the object of a product from its id.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Factory
{
    public function get_product($product_id = false, $deprecated = [])
    {
        $id = $this->idOf($product_id);
        $type = $id ? self::get_product_type($id) : false;
        if (!$type) {
            return false;
        }
        $class = self::get_product_classname($id, $type);
        try {
            return new $class($id);
        } catch (Exception $error) {
            return false;
        }
    }

    public static function get_product_type($product_id)
    {
        $given = apply_filters('woocommerce_product_type_query', false, $product_id);
        return $given ?: WC_Data_Store::load('product')->get_product_type($product_id);
    }

    public static function get_product_classname($product_id, $product_type)
    {
        $class = 'WC_Product_' . implode('_', array_map('ucfirst', explode('-', $product_type)));
        $class = apply_filters('woocommerce_product_class', $class, $product_type, $product_type === 'variation' ? 'product_variation' : 'product', $product_id);
        return $class && class_exists($class) ? $class : 'WC_Product_Simple';
    }

    private function idOf($product): int
    {
        if ($product === false && isset($GLOBALS['post']->ID)) {
            return (int) $GLOBALS['post']->ID;
        }
        return $product instanceof WC_Product ? $product->get_id() : (is_object($product) ? (int) ($product->ID ?? 0) : (int) $product);
    }
}
