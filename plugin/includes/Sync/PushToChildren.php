<?php
/**
 * Sync, Master: sends each Child the current state of what changed after its cursor. Success moves the cursor, failure
 * moves nothing, so there is no queue that could grow or go stale.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Sync\Apply;
use Kitgenix\StockSync\Generated\Sync\Attempts;
use Kitgenix\StockSync\Generated\Sync\Pushing;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\V1\ToOldChild;
use Kitgenix\StockSync\Transport\HandshakePing;
use Kitgenix\StockSync\Transport\LinkFailures;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-import-type Push from NextPush
 * @phpstan-import-type Call from SignedHttp
 * @phpstan-import-type PushingStep from Pushing
 * @phpstan-type Attempt array{call: Call, child: ChildConnection, push: Push|null, lease: Lease}
 */
final class PushToChildren
{
    /** What a push says of itself when nobody asked for it, in the words of 1.0.2. */
    private const WORDS = ['origin' => 'master_authoritative', 'context' => 'stock_set'];

    /** @var array<string, true> Children that have said in this process that their push was overtaken: planned anew at once, but once. */
    private static array $overtaken = [];

    /**
     * One push to every Child that lacks something and can be reached, side by side.
     *
     * @param array{origin: string, context: string} $words Why it is sent, in the words of 1.0.2.
     * @return bool Whether anything was delivered.
     */
    public static function round(array $words = self::WORDS): bool
    {
        $attempts = [];
        $suspects = [];
        $children = array_column(Settings::children(), null, 'id');
        foreach ($children as $child) {
            $attempt = self::attempt($child, $words);
            if ($attempt !== null && $attempt['lease']->deaths > 0) {
                // A process may have died of it: it is sent to alone, when all others have what they lack.
                $suspects[] = ['id' => $child['id'], 'deaths' => $attempt['lease']->deaths];
                $attempt['lease']->leave();
            } elseif ($attempt !== null) {
                $attempts[] = $attempt;
            }
        }
        $delivered = self::send($attempts);
        foreach (Attempts::suspectsInOrder($suspects) as $suspect) {
            $attempt = self::attempt($children[$suspect['id']], $words);
            if ($attempt !== null && !self::send([$attempt])) {
                break;
            }
            $delivered = $delivered || $attempt !== null;
        }
        return $delivered;
    }

    /**
     * What is to be sent to a Child now; its lease is taken.
     *
     * @param ChildConnection                        $child
     * @param array{origin: string, context: string} $words
     * @return Attempt|null Null when that is nothing, or another process does it.
     */
    private static function attempt(array $child, array $words): ?array
    {
        Links::prepareChild($child['id']);
        if (self::nextStep($child['id']) === 'stop') {
            return null;
        }
        $lease = Lease::take($child['id']);
        if ($lease === null || LinkFailures::holdAfterDeath($child['id'], $lease, true)) {
            return null;
        }
        // Another process may have brought everything while it held the lease.
        $step = self::nextStep($child['id']);
        $push = $step === 'push' ? NextPush::prepare($child['id']) : null;
        if ($step === 'stop' || ($step === 'push' && $push === null)) {
            $lease->leave();
            return null;
        }
        $call = $push === null
            ? HandshakePing::call(['store_id' => $child['id'], 'url' => $child['url'], 'secret' => $child['secret']])
            : self::call($child, $push, $words);
        return ['call' => $call, 'child' => $child, 'push' => $push, 'lease' => $lease];
    }

    /**
     * Sends side by side.
     *
     * @param list<Attempt> $attempts
     * @return bool Whether anything was delivered.
     */
    private static function send(array $attempts): bool
    {
        $delivered = SignedHttp::sendMany(array_column($attempts, 'call'), static function (int $index, array $answer) use ($attempts): bool {
            ['child' => $child, 'push' => $push, 'lease' => $lease] = $attempts[$index];
            // Whoever changed the connection has found the link taken, and gone: there is more to do.
            $isDelivered = !Settings::isStillConnected($child['id'], $child['url'], $child['secret'])
                || ($push === null ? self::greeted($child['id'], $answer) : self::settle($child['id'], $push, $answer));
            $lease->release();
            return $isDelivered;
        });
        return in_array(true, $delivered, true);
    }

    /**
     * Whether something is to be published, or a Child is behind and may be called now.
     */
    public static function isWorkWaiting(): bool
    {
        $children = Settings::children();
        if ($children === []) {
            return false;
        }
        return !ChangeJournal::isEmpty() || array_filter($children, static fn(array $child): bool => self::isSomethingToPush($child['id'])) !== [];
    }

