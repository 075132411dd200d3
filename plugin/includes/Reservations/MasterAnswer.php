<?php
/**
 * Reservations, Child: asks the Master what it has of what a cart wants, and to hold it. One request for all of it, with a short limit, and
 * not while the Master is known to be silent: a shopper waits for it once at most. An answer serves the same shopper for some seconds.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Storage\Releases;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerStock;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ReserveAnswer from \Kitgenix\StockSync\Generated\Contract\Reservations
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Demand from Judge
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-type Told array{items: array<string, EventItem|null>, reserve: ReserveAnswer|null, code: string, error: string, milliseconds: int, isNew: bool}
 */
final class MasterAnswer
{
    /**
     * What the Master has.
     *
     * @param MasterConnection $master
     * @param StoredMasterLink $link
     * @param list<Demand>       $demands
     * @param string           $key     Under which units are held.
     * @param int              $seconds For how long they are to be held; 0 only asks.
     * @return Told Whether it is `isNew` or was given before; `items` by `sku ` and the SKU, null for what the Master does not have. A `code` where it could not be asked.
     */
    public static function of(array $master, array $link, array $demands, string $key, int $seconds): array
    {
        if (count($demands) > Routes::LIMITS['items']) {
            return self::failed(Errors::ERRORS['payload_too_large'], 'There are more products in the order than a Master can be asked about at once.', 0);
        }
        // What is held depends on how much is wanted; what there is does not.
        $about = md5((string) wp_json_encode($seconds > 0 ? [$seconds, array_map([Reserve::class, 'wireDemand'], $demands)] : array_column($demands, 'sku')));
        // One of each kind for a shopper, however many carts are tried.
        $kept = Names::TRANSIENTS['checkout_answer_prefix'] . md5((string) wp_json_encode([$master['store_id'], $key, $seconds > 0]));
        /** @var array{about: string, items: array<string, EventItem|null>, reserve: ReserveAnswer|null}|false $known Written below alone. */
        $known = get_transient($kept);
        if (is_array($known) && ($known['about'] ?? '') === $about) {
            return ['items' => $known['items'], 'reserve' => $known['reserve'], 'code' => '', 'error' => '', 'milliseconds' => 0, 'isNew' => false];
        }
        $broken = get_transient(Names::TRANSIENTS['checkout_breaker']);
        if ($broken !== false) {
            return self::failed(is_string($broken) ? $broken : Errors::ERRORS['unreachable'], 'The Master was silent a moment ago and was not asked again.', 0);
        }
        $timeout = CheckoutRules::of(Settings::get())['checkout_timeout_seconds'];
        $began = microtime(true);
        $answer = SignedHttp::send(self::call($master, $link, $demands, $key, $seconds, $timeout));
        $milliseconds = (int) round((microtime(true) - $began) * 1000);
        $read = $answer['status'] === 200 && $answer['body'] !== null ? self::read($answer['body'], $demands) : null;
        if ($read !== null) {
            set_transient($kept, ['about' => $about] + $read, Routes::LIMITS['checkout_answer_seconds']);
            return $read + ['code' => '', 'error' => '', 'milliseconds' => $milliseconds, 'isNew' => true];
        }
        $code = $answer['code'] === '' ? Errors::ERRORS['bad_answer'] : $answer['code'];
        // A refused question is this order's alone.
        if ($answer['status'] !== 400) {
            set_transient(Names::TRANSIENTS['checkout_breaker'], $code, Routes::LIMITS['checkout_breaker_seconds']);
        }
        return self::failed($code, $answer['message'], $milliseconds);
    }

    /**
     * The question in the words of version 1, with what version 2 understands beside it.
     *
     * @param MasterConnection $master
     * @param StoredMasterLink $link
     * @param list<Demand>       $demands
     * @return array{store_id: string, url: string, secret: string, route: string, body: array<string, mixed>, protocol: int, timeout: int}
     */
    private static function call(array $master, array $link, array $demands, string $key, int $ttl, int $timeout): array
    {
        $call = PeerStock::question($master, array_column($demands, 'sku'));
        $call['body']['reserve'] = [
            'key' => $key,
            'ttl' => $ttl,
            'items' => array_map([Reserve::class, 'wireDemand'], $demands),
            'epoch' => $link['epoch'],
            'seq' => $link['in_flight']['seq'] ?? 0,
            'sold' => array_slice([...Releases::front()['keys'], ...($link['in_flight']['release'] ?? [])], 0, Routes::LIMITS['releases']),
        ];
        return [...$call, 'route' => 'stock', 'protocol' => $link['health']['protocol'], 'timeout' => $timeout];
    }

    /**
     * What the answer says of the demands, and nothing else of it; null where it cannot be read.
     *
     * @param array<array-key, mixed> $body
     * @param list<Demand>              $demands
     * @return array{items: array<string, EventItem|null>, reserve: ReserveAnswer|null}|null
     */
    private static function read(array $body, array $demands): ?array
    {
        $table = $body['items'] ?? null;
        if (!is_array($table)) {
            return null;
        }
        $reserve = null;
        if (($body['reserve'] ?? null) !== null) {
            $parsed = Validators::stockAnswer($body);
            if (!$parsed['ok'] || $parsed['value']['reserve'] === null) {
                return null;
            }
            $reserve = Judge::answerAbout($parsed['value']['reserve'], $demands);
        }
        $items = [];
        foreach ($demands as ['sku' => $sku]) {
            $items["sku {$sku}"] = PeerStock::itemOfTable($table, $sku);
            if ($items["sku {$sku}"] === null && !PeerStock::isAbsent($table, $sku)) {
                return null;
            }
        }
        return ['items' => $items, 'reserve' => $reserve];
    }

    /**
     * @return Told
     */
    private static function failed(string $code, string $error, int $milliseconds): array
    {
        return ['items' => [], 'reserve' => null, 'code' => $code, 'error' => $error, 'milliseconds' => $milliseconds, 'isNew' => true];
    }
}
