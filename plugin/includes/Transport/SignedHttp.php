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
        $answer = self::failure(Errors::ERRORS['unreachable'], 'No answer.');
        self::sendMany([$call], static function (int $index, array $given) use (&$answer): void {
            $answer = $given;
        });
        return $answer;
    }

    /**
     * Sends requests side by side; each answer is handed over as soon as it is there, so that a slow peer delays no other. Those that
     * did not reach a route are sent again when all are through, in the other form of their address and in the time that they have left.
     *
     * @param list<Call>                    $calls
     * @param callable(int, Answer): void   $onAnswer Gets the call's index.
     */
    public static function sendMany(array $calls, callable $onAnswer): void
    {
        if (Transaction::isOpen()) {
            throw new \LogicException('No HTTP inside a transaction.');
        }
        $calls = array_map(static fn(array $call): array => ['timeout' => Filters::timeout($call['route'], $call['store_id'], $call['timeout'])] + $call, $calls);
        $forms = array_map(static fn(array $call): string => AddressForms::of($call['url']), $calls);
        $again = [];
        $others = [];
        $firsts = [];
        $began = microtime(true);
        self::sendInForms($calls, $forms, static function (int $index, array $answer) use ($calls, $forms, &$again, &$others, &$firsts, $began, $onAnswer): void {
            $form = RouteAddress::otherForm($forms[$index], $answer['status'], $answer['code']);
            $left = (int) ($calls[$index]['timeout'] - (microtime(true) - $began));
            if ($form === null || $left < 1) {
                $onAnswer($index, $answer);
                return;
            }
            $again[$index] = ['timeout' => $left] + $calls[$index];
            $others[$index] = $form;
            $firsts[$index] = $answer;
        });
        self::sendInForms($again, $others, static function (int $index, array $answer) use ($again, $others, $firsts, $onAnswer): void {
            if (RouteAddress::isFromRoute($answer['status'], $answer['code'])) {
                AddressForms::remember($again[$index]['url'], $others[$index]);
            }
            $onAnswer($index, RouteAddress::isBetterAnswer($answer['code']) ? $answer : $firsts[$index]);
        });
    }

    /**
     * Sends requests side by side, each in a form of its address.
     *
     * @param array<int, Call>            $calls
     * @param array<int, AddressForm>     $forms    Beside the calls.
     * @param callable(int, Answer): void $onAnswer
     */
    private static function sendInForms(array $calls, array $forms, callable $onAnswer): void
    {
        $requests = [];
        $nonces = [];
        foreach ($calls as $index => $call) {
            ['code' => $code, 'addresses' => $addresses] = PublicAddress::route($call['url'], isset($call['sender']));
            if ($code !== '') {
                $onAnswer($index, self::failure($code, 'The address is not one of the internet, or has no such name.'));
                continue;
            }
            $body = (string) wp_json_encode(
                ['to' => $call['store_id'], 'route' => $call['route']] + $call['body'],
                JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION
            );
            $headers = self::headers($call['sender'] ?? Settings::storeId(), $call['secret'], $body);
            $nonces[$index] = $headers[Routes::HEADERS['nonce']];
            $url = RouteAddress::routeAddress(untrailingslashit($call['url']), $call['route'], $forms[$index]);
            $requests[$index] = BoundedRequest::of($url, 'POST', $headers, $body, $call['timeout'], $addresses);
        }
        if ($requests === []) {
            return;
        }
        $isAnswered = [];
        $handle = static function (mixed $response, int|string $index) use ($calls, $requests, $nonces, $onAnswer, &$isAnswered): void {
            if (isset($isAnswered[$index])) {
                return;
            }
            $isAnswered[$index] = true;
            $onAnswer((int) $index, self::answer($requests[(int) $index]->received($response), $calls[(int) $index], $nonces[(int) $index]));
        };
        try {
            $responses = HttpLibrary::requestMany(array_map(static fn(BoundedRequest $one): array => $one->request(), $requests), $handle);
        } catch (\Throwable $error) {
            $responses = array_fill_keys(array_keys($requests), $error);
        }
        foreach ($requests as $index => $request) {
            $handle($responses[$index] ?? null, $index);
        }
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
     * @param Received|array{code: string, message: string} $received
     * @param Call                                          $call
     * @return Answer
     */
    private static function answer(array $received, array $call, string $nonce): array
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
     * @return Answer
     */
    private static function failure(string $code, string $message): array
    {
        return ['status' => 0, 'code' => $code, 'message' => substr($message, 0, 200), 'body' => null, 'retry_after' => 0, 'is_authentic' => false, 'clock_offset' => 0];
    }
}
