<?php

/**
 * A request of the Store API that cannot be fulfilled. What stands against a cart is a list, and goes with the answer 409.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use WP_Error;

defined('ABSPATH') || exit;

final class Refused extends \Exception
{
    private WP_Error $errors;

    public function __construct(WP_Error $errors, int $status)
    {
        parent::__construct($errors->get_error_message(), $status);
        $this->errors = $errors;
    }

    public static function because(string $code, string $message, int $status = 400): self
    {
        return new self(new WP_Error($code, $message), $status);
    }

    public function errors(): WP_Error
    {
        return $this->errors;
    }
}
