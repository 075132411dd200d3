<?php
/**
 * Sync, Child: the Master's state is adopted, from a push or from the answer to our own batch, by the same code and in
 * one transaction under the link's lock. Local changes that the Master has not seen stay on top.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Sync\ReceivePush;
use Kitgenix\StockSync\Generated\Sync\StateOrigin;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Sync\V1\OldMasterState;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type EventRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type EventAnswer from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type ItemError from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type StoredBatch from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from Shadows
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
            return OldMasterState::receive($masterId, $event);
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
