<?php
/**
 * Platform: other plugins are told. Enters: the name of an action of the contract, and what happened; leaves: nothing. What a listener throws is
 * logged, and changes nothing of what has happened. docs/hooks.md says what each is told.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

final class Listeners
{
    /**
     * Fires an action.
     *
     * @param key-of<Names::HOOKS> $hook
     * @throws \LogicException Inside a transaction: somebody else's code must not hold our locks, nor be undone with us.
     */
    public static function tell(string $hook, mixed ...$what): void
    {
        if (Transaction::isOpen()) {
            throw new \LogicException('No listener inside a transaction.');
        }
        try {
            do_action(Names::HOOKS[$hook], ...$what); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
        } catch (\Throwable $error) {
            EventLog::add('error', 'A listener of another plugin failed.', ['hook' => Names::HOOKS[$hook], 'error' => $error->getMessage()]);
        }
    }
}
