<?php

/**
 * Sync, both roles: what a message of the peer does here. Enters: the message, and what is remembered of the peer;
 * leaves: the verdict, what is remembered afterwards, and the answer. Whoever drives it reads and writes products
 * in one transaction, and decides nothing.
 *
 * Generated from src/core/sync/receiving.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - EventVerdict: What becomes of a Child's batch: see `BatchVerdict`; `held`: an administrator must decide first.
 * - FoundItem: An item of a batch, as it was looked up.
 * - BatchProduct: A product of a batch as a Child holds it.
 * - ClosedProduct: What is held of a product once its batch is closed.
 *
 * @phpstan-import-type BatchVerdict from Apply
 * @phpstan-import-type EventAnswer from Payloads
 * @phpstan-import-type EventRequest from Payloads
 * @phpstan-import-type ItemError from Payloads
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StateItem from Payloads
 * @phpstan-import-type StoredBatch from Stored
 * @phpstan-import-type StoredBatchItem from Stored
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 * @phpstan-import-type StoredMasterLink from Stored
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
 *
 * @phpstan-type BatchProduct array{
 *     state: ProductState,
 *     // What was agreed on, null for nothing.
 *     shadow: Shadow|null,
 * }
 *
 * @phpstan-type ClosedProduct array{
 *     productId: int,
 *     shadow: Shadow,
 *     // Whether the Master refused it; else it was applied.
 *     isRefused: bool,
 *     // Whether it is to be sent again: the Master knows by now what it refused.
 *     goesAgain: bool,
 * }
 */
final class Receiving
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

    /**
     * The answer to a push, and to whatever version 1 sends.
     *
     * @param string|null $generation That the Child follows; null for version 1.
     * @param list<ItemError>|null $errors Items that were not taken; null for none that the peer could read.
     * @return EventAnswer
     */
    public static function answerToPush(?string $generation, ?array $errors): array
    {
        return [
            'ok' => true,
            'processed' => true,
            'generation' => $generation,
            'ack' => null,
            'items' => null,
            'errors' => $errors,
            'counter' => null,
            'mark' => null,
            'supersedes' => null,
        ];
    }

    /**
     * What becomes of a push. `wait`: every product is to have a base first. `old`: it is of version 1, and so is the
     * Master as far as is known here. `adopt`: its states are taken over.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param EventRequest $event The push.
     * @return 'wait'|'old'|'adopt'
     */
    public static function verdictOnPush(array $link, array $event): string
    {
        if ($link['contact'] !== null) {
            return 'wait';
        }
        return $event['generation'] === null && $link['health']['protocol'] < 2 ? 'old' : 'adopt';
    }

    /**
     * A Child's link after a push whose states were adopted.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master, after that.
     * @param EventRequest $event The push.
     * @param int $now Unix seconds.
     * @return StoredMasterLink
     */
    public static function linkAfterAdoptedPush(array $link, array $event, int $now): array
    {
        return Links::linkAfterState(
            [...$link, 'health' => Retry::healthAfterHearing($link['health'], $now)],
            $event['ack'],
            $event['event_id'] ?? '',
        );
    }

    /**
     * Whether a Child has something to say after a push: the Master thinks that it has what it has not, as after a
     * restored backup here; or it goes on after its own; or it is back.
     *
     * @param StoredMasterLink $before The link before.
     * @param StoredMasterLink $after And after.
     */
    public static function wakesAfterPush(array $before, array $after): bool
    {
        return $after['contact'] !== null ||
            $after['generation'] !== $before['generation'] ||
            $before['health']['failures'] > 0;
    }

    /**
     * Whether a batch is still the one that is under way.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $eventId Of the batch.
     */
    public static function isUnderWay(array $link, string $eventId): bool
    {
        return $link['in_flight'] !== null && $link['in_flight']['event_id'] === $eventId;
    }

    /**
     * A Child's link after the answer to a batch whose states were adopted.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master, after that.
     * @param string $eventId Of the batch.
     * @param int $now Unix seconds.
     * @return StoredMasterLink
     */
    public static function linkAfterAnswer(array $link, string $eventId, int $now): array
    {
        return [
            ...$link,
            'in_flight' => self::isUnderWay($link, $eventId) ? null : $link['in_flight'],
            'health' => [...Retry::healthAfterSuccess($link['health'], $now), 'protocol' => 2],
        ];
    }

    /**
     * What an answer says of products of which it holds no state: what was refused stays here, everything else was
     * applied.
     *
     * @param StoredBatch $batch The batch, after the answer's states were adopted.
     * @param list<ItemError> $errors Of the answer.
     * @param list<BatchProduct|null> $products Of the batch, one for each item in its order; null for one that is not
     *     here.
     * @return list<ClosedProduct>
     */
    public static function closedProducts(array $batch, array $errors, array $products): array
    {
        $closed = [];
        $index = 0;
        foreach ($batch['items'] as $item) {
            $product = $products[$index] ?? null;
            $index = $index + 1;
            $shadow = $product === null ? null : $product['shadow'];
            if ($product !== null && $shadow !== null && !$item['settled']) {
                $closed[] = self::closedProduct(
                    $item,
                    Lists::find($errors, static fn(array $each): bool => $each['sku'] === $item['sku']),
                    $product['state'],
                    $shadow,
                );
            }
        }
        return $closed;
    }

    /**
     * One of them.
     *
     * @param StoredBatchItem $item Its item of the batch.
     * @param ItemError|null $error Why it was refused, null where it was applied.
     * @param ProductState $local Its state now.
     * @param Shadow $shadow What was agreed on.
     * @return ClosedProduct
     */
    private static function closedProduct(array $item, ?array $error, array $local, array $shadow): array
    {
        if ($error === null) {
            return [
                'productId' => $item['product_id'],
                'shadow' => Batch::shadowWithItem($shadow, $item),
                'isRefused' => false,
                'goesAgain' => false,
            ];
        }
        $after = Batch::shadowAfterRefusal($item, $error['code'], $local, $shadow);
        return [
            'productId' => $item['product_id'],
            'shadow' => $after,
            'isRefused' => true,
            // With a problem it is sent again by the sweep, or with the next change: at once it would be refused at once.
            'goesAgain' => $after['refusedSku'] === null && $after['problem'] === '',
        ];
    }
}