    private static function isSomethingToPush(string $childId): bool
    {
        return Pushing::isSomethingToPush(Links::child($childId), Counter::version(), time());
    }

    /**
     * @return PushingStep
     */
    private static function nextStep(string $childId): string
    {
        return Pushing::nextPushingStep(Links::child($childId), Counter::version(), time());
    }

    /**
     * Takes in what a Child said of itself; the push comes in the next round.
     *
     * @param Answer $answer
     */
    private static function greeted(string $childId, array $answer): bool
    {
        $ping = $answer['is_authentic'] ? HandshakePing::read($answer)['ping'] : null;
        if ($ping !== null) {
            ChildReports::take($childId, $ping);
        }
        Links::updateChild($childId, static fn(array $link): array => [
            ...$link,
            'health' => HandshakePing::health($childId, $link['health'], $answer, !Pushing::isBehind($link, Counter::version())),
        ]);
        return Links::child($childId)['health']['protocol'] !== 0;
    }

    /**
     * @param ChildConnection                        $child
     * @param Push                                   $push
     * @param array{origin: string, context: string} $words
     * @return array{store_id: string, url: string, secret: string, route: string, body: array<string, mixed>, protocol: int, timeout: int}
     */
    private static function call(array $child, array $push, array $words): array
    {
        return [
            'store_id' => $child['id'],
            'url' => $child['url'],
            'secret' => $child['secret'],
            'route' => 'event',
            'protocol' => $push['link']['health']['protocol'],
            'timeout' => Routes::LIMITS['send_timeout_seconds'],
            'body' => $push['renames'] !== [] ? ToOldChild::renameEvent($push['renames'], $push['event_id']) : [
                'event_type' => 'stock_state',
                'origin' => $words['origin'],
                'context' => $push['page']['walk'] === null ? $words['context'] : 'reconcile',
                'time' => time(),
                'event_id' => $push['event_id'],
                'generation' => $push['counter']['generation'],
                'counter' => $push['counter']['version'],
                'mark' => $push['counter']['mark'] ?? '',
                'told' => $push['link']['told'] ?? 0,
                'told_mark' => $push['link']['told_mark'] ?? '',
                'supersedes' => $push['counter']['supersedes'] ?? [],
                'ack' => Apply::ackOf($push['link']),
                'items' => array_values($push['items']),
            ],
        ];
    }

    /**
     * Takes in what a Child answered, as the core decides.
     *
     * @param Push   $push
     * @param Answer $answer
     */
    private static function settle(string $childId, array $push, array $answer): bool
    {
        $event = Validators::eventAnswer($answer['body']);
        $report = Validators::generationReport($answer['body']['data'] ?? null);
        $understood = [
            'status' => $answer['status'],
            'code' => $answer['code'],
            'isAuthentic' => $answer['is_authentic'],
            'isTaken' => $event['ok'] && $event['value']['ok'],
            'hasReport' => $report['ok'],
        ];
        if ($report['ok'] && Pushing::isGenerationRefused($understood)) {
            ChildReports::takeRefusal($childId, $report['value']);
        }
        $isHeld = Links::child($childId)['claim'] !== null;
        $effect = Pushing::effectOfPushAnswer($understood, $isHeld, isset(self::$overtaken[$childId]));
        if ($effect === 'settle') {
            self::delivered($childId, $push);
        } elseif ($effect === 'again') {
            self::$overtaken[$childId] = true;
        } elseif ($effect === 'fail') {
            $failure = Pushing::failureOfPush($understood, $answer);
            Links::updateChild($childId, static fn(array $link): array => [
                ...$link,
                'health' => LinkFailures::after($childId, $link['health'], [...$answer, ...$failure]),
            ]);
        }
        return $effect === 'settle' || $effect === 'again';
    }

    /**
     * @param Push $push
     */
    private static function delivered(string $childId, array $push): void
    {
        unset(self::$overtaken[$childId]);
        Links::updateChild($childId, static function (array $link) use ($childId, $push): array {
            if ($link['health']['protocol'] === 1) {
                ToOldChild::remember($childId, $push['items'], $push['renames']);
            }
            return Pushing::linkAfterDelivery($link, $push['planned'], $push['page'], $push['counter'], $push['event_id'], $push['renames'] !== [], time());
        });
    }
}
