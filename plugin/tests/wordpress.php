<?php
/**
 * Tests: the few pure functions of WordPress that our logic calls, for machines without one. Each does for the values of the
 * tests what WordPress's own does; the integration tests run the same code on the real functions.
 */

declare(strict_types=1);

function __(string $text, string $domain): string
{
    return $text;
}

/**
 * @return array<string, int|string>|string|int|false|null
 */
function wp_parse_url(string $url, int $component = -1): array|string|int|false|null
{
    return parse_url($url, $component);
}

function sanitize_text_field(string $text): string
{
    $text = strip_tags($text);
    $text = (string) preg_replace('/%[a-f0-9]{2}/i', '', $text);
    return trim((string) preg_replace('/[\r\n\t ]+/', ' ', $text));
}

function untrailingslashit(string $text): string
{
    return rtrim($text, '/\\');
}

function home_url(): string
{
    return 'https://shop.example';
}

function apply_filters(string $hook, mixed $value): mixed
{
    return $value;
}
