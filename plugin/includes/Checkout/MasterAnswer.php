<?php
/**
 * Checkout, Child: asks the Master what it has of the SKUs in a cart. One request for all of them, with a short limit, and not while
 * the Master is known to be silent: a shopper waits for it once at most. An answer serves the same shopper for some seconds.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Checkout;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Outbound\OldMaster;
use Kitgenix\StockSync\Outbound\PeerStock;
use Kitgenix\StockSync\Outbound\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class MasterAnswer
{
    /**
     * What the Master has.
     *
     * @param MasterConnection $master
     * @param list<string>     $skus
     * @return array<string, EventItem|null>|null By `sku ` and the SKU, null for what it does not have; null when it cannot be asked.
     */
    public static function of(array $master, array $skus): ?array
    {
        $kept = Names::TRANSIENTS['checkout_answer_prefix'] . md5(self::shopper() . wp_json_encode([$master['store_id'], $skus]));
        $table = get_transient($kept);
        if (!is_array($table)) {
            $table = self::ask($master, $skus);
            if ($table === null) {
                return null;
            }
            set_transient($kept, $table, Routes::LIMITS['checkout_answer_seconds']);
        }
        $items = [];
        foreach ($skus as $sku) {
            $items["sku {$sku}"] = PeerStock::itemOfTable($table, $sku);
        }
        return $items;
    }

    /**
     * @param MasterConnection $master
     * @param list<string>     $skus
     * @return array<array-key, mixed>|null
     */
    private static function ask(array $master, array $skus): ?array
    {
        if (get_transient(Names::TRANSIENTS['checkout_breaker']) !== false) {
            return null;
        }
        $began = microtime(true);
        $answer = SignedHttp::send([
            ...OldMaster::question($master, $skus),
            'route' => 'stock',
            'protocol' => Links::master($master['store_id'])['health']['protocol'],
            'timeout' => Routes::LIMITS['checkout_timeout_seconds'],
        ]);
        $table = $answer['body']['items'] ?? null;
        if ($answer['status'] === 200 && is_array($table)) {
            return $table;
        }
        set_transient(Names::TRANSIENTS['checkout_breaker'], 1, Routes::LIMITS['checkout_breaker_seconds']);
        EventLog::add('warning', 'The Master could not be asked at checkout; orders go through meanwhile.', [
            'code' => $answer['code'] === '' ? Errors::ERRORS['bad_answer'] : $answer['code'],
            'error' => $answer['message'],
            'milliseconds' => (int) round((microtime(true) - $began) * 1000),
        ]);
        return null;
    }

    private static function shopper(): string
    {
        $session = function_exists('WC') ? WC()->session : null;
        return $session instanceof \WC_Session ? (string) $session->get_customer_id() : '';
    }
}
