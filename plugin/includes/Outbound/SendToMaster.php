<?php
/**
 * Outbound, Child: the journal becomes a numbered batch of differences, stored before it is sent; the same batch goes again
 * until the Master has answered; what the answer says is adopted at once.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Outbound;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\Links as NewLinks;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Hooks\Listeners;
use Kitgenix\StockSync\Inbound\StateOnChild;
use Kitgenix\StockSync\Journal\ChangeJournal;
use Kitgenix\StockSync\Journal\Lease;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Releases;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Journal\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type Candidate from Batch
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Answer from SignedHttp
 */
final class SendToMaster
{
    /**
     * Sends until the journal is empty, the Master cannot be reached, or time is up.
     */
    public static function run(float $deadline): void
    {
        do {
            // A drain lives for many seconds: the connection may be changed meanwhile.
            Settings::forget();
            $master = Settings::master();
            if ($master === null) {
                return;
            }
            Links::prepareMaster($master['store_id']);
            $lease = Lease::take($master['store_id']);
            if ($lease === null) {
                return;
            }
            try {
                self::compactJournal($master['store_id']);
                while (microtime(true) < $deadline && self::sendOne($master) && $lease->renew());
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
     * @param MasterConnection $master
     * @return bool Whether a batch was answered, so that there may be another.
     */
    private static function sendOne(array $master): bool
    {
        $link = Links::master($master['store_id']);
        if ($link['contact'] !== null && $link['in_flight'] === null) {
            $unsent = UnsentByVersion1::skus();
            FirstContact::walk($master['store_id'], $unsent);
            $link = Links::master($master['store_id']);
            if ($unsent !== []) {
                return Retry::isDue($link['health'], time()) && UnsentByVersion1::takeOver($master);
            }
        }
        if (!Retry::isDue($link['health'], time())) {
            return false;
        }
        $hasWork = $link['in_flight'] !== null || !ChangeJournal::isEmpty();
        if (!$hasWork && !Releases::isEmpty()) {
            return ReleaseToMaster::send($master, $link['health']['protocol']);
        }
        if (!$hasWork && Retry::isToBeAsked($link['health'], true, time())) {
            return self::askWhereWeStand($master, $link);
        }
        if ($link['health']['protocol'] === 0 && $hasWork) {
            $answer = SignedHttp::send(Greeting::call($master));
            if (!self::isStillMaster($master)) {
                return false;
            }
            Links::updateMaster($master['store_id'], static fn(array $link): array => [
                ...$link,
                'health' => Greeting::health($master['store_id'], $link['health'], $answer),
            ]);
            return Links::master($master['store_id'])['health']['protocol'] !== 0;
        }
        if ($link['health']['protocol'] === 1 && $link['in_flight'] === null && !ChangeJournal::isEmpty()) {
            OldMaster::adoptCurrent($master);
        }
        if ($link['in_flight'] === null) {
            self::storeNextBatch($master['store_id']);
            // Number and epoch are of one view: another process may have opened an epoch since the first look.
            $link = Links::master($master['store_id']);
        }
        $batch = $link['in_flight'];
        if ($batch === null) {
            return ChangeJournal::isEmpty() && !Releases::isEmpty();
        }
        $answer = SignedHttp::send([
            'store_id' => $master['store_id'],
            'url' => $master['url'],
            'secret' => $master['secret'],
            'route' => 'event',
            'protocol' => $link['health']['protocol'],
            'timeout' => Routes::LIMITS['send_timeout_seconds'],
            'body' => [
                'event_type' => 'stock_state',
                'origin' => 'child_local',
                'context' => 'stock_set',
                'time' => $batch['created'],
                'event_id' => $batch['event_id'],
                'epoch' => $link['epoch'],
                'seq' => $batch['seq'],
                'generation' => $link['generation'],
                'seen' => $link['seen'] ?? 0,
                'mark' => $link['mark'] ?? '',
                'items' => array_map([Batch::class, 'wireItem'], $batch['items']),
                'release' => $batch['release'] ?? [],
            ],
        ]);
        return self::isStillMaster($master) && self::settle($master['store_id'], $batch, $answer, $link['health']['protocol']);
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
     * @param StoredMasterLink $asked
     * @return bool Whether there is something to send now.
     */
    private static function askWhereWeStand(array $master, array $asked): bool
    {
        $answer = SignedHttp::send(Greeting::call($master));
        if (!self::isStillMaster($master)) {
            return false;
        }
        $ping = Greeting::read($answer)['ping'];
        Links::updateMaster($master['store_id'], static function (array $link) use ($master, $asked, $answer, $ping): array {
            $health = Greeting::health($master['store_id'], $link['health'], $answer, true);
            return $ping === null
                ? [...$link, 'health' => $health]
                : [
                    ...NewLinks::linkAfterAsking($link, $asked, $ping['ack'], wp_generate_uuid4()),
                    'health' => ['last_inbound' => time()] + $health,
                ];
        });
        return Links::master($master['store_id'])['contact'] !== null;
    }

    /**
     * Stores the next batch, if there is anything to send, and cuts what it holds off the journal, in one transaction.
     */
    private static function storeNextBatch(string $masterId): void
    {
        $batch = Transaction::run(static function () use ($masterId): ?array {
            Links::lock($masterId);
            $link = Links::master($masterId);
            if ($link['in_flight'] !== null || $link['contact'] !== null) {
                return null;
            }
            $over = Releases::front();
            $front = ChangeJournal::front(Routes::LIMITS['batch_items']);
            $rows = array_filter(StockReader::read($front['ids']), [Identity::class, 'isSynced']);
            $rows = FirstContact::bindNew($rows);
            $items = Batch::batchItems(array_values(array_map([self::class, 'candidate'], $rows)), $link['health']['protocol'] !== 1);
            $batch = null;
            if ($items !== []) {
                // An order's products stand in the journal before its key stands in the other row: with the last of them it may go.
                $release = $front['isAll'] ? $over['keys'] : [];
                $batch = [...FirstContact::batch($link['seq'] + 1, $items), 'release' => $release];
                Links::save($masterId, [...$link, 'seq' => $batch['seq'], 'in_flight' => $batch]);
                Releases::cut($release === [] ? 0 : $over['length']);
            }
            ChangeJournal::cut($front['length']);
            return $batch;
        });
        if ($batch !== null && $batch['items'] !== []) {
            /**
             * Fires after a batch of differences was stored, before it is sent.
             *
             * @param list<array{sku: string, product_id: int, delta: int|float}> $items
             */
            Listeners::tell('batch_stored', array_map(static fn(array $item): array => [
                'sku' => $item['sku'],
                'product_id' => $item['product_id'],
                'delta' => Number::jsonFromMicro($item['delta']),
            ], $batch['items']));
        }
    }

    /**
     * A product as the core asks for it.
     *
     * @param ProductRow $row
     * @return Candidate
     */
    public static function candidate(array $row): array
    {
        return [
            'productId' => $row['id'],
            'sku' => $row['sku'],
            'gid' => $row['gid'],
            'local' => $row['state'],
            'shadow' => $row['shadow'],
        ];
    }

    /**
     * @param StoredBatch $batch
     * @param Answer      $answer
     */
    private static function settle(string $masterId, array $batch, array $answer, int $protocol): bool
    {
        $kind = Retry::classifyAnswer($answer['status'], $answer['code']);
        $parsed = Validators::eventAnswer($answer['body']);
        if ($kind === 'ok' && $parsed['ok'] && $parsed['value']['ok'] && $parsed['value']['ack'] !== null) {
            if (StateOnChild::adoptAnswer($masterId, $batch, $parsed['value'])) {
                return true;
            }
            $answer = [...$answer, 'status' => 409, 'code' => Errors::ERRORS['generation'], 'message' => 'The Master counts anew, perhaps after a restore.'];
            $kind = 'attention';
        }
        if ($kind === 'ok' && $protocol === 1 && $parsed['ok'] && $parsed['value']['ok']) {
            StateOnChild::settleOldAnswer($masterId, $batch);
            return true;
        }
        if ($kind === 'new_epoch') {
            Epochs::open($masterId, $batch['event_id']);
            return true;
        }
        if ($kind === 'ok') {
            $answer = [...$answer, 'status' => 0, 'code' => Errors::ERRORS['bad_answer'], 'message' => 'The answer has no acknowledgement.'];
        }
        Links::updateMaster($masterId, static function (array $link) use ($masterId, $answer): array {
            $link['health'] = LinkFailures::after($masterId, $link['health'], $answer);
            return $link;
        });
        return false;
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
        $link = Links::master($master['store_id']);
        return Retry::isDue($link['health'], time()) && ($link['in_flight'] !== null || !ChangeJournal::isEmpty() || !Releases::isEmpty());
    }
}
