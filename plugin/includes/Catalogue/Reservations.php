<?php
/**
 * Catalogue, Master: units that are held for checkouts on Children. They stand in WooCommerce's own table of held stock, beside those
 * of the Master's own orders, so that either counts the other in the statement that takes units; the database ends them when their
 * time is over. Enters: product ids and quantities in millionths; leaves: rows of that table.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Catalogue;

use Automattic\WooCommerce\Utilities\OrderUtil;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Journal\Sql;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 */
final class Reservations
{
    /** "Order ids" from here on are ours: 2^62, which no shop's orders reach. WooCommerce joins them with no order, and passes them by. */
    private const FIRST_ID = 1 << 62;

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
     * What is held of products.
     *
     * @param list<int>    $productIds
     * @param list<string> $but        Keys of a Child's reservations that do not count.
     * @return array<int, int> Millionths by product id; products of which nothing is held are left out.
     */
    public static function held(array $productIds, string $childId, array $but): array
    {
        $held = [];
        ['join' => $join, 'status' => $status] = self::orders();
        foreach (
            Sql::rows(
                "SELECT r.product_id, SUM(r.stock_quantity) AS units FROM {reserved} r {$join}
                WHERE r.product_id IN (" . Sql::integers($productIds) . ") AND r.expires > NOW()
                AND (r.order_id >= %d OR {$status} IN (" . self::AWAITED . ', ' . self::BEING_PAID . '))
                AND r.order_id NOT IN (' . Sql::integers(self::ids($childId, $but)) . ') GROUP BY r.product_id',
                [self::FIRST_ID]
            )
            as $row
        ) {
            $held[(int) $row['product_id']] = (int) Number::microFromText(number_format((float) $row['units'], 6, '.', ''));
        }
        return $held;
    }

    /**
     * Holds units under a key, in place of what was held under it before. Inside the transaction that has locked the products.
     *
     * @param array<int, int> $units   Millionths by product id; 0 holds nothing.
     * @param int             $seconds From now.
     */
    public static function hold(string $childId, string $key, array $units, int $seconds): void
    {
        $id = self::ids($childId, [$key])[0];
        $units = array_filter($units);
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
     * Whether the table has room for another reservation: a Child that asks without end must not fill it.
     */
    public static function hasRoom(): bool
    {
        $rows = (int) (Sql::rows('SELECT COUNT(*) AS n FROM {reserved} WHERE order_id >= %d', [self::FIRST_ID])[0]['n'] ?? 0);
        return $rows < Routes::LIMITS['reservations'];
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
        return array_map(static fn(string $key): int => self::FIRST_ID | (int) hexdec(substr(hash('sha256', "{$childId}\n{$key}"), 0, 15)), $keys);
    }
}
