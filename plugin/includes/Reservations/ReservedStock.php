<?php
/**
 * Reservations, Master: units that are held for checkouts on Children. They stand in WooCommerce's own table of held stock, beside those
 * of the Master's own orders, so that either counts the other in the statement that takes units; the database ends them when their
 * time is over. Enters: product ids and quantities in millionths; leaves: rows of that table.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Checkout\Grant;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Storage\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type HeldParts from Grant
 * @phpstan-import-type HeldRows from Grant
 */
final class ReservedStock
{
    /** "Order ids" from here on are ours: 2^62, which no shop's orders reach. WooCommerce joins them with no order, and passes them by. */
    private const FIRST_ID = 1 << 62;

    /** Of the 62 bits below: the first 24 are a Child's, and the others a key's, so that all that a Child holds is one range. */
    private const KEY_BITS = 38;

    /**
     * Orders whose rows WooCommerce does not count any more and has not removed either: between its writing the status and its taking
     * the stock a paid order's units would be nobody's.
     */
    private const BEING_PAID = "'wc-processing', 'wc-on-hold', 'wc-completed'";

    private const AWAITED = "'wc-checkout-draft', 'wc-pending'";

    /**
     * Holds the quantities of products until the transaction ends: nobody sells, and nobody reserves. WooCommerce's statement that
     * holds stock for an order begins with the same rows.
     *
     * @param array<int, ProductRow> $rows
     */
    public static function lock(array $rows): void
    {
        $metaIds = [];
        foreach ($rows as $row) {
            if (isset($row['meta_ids']['_stock'])) {
                $metaIds[] = $row['meta_ids']['_stock'];
            }
        }
        sort($metaIds);
        Sql::run('UPDATE {postmeta} SET meta_value = meta_value WHERE meta_id IN (' . Sql::integers($metaIds) . ')');
    }

