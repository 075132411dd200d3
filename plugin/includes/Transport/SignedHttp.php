<?php
/**
 * Transport: signed requests to peers, several at once, and their answers with the signature checked. The HTTP is WordPress's
 * own `requests` library: its parallel form is the only one in WordPress, and `wp_remote_post()` does not offer it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Text;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Generated\Sync\Answers;
use Kitgenix\StockSync\Generated\Sync\RouteAddress;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AddressForm from RouteAddress
 * @phpstan-import-type Received from HttpLibrary
 * @phpstan-type Call array{store_id: string, url: string, secret: string, route: string, body: array<string, mixed>, protocol: int, timeout: int, sender?: string}
 * @phpstan-type Answer array{status: int, code: string, message: string, body: array<array-key, mixed>|null, retry_after: int, is_authentic: bool, clock_offset: int}
 */
final class SignedHttp
{
    /**
     * Sends one request and waits for its answer.
     *
     * @param Call $call
     * @return Answer
     */
    public static function send(array $call): array
    {
        return self::sendMany([$call], static fn(int $index, array $answer): array => $answer)[0];
    }

    /**
     * Sends requests side by side; each answer is handed over as soon as it is there, so that a slow peer delays no other. Those that
     * did not reach a route are sent again when all are through, in the other form of their address and in the time that they have left.
     *
     * @template T
     * @param list<Call>               $calls
     * @param callable(int, Answer): T $onAnswer Gets the call's index.
     * @return array<int, T> What it made of each answer, by the call's index.
     */
    public static function sendMany(array $calls, callable $onAnswer): array
    {
        if (Transaction::isOpen()) {
            throw new \LogicException('No HTTP inside a transaction.');
        }
        $calls = array_map(static fn(array $call): array => ['timeout' => Filters::timeout($call['route'], $call['store_id'], $call['timeout'])] + $call, $calls);
        return (new ParallelRequests($calls, $onAnswer(...)))->send();
    }

    /**
     * The headers of a signed request.
     *
     * @return array<string, string>
     */
    public static function headers(string $storeId, string $secret, string $body): array
    {
        $timestamp = (string) time();
        $nonce = bin2hex(random_bytes(12));
        return [
            'Content-Type' => 'application/json',
            'Accept' => 'application/json',
            Routes::HEADERS['store_id'] => $storeId,
            Routes::HEADERS['timestamp'] => $timestamp,
            Routes::HEADERS['nonce'] => $nonce,
            Routes::HEADERS['signature'] => self::signature($timestamp, $nonce, $body, $secret),
        ];
    }

    /**
     * Lower-case hex HMAC-SHA256 over the canonical string.
     */
    public static function signature(string $timestamp, string $nonce, string $body, string $secret): string
    {
        return hash_hmac('sha256', Signature::canonicalString($timestamp, $nonce, $body), $secret);
    }

    /**
     * What came, as an answer; one that is not the peer's is a failure.
     *
     * @param Received|array{code: string, message: string} $received
     * @param Call                                          $call
     * @param string                                        $nonce Of the request.
     * @return Answer
     */
    public static function answer(array $received, array $call, string $nonce): array
    {
        if (isset($received['code'])) {
            return self::failure($received['code'], $received['message']);
        }
        ['status' => $status, 'header' => $header] = $received;
        $body = PeerJson::decode($received['body']);
        if (!is_array($body)) {
            return [...self::failure(Errors::ERRORS['bad_answer'], "HTTP {$status}, and the answer is not JSON."), 'status' => $status >= 200 && $status < 300 ? 0 : $status];
        }
        $isSigned = $header(Routes::HEADERS['signature']) !== null;
        $isAuthentic = $isSigned && self::isAuthentic($received, $call, $nonce);
        if (!Answers::isBelieved($status, $call['protocol'], $isSigned, $isAuthentic)) {
            return self::failure(Errors::ERRORS['answer_signature'], 'The answer is not signed by the peer.');
        }
        $said = is_array($body['data'] ?? null) ? $body['data']['status'] ?? 0 : 0;
        $isAuthentic = Answers::isOwnStatus($status, is_int($said) ? $said : 0, $isAuthentic);
        // What is no code is none: it goes into logs and rows.
        $code = is_string($body['code'] ?? null) && preg_match('/^[A-Za-z0-9_.-]{1,64}$/D', $body['code']) === 1 ? $body['code'] : '';
        $message = is_string($body['message'] ?? null) ? $body['message'] : '';
        // The header of that name is not signed.
        $after = $isAuthentic && is_array($body['data'] ?? null) ? $body['data']['retry_after'] ?? 0 : 0;
        return [
            'status' => $status,
            'code' => $code,
            'message' => Text::plainText(wp_check_invalid_utf8(substr($message, 0, 200), true)),
            'body' => $body,
            'retry_after' => is_int($after) ? max(0, $after) : 0,
            'is_authentic' => $isAuthentic,
            // Unsigned, and good for advice only.
            'clock_offset' => self::clockOffset($header('date') ?? ''),
        ];
    }

    /**
     * Seconds by which the answering server's clock is ahead of ours, as its `Date` has it.
     */
    private static function clockOffset(string $date): int
    {
        $time = strtotime($date);
        return $time === false ? 0 : $time - time();
    }

    /**
     * @param Received $received
     * @param Call     $call
     */
    private static function isAuthentic(array $received, array $call, string $nonce): bool
    {
        $header = static fn(string $name): string => $received['header']($name) ?? '';
        return $header(Routes::HEADERS['store_id']) === $call['store_id'] &&
            $header(Routes::HEADERS['nonce']) === $nonce &&
            hash_equals(
                self::signature($header(Routes::HEADERS['timestamp']), $nonce, $received['body'], $call['secret']),
                $header(Routes::HEADERS['signature'])
            );
    }

    /**
     * Why there is no answer.
     *
     * @return Answer
     */
    public static function failure(string $code, string $message): array
    {
        return ['status' => 0, 'code' => $code, 'message' => substr($message, 0, 200), 'body' => null, 'retry_after' => 0, 'is_authentic' => false, 'clock_offset' => 0];
    }
}
