<?php

/**
 * Security: what is signed and when a request is fresh. The key and the HMAC-SHA256 itself belong to the platform.
 *
 * Generated from src/core/security/signature.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Security;

use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

final class Signature
{
    /**
     * The text that is signed: `timestamp "\n" nonce "\n" body`, as 1.0.2 does. Answers are signed over the request's
     * nonce.
     *
     * @param string $timestamp Unix seconds as decimal text.
     * @param string $nonce 16 or more characters, drawn for each request.
     * @param string $body The raw body, byte for byte.
     */
    public static function canonicalString(string $timestamp, string $nonce, string $body): string
    {
        return "{$timestamp}\n{$nonce}\n{$body}";
    }

    /**
     * How far a timestamp is from now in seconds, null when it is not one.
     *
     * @param string $timestamp The header's text.
     * @param int $now Unix seconds.
     */
    public static function timestampSkew(string $timestamp, int $now): ?int
    {
        if (!ctype_digit($timestamp)) {
            return null;
        }
        $sent = Text::integerFromText($timestamp);
        return $sent === null ? null : abs($now - $sent);
    }

    /**
     * Whether a body was made for this store and this route. Version 1 says neither, and passes.
     *
     * @param string|null $to The body's `to`, null when absent.
     * @param string|null $route The body's `route`, null when absent.
     * @param string $storeId This store's id.
     * @param string $served The route that is served.
     */
    public static function isMeantForUs(?string $to, ?string $route, string $storeId, string $served): bool
    {
        return ($to === null || $to === $storeId) && ($route === null || $route === $served);
    }
}
