<?php

/**
 * Sync, Master: what a Child's numbered batch does here. Enters: the batch, and what is remembered of the Child;
 * leaves: the verdict, what is remembered afterwards, and the answer. Whoever drives it reads and writes products
 * in one transaction, and decides nothing.
 *
 * Generated from src/core/sync/receive-batch.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - EventVerdict: What becomes of a Child's batch: see `BatchVerdict`; `held`: an administrator must decide first.
 * - FoundItem: An item of a batch, as it was looked up.
 *
 * @phpstan-import-type BatchVerdict from Apply
 * @phpstan-import-type EventAnswer from Payloads
 * @phpstan-import-type EventRequest from Payloads
 * @phpstan-import-type ItemError from Payloads
 * @phpstan-import-type StateItem from Payloads
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 *
 * @phpstan-type EventVerdict BatchVerdict|'held'
 *
 * @phpstan-type FoundItem array{
 *     sku: string,
 *     // Its product here, 0 for none.
 *     productId: int,
 *     // Why it is not taken, '' where it is.
 *     code: string,
 * }
 */
final class ReceiveBatch
{
    /**
     * What becomes of a Child's batch.
     *
     * @param StoredChildLink $link What the Master remembers of the Child, after the report of the batch was taken in.
     * @param EventRequest $event The batch, with epoch and number.
     * @return EventVerdict
     */
    public static function verdictOnEvent(array $link, array $event): string
    {
        return $link['claim'] === null
            ? Apply::verdictOnBatch($link, $event['epoch'] ?? '', $event['seq'] ?? 0, $event['event_id'] ?? '')
            : 'held';
    }

    /**
     * Whether a batch is applied now. One that is not changes no product.
     *
     * @param EventVerdict $verdict On it.
     */
    public static function isApplied(string $verdict): bool
    {
        return $verdict === 'apply' || $verdict === 'open';
    }

    /**
     * Why a batch is refused; '' where it is not.
     *
     * @param EventVerdict $verdict On it.
     */
    public static function refusalOfVerdict(string $verdict): string
    {
        if ($verdict === 'held') {
            return Errors::ERRORS['restored'];
        }
        return $verdict === 'out_of_sequence' ? Errors::ERRORS['sequence'] : '';
    }

    /**
     * The items of a batch with the reason why each is not taken. Of two for one product the first counts.
     *
     * @param list<FoundItem> $items As they were looked up.
     * @return list<FoundItem>
     */
    public static function takenItems(array $items): array
    {
        $taken = [];
        $ids = [];
        foreach ($items as $item) {
            $productId = $item['productId'];
            $isSecond = $item['code'] === '' && in_array($productId, $ids, true);
            if ($item['code'] === '') {
                $ids[] = $productId;
            }
            $taken[] = [
                'sku' => $item['sku'],
                'productId' => $productId,
                'code' => $isSecond ? Errors::ERRORS['duplicate_sku'] : $item['code'],
            ];
        }
        return $taken;
    }

    /**
     * The Master's link to a Child whose batch was applied: the number counts, and what the answer says was told.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param EventVerdict $verdict `apply` or `open`.
     * @param EventRequest $event The batch.
     * @param StoredCounter $before The counter before it was published.
     * @param StoredCounter $told The counter after it.
     * @param list<ItemError> $refused Items that were not applied.
     * @param int $now Unix seconds.
     * @return StoredChildLink
     */
    public static function linkAfterEvent(
        array $link,
        string $verdict,
        array $event,
        array $before,
        array $told,
        array $refused,
        int $now,
    ): array {
        $applied = Apply::linkAfterBatch(
            $link,
            $verdict === 'open' ? 'open' : 'apply',
            $event['epoch'] ?? '',
            $event['seq'] ?? 0,
            $event['event_id'] ?? '',
            $before['version'],
            ($event['items'] ?? []) === [],
            $refused,
        );
        $heard = Retry::healthAfterHearing($applied['health'], $now);
        return Generation::linkAfterTelling(
            [
                ...$applied,
                'cursor' => ChangeLog::cursorAfterAnswer($applied['cursor'], $before['version'], $told['version']),
                'health' => [
                    ...$heard,
                    'protocol' => 2,
                    // One that asks for everything is there, whatever happened to earlier pushes.
                    'next_attempt' => $applied['walk'] === null ? $heard['next_attempt'] : 0,
                ],
            ],
            $told['version'],
            $told['mark'] ?? '',
        );
    }

    /**
     * What of a batch was not refused in the batch before: whoever was told of it need not be told again.
     *
     * @param StoredChildLink $link What the Master remembered of the Child before.
     * @param list<ItemError> $errors Items that were not applied.
     * @return list<ItemError>
     */
    public static function newErrors(array $link, array $errors): array
    {
        $known = $link['refused'] ?? [];
        return array_values(
            array_filter(
                $errors,
                static fn(array $error): bool => !Lists::some(
                    $known,
                    static fn(array $other): bool => $other['sku'] === $error['sku'] &&
                        $other['code'] === $error['code'],
                ),
            ),
        );
    }

    /**
     * The answer to a batch that was applied, now or before.
     *
     * @param StoredChildLink $link What the Master remembers of the Child, after it.
     * @param StoredCounter $counter Whose generation it was applied in.
     * @param StoredCounter $told The counter that the Child is told.
     * @param list<StateItem> $items Its products as they are now.
     * @return EventAnswer
     */
    public static function answerToBatch(array $link, array $counter, array $told, array $items): array
    {
        return [
            'ok' => true,
            'processed' => true,
            'generation' => $counter['generation'],
            'ack' => Apply::ackOf($link),
            'items' => $items,
            // What was refused then is refused again, even where the product is known by now: its difference was not applied.
            'errors' => $link['refused'] ?? [],
            'counter' => $told['version'],
            'mark' => $told['mark'],
            'supersedes' => $counter['supersedes'],
        ];
    }
}
