<?php

/**
 * How plugins add to the Store API, under WooCommerce's names.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\StoreApi\Extensions;

defined('ABSPATH') || exit;

function woocommerce_store_api_register_endpoint_data($args)
{
    try {
        Extensions::addData((array) $args);
        return true;
    } catch (Exception $error) {
        return new WP_Error('error', $error->getMessage());
    }
}

function woocommerce_store_api_register_update_callback($args)
{
    try {
        Extensions::addUpdate((array) $args);
        return true;
    } catch (Exception $error) {
        return new WP_Error('error', $error->getMessage());
    }
}
