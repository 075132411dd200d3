<?php
/**
 * Sync, Child: the Master's state is adopted, from a push or from the answer to our own batch, by the same code and in
 * one transaction under the link's lock. Local changes that the Master has not seen stay on top.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Sync\OldPeer;
use Kitgenix\StockSync\Generated\Sync\ReceivePush;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Generated\Sync\StateOrigin;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type Ack from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type Origin from StateOrigin
 */
final class StateOnChild
{
    /** @var list<int> Products that were journaled again after a refusal in this process. */
    private static array $again = [];

    /**
     * Adopts a push.
     *
     * @param EventRequest $event
     * @return EventAnswer|\WP_Error Error 409 `kss_generation` when the Master's counter is not the one we follow or has gone back,
     *                               503 `kss_busy` until every product has a base.
     */
    public static function receive(string $masterId, array $event): array|\WP_Error
    {
        Links::prepareMaster($masterId);
        $link = Links::master($masterId);
        $origin = StateOrigin::originOfPush($event);
        $verdict = ReceivePush::verdictOnPush($link, $event);
        if ($verdict === 'wait') {
            FollowedGeneration::hurry($masterId, $link, $origin);
            return new \WP_Error(Errors::ERRORS['busy'], 'This store is taking stock of its products first.', ['status' => 503]);
        }
        if ($verdict === 'old') {
            return self::receiveOld($masterId, $event);
        }
        $errors = Adoption::run(
            $masterId,
            $event['items'] ?? [],
            $event['ack'],
            $origin,
            static fn(array $link): array => ReceivePush::linkAfterAdoptedPush($link, $event, time())
        );
        if ($errors === null) {
            return FollowedGeneration::refusal($masterId, $origin);
        }
        if (ReceivePush::wakesAfterPush($link, Links::master($masterId))) {
            Wakeup::request();
        }
        return ReceivePush::answerToPush($origin['generation'], $errors);
    }

    /**
     * Adopts a push of a Master of version 1. It keeps the id of the event that it answers to, so a push that contains the
     * batch under way can be told from one that does not.
     *
     * @param EventRequest $event
     * @return EventAnswer
     */
    private static function receiveOld(string $masterId, array $event): array
    {
        $items = $event['items'] ?? [];
        $errors = [];
        if ($event['event_type'] === 'stock_state') {
            $errors = self::adoptOld($masterId, $items, $event['event_id'] ?? '');
        } elseif ($event['event_type'] === 'sku_rename') {
            Renames::fromOldMaster($masterId, $items);
        }
        return ReceivePush::answerToPush(null, $errors);
    }

    /**
     * Adopts states of a Master of version 1, which have no version: they are taken in the order in which they arrive.
     *
     * @param list<EventItem> $items
     * @param string          $eventId The event that they answer to, '' when there is none.
     * @return list<ItemError>
     */
    public static function adoptOld(string $masterId, array $items, string $eventId): array
    {
        $link = Links::master($masterId);
        $batch = $link['in_flight'];
        $ack = $batch !== null && $batch['event_id'] === $eventId ? ['epoch' => $link['epoch'], 'seq' => $batch['seq'], 'event_id' => null, 'refused' => null, 'push' => null] : null;
        $rows = StockReader::read(array_values(array_filter(ProductIdentity::resolve($items), 'is_int')));
        $local = array_column($rows, 'state', 'sku');
        $safe = [];
        foreach ($items as $item) {
            $safe[] = isset($local[$item['sku']]) ? OldPeer::itemFromOldMaster($item, $local[$item['sku']]) : null;
        }
        $errors = Adoption::run($masterId, array_values(array_filter($safe)), $ack, null, static function (array $link): array {
            $link['health']['last_inbound'] = time();
            return $link;
        });
        return $errors ?? [];
    }

    /**
     * A Master of version 1 has taken the batch: what was not settled by its push is settled now.
     *
     * @param StoredBatch $batch
     */
    public static function settleOldAnswer(string $masterId, array $batch): void
    {
        Links::updateMaster($masterId, static function (array $link) use ($batch): array {
            if ($link['in_flight'] !== null && ReceivePush::isUnderWay($link, $batch['event_id'])) {
                $rows = StockReader::read(array_column($batch['items'], 'product_id'));
                $shadows = [];
                foreach ($link['in_flight']['items'] as $item) {
                    $shadow = $rows[$item['product_id']]['shadow'] ?? null;
                    if (!$item['settled'] && $shadow !== null) {
                        $shadows[$item['product_id']] = OldPeer::shadowAfterOldAnswer($shadow, $item);
                    }
                }
                StockWriter::storeShadows($rows, $shadows);
                $link['in_flight'] = null;
            }
            return [...$link, 'health' => Retry::healthAfterSuccess($link['health'], time())];
        });
    }

    /**
     * Adopts the answer to a batch: its states are taken over, refused items are settled as refused.
     *
     * @param StoredBatch $batch
     * @param EventAnswer $answer
     * @return bool False when the Master's counter is not the one we follow: nothing was adopted.
     */
    public static function adoptAnswer(string $masterId, array $batch, array $answer): bool
    {
        $items = array_map([Items::class, 'eventItemFromState'], $answer['items'] ?? []);
        $errors = $answer['errors'] ?? [];
        foreach ($errors as $error) {
            if (Storable::isAboutContent($error['code'])) {
                // Sent again with each sweep: told once, as a conflict.
                continue;
            }
            EventLog::add('warning', 'The Master refused a product; its changes stay here.', ['code' => $error['code'], 'sku' => $error['sku']]);
        }
        $refused = ['rows' => [], 'shadows' => []];
        $adopted = Adoption::run($masterId, $items, $answer['ack'], StateOrigin::originOfAnswer($answer), static function (array $link) use ($batch, $errors, &$refused): array {
            if ($link['in_flight'] !== null && ReceivePush::isUnderWay($link, $batch['event_id'])) {
                $refused = self::close($link['in_flight'], $errors);
            }
            return ReceivePush::linkAfterAnswer($link, $batch['event_id'], time());
        });
        ConflictReports::tell($masterId, $refused['rows'], $refused['shadows'], array_column($errors, 'code', 'sku'));
        return $adopted !== null;
    }

    /**
     * The answer says all there is to say of a batch: what it refused stays here, what it holds no state of was applied.
     *
     * @param StoredBatch     $batch  After the answer's states were adopted.
     * @param list<ItemError> $errors
     * @return array{rows: array<int, ProductRow>, shadows: array<int, Shadow>} Products as they were, and what is held of them now.
     */
    private static function close(array $batch, array $errors): array
    {
        $rows = StockReader::read(array_column($batch['items'], 'product_id'));
        $products = array_map(static fn(array $item): ?array => $rows[$item['product_id']] ?? null, $batch['items']);
        $closed = ReceivePush::closedProducts($batch, $errors, $products);
        $shadows = array_column($closed, 'shadow', 'productId');
        $again = array_column(array_filter($closed, static fn(array $one): bool => $one['goesAgain']), 'productId');
        StockWriter::storeShadows($rows, $shadows);
        // Once a process: a Master that refuses what it has just sent would be asked without end. The sweep finds the rest.
        ChangeJournal::append(array_values(array_diff($again, self::$again)));
        self::$again = array_values(array_unique([...self::$again, ...$again]));
        return ['rows' => $rows, 'shadows' => $shadows];
    }
}
