<?php

/**
 * Where orders are kept: in tables of their own.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Utilities;

defined('ABSPATH') || exit;

final class OrderUtil
{
    public static function custom_orders_table_usage_is_enabled(): bool
    {
        return true;
    }

    public static function get_order_type($order_id)
    {
        $order = wc_get_order($order_id);
        return $order ? $order->get_type() : false;
    }
}
