<?php
/**
 * Tests: what the verdicts ask of WordPress, in their namespace.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

function _n(string $single, string $plural, int $number, string $domain): string
{
    return $number === 1 ? $single : $plural;
}

function _x(string $text, string $context, string $domain): string
{
    return $text;
}

function get_option(string $name): string
{
    return $name === 'date_format' ? 'Y-m-d' : 'H:i';
}

function wp_date(string $format, int $time): string
{
    return gmdate($format, $time);
}
