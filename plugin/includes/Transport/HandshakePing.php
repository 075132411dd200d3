<?php
/**
 * Transport: which version of the protocol a peer speaks, asked by a ping before anything else is sent to it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\Answers;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type GenerationReport from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type PingAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type LinkHealth from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-import-type Call from SignedHttp
 */
final class HandshakePing
{
    /**
     * The ping to a peer. A Child says in it what it holds.
     *
     * @param array{store_id: string, url: string, secret: string} $peer
     * @return Call
     */
    public static function call(array $peer): array
    {
        return [
            'store_id' => $peer['store_id'],
            'url' => $peer['url'],
            'secret' => $peer['secret'],
            'route' => 'ping',
            'body' => ['ping' => true] + (Settings::role() === 'child' ? self::held($peer['store_id']) : []),
            // One that has ever signed an answer signs all of them.
            'protocol' => Links::protocolOf($peer['store_id']) === 2 ? 2 : 0,
            'timeout' => Routes::LIMITS['ping_timeout_seconds'],
        ];
    }

    /**
     * Which generation of the Master's counter this Child follows, and how far.
     *
     * @return GenerationReport
     */
    public static function held(string $masterId): array
    {
        $link = Links::master($masterId);
        return ['generation' => $link['generation'], 'seen' => $link['seen'] ?? 0, 'mark' => $link['mark'] ?? ''];
    }

    /**
     * What the peer says of itself, or the answer with a code where it says nothing that can be used.
     *
     * @param Answer $answer
     * @return array{ping: PingAnswer|null, answer: Answer}
     */
    public static function read(array $answer): array
    {
        $ping = Validators::pingAnswer($answer['body']);
        if ($answer['status'] === 200 && $ping['ok']) {
            $protocol = Answers::protocolOfPing($ping['value']['protocol'] ?? 1, $answer['is_authentic']);
            return ['ping' => ['protocol' => $protocol] + $ping['value'], 'answer' => $answer];
        }
        if ($answer['status'] === 200) {
            $answer = [...$answer, 'status' => 0, 'code' => Errors::ERRORS['bad_answer'], 'message' => 'The answer is not that of a store with this plugin.'];
        }
        return ['ping' => null, 'answer' => $answer];
    }

    /**
     * The link's health after a ping.
     *
     * @param LinkHealth $health
     * @param Answer     $answer
     * @param bool       $isAllSaid Whether there is nothing left to send.
     * @return LinkHealth
     */
    public static function health(string $peerId, array $health, array $answer, bool $isAllSaid = false): array
    {
        $read = self::read($answer);
        if ($read['ping'] === null) {
            return LinkFailures::after($peerId, $health, $read['answer']);
        }
        return Retry::healthAfterPing($health, $read['ping']['protocol'] ?? 1, $isAllSaid, time());
    }
}
