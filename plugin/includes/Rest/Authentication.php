<?php
/**
 * Rest: who is calling. Enters: a request as it came in, before WordPress has parsed its body; leaves: the peer's id, or one
 * generic refusal. Which check failed is logged, once a minute for each reason, and not told.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Rest;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Outbound\SignedHttp;
use Kitgenix\StockSync\Outbound\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Sender array{id: string, secret: string}
 */
final class Authentication
{
    /**
     * Checks a request in the order of docs/protocol.md: size, headers, sender, skew, signature, nonce.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     * @return Sender|\WP_Error
     */
    public static function check(\WP_REST_Request $request, string $route): array|\WP_Error
    {
        if (strlen($request->get_body()) > Routes::LIMITS['body_bytes']) {
            return new \WP_Error(Errors::ERRORS['payload_too_large'], 'The body is larger than 2 MiB.', ['status' => 413]);
        }
        $header = static fn(string $name): string => (string) $request->get_header($name);
        $id = $header(Routes::HEADERS['store_id']);
        $timestamp = $header(Routes::HEADERS['timestamp']);
        $nonce = $header(Routes::HEADERS['nonce']);
        $signature = $header(Routes::HEADERS['signature']);
        if ($id === '' || $timestamp === '' || $nonce === '' || $signature === '' || strlen($nonce) > 64) {
            return self::refuse(Errors::REFUSALS['missing_headers'], $id, $route);
        }
        $sender = $route === Routes::DRAIN_ROUTE ? ['id' => 'self', 'secret' => Wakeup::selfKey()] : self::sender($id);
        if ($sender === null || $sender['id'] !== $id) {
            return self::refuse(Errors::REFUSALS['unknown_sender'], $id, $route);
        }
        $skew = Signature::timestampSkew($timestamp, time());
        if ($skew === null) {
            return self::refuse(Errors::REFUSALS['bad_timestamp'], $id, $route);
        }
        if ($skew > Routes::LIMITS['skew_seconds']) {
            return self::refuse(Errors::REFUSALS['skew'], $id, $route, ['seconds' => $skew]);
        }
        $expected = SignedHttp::signature($timestamp, $nonce, $request->get_body(), $sender['secret']);
        if (!hash_equals($expected, $signature)) {
            return self::refuse(Errors::REFUSALS['signature'], $id, $route);
        }
        if (!NonceMemory::remember($id, $nonce)) {
            return self::refuse(Errors::REFUSALS['replay'], $id, $route);
        }
        return $sender;
    }

    /**
     * The configured peer with this id; null when there is none or it is disabled.
     *
     * @return Sender|null
     */
    private static function sender(string $id): ?array
    {
        $master = Settings::masterOf(Settings::get());
        if ($master !== null && $master['store_id'] === $id) {
            return ['id' => $id, 'secret' => $master['secret']];
        }
        foreach (Settings::childrenOf(Settings::get()) as $child) {
            if ($child['id'] === $id) {
                return ['id' => $id, 'secret' => $child['secret']];
            }
        }
        return null;
    }

    /**
     * @param array<string, int> $context
     */
    private static function refuse(string $reason, string $id, string $route, array $context = []): \WP_Error
    {
        EventLog::addOncePerMinute("{$reason} {$route}", 'A request was refused.', [
            'code' => Errors::ERRORS['auth_failed'],
            'reason' => $reason,
            'route' => $route,
            'claimed_sender' => substr(sanitize_text_field($id), 0, 64),
        ] + $context);
        return new \WP_Error(Errors::ERRORS['auth_failed'], 'The request could not be authenticated.', ['status' => 401]);
    }
}
