<?php
/**
 * Transport: a secret that was entered here is used once the peer has shown that it knows it. Enters: connections whose secret was
 * changed; leaves: a ping signed with the new one to each, every ten minutes at most, and its answer.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Storage\Secrets;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 */
final class SecretConfirmation
{
    /**
     * Asks whoever is to be asked.
     */
    public static function ask(): void
    {
        $master = Settings::master();
        $peers = $master === null
            ? array_map(static fn(array $child): array => ['store_id' => $child['id'], 'url' => $child['url']], Settings::children())
            : [['store_id' => $master['store_id'], 'url' => $master['url']]];
        $asked = [];
        foreach ($peers as $peer) {
            $pair = Secrets::of($peer['store_id']);
            $name = self::name($peer['store_id']);
            if ($pair !== null && Rotation::asksForSecret($pair, time()) && get_transient($name) === false) {
                // Before it is asked: the peer counts what it refuses, and must not be asked by each drain if this one does not end.
                set_transient($name, 1, Routes::LIMITS['secret_ask_seconds']);
                $asked[] = $peer + ['secret' => $pair['secret']];
            }
        }
        SignedHttp::sendMany(array_map(HandshakePing::call(...), $asked), static function (int $index, array $answer) use ($asked): void {
            self::heed($asked[$index]['store_id'], $asked[$index]['secret'], $answer);
        });
    }

    /**
     * The next drain asks at once: the secret is another one.
     */
    public static function forget(string $peerId): void
    {
        delete_transient(self::name($peerId));
    }

    /**
     * Takes in what a peer answers to a ping under a secret: from then on that one is used.
     *
     * @param Answer $answer
     */
    public static function heed(string $peerId, string $secret, array $answer): void
    {
        if (HandshakePing::read($answer)['ping'] !== null) {
            Secrets::update(
                $peerId,
                static fn(array $pair): array => $pair['secret'] === $secret ? Rotation::secretsAfterConfirmation($pair) : $pair
            );
        }
    }

    private static function name(string $peerId): string
    {
        return Names::TRANSIENTS['secret_asked_prefix'] . md5($peerId);
    }
}
