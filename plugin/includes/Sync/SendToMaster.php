<?php
/**
 * Sync, Child: brings what was changed here to the Master. What comes next the core decides; here it is carried out.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Sync\LinkTransitions;
use Kitgenix\StockSync\Generated\Sync\Sending;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Lease;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Releases;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\V1\OldMaster;
use Kitgenix\StockSync\Sync\V1\UnsentByVersion1;
use Kitgenix\StockSync\Transport\HandshakePing;
use Kitgenix\StockSync\Transport\LinkFailures;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type SendingStep from Sending
 * @phpstan-import-type SendingView from Sending
 */
final class SendToMaster
{
    /** Whether the walk of this round has found changes that version 1 did not bring to the Master. */
    private static bool $hasUnsent = false;

    /**
     * Sends until the journal is empty, the Master cannot be reached, or time is up.
     */
    public static function run(float $deadline): void
    {
        BatchToMaster::beginRun();
        do {
            // A drain lives for many seconds: the connection may be changed meanwhile.
            Settings::forget();
            $master = Settings::master();
            if ($master === null) {
                return;
            }
            Links::prepareMaster($master['store_id']);
            $lease = Lease::take($master['store_id']);
            if ($lease === null || LinkFailures::holdAfterDeath($master['store_id'], $lease, false)) {
                return;
            }
            try {
                self::compactJournal($master['store_id']);
                self::takeSteps($master, $lease, $deadline);
            } finally {
                $lease->release();
            }
            // Whoever appended while the lease was held has seen it taken and gone: look once more.
        } while (microtime(true) < $deadline && self::isWorkWaiting());
    }

    /**
     * A journal grows only while a batch waits for its answer.
     */
    private static function compactJournal(string $masterId): void
    {
        if (Links::master($masterId)['health']['failures'] > 0) {
            Transaction::run(static function () use ($masterId): void {
                Links::lock($masterId);
                ChangeJournal::compact();
            });
        }
    }

    /**
     * One step after the other, as the core decides.
     *
     * @param MasterConnection $master
     */
    private static function takeSteps(array $master, Lease $lease, float $deadline): void
    {
        $taken = [];
        do {
            if ($taken === []) {
                // Time and lease are looked at between messages only: what was made up to be sent goes, or would be old by the next run.
                if (microtime(true) >= $deadline || !$lease->renew()) {
                    return;
                }
                self::$hasUnsent = false;
            }
            $step = Sending::nextSendingStep(self::view($master['store_id'], $taken));
            $taken = Sending::takenAfter($taken, $step);
        } while (self::carryOut($master, $step));
    }

    /**
     * This store as the core asks for it.
     *
     * @param list<SendingStep> $taken
     * @return SendingView
     */
    private static function view(string $masterId, array $taken): array
    {
        return [
            'link' => Links::master($masterId),
            'hasChanges' => !ChangeJournal::isEmpty(),
            'hasReleases' => !Releases::isEmpty(),
            'hasUnsent' => self::$hasUnsent,
            'taken' => $taken,
            'now' => time(),
        ];
    }

    /**
     * @param MasterConnection $master
     * @param SendingStep      $step
     * @return bool Whether there may be another.
     */
    private static function carryOut(array $master, string $step): bool
    {
        switch ($step) {
            case 'walk':
                $unsent = UnsentByVersion1::skus();
                FirstContact::walk($master['store_id'], $unsent);
                self::$hasUnsent = $unsent !== [];
                return true;
            case 'adopt_old':
                OldMaster::adoptCurrent($master);
                return self::isStillMaster($master);
            case 'store':
                BatchToMaster::storeNext($master['store_id']);
                return true;
            default:
                return self::say($master, $step);
        }
    }

    /**
     * @param MasterConnection $master
     * @param SendingStep      $step
     * @return bool Whether the Master has answered, and is still the one of this store.
     */
    private static function say(array $master, string $step): bool
    {
        return match ($step) {
            'take_over' => UnsentByVersion1::takeOver($master),
            'release' => ReleaseToMaster::send($master, Links::protocolOf($master['store_id'])) && self::isStillMaster($master),
            'ask' => self::askWhereWeStand($master),
            'greet' => self::greet($master),
            'send' => BatchToMaster::send($master),
            default => false,
        };
    }

    /**
     * Asks the Master which version it speaks.
     *
     * @param MasterConnection $master
     */
    private static function greet(array $master): bool
    {
        $answer = SignedHttp::send(HandshakePing::call($master));
        if (!self::isStillMaster($master)) {
            return false;
        }
        Links::updateMaster($master['store_id'], static fn(array $link): array => [
            ...$link,
            'health' => HandshakePing::health($master['store_id'], $link['health'], $answer),
        ]);
        return true;
    }

    /**
     * Whether the answer came from the Master that this store has now. What another one says, or the same under an address or
     * secret that was changed meanwhile, is left alone: the batch goes again.
     *
     * @param MasterConnection $master
     */
    private static function isStillMaster(array $master): bool
    {
        return Settings::isStillConnected($master['store_id'], $master['url'], $master['secret']);
    }

    /**
     * Asks the Master where it thinks that this store stands: after a restored backup neither would find out by itself.
     *
     * @param MasterConnection $master
     */
    private static function askWhereWeStand(array $master): bool
    {
        $asked = Links::master($master['store_id']);
        $answer = SignedHttp::send(HandshakePing::call($master));
        if (!self::isStillMaster($master)) {
            return false;
        }
        $ping = HandshakePing::read($answer)['ping'];
        Links::updateMaster($master['store_id'], static function (array $link) use ($master, $asked, $answer, $ping): array {
            $health = HandshakePing::health($master['store_id'], $link['health'], $answer, true);
            return $ping === null
                ? [...$link, 'health' => $health]
                : [
                    ...LinkTransitions::linkAfterAsking($link, $asked, $ping['ack'], wp_generate_uuid4()),
                    'health' => ['last_inbound' => time()] + $health,
                ];
        });
        return true;
    }

    /**
     * Whether there is something for the Master, and it may be called now.
     */
    public static function isWorkWaiting(): bool
    {
        $master = Settings::master();
        if ($master === null) {
            return false;
        }
        return Sending::isSomethingToSend(self::view($master['store_id'], []));
    }
}
