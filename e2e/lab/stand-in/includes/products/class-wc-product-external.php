<?php

/**
 * A product of the type `external`.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_External extends WC_Product
{
    public function get_type()
    {
        return 'external';
    }

    public function is_purchasable()
    {
        return false;
    }

    /**
     * Another shop counts its stock.
     */
    public function set_manage_stock($manage_stock)
    {
        $this->set_prop('manage_stock', false);
    }
}
