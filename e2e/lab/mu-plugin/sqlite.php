<?php

/**
 * The two things that WooCommerce writes in SQL and the SQLite drop-in (3.0.2) does not understand.
 * Enters: WooCommerce's queries. Leaves: the same in words that both know. Our own plugin gets no such help.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

defined('ABSPATH') || exit;

final class Sqlite
{
    public static function register(): void
    {
        if (defined('DB_DIR')) {
            add_filter('query', self::translate(...));
        }
    }

    private static function translate(string $query): string
    {
        // "No limit" as MySQL's manual writes it, 2^64 - 1, is no integer to SQLite (OrdersTableQuery.php).
        if (str_contains($query, '18446744073709551615')) {
            $query = str_replace('18446744073709551615', '9223372036854775807', $query);
        }
        // Without this the checkout believes that nothing is in stock (ReserveStock.php).
        if (str_contains($query, 'wc_reserved_stock')) {
            $query = (string) preg_replace(
                '/NOW\(\) \+ INTERVAL (\d+) (MINUTE|SECOND|HOUR|DAY)/',
                'DATE_ADD( NOW(), INTERVAL $1 $2 )',
                $query,
            );
        }
        return $query;
    }
}
