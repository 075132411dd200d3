<?php
/**
 * Outbound: a secret that was entered here is used once the peer has shown that it knows it. Enters: connections whose secret was
 * changed; leaves: a ping signed with the new one to each, every ten minutes at most, and its answer.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Journal\Secrets;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 */
final class SecretQuestions
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
        foreach ($peers as $peer) {
            $pair = Secrets::of($peer['store_id']);
            if ($pair !== null && Rotation::asksForSecret($pair, time())) {
                self::askOne($peer, $pair['secret']);
            }
        }
    }

    /**
     * The next drain asks at once: the secret is another one.
     */
    public static function forget(string $peerId): void
    {
        delete_transient(self::name($peerId));
    }

    /**
     * @param array{store_id: string, url: string} $peer
     */
    private static function askOne(array $peer, string $secret): void
    {
        $name = self::name($peer['store_id']);
        if (get_transient($name) !== false) {
            return;
        }
        // The peer counts what it refuses.
        set_transient($name, 1, Routes::LIMITS['secret_ask_seconds']);
        $answer = SignedHttp::send(Greeting::call($peer + ['secret' => $secret]));
        self::heed($peer['store_id'], $secret, $answer);
    }

    /**
     * Takes in what a peer answers to a ping under a secret: from then on that one is used.
     *
     * @param Answer $answer
     */
    public static function heed(string $peerId, string $secret, array $answer): void
    {
        $ping = Greeting::read($answer)['ping'];
        if ($ping !== null && ($answer['is_authentic'] || ($ping['protocol'] ?? 1) < 2)) {
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
