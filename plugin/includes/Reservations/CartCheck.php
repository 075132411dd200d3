<?php
/**
 * Reservations, Child: the Master is asked whether it has everything, and holds it where the shop wants that. Enters: the lines of a cart
 * or of an order; leaves: one problem for each stock of which there is too little.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Diagnostics\HistoryHours;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\HistoryRow;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Line from CartDemand
 * @phpstan-import-type Stock from CartDemand
 * @phpstan-import-type Told from MasterAnswer
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-type Problem array{id: int, name: string, verdict: 'none'|'too_little'|'unasked', left: int}
 */
final class CartCheck
{
    /** Whether this request has said already that nobody could be asked: WooCommerce looks at a cart more than once. */
    private static bool $isNoted = false;

    /**
     * Whether this store asks its Master at checkout.
     */
    public static function isAsking(): bool
    {
        return Settings::master() !== null && CheckoutRules::of(Settings::get())['checkout_mode'] !== 'off';
    }

    /**
     * What is in the way of an order. With `id` 0 it is the whole order: nobody can say, and the shop wants certainty.
     *
     * @param list<Line> $lines
     * @param string     $key         Under which units are held for this checkout.
     * @param bool       $isReserving Whether they are to be held now, where the shop wants that.
     * @param bool       $isPlacing   Whether an order is placed or paid; otherwise somebody only looks, and nobody is stopped.
     * @return list<Problem>
     */
    public static function problems(array $lines, string $key, bool $isReserving, bool $isPlacing): array
    {
        $master = Settings::master();
        if ($master === null || !self::isAsking()) {
            return [];
        }
        $link = Links::master($master['store_id']);
        $stocks = CartDemand::stocks($lines, $link['in_flight']);
        if ($stocks === []) {
            return [];
        }
        $told = self::told($master, $link, $stocks, $key, $isReserving, $isPlacing);
        if ($told['code'] !== '') {
            return $isPlacing ? self::unasked($told, max($link['health']['last_inbound'], $link['health']['last_success'])) : [];
        }
        $problems = self::judged($stocks, $told);
        // Whoever only looks lets nothing go, and neither does a refusal.
        KnownProblems::remember($problems, ($told['reserve']['granted'] ?? false) ? $key : KnownProblems::heldKey());
        // The same answer again is the same shopper who presses again.
        if ($isPlacing && $told['isNew'] && $problems !== []) {
            self::count('stopped');
            $demand = $stocks[$problems[0]['id']]['demand'];
            EventLog::addOncePerMinute('order stopped', 'An order was stopped: the Master has not enough.', [
                'sku' => $demand['sku'],
                'wanted' => Number::textFromMicro($demand['quantity']),
                'left' => Number::textFromMicro($problems[0]['left']),
                'milliseconds' => $told['milliseconds'],
            ], 'info');
        }
        return $problems;
    }

    /**
     * What the Master says. It is asked to hold units as long as its shoppers leave some for others.
     *
     * @param MasterConnection  $master
     * @param StoredMasterLink  $link
     * @param array<int, Stock> $stocks
     * @return Told
     */
    private static function told(array $master, array $link, array $stocks, string $key, bool $isReserving, bool $isPlacing): array
    {
        $rules = CheckoutRules::of(Settings::get());
        $seconds = $isReserving && $rules['checkout_mode'] === 'reserve' ? $rules['checkout_reserve_minutes'] * MINUTE_IN_SECONDS : 0;
        if ($seconds > 0) {
            // Also where nothing is held now: under the same key there may be something from before.
            Reservation::noteAsked($key);
            $seconds = ShopperReservations::open($key, $stocks, $seconds, $isPlacing) ? $seconds : 0;
        }
        $told = MasterAnswer::of($master, $link, array_values(array_column($stocks, 'demand')), $key, $seconds);
        if ($seconds > 0 && $told['code'] === '' && !($told['reserve']['granted'] ?? false)) {
            ShopperReservations::withdraw($key);
        }
        // A page that was left asks late: its order is placed, and nobody would let go of what is held for it now.
        if ($seconds > 0 && $told['isNew'] && ShopperReservations::isEnded($key)) {
            Reservation::release($key);
        }
        return $told;
    }

    /**
     * @param array<int, Stock> $stocks
     * @param Told              $told
     * @return list<Problem>
     */
    private static function judged(array $stocks, array $told): array
    {
        $problems = [];
        foreach ($told['reserve']['granted'] ?? false ? [] : $stocks as $id => ['name' => $name, 'demand' => $demand, 'local' => $local]) {
            $item = $told['items']['sku ' . $demand['sku']] ?? null;
            $stock = $item === null ? null : Judge::stockOfMaster($item, $local, $told['reserve']);
            ['verdict' => $verdict, 'left' => $left] = Judge::verdictOnDemand($demand, $stock);
            if ($verdict !== 'enough') {
                $problems[] = ['id' => $id, 'name' => $name, 'verdict' => $verdict, 'left' => $left];
            }
        }
        return $problems;
    }

    /**
     * The Master could not be asked.
     *
     * @param Told $told
     * @param int  $heard When stock was last exchanged with it, Unix seconds.
     * @return list<Problem>
     */
    private static function unasked(array $told, int $heard): array
    {
        $rules = CheckoutRules::of(Settings::get());
        $strategy = $rules['checkout_validation_failure_strategy'];
        $passes = Reserve::mayPassUnasked($strategy, $heard, $rules['checkout_stale_cache_minutes'], time());
        if (!self::$isNoted) {
            self::$isNoted = true;
            self::count('unasked');
            $why = implode(' ', ['unasked', $strategy, (string) $passes, $told['code'], (string) ($told['milliseconds'] === 0)]);
            EventLog::addOncePerMinute($why, $passes ? 'The Master could not be asked at checkout; the order went through.' : 'The Master could not be asked at checkout; the order was stopped.', [
                'code' => $told['code'],
                'error' => $told['error'],
                'strategy' => $strategy,
                'milliseconds' => $told['milliseconds'],
            ]);
        }
        return $passes ? [] : [['id' => 0, 'name' => '', 'verdict' => 'unasked', 'left' => 0]];
    }

    /**
     * @param 'stopped'|'unasked' $what
     */
    private static function count(string $what): void
    {
        HistoryRow::update(static fn(array $history): array => HistoryHours::historyAfterCheckout($history, $what, time()));
    }
}
