<?php
/**
 * Transport: signed requests that are sent side by side, once. Each is tried in the form of its address that is known to work, and where
 * that does not reach a route in the other one.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\RouteAddress;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @template T
 * @phpstan-import-type Call from SignedHttp
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-import-type AddressForm from RouteAddress
 */
final class ParallelRequests
{
    /** @var array<int, T> By the call's index. */
    private array $results = [];

    private readonly float $began;

    /** @var array<int, BoundedRequest> Those under way. */
    private array $requests = [];

    /** @var array<int, string> Their nonces. */
    private array $nonces = [];

    /** @var array<int, AddressForm> The form of the address in which each is sent. */
    private array $forms;

    /** @var array<int, Answer> What came in the first form, of those that are sent in the other one. */
    private array $firsts = [];

    /**
     * @param list<Call>              $calls
     * @param \Closure(int, Answer): T $onAnswer
     */
    public function __construct(private array $calls, private readonly \Closure $onAnswer)
    {
        $this->began = microtime(true);
        $this->forms = array_map(static fn(array $call): string => AddressForms::of($call['url']), $calls);
    }

    /**
     * Sends them.
     *
     * @return array<int, T> By the call's index.
     */
    public function send(): array
    {
        $this->sendEach(array_keys($this->calls));
        $this->sendEach(array_keys($this->firsts));
        return $this->results;
    }

    /**
     * @param list<int> $indexes
     */
    private function sendEach(array $indexes): void
    {
        $this->requests = [];
        foreach ($indexes as $index) {
            $this->prepare($index);
        }
        if ($this->requests === []) {
            return;
        }
        $all = $this->requests;
        try {
            $responses = HttpLibrary::requestMany(
                array_map(static fn(BoundedRequest $one): array => $one->request(), $all),
                fn(mixed $response, int|string $index) => $this->receive((int) $index, $response)
            );
        } catch (\Throwable $error) {
            $responses = array_fill_keys(array_keys($all), $error);
        }
        foreach (array_keys($all) as $index) {
            $this->receive($index, $responses[$index] ?? null);
        }
    }

    private function prepare(int $index): void
    {
        $call = $this->calls[$index];
        ['code' => $code, 'addresses' => $addresses] = PublicAddress::route($call['url'], isset($call['sender']));
        if ($code !== '') {
            $this->take($index, SignedHttp::failure($code, 'The address is not one of the internet, or has no such name.'));
            return;
        }
        $body = (string) wp_json_encode(
            ['to' => $call['store_id'], 'route' => $call['route']] + $call['body'],
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION
        );
        $headers = SignedHttp::headers($call['sender'] ?? Settings::storeId(), $call['secret'], $body);
        $this->nonces[$index] = $headers[Routes::HEADERS['nonce']];
        $url = RouteAddress::routeAddress(untrailingslashit($call['url']), $call['route'], $this->forms[$index]);
        $this->requests[$index] = BoundedRequest::of($url, 'POST', $headers, $body, $call['timeout'], $addresses);
    }

    /**
     * The library says of most requests twice that they are through.
     */
    private function receive(int $index, mixed $response): void
    {
        $request = $this->requests[$index] ?? null;
        unset($this->requests[$index]);
        if ($request !== null) {
            $this->take($index, SignedHttp::answer($request->received($response), $this->calls[$index], $this->nonces[$index]));
        }
    }

    /**
     * @param Answer $answer
     */
    private function take(int $index, array $answer): void
    {
        if (isset($this->firsts[$index])) {
            $this->takeSecond($index, $answer);
            return;
        }
        $other = RouteAddress::otherForm($this->forms[$index], $answer['status'], $answer['code']);
        $left = (int) ($this->calls[$index]['timeout'] - (microtime(true) - $this->began));
        if ($other === null || $left < 1) {
            $this->results[$index] = ($this->onAnswer)($index, $answer);
            return;
        }
        $this->firsts[$index] = $answer;
        $this->forms[$index] = $other;
        $this->calls[$index] = ['timeout' => $left] + $this->calls[$index];
    }

    /**
     * @param Answer $answer
     */
    private function takeSecond(int $index, array $answer): void
    {
        if (RouteAddress::isFromRoute($answer['status'], $answer['code'])) {
            AddressForms::remember($this->calls[$index]['url'], $this->forms[$index]);
        }
        $this->results[$index] = ($this->onAnswer)($index, RouteAddress::isBetterAnswer($answer['code']) ? $answer : $this->firsts[$index]);
    }
}
