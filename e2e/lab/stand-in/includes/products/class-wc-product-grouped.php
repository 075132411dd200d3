<?php

/**
 * A product of the type `grouped`.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Grouped extends WC_Product
{
    public function get_type()
    {
        return 'grouped';
    }

    public function is_purchasable()
    {
        return false;
    }
}
