<?php
/**
 * Transport: why a store does not answer as one. Enters: an answer that was no use; leaves: a code that names the cause more closely,
 * found by looking at the address as a stranger does. For a person who waits at a screen, never for a drain.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\RouteAddress;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-type Seen array{status: int, is_json: bool, is_ours: bool, asks_password: bool, location: string}
 */
final class Probe
{
    private const TIMEOUT_SECONDS = 8;

    /** Statuses by which firewalls and maintenance pages turn a stranger away. */
    private const TURNED_AWAY = [403, 405, 406, 429, 503];

    /**
     * @param Answer $answer
     * @param bool   $isByCode Whether the address came by a connection code: its name may mean another address by now.
     * @return array{code: string, message: string}
     */
    public static function explain(string $url, array $answer, bool $isByCode = false): array
    {
        ['code' => $code, 'message' => $message, 'clock_offset' => $offset] = $answer;
        if ($code === Errors::ERRORS['auth_failed'] && abs($offset) > Routes::LIMITS['skew_seconds']) {
            return ['code' => Pairing::PAIRING_ERRORS['clock'], 'message' => (string) (int) round($offset / 60)];
        }
        if ($code === Errors::ERRORS['bad_answer'] || ($code !== '' && !str_starts_with($code, 'kss_'))) {
            $found = self::look(untrailingslashit($url), $isByCode);
            if ($found !== null) {
                return $found;
            }
        }
        return ['code' => $code, 'message' => $message];
    }

    /**
     * @return array{code: string, message: string}|null
     */
    private static function look(string $url, bool $isByCode): ?array
    {
        ['code' => $refusal, 'addresses' => $addresses] = PublicAddress::route($url, $isByCode);
        if ($refusal !== '') {
            return null;
        }
        $seen = self::get(RouteAddress::routeAddress($url, '', 'path'), $addresses);
        if ($seen !== null && self::isElsewhere($seen)) {
            $other = self::get(RouteAddress::routeAddress($url, '', 'query'), $addresses);
            // What REST says tells more than a page, and a page more than that there is none.
            $seen = $other !== null && ($other['is_json'] || ($seen['location'] === '' && $other['status'] !== 404)) ? $other : $seen;
        }
        if ($seen === null || $seen['is_ours']) {
            return null;
        }
        $cause = match (true) {
            $seen['location'] !== '' => 'redirect',
            $seen['asks_password'] => 'password_page',
            $seen['is_json'] => in_array($seen['status'], [401, 403], true) ? 'rest_disabled' : null,
            in_array($seen['status'], self::TURNED_AWAY, true) => 'firewall',
            $seen['status'] === 200 => 'password_page',
            default => null,
        };
        return $cause === null ? null : [
            'code' => Pairing::PAIRING_ERRORS[$cause],
            'message' => $cause === 'redirect' ? $seen['location'] : "HTTP {$seen['status']}",
        ];
    }

    /**
     * Whether a store with this answer is asked in the other form of its address too.
     *
     * @param Seen $seen
     */
    private static function isElsewhere(array $seen): bool
    {
        $status = $seen['status'] < 300 ? 0 : $seen['status'];
        return RouteAddress::otherForm('path', $status, $seen['is_json'] ? '' : Errors::ERRORS['bad_answer']) !== null;
    }

    /**
     * @param list<string> $addresses To connect to; none: as the name is resolved.
     * @return Seen|null Null without an answer.
     */
    private static function get(string $url, array $addresses): ?array
    {
        $request = BoundedRequest::of($url, 'GET', ['Accept' => 'application/json'], '', self::TIMEOUT_SECONDS, $addresses);
        try {
            $responses = HttpLibrary::requestMany([$request->request()], static fn() => null);
        } catch (\Throwable) {
            return null;
        }
        $received = $request->received($responses[0] ?? null);
        if (isset($received['code'])) {
            return null;
        }
        $body = PeerJson::decode($received['body']);
        $header = static fn(string $name): string => $received['header']($name) ?? '';
        return [
            'status' => $received['status'],
            'is_json' => is_array($body),
            'is_ours' => is_array($body) && ($body['namespace'] ?? '') === Routes::NAMESPACE,
            'asks_password' => $header('www-authenticate') !== '',
            'location' => esc_url_raw($header('location')),
        ];
    }
}
