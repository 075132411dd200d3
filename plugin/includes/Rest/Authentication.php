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
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Hooks\Filters;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Secrets;
use Kitgenix\StockSync\Operations\Invitations;
use Kitgenix\StockSync\Outbound\SignedHttp;
use Kitgenix\StockSync\Outbound\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Sender array{id: string, secret: string}
 */
final class Authentication
{
    /**
     * Checks a request in the order of docs/protocol.md: size, address, headers, sender, skew, signature, nonce.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     * @return Sender|\WP_Error
     */
    public static function check(\WP_REST_Request $request, string $route): array|\WP_Error
    {
        if (strlen($request->get_body()) > Routes::LIMITS['body_bytes']) {
            return new \WP_Error(Errors::ERRORS['payload_too_large'], 'The body is larger than 2 MiB.', ['status' => 413]);
        }
        // The store's call to itself may come from the address of a proxy, which strangers share.
        $wait = $route === Routes::DRAIN_ROUTE ? 0 : FailedLogins::secondsToWait();
        if ($wait > 0) {
            return new \WP_Error(Errors::ERRORS['rate_limited'], 'Too many requests could not be authenticated.', ['status' => 429, 'retry_after' => $wait]);
        }
        $header = static fn(string $name): string => (string) $request->get_header($name);
        $id = $header(Routes::HEADERS['store_id']);
        $timestamp = $header(Routes::HEADERS['timestamp']);
        $nonce = $header(Routes::HEADERS['nonce']);
        $signature = $header(Routes::HEADERS['signature']);
        if ($id === '' || $timestamp === '' || $nonce === '' || $signature === '' || strlen($nonce) > 64) {
            return self::refuse(Errors::REFUSALS['missing_headers'], $id, $route);
        }
        $sender = match ($route) {
            Routes::DRAIN_ROUTE => ['id' => 'self', 'secrets' => [Wakeup::selfKey()], 'confirms' => false],
            Routes::PAIR_ROUTE => self::invited($id),
            default => self::sender($id),
        };
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
        $secret = null;
        foreach ($sender['secrets'] as $one) {
            if (hash_equals(SignedHttp::signature($timestamp, $nonce, $request->get_body(), $one), $signature)) {
                $secret = $one;
            }
        }
        if ($secret === null) {
            return self::refuse(Errors::REFUSALS['signature'], $id, $route);
        }
        if (!NonceMemory::remember($id, $nonce)) {
            return self::refuse(Errors::REFUSALS['replay'], $id, $route);
        }
        if ($route !== Routes::DRAIN_ROUTE && $route !== Routes::PAIR_ROUTE) {
            $refusal = Filters::refusalOf($id, '', $route);
            if ($refusal !== null) {
                EventLog::addOncePerMinute("{$id} is not admitted", 'A peer was refused by the filter that says who may connect.', ['code' => Errors::ERRORS['not_admitted'], 'peer' => $id, 'route' => $route]);
                return $refusal;
            }
        }
        if ($sender['confirms'] && $secret === $sender['secrets'][0]) {
            Secrets::update($id, [Rotation::class, 'secretsAfterConfirmation']);
        }
        return ['id' => $id, 'secret' => $secret];
    }

    /**
     * The configured peer with this id, what it may sign with, and whether it is not known yet that it has the newest of these;
     * null when there is none or it is disabled.
     *
     * @return array{id: string, secrets: list<string>, confirms: bool}|null
     */
    private static function sender(string $id): ?array
    {
        $pair = Secrets::of($id);
        return $pair === null
            ? null
            : ['id' => $id, 'secrets' => Rotation::acceptedSecrets($pair, time()), 'confirms' => $pair['secret_state'] !== ''];
    }

    /**
     * Whoever has the code of the invitation that is open.
     *
     * @return array{id: string, secrets: list<string>, confirms: bool}|null
     */
    private static function invited(string $id): ?array
    {
        $secret = Invitations::secretOf($id);
        return $secret === null ? null : ['id' => $id, 'secrets' => [$secret], 'confirms' => false];
    }

    /**
     * @param array<string, int> $context
     */
    private static function refuse(string $reason, string $id, string $route, array $context = []): \WP_Error
    {
        if ($reason !== Errors::REFUSALS['replay']) {
            // Whoever repeats a request has not guessed its signature.
            FailedLogins::note();
        }
        EventLog::addOncePerMinute("{$reason} {$route}", 'A request was refused.', [
            'code' => Errors::ERRORS['auth_failed'],
            'reason' => $reason,
            'route' => $route,
            'claimed_sender' => substr(sanitize_text_field($id), 0, 64),
        ] + $context);
        return new \WP_Error(Errors::ERRORS['auth_failed'], 'The request could not be authenticated.', ['status' => 401]);
    }
}
