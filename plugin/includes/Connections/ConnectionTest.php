<?php
/**
 * Connections: a real signed round trip to one peer, and what it says about itself.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Secrets;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\HandshakePing;
use Kitgenix\StockSync\Transport\Probe;
use Kitgenix\StockSync\Transport\SecretConfirmation;
use Kitgenix\StockSync\Transport\SignedHttp;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ConnectionTestResult from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class ConnectionTest
{
    /**
     * Pings a peer. Success clears the link's waiting time, so that what waits goes at once.
     *
     * @param string $storeId A Child's id; on a Child its Master's, or '' for it.
     * @return ConnectionTestResult
     */
    public static function run(string $storeId = ''): array
    {
        if (Settings::isPaused()) {
            return self::failure(Errors::ERRORS['paused'], __('This shop has another address than its connections were made for. Decide first whether it has moved or is a copy.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        $peer = self::peer($storeId);
        if ($peer === null) {
            return self::failure(Errors::ERRORS['not_configured'], __('This store has no such connection, or it is not complete.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        // A secret that was just entered here is what is to be tested, though the one before is used until the peer knows it.
        $pair = Secrets::of($peer['store_id']);
        $isAsked = $pair !== null && Rotation::asksForSecret($pair, time());
        $peer['secret'] = $isAsked ? $pair['secret'] : $peer['secret'];
        $asked = time();
        ['ping' => $ping, 'answer' => $answer] = HandshakePing::read(SignedHttp::send(HandshakePing::call($peer)));
        $heard = time();
        if ($isAsked) {
            SecretConfirmation::heed($peer['store_id'], $peer['secret'], $answer);
        }
        if ($ping === null) {
            ['code' => $code, 'message' => $message] = Probe::explain($peer['url'], $answer);
            return self::failure($code !== '' ? $code : Errors::ERRORS['bad_answer'], $message !== '' ? $message : "HTTP {$answer['status']}");
        }
        $protocol = $ping['protocol'] ?? 1;
        self::remember($peer['store_id'], $protocol);
        if ($protocol < 2 && get_option('permalink_structure') === '') {
            // We reach it, but 1.0.2 can only post to /wp-json/, which this site does not have.
            return self::failure(Pairing::PAIRING_ERRORS['plain_permalinks'], __('The store answered.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        return ['ok' => true, 'code' => '', 'message' => __('The store answered.', 'kitgenix-stock-sync-for-woocommerce'), 'peer' => $ping, 'clock_offset' => PeerClock::offset($ping['time'], $asked, $heard)];
    }

    /**
     * @return array{store_id: string, url: string, secret: string}|null
     */
    private static function peer(string $storeId): ?array
    {
        $master = Settings::master();
        if ($master !== null && ($storeId === '' || $storeId === $master['store_id'])) {
            return $master;
        }
        foreach (Settings::children() as $child) {
            if ($child['id'] === $storeId) {
                return ['store_id' => $child['id'], 'url' => $child['url'], 'secret' => $child['secret']];
            }
        }
        return null;
    }

    private static function remember(string $peerId, int $protocol): void
    {
        if (Settings::role() === 'child') {
            Links::prepareMaster($peerId);
            Links::updateMaster($peerId, static fn(array $link): array => [...$link, 'health' => self::reached($link['health'], $protocol)]);
        } else {
            Counter::prepare();
            Links::prepareChild($peerId);
            Links::updateChild($peerId, static fn(array $link): array => [...$link, 'health' => self::reached($link['health'], $protocol)]);
        }
        Wakeup::request();
    }

    /**
     * @param LinkHealth $health
     * @return LinkHealth
     */
    private static function reached(array $health, int $protocol): array
    {
        return [...Retry::healthAfterSuccess($health, time()), 'protocol' => $protocol];
    }

    /**
     * @return ConnectionTestResult
     */
    private static function failure(string $code, string $message): array
    {
        return ['ok' => false, 'code' => $code, 'message' => $message, 'peer' => null, 'clock_offset' => 0];
    }
}
