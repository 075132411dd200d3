<?php
/**
 * Outbound: why a store does not answer as one. Enters: an answer that was no use; leaves: a code that names the cause more closely,
 * found by looking at the address as a stranger does. For a person who waits at a screen, never for a drain.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 */
final class Probe
{
    private const TIMEOUT_SECONDS = 8;

    /** Statuses by which firewalls and maintenance pages turn a stranger away. */
    private const TURNED_AWAY = [403, 405, 406, 429, 503];

    /**
     * @param Answer $answer
     * @return array{code: string, message: string}
     */
    public static function explain(string $url, array $answer): array
    {
        ['code' => $code, 'message' => $message, 'clock_offset' => $offset] = $answer;
        if ($code === Errors::ERRORS['auth_failed'] && abs($offset) > Routes::LIMITS['skew_seconds']) {
            return ['code' => Pairing::PAIRING_ERRORS['clock'], 'message' => (string) (int) round($offset / 60)];
        }
        if ($code === Errors::ERRORS['bad_answer'] || ($code !== '' && !str_starts_with($code, 'kss_'))) {
            $found = self::look(untrailingslashit($url));
            if ($found !== null) {
                return $found;
            }
        }
        return ['code' => $code, 'message' => $message];
    }

    /**
     * @return array{code: string, message: string}|null
     */
    private static function look(string $url): ?array
    {
        $seen = self::get("{$url}/wp-json/" . Routes::NAMESPACE);
        if ($seen === null || $seen['is_ours']) {
            return null;
        }
        $cause = match (true) {
            $seen['location'] !== '' => 'redirect',
            $seen['asks_password'] => 'password_page',
            $seen['is_json'] => in_array($seen['status'], [401, 403], true) ? 'rest_disabled' : null,
            in_array($seen['status'], self::TURNED_AWAY, true) => 'firewall',
            (self::get("{$url}/?rest_route=/" . Routes::NAMESPACE)['is_ours'] ?? false) => 'plain_permalinks',
            $seen['status'] === 200 => 'password_page',
            default => null,
        };
        return $cause === null ? null : [
            'code' => Pairing::PAIRING_ERRORS[$cause],
            'message' => $cause === 'redirect' ? $seen['location'] : "HTTP {$seen['status']}",
        ];
    }

    /**
     * @return array{status: int, is_json: bool, is_ours: bool, asks_password: bool, location: string}|null Null without an answer.
     */
    private static function get(string $url): ?array
    {
        $response = wp_remote_get($url, ['timeout' => self::TIMEOUT_SECONDS, 'redirection' => 0, 'headers' => ['Accept' => 'application/json']]);
        if (is_wp_error($response)) {
            return null;
        }
        $body = json_decode(wp_remote_retrieve_body($response), true);
        $header = static function (string $name) use ($response): string {
            $value = wp_remote_retrieve_header($response, $name);
            return is_string($value) ? $value : '';
        };
        return [
            'status' => (int) wp_remote_retrieve_response_code($response),
            'is_json' => is_array($body),
            'is_ours' => is_array($body) && ($body['namespace'] ?? '') === Routes::NAMESPACE,
            'asks_password' => $header('www-authenticate') !== '',
            'location' => esc_url_raw($header('location')),
        ];
    }
}
