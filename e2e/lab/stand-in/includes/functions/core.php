<?php

/**
 * Functions of general use, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function wc_string_to_bool($string)
{
    $string = $string ?? '';
    return is_bool($string) ? $string : in_array(strtolower((string) $string), ['yes', 'true', '1'], true);
}

function wc_bool_to_string($bool)
{
    return (is_bool($bool) ? $bool : wc_string_to_bool($bool)) ? 'yes' : 'no';
}

/**
 * A quantity. Whole, unless somebody takes the filter that makes it so away.
 */
function wc_stock_amount($amount)
{
    return apply_filters('woocommerce_stock_amount', is_numeric($amount) ? $amount + 0 : 0);
}

function wc_format_decimal($number, $dp = false, $trim_zeros = false)
{
    if ($number === '' || $number === null) {
        return '';
    }
    $number = is_float($number) ? rtrim(rtrim(number_format($number, 6, '.', ''), '0'), '.') : preg_replace('/[^0-9.\-]/', '', str_replace(',', '.', (string) $number));
    return $dp === false ? $number : number_format((float) $number, $dp === '' ? wc_get_price_decimals() : (int) $dp, '.', '');
}

function wc_get_price_decimal_separator()
{
    return stripslashes((string) apply_filters('wc_get_price_decimal_separator', get_option('woocommerce_price_decimal_sep', '.') ?: '.'));
}

function wc_format_localized_decimal($value)
{
    return apply_filters('woocommerce_format_localized_decimal', str_replace('.', wc_get_price_decimal_separator(), (string) $value), $value);
}

function wc_get_price_decimals()
{
    return absint(apply_filters('wc_get_price_decimals', get_option('woocommerce_price_num_decimals', 2)));
}

function get_woocommerce_currency()
{
    return apply_filters('woocommerce_currency', get_option('woocommerce_currency', 'GBP'));
}

function get_woocommerce_currency_symbol($currency = '')
{
    $currency = $currency === '' ? get_woocommerce_currency() : $currency;
    return ['GBP' => '£', 'EUR' => '€', 'USD' => '$'][$currency] ?? $currency . ' ';
}

function wc_price($price, $args = [])
{
    $amount = get_woocommerce_currency_symbol() . number_format((float) $price, wc_get_price_decimals());
    return apply_filters('wc_price', '<span class="woocommerce-Price-amount amount"><bdi>' . esc_html($amount) . '</bdi></span>', $price, $args, (float) $price, $price);
}

function wc_clean($var)
{
    return is_array($var) ? array_map('wc_clean', $var) : (is_scalar($var) ? sanitize_text_field((string) $var) : $var);
}

function wc_set_time_limit($limit = 0)
{
    if (function_exists('set_time_limit') && !ini_get('safe_mode')) {
        @set_time_limit((int) $limit);
    }
}

/**
 * The shop's log. One for a request.
 */
function wc_get_logger()
{
    static $logger = null;
    if ($logger === null) {
        $class = apply_filters('woocommerce_logging_class', 'WC_Logger');
        $logger = is_object($class) ? $class : new $class();
    }
    return $logger;
}

function wc_maybe_define_constant($name, $value)
{
    if (!defined($name)) {
        define($name, $value);
    }
}

function wc_nocache_headers()
{
    wc_maybe_define_constant('DONOTCACHEPAGE', true);
    nocache_headers();
}

function wc_setcookie($name, $value, $expire = 0, $secure = false, $httponly = false)
{
    if (!headers_sent()) {
        setcookie($name, (string) $value, ['expires' => $expire, 'path' => COOKIEPATH ?: '/', 'domain' => (string) COOKIE_DOMAIN, 'secure' => $secure, 'httponly' => $httponly]);
    }
}
