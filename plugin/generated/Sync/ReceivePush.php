<?php

/**
 * Sync, Child: what a push does here, and what the answer to a batch does. Enters: the message, and what is
 * remembered of the Master; leaves: the verdict, what is remembered afterwards, and the answer. Whoever drives it
 * adopts states in one transaction, and decides nothing.
 *
 * Generated from src/core/sync/receive-push.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - BatchProduct: A product of a batch as a Child holds it.
 * - ClosedProduct: What is held of a product once its batch is closed.
 *
 * @phpstan-import-type EventAnswer from Payloads
 * @phpstan-import-type EventRequest from Payloads
 * @phpstan-import-type ItemError from Payloads
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredBatch from Stored
 * @phpstan-import-type StoredBatchItem from Stored
 * @phpstan-import-type StoredMasterLink from Stored
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
final class ReceivePush
{
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
        return LinkTransitions::linkAfterState(
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
}
