<?php
/**
 * Sync: what a peer may ask about this store: who it is, and what it has in stock.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\Apply;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\HandshakePing;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type PingAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ProductRow from StockReader
 */
final class StoreFacts
{
    /**
     * The answer to a ping. A Child hears where the Master thinks that it stands, a Master what the Child holds.
     *
     * @param string $senderId Who asks.
     * @return PingAnswer
     */
    public static function ping(string $senderId): array
    {
        $isMaster = Settings::role() === 'master';
        $held = $isMaster ? null : HandshakePing::held($senderId);
        $counter = $isMaster ? Counter::read() : null;
        $link = $isMaster ? Links::child($senderId) : null;
        return [
            'ok' => true,
            'store_id' => Settings::storeId(),
            'store_name' => Settings::storeName(),
            'role' => $isMaster ? 'master' : 'child',
            'time' => time(),
            'protocol' => Names::PLUGIN['protocol'],
            'plugin_version' => KITGENIX_STOCK_SYNC_VERSION,
            'woocommerce_version' => defined('WC_VERSION') ? (string) WC_VERSION : '',
            'wordpress_version' => (string) get_bloginfo('version'),
            'generation' => $counter['generation'] ?? $held['generation'] ?? '',
            'seen' => $held['seen'] ?? null,
            'mark' => $held['mark'] ?? null,
            'restored' => $link === null ? null : $link['claim'] !== null,
            // A Master that was restored does not know where this Child stands.
            'ack' => $link !== null && $link['claim'] === null ? Apply::ackOf($link) : null,
        ];
    }

    /**
     * Stock by SKU. Version 1 reads integers here; decimals are sent as they are, and rounded by it.
     *
     * @param list<array{sku: string}> $items
     * @param bool                     $isWhole With the fields of the audit, or only those that checkout reads.
     * @return array{ok: true, items: object|array<array-key, array<string, mixed>>}
     */
    public static function stock(array $items, bool $isWhole): array
    {
        $asked = [];
        foreach ($items as $item) {
            // Only blanks: a SKU with a control character is another one, which nobody has.
            $sku = trim($item['sku'], ' ');
            if ($sku !== '') {
                $asked[] = $sku;
            }
        }
        $ids = ProductIdentity::resolveSkus($asked);
        $rows = StockReader::read(array_values(array_unique(array_filter($ids, 'is_int'))));
        return self::table($asked, array_map(static fn(int|string $id): ?array => $rows[$id] ?? null, $ids), $isWhole);
    }

    /**
     * The same of products that were read already.
     *
     * @param list<string>          $skus
     * @param list<ProductRow|null> $rows Beside the SKUs, null for those without a product.
     * @return array{ok: true, items: object|array<array-key, array<string, mixed>>}
     */
    public static function table(array $skus, array $rows, bool $isWhole): array
    {
        $answer = [];
        foreach ($skus as $index => $sku) {
            $row = $rows[$index] ?? null;
            $answer[$sku] = $row === null ? ['exists' => false] : self::facts($row, $isWhole);
        }
        // JSON would make a list of SKUs 0, 1, 2. An object is nothing for other SKUs: its members' names must not begin with NUL.
        return ['ok' => true, 'items' => array_is_list($answer) ? (object) $answer : $answer];
    }

    /**
     * @param ProductRow $row
     * @return array<string, mixed>
     */
    private static function facts(array $row, bool $isWhole): array
    {
        $state = $row['state'];
        $facts = [
            'exists' => true,
            'stock_quantity' => $state['quantity'] === null ? 0 : Number::jsonFromMicro($state['quantity']),
            'stock_status' => $row['stock_status'],
            'backorders' => $state['backorders'],
            'manage_stock' => Items::wireManageStock($state['manageStock']),
        ];
        if ($isWhole) {
            $facts['low_stock_amount'] = $state['lowStockAmount'] === null ? 0 : Number::jsonFromMicro($state['lowStockAmount']);
            $facts['gid'] = $row['gid'];
        }
        return $facts;
    }
}
