<?php
/**
 * Transport: who is calling. Enters: a request as it came in, before WordPress has parsed its body; leaves: the peer's id, or one
 * generic refusal. Which check failed is counted for whoever looks after this shop, and not told.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Storage\Refusals;
use Kitgenix\StockSync\Storage\Secrets;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Sender array{id: string, secret: string}
 */
final class Authentication
{
    /** @var (callable(string): (string|null))|null */
    private static $invitationSecret = null;

    /**
     * Who knows the secret of an invitation that is open.
     *
     * @param callable(string): (string|null) $secretOf Gets the id that is claimed; null where it was not invited.
     */
    public static function admitInvited(callable $secretOf): void
    {
        self::$invitationSecret = $secretOf;
    }

    /**
     * Checks a request in the order of docs/protocol.md: size, headers, sender, skew, signature, nonce. Whoever can sign passes; only what
     * fails is answered by how often its address has failed.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     * @return Sender|\WP_Error
     */
    public static function check(\WP_REST_Request $request, string $route): array|\WP_Error
    {
        if (strlen((string) $request->get_body()) > Routes::LIMITS['body_bytes']) {
            return new \WP_Error(Errors::ERRORS['payload_too_large'], 'The body is larger than 2 MiB.', ['status' => 413]);
        }
        $id = (string) $request->get_header(Routes::HEADERS['store_id']);
        $sender = match ($route) {
            Routes::DRAIN_ROUTE => ['id' => 'self', 'secrets' => [Wakeup::selfKey()], 'confirms' => false],
            Routes::PAIR_ROUTE => self::invited($id),
            default => self::sender($id),
        };
        $sender = ($sender['id'] ?? null) === $id ? $sender : null;
        ['secret' => $secret, 'reason' => $reason] = self::proof($request, $id, $sender['secrets'] ?? null);
        if ($sender === null || $reason !== null) {
            return self::refuse($reason ?? Errors::REFUSALS['unknown_sender'], $id, $route);
        }
        if ($route !== Routes::DRAIN_ROUTE && $route !== Routes::PAIR_ROUTE) {
            $refusal = Filters::refusalOf($id, '', $route);
            if ($refusal !== null) {
                Refusals::note(Errors::REFUSALS['not_admitted'], $route, $id, null);
                return $refusal;
            }
        }
        if ($sender['confirms'] && $secret === $sender['secrets'][0]) {
            Secrets::update($id, [Rotation::class, 'secretsAfterConfirmation']);
        }
        return ['id' => $id, 'secret' => $secret];
    }

    /**
     * Which secret a request was signed with, or why it is not let in.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     * @param list<string>|null                       $secrets Null for a sender that is not known: it is told so after as long a time as one
     *                                                         that signs wrongly.
     * @return array{secret: string, reason: value-of<Errors::REFUSALS>|null}
     */
    private static function proof(\WP_REST_Request $request, string $id, ?array $secrets): array
    {
        $header = static fn(string $name): string => (string) $request->get_header(Routes::HEADERS[$name]);
        ['timestamp' => $timestamp, 'nonce' => $nonce, 'signature' => $signature] = array_map($header, ['timestamp' => 'timestamp', 'nonce' => 'nonce', 'signature' => 'signature']);
        if (in_array('', [$id, $timestamp, $nonce, $signature], true) || strlen($nonce) > 64) {
            return ['secret' => '', 'reason' => Errors::REFUSALS['missing_headers']];
        }
        $secret = null;
        foreach ($secrets ?? [''] as $one) {
            if (hash_equals(SignedHttp::signature($timestamp, $nonce, (string) $request->get_body(), $one), $signature)) {
                $secret = $one;
            }
        }
        $skew = Signature::timestampSkew($timestamp, time());
        $reason = match (true) {
            $secrets === null => 'unknown_sender',
            $skew === null => 'bad_timestamp',
            $skew > Routes::LIMITS['skew_seconds'] => 'skew',
            $secret === null => 'signature',
            !NonceMemory::remember($id, $nonce) => 'replay',
            default => null,
        };
        return ['secret' => $secret ?? '', 'reason' => $reason === null ? null : Errors::REFUSALS[$reason]];
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
        $secret = self::$invitationSecret === null ? null : (self::$invitationSecret)($id);
        return $secret === null ? null : ['id' => $id, 'secrets' => [$secret], 'confirms' => false];
    }

    /**
     * @param value-of<Errors::REFUSALS> $reason
     */
    private static function refuse(string $reason, string $id, string $route): \WP_Error
    {
        $wait = FailedLogins::secondsToWait();
        if ($wait > 0) {
            // Nothing is written any more: a flood from one address costs one look.
            return new \WP_Error(Errors::ERRORS['rate_limited'], 'Too many requests could not be authenticated.', ['status' => 429, 'retry_after' => $wait]);
        }
        // Whoever repeats a request has not guessed its signature.
        Refusals::note($reason, $route, $id, $reason === Errors::REFUSALS['replay'] ? null : FailedLogins::here());
        return new \WP_Error(Errors::ERRORS['auth_failed'], 'The request could not be authenticated.', ['status' => 401]);
    }
}
