<?php

/**
 * The Cart-Token: a shopper's name, signed, for whoever keeps no cookies.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

defined('ABSPATH') || exit;

final class Token
{
    public static function make(string $shopper): string
    {
        $text = self::encode(['typ' => 'JWT', 'alg' => 'HS256']) . '.' . self::encode(['user_id' => $shopper, 'exp' => time() + 2 * DAY_IN_SECONDS, 'iss' => 'store-api']);
        return "{$text}." . self::sign($text);
    }

    /**
     * The name, '' where the token is none.
     */
    public static function shopper(string $token): string
    {
        [$head, $body, $signature] = explode('.', $token) + ['', '', ''];
        if ($signature === '' || !hash_equals(self::sign("{$head}.{$body}"), $signature)) {
            return '';
        }
        $claims = json_decode((string) base64_decode(strtr($body, '-_', '+/')), true);
        return is_array($claims) && ($claims['exp'] ?? 0) > time() ? (string) ($claims['user_id'] ?? '') : '';
    }

    /**
     * @param array<string, mixed> $part
     */
    private static function encode(array $part): string
    {
        return rtrim(strtr(base64_encode((string) wp_json_encode($part)), '+/', '-_'), '=');
    }

    private static function sign(string $text): string
    {
        return rtrim(strtr(base64_encode(hash_hmac('sha256', $text, '@' . wp_salt(), true)), '+/', '-_'), '=');
    }
}
