<?php
/**
 * Connections: what a usable connection is. Enters: what a person typed about another store; leaves: it in the one form that is
 * stored, or what is wrong with it, field by field.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Transport\PublicAddress;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type FieldErrors from Refused
 */
final class ConnectionRules
{
    /**
     * An address in the form that is stored: http or https, a host, no user, no query, no slash at the end, no character that cannot be seen.
     *
     * @return string|null Null when it is no such address.
     */
    public static function canonicalUrl(string $typed): ?string
    {
        $parts = wp_parse_url(trim($typed));
        if (!is_array($parts) || isset($parts['user']) || isset($parts['pass']) || isset($parts['query']) || isset($parts['fragment'])) {
            return null;
        }
        $scheme = strtolower($parts['scheme'] ?? '');
        $host = strtolower($parts['host'] ?? '');
        $path = rtrim($parts['path'] ?? '', '/');
        if (!in_array($scheme, ['http', 'https'], true) || $host === '' || preg_match('/^[^\p{C}\p{Z}<>"\\\\]*$/u', trim($typed)) !== 1) {
            return null;
        }
        return "{$scheme}://{$host}" . (isset($parts['port']) ? ":{$parts['port']}" : '') . $path;
    }

    /**
     * Whether an address is one of the internet, not of this machine or a private network.
     */
    public static function isPublic(string $url): bool
    {
        return PublicAddress::isPublic($url);
    }

    /**
     * A store id: visible ASCII, as WordPress's ids and version 1's are. It travels in a header.
     */
    public static function isStoreId(string $id): bool
    {
        return preg_match('/^[\x21-\x7e]{1,64}$/', $id) === 1 && sanitize_text_field($id) === $id;
    }

    /**
     * A secret that nothing on its way can alter: 256 bits as base64url, 43 characters.
     */
    public static function newSecret(): string
    {
        return rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '=');
    }

    /**
     * What is wrong with a peer's address and id; empty when they can be stored.
     *
     * @param array{url: string, id: string} $own   This store.
     * @param array{url: string, id: string} $paths Names of the two fields, for the errors.
     * @return FieldErrors
     */
    public static function errors(string $typedUrl, string $id, array $own, array $paths): array
    {
        $errors = [];
        $url = self::canonicalUrl($typedUrl);
        if ($url === null) {
            $errors[] = ['path' => $paths['url'], 'message' => __('Enter the address of the other store, such as https://shop.example.', 'kitgenix-stock-sync-for-woocommerce')];
        } elseif ($url === self::canonicalUrl($own['url'])) {
            $errors[] = ['path' => $paths['url'], 'message' => __('This is the address of this very store. Enter the other one’s.', 'kitgenix-stock-sync-for-woocommerce')];
        }
        if (!self::isStoreId($id)) {
            $errors[] = ['path' => $paths['id'], 'message' => __('Enter the store ID that the other store shows on its own Stock Sync screen.', 'kitgenix-stock-sync-for-woocommerce')];
        } elseif ($id === $own['id']) {
            $errors[] = ['path' => $paths['id'], 'message' => __('This is the ID of this very store. Enter the other one’s.', 'kitgenix-stock-sync-for-woocommerce')];
        }
        return $errors;
    }
}
