<?php
/**
 * Storage: all or nothing. Enters: work; leaves: its result, committed, or an exception and no trace. Work that lost a
 * deadlock is done again; so it must not have effects outside the database.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class Transaction
{
    private const ATTEMPTS = 6;

    private static bool $isOpen = false;

    /**
     * Runs work in one database transaction.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     * @throws \Throwable What the work throws, after the roll-back.
     */
    public static function run(callable $work): mixed
    {
        if (self::$isOpen) {
            return $work();
        }
        for ($attempt = 1;; $attempt++) {
            try {
                return self::once($work);
            } catch (DatabaseError $error) {
                if ($attempt >= self::ATTEMPTS || !$error->isPassing()) {
                    throw $error;
                }
                usleep(random_int(1000, 20000) * $attempt);
            }
        }
    }

    /**
     * Whether a transaction of ours is open: no HTTP and no foreign hook may run then.
     */
    public static function isOpen(): bool
    {
        return self::$isOpen;
    }

    /**
     * @template T
     * @param callable(): T $work
     * @return T
     */
    private static function once(callable $work): mixed
    {
        $db = Sql::db();
        Sql::run('START TRANSACTION');
        self::$isOpen = true;
        // A connection that wpdb opens anew has no transaction: what follows would be committed statement by statement.
        $retries = $db->__get('reconnect_retries');
        $db->__set('reconnect_retries', 0);
        try {
            $result = $work();
            self::$isOpen = false;
            Sql::run('COMMIT');
            return $result;
        } catch (\Throwable $error) {
            self::$isOpen = false;
            try {
                Sql::run('ROLLBACK');
            } catch (DatabaseError) {
                // The connection is gone, and with it the transaction.
            }
            throw $error;
        } finally {
            $db->__set('reconnect_retries', $retries);
        }
    }
}
