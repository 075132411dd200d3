<?php

/**
 * The session of a shopper who comes with a Cart-Token.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

defined('ABSPATH') || exit;

final class TokenSession extends \WC_Session_Handler
{
    public function has_session()
    {
        return true;
    }

    public function set_customer_session_cookie($set)
    {
    }

    protected function nameOfShopper(): string
    {
        return Token::shopper((string) wp_unslash($_SERVER['HTTP_CART_TOKEN'] ?? '')) ?: parent::nameOfShopper();
    }
}
