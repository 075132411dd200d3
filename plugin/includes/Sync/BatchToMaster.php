<?php
/**
 * Sync, Child: the journal becomes a numbered batch of differences, stored before it is sent; the same batch goes again
 * until the Master has answered; what the answer says is adopted at once.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Runtime\Number;
use Kitgenix\StockSync\Generated\Sync\Answers;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\Sending;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Releases;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\V1\OldMasterState;
use Kitgenix\StockSync\Transport\LinkFailures;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type Candidate from Batch
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Answer from SignedHttp
 */
final class BatchToMaster
{
    /** Whether this run has begun a new epoch. */
    private static bool $hasOpenedEpoch = false;

    /**
     * A run begins: it may begin one epoch.
     */
    public static function beginRun(): void
    {
        self::$hasOpenedEpoch = false;
    }

    /**
     * Stores the next batch, if there is anything to send, and cuts what it holds off the journal, in one transaction.
     */
    public static function storeNext(string $masterId): void
    {
        $batch = Transaction::run(static function () use ($masterId): ?array {
            Links::lock($masterId);
            $link = Links::master($masterId);
            if ($link['in_flight'] !== null || $link['contact'] !== null) {
                return null;
            }
            $over = Releases::front();
            $front = ChangeJournal::front(Routes::LIMITS['batch_items']);
            $rows = array_filter(StockReader::read($front['ids']), [ProductIdentity::class, 'isSynced']);
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
     * Sends the batch that is under way, and takes its answer in.
     *
     * @param MasterConnection $master
     */
    public static function send(array $master): bool
    {
        // Number and epoch are of one view: another process may have opened an epoch since the last look.
        $link = Links::master($master['store_id']);
        $batch = $link['in_flight'];
        if ($batch === null) {
            return true;
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
        return Settings::isStillConnected($master['store_id'], $master['url'], $master['secret'])
            && self::settle($master['store_id'], $batch, $answer, $link['health']['protocol']);
    }

    /**
     * @param StoredBatch $batch
     * @param Answer      $answer
     */
    private static function settle(string $masterId, array $batch, array $answer, int $protocol): bool
    {
        $kind = Answers::classifyAnswer($answer['status'], $answer['code'], $answer['is_authentic']);
        $parsed = Validators::eventAnswer($answer['body']);
        $event = $parsed['ok'] ? $parsed['value'] : null;
        $effect = Sending::effectOfAnswer(
            ['kind' => $kind, 'isTaken' => $event['ok'] ?? false, 'hasAck' => isset($event['ack']), 'protocol' => $protocol],
            self::$hasOpenedEpoch
        );
        if ($effect === 'adopt' && $event !== null && StateOnChild::adoptAnswer($masterId, $batch, $event)) {
            return true;
        }
        if ($effect === 'settle_old') {
            OldMasterState::settleAnswer($masterId, $batch);
            return true;
        }
        if ($effect === 'open_epoch') {
            self::$hasOpenedEpoch = true;
            Epochs::open($masterId, $batch['event_id']);
            return true;
        }
        $failure = Sending::failureOfAnswer($kind, $effect === 'adopt', $answer);
        Links::updateMaster($masterId, static fn(array $link): array => [
            ...$link,
            'health' => LinkFailures::after($masterId, $link['health'], [...$answer, ...$failure]),
        ]);
        return false;
    }
}
