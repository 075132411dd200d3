<?php
/**
 * Cli: what a command does after it has set something in motion: it sends what waits, and says what could not go.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\StoreOverview;
use Kitgenix\StockSync\Sync\Drain;

defined('ABSPATH') || exit;

final class Delivery
{
    /**
     * Sends what waits.
     *
     * @param int $seconds After which no further request is begun.
     * @return list<string> What could not go, a sentence for each store; empty when every store that is switched on has everything.
     */
    public static function run(int $seconds = Routes::LIMITS['drain_seconds']): array
    {
        Drain::run($seconds);
        $left = array_filter(StoreOverview::links(), static fn(array $link): bool => !in_array($link['state'], ['in_step', 'disabled'], true));
        return array_values(array_map(static fn(array $link): string => $link['health']['last_error'] === ''
            ? sprintf(
                /* translators: 1: name of a store, 2: number of products. */
                _n('%1$s: %2$d product waits.', '%1$s: %2$d products wait.', $link['waiting'], 'kitgenix-stock-sync-for-woocommerce'),
                ConnectionSummary::name($link),
                $link['waiting']
            )
            : sprintf(
                /* translators: 1: name of a store, 2: number of products, 3: what it answered, or why it did not. */
                _n('%1$s: %2$d product waits. %3$s', '%1$s: %2$d products wait. %3$s', $link['waiting'], 'kitgenix-stock-sync-for-woocommerce'),
                ConnectionSummary::name($link),
                $link['waiting'],
                $link['health']['last_error']
            ), $left));
    }
}
