<?php

/**
 * Stock that cannot be held for an order.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Checkout\Helpers;

defined('ABSPATH') || exit;

class ReserveStockException extends \Exception
{
    protected $error_code;

    protected $error_data;

    public function __construct($code, $message, $http_status_code = 400, $data = [])
    {
        $this->error_code = $code;
        $this->error_data = $data;
        parent::__construct($message, $http_status_code);
    }

    public function getErrorCode()
    {
        return $this->error_code;
    }

    public function getErrorData()
    {
        return $this->error_data;
    }
}
