<?php

/**
 * A product of the type `simple`.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_Simple extends WC_Product
{
    public function get_type()
    {
        return 'simple';
    }
}
