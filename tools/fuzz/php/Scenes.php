<?php

/**
 * Fuzz: situations in which a store may be when something strange arrives. Enters: a scene's name; leaves: the store in it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Connections\Invitations;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Storage\HomeAddress;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Row;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\Drain;

final class Scenes
{
    /** Puts the store into a scene. */
    public static function set(string $scene, RecordingDatabase $db, Server $server): void
    {
        Statics::restore();
        $isMaster = Settings::role() === 'master';
        $peers = $isMaster ? array_column(Settings::children(), 'id') : [Settings::master()['store_id'] ?? ''];
        match ($scene) {
            'paused' => Settings::update(static fn(array $settings): array => ['home' => HomeAddress::encoded('elsewhere.example')] + $settings),
            'old' => self::asOldPeer((string) $peers[0], $isMaster),
            'new' => Links::forgetRole(),
            'invited' => $isMaster ? Invitations::open() : null,
            'went_back' => $isMaster ? Row::write(Names::OPTIONS['counter'], Row::encode(['version' => 3] + (array) Row::json(Names::OPTIONS['counter']))) : null,
            'unsent' => self::leaveUnsent(),
            'reserves' => Settings::update(static fn(array $settings): array => ['checkout_mode' => 'reserve'] + $settings),
            default => null,
        };
    }

    /** Somebody buys: stock is taken by WooCommerce itself, and noted by the plugin's own hooks. */
    public static function sell(string $sku, int $units): void
    {
        $product = wc_get_product(wc_get_product_id_by_sku($sku));
        if ($product instanceof \WC_Product && $product->managing_stock()) {
            wc_update_product_stock($product, abs($units), $units < 0 ? 'increase' : 'decrease');
        }
        \Kitgenix\StockSync\Capture\StockHooks::flush();
    }

    private static function asOldPeer(string $peer, bool $isMaster): void
    {
        $asOld = static fn(array $link): array => ['health' => ['protocol' => 1] + $link['health']] + $link;
        $isMaster ? Links::updateChild($peer, $asOld) : Links::updateMaster($peer, $asOld);
    }

    private static function leaveUnsent(): void
    {
        Peers::$behavior = ['mode' => 'down'];
        self::sell('SKU-0007', 2);
        self::sell('SKU-0009', 1);
        Drain::run();
    }
}
