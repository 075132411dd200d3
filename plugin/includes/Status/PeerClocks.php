<?php
/**
 * Status: what the other stores' clocks say. Enters: nothing; leaves: how far each is from ours. Asks all stores side by side, so it takes as
 * long as the slowest, fifteen seconds at most. Nothing follows from it: no link is healed or failed.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Connections\PeerClock;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\HandshakePing;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Answer from SignedHttp
 */
final class PeerClocks
{
    /** Stores that are asked; of hundreds the first say enough about this clock. */
    private const ASKED_AT_MOST = 50;

    /**
     * @return list<array{name: string, offset: int|null}> Seconds by which each is ahead; null where it did not say.
     */
    public static function read(): array
    {
        $master = Settings::master();
        $peers = $master !== null ? [$master] : array_map(
            static fn(array $child): array => ['store_id' => $child['id'], 'url' => $child['url'], 'secret' => $child['secret']],
            array_slice(Settings::children(), 0, self::ASKED_AT_MOST)
        );
        $names = array_map(ConnectionSummary::name(...), array_column(Connections::peers(Settings::get()), null, 'store_id'));
        $asked = time();
        $offsets = SignedHttp::sendMany(array_map(HandshakePing::call(...), $peers), static fn(int $index, array $answer): ?int => self::offset($answer, $asked, time()));
        $clocks = [];
        foreach ($peers as $index => $peer) {
            $clocks[] = ['name' => $names[$peer['store_id']] ?? $peer['url'], 'offset' => $offsets[$index] ?? null];
        }
        return $clocks;
    }

    /**
     * A store that refuses us tells nothing, but its server writes the time on every answer.
     *
     * @param Answer $answer
     */
    private static function offset(array $answer, int $asked, int $heard): ?int
    {
        $ping = HandshakePing::read($answer)['ping'];
        if ($ping !== null) {
            return PeerClock::offset($ping['time'], $asked, $heard);
        }
        return $answer['code'] === Errors::ERRORS['auth_failed'] ? $answer['clock_offset'] : null;
    }
}
