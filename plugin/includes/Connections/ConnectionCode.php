<?php
/**
 * Connections: the text by which a person carries a connection from one store to another. Enters: what it is to say, or what a
 * person has pasted; leaves: the text, or what it says. The sum at its end tells a code that was not copied whole from another.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Validators;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ConnectionCode from \Kitgenix\StockSync\Generated\Contract\Pairing as Said
 */
final class ConnectionCode
{
    /**
     * @param Said $said
     */
    public static function encode(array $said): string
    {
        $json = (string) wp_json_encode($said, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $text = rtrim(strtr(base64_encode($json), '+/', '-_'), '=');
        return Pairing::CODE_PREFIX . $text . '.' . self::sum($text);
    }

    /**
     * @return Said|null Null when it is no whole code.
     */
    public static function decode(string $pasted): ?array
    {
        // A mail or a chat may have broken it into lines.
        $code = (string) preg_replace('/\s+/', '', $pasted);
        if (!str_starts_with($code, Pairing::CODE_PREFIX)) {
            return null;
        }
        $parts = explode('.', substr($code, strlen(Pairing::CODE_PREFIX)));
        if (count($parts) !== 2 || !hash_equals(self::sum($parts[0]), $parts[1])) {
            return null;
        }
        $said = Validators::connectionCode(json_decode((string) base64_decode(strtr($parts[0], '-_', '+/'), true), true));
        return $said['ok'] ? $said['value'] : null;
    }

    private static function sum(string $text): string
    {
        return substr(hash('sha256', $text), 0, 8);
    }
}