    /**
     * What is held of products, but under one key of a Child.
     *
     * @param list<int>    $productIds
     * @param list<string> $sold       Keys of the Child whose orders it says have taken their stock.
     * @return array<int, HeldParts> Millionths by product id; products of which nothing is held are left out.
     */
    public static function held(array $productIds, string $childId, string $but, array $sold): array
    {
        $held = [];
        ['join' => $join, 'status' => $status] = self::orders();
        [$first, $last] = self::range($childId);
        foreach (
            Sql::rows(
                'SELECT r.product_id, CASE WHEN r.order_id IN (' . Sql::integers(self::ids($childId, $sold)) . ") THEN 'sold'
                WHEN r.order_id BETWEEN %d AND %d THEN 'own' ELSE 'others' END AS whose, SUM(r.stock_quantity) AS units FROM {reserved} r {$join}
                WHERE r.product_id IN (" . Sql::integers($productIds) . ") AND r.expires > NOW()
                AND (r.order_id >= %d OR {$status} IN (" . self::AWAITED . ', ' . self::BEING_PAID . '))
                AND r.order_id <> %d GROUP BY r.product_id, whose',
                [$first, $last, self::FIRST_ID, self::ids($childId, [$but])[0]]
            )
            as $row
        ) {
            $id = (int) $row['product_id'];
            $units = (int) Number::microFromText(number_format((float) $row['units'], 6, '.', ''));
            $held[$id] ??= ['others' => 0, 'own' => 0, 'sold' => 0];
            $held[$id][match ($row['whose']) {
                'sold' => 'sold',
                'own' => 'own',
                default => 'others',
            }] = $units;
        }
        return $held;
    }

    /**
     * Holds units under a key, in place of what was held under it before. Inside the transaction that has locked the products.
     *
     * @param array<int, int> $units   Millionths by product id; none lets go of what was held.
     * @param int             $seconds From now.
     */
    public static function hold(string $childId, string $key, array $units, int $seconds): void
    {
        $id = self::ids($childId, [$key])[0];
        ksort($units);
        Sql::run('DELETE FROM {reserved} WHERE order_id = %d AND product_id NOT IN (' . Sql::integers(array_keys($units)) . ')', [$id]);
        if ($units === []) {
            return;
        }
        $values = [];
        foreach ($units as $productId => $micro) {
            $values[] = "({$id}, {$productId}, " . Number::textFromMicro($micro) . ', NOW(), DATE_ADD(NOW(), INTERVAL ' . $seconds . ' SECOND))';
        }
        Sql::run(
            'INSERT INTO {reserved} (`order_id`, `product_id`, `stock_quantity`, `timestamp`, `expires`) VALUES ' . implode(', ', $values) .
            ' ON DUPLICATE KEY UPDATE `stock_quantity` = VALUES(`stock_quantity`), `expires` = VALUES(`expires`)'
        );
    }

    /**
     * Ends reservations of a Child.
     *
     * @param list<string> $keys
     */
    public static function release(string $childId, array $keys): void
    {
        if ($keys !== []) {
            Sql::run('DELETE FROM {reserved} WHERE order_id IN (' . Sql::integers(self::ids($childId, $keys)) . ')');
        }
    }

    /**
     * For how many checkouts units are held now.
     */
    public static function count(): int
    {
        return (int) (Sql::rows('SELECT COUNT(DISTINCT order_id) AS n FROM {reserved} WHERE order_id >= %d AND expires > NOW()', [self::FIRST_ID])[0]['n'] ?? 0);
    }

    /**
     * How many rows there are, but under one key of a Child.
     *
     * @return HeldRows
     */
    public static function rows(string $childId, string $but): array
    {
        [$first, $last] = self::range($childId);
        $rows = Sql::rows(
            'SELECT COUNT(*) AS n, SUM(CASE WHEN order_id BETWEEN %d AND %d THEN 1 ELSE 0 END) AS own FROM {reserved} WHERE order_id >= %d AND order_id <> %d',
            [$first, $last, self::FIRST_ID, self::ids($childId, [$but])[0]]
        );
        return ['ofChild' => (int) ($rows[0]['own'] ?? 0), 'ofAll' => (int) ($rows[0]['n'] ?? 0)];
    }

    /**
     * Removes what is over. It has not counted since its time came. Row by row of what was found before: a range would make
     * checkouts wait that hold something now.
     */
    public static function removeOver(): void
    {
        do {
            $over = Sql::rows('SELECT order_id, product_id FROM {reserved} WHERE order_id >= %d AND expires <= NOW() ORDER BY order_id LIMIT %d', [self::FIRST_ID, Routes::LIMITS['items']]);
            $pairs = array_map(static fn(array $row): string => '(order_id = ' . (int) $row['order_id'] . ' AND product_id = ' . (int) $row['product_id'] . ')', $over);
            if ($pairs !== []) {
                Sql::run('DELETE FROM {reserved} WHERE (' . implode(' OR ', $pairs) . ') AND expires <= NOW()');
            }
        } while (count($over) === Routes::LIMITS['items']);
    }

    /**
     * Removes all that is held for Children: they are no longer connected.
     *
     * @param list<string> $childIds
     */
    public static function removeOf(array $childIds): void
    {
        foreach ($childIds as $childId) {
            Sql::run('DELETE FROM {reserved} WHERE order_id BETWEEN %d AND %d', self::range($childId));
        }
    }

    /**
     * Removes all: this store is no Master any more.
     */
    public static function removeAll(): void
    {
        Sql::run('DELETE FROM {reserved} WHERE order_id >= %d', [self::FIRST_ID]);
    }

    /**
     * woocommerce_query_for_reserved_stock: what WooCommerce takes for held, with what is held for checkouts on Children. It puts the
     * query into its own statements, so the units are counted as they stand when it takes some.
     *
     * @param mixed $query          Answers one number.
     * @param mixed $productId      Of the product that counts the stock.
     * @param mixed $excludeOrderId An order that does not count.
     */
    public static function addToHeld(mixed $query, mixed $productId, mixed $excludeOrderId): mixed
    {
        if (!is_string($query) || !is_numeric($productId)) {
            return $query;
        }
        $product = (int) $productId;
        $order = is_numeric($excludeOrderId) ? (int) $excludeOrderId : 0;
        ['join' => $join, 'status' => $status] = self::orders();
        return Sql::named(
            "SELECT COALESCE(SUM(held.units), 0) FROM (
                SELECT COALESCE(SUM(r.stock_quantity), 0) AS units FROM {reserved} r {$join}
                WHERE r.product_id = {$product} AND r.order_id <> {$order} AND r.expires > NOW()
                AND (r.order_id >= " . self::FIRST_ID . " OR {$status} IN (" . self::BEING_PAID . "))
                UNION ALL {$query}) held"
        );
    }

    /**
     * Where each order's status stands, beside the held stock `r`.
     *
     * @return array{join: string, status: string}
     */
    private static function orders(): array
    {
        return class_exists(OrderUtil::class) && OrderUtil::custom_orders_table_usage_is_enabled()
            ? ['join' => 'LEFT JOIN {orders} o ON o.id = r.order_id', 'status' => 'o.status']
            : ['join' => 'LEFT JOIN {posts} o ON o.ID = r.order_id', 'status' => 'o.post_status'];
    }

    /**
     * @param list<string> $keys
     * @return list<int> Beside the keys.
     */
    private static function ids(string $childId, array $keys): array
    {
        $first = self::range($childId)[0];
        return array_map(static fn(string $key): int => $first | self::bits("{$childId}\n{$key}", self::KEY_BITS), $keys);
    }

    /**
     * The lowest and the highest id that a Child's reservations can have.
     *
     * @return array{int, int}
     */
    private static function range(string $childId): array
    {
        $first = self::FIRST_ID | self::bits($childId, 62 - self::KEY_BITS) << self::KEY_BITS;
        return [$first, $first + (1 << self::KEY_BITS) - 1];
    }

    /**
     * So many bits that nobody can foresee who does not know this site's salt: no Child can aim at another's rows.
     */
    private static function bits(string $text, int $bits): int
    {
        return (int) hexdec(substr(hash_hmac('sha256', $text, wp_salt('auth') . wp_salt('nonce')), 0, 15)) >> (60 - $bits);
    }
}
