<?php
/**
 * Outbound: signed requests to peers, several at once, and their answers with the signature checked. The HTTP is WordPress's
 * own `requests` library: its parallel form is the only one in WordPress, and `wp_remote_post()` does not offer it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Generated\Sync\RouteAddress;
use Kitgenix\StockSync\Hooks\Filters;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AddressForm from RouteAddress
 * @phpstan-import-type Received from HttpLibrary
 * @phpstan-type Call array{store_id: string, url: string, secret: string, route: string, body: array<string, mixed>, protocol: int, timeout: int, sender?: string}
 * @phpstan-type Answer array{status: int, code: string, message: string, body: array<array-key, mixed>|null, retry_after: int, is_authentic: bool, clock_offset: int}
 */
final class SignedHttp
{
    private const PAUSE_MICROSECONDS = 2000;

    private static float $rested = 0.0;

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
            $body = (string) wp_json_encode(
                ['to' => $call['store_id'], 'route' => $call['route']] + $call['body'],
                JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION
            );
            $headers = self::headers($call['sender'] ?? Settings::storeId(), $call['secret'], $body);
            $nonces[$index] = $headers[Routes::HEADERS['nonce']];
            $url = RouteAddress::routeAddress(untrailingslashit($call['url']), $call['route'], $forms[$index]);
            $requests[$index] = [
                'url' => $url,
                'type' => 'POST',
                'headers' => $headers,
                'data' => $body,
                'options' => self::options($url, Filters::timeout($call['route'], $call['store_id'], $call['timeout'])),
            ];
        }
        if ($requests === []) {
            return;
        }
        $isAnswered = [];
        $handle = static function (mixed $response, int|string $index) use ($calls, $nonces, $onAnswer, &$isAnswered): void {
            if (isset($isAnswered[$index])) {
                return;
            }
            $isAnswered[$index] = true;
            $onAnswer((int) $index, self::answer($response, $calls[(int) $index], $nonces[(int) $index]));
        };
        try {
            $responses = HttpLibrary::requestMany($requests, $handle);
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
     * curl.before_multi_add: Requests asks cURL for answers without a pause, which would keep a processor busy for as long as a
     * peer is silent. cURL tells of its progress each time, and that is where the pause can be made.
     */
    public static function waitGently(mixed $handle): void
    {
        if ($handle instanceof \CurlHandle) {
            // phpcs:disable WordPress.WP.AlternativeFunctions -- an option of the handle that Requests has made.
            curl_setopt($handle, CURLOPT_NOPROGRESS, false);
            curl_setopt($handle, CURLOPT_PROGRESSFUNCTION, static fn(): int => self::rest());
            // phpcs:enable
        }
    }

    /**
     * One pause for all requests that are side by side: whoever is asked directly after it does not wait again.
     *
     * @return int 0, go on.
     */
    private static function rest(): int
    {
        if (microtime(true) - self::$rested > self::PAUSE_MICROSECONDS / 20_000_000) {
            usleep(self::PAUSE_MICROSECONDS);
            self::$rested = microtime(true);
        }
        return 0;
    }

    /**
     * @return array<string, mixed>
     */
    private static function options(string $url, int $timeout): array
    {
        $hooks = new \WP_HTTP_Requests_Hooks($url, ['method' => 'POST', 'timeout' => $timeout]);
        $hooks->register('curl.before_multi_add', [self::class, 'waitGently']);
        $options = [
            'timeout' => $timeout,
            'connect_timeout' => min($timeout, Routes::LIMITS['connect_timeout_seconds']),
            // A redirect would carry the signed headers to an address that nobody entered.
            'follow_redirects' => false,
            'useragent' => 'KitgenixStockSync/' . KITGENIX_STOCK_SYNC_VERSION,
            'verify' => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
            'max_bytes' => Routes::LIMITS['body_bytes'],
            'hooks' => $hooks,
        ];
        $proxy = new \WP_HTTP_Proxy();
        if ($proxy->is_enabled() && $proxy->send_through_proxy($url)) {
            $options['proxy'] = HttpLibrary::proxy([$proxy->host() . ':' . $proxy->port(), $proxy->username(), $proxy->password()]);
        }
        return $options;
    }

    /**
     * @param Call $call
     * @return Answer
     */
    private static function answer(mixed $response, array $call, string $nonce): array
    {
        $received = HttpLibrary::received($response);
        if ($received === null) {
            return self::failure(
                Errors::ERRORS['unreachable'],
                $response instanceof \Throwable ? $response->getMessage() : 'No answer.'
            );
        }
        ['status' => $status, 'header' => $header] = $received;
        $body = json_decode($received['body'], true);
        if (!is_array($body)) {
            return [...self::failure(Errors::ERRORS['bad_answer'], "HTTP {$status}, and the answer is not JSON."), 'status' => $status >= 200 && $status < 300 ? 0 : $status];
        }
        $isSigned = $header(Routes::HEADERS['signature']) !== null;
        $isAuthentic = $isSigned && self::isAuthentic($received, $call, $nonce);
        if (($isSigned || $call['protocol'] >= 2) && $status < 400 && !$isAuthentic) {
            return self::failure(Errors::ERRORS['answer_signature'], 'The answer is not signed by the peer.');
        }
        $code = is_string($body['code'] ?? null) ? $body['code'] : '';
        $message = is_string($body['message'] ?? null) ? $body['message'] : '';
        $after = $header('retry-after') ?? '';
        return [
            'status' => $status,
            'code' => $code,
            'message' => substr($message, 0, 200),
            'body' => $body,
            'retry_after' => ctype_digit($after) ? (int) $after : 0,
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
