<?php

/**
 * Sync, Master: how what was published comes to a Child, push by push. Enters: what the Master remembers of the
 * Child and of its own counter in one moment; leaves: the next step, what a push holds, and what its answer asks
 * for. Whoever drives it decides nothing.
 *
 * Generated from src/core/sync/pushing.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - PushingStep: `greet`: which version does it speak, and is it there again? `push`: it lacks something. `stop`:
 *   nothing for now.
 * - PushPage: What a push holds, as soon as its products are known.
 * - PushAnswer: An answer to a push, as far as it was understood.
 *
 * @phpstan-import-type CatalogueWalk from Stored
 * @phpstan-import-type SendingFailure from Sending
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 * @phpstan-import-type Tombstone from Stored
 *
 * @phpstan-type PushingStep 'greet'|'push'|'stop'
 *
 * @phpstan-type PushPage array{
 *     // `none`: the Child has everything. `changes`: these products. `walk`: the next products after an id are still to
 *     // be read.
 *     kind: 'none'|'changes'|'walk',
 *     // Products, each once.
 *     productIds: list<int>,
 *     // Where the cursor stands once the Child has them.
 *     cursor: int,
 *     // Where the walk stands: before the push for a page that is still to be read, else once the Child has it; null
 *     // when it is over.
 *     walk: CatalogueWalk|null,
 * }
 *
 * @phpstan-type PushAnswer array{
 *     // HTTP status; 0 for none that counts.
 *     status: int,
 *     code: string,
 *     isAuthentic: bool,
 *     // Whether it says that the push was taken.
 *     isTaken: bool,
 *     // Whether it says which generation the Child follows, and what it received.
 *     hasReport: bool,
 * }
 */
final class Pushing
{
    /**
     * What the Master does next for a Child.
     *
     * @param StoredChildLink $link What it remembers of the Child.
     * @param int $version The counter.
     * @param int $now Unix seconds.
     * @return PushingStep
     */
    public static function nextPushingStep(array $link, int $version, int $now): string
    {
        if ($link['claim'] !== null || !Retry::isDue($link['health'], $now)) {
            return 'stop';
        }
        if (self::isBehind($link, $version)) {
            return $link['health']['protocol'] === 0 ? 'greet' : 'push';
        }
        return Retry::isToBeAsked($link['health'], false, $now) ? 'greet' : 'stop';
    }

    /**
     * Whether a Child lacks something that was published.
     *
     * @param StoredChildLink $link What the Master remembers of it.
     * @param int $version The counter.
     */
    public static function isBehind(array $link, int $version): bool
    {
        return $link['walk'] !== null || $link['cursor'] < $version;
    }

    /**
     * Whether a Child lacks something, and may be called now.
     *
     * @param StoredChildLink $link What the Master remembers of it.
     * @param int $version The counter.
     * @param int $now Unix seconds.
     */
    public static function isSomethingToPush(array $link, int $version, int $now): bool
    {
        return self::isBehind($link, $version) && self::nextPushingStep($link, $version, $now) !== 'stop';
    }

    /**
     * What the next push to a Child holds. A page of a walk is filled by `pageOfWalk`.
     *
     * @param StoredChildLink $link What the Master remembers of it.
     * @param string $log The change log.
     * @param int $version The counter.
     * @param int $limit Products at most.
     * @return PushPage
     */
    public static function nextPage(array $link, string $log, int $version, int $limit): array
    {
        if ($link['walk'] === null) {
            $plan = ChangeLog::planPush($log, $version, $link['cursor'], $limit);
            if ($plan['kind'] !== 'walk') {
                return [
                    'kind' => $plan['kind'],
                    'productIds' => $plan['productIds'],
                    'cursor' => $plan['cursor'],
                    'walk' => null,
                ];
            }
        }
        return [
            'kind' => 'walk',
            'productIds' => [],
            'cursor' => $link['cursor'],
            'walk' => $link['walk'] ?? ['after' => 0, 'target' => $version],
        ];
    }

    /**
     * A page of a walk. One that is not full is the last.
     *
     * @param CatalogueWalk $walk Where the walk stands before it.
     * @param int $cursor Where the cursor stands.
     * @param list<int> $productIds The next products after that, at most as many as the limit.
     * @param int $limit Products at most.
     * @return PushPage
     */
    public static function pageOfWalk(array $walk, int $cursor, array $productIds, int $limit): array
    {
        $end = Lists::last($productIds);
        return $end === null || count($productIds) < $limit
            ? [
                'kind' => 'walk',
                'productIds' => $productIds,
                'cursor' => max($cursor, $walk['target']),
                'walk' => null,
            ]
            : [
                'kind' => 'walk',
                'productIds' => $productIds,
                'cursor' => $cursor,
                'walk' => ['after' => $end, 'target' => $walk['target']],
            ];
    }

    /**
     * Whether a product of a page is told to a Child.
     *
     * @param Shadow|null $shadow What was published of it; null for nothing.
     * @param bool $isSynced Whether it takes part.
     * @param int $protocol Which version the Child speaks.
     */
    public static function isPushed(?array $shadow, bool $isSynced, int $protocol): bool
    {
        return $shadow !== null && $isSynced && ($protocol !== 1 || OldPeer::isSafeForOldChild($shadow['state']));
    }

    /**
     * Whether products may be gone of which a Child was told: some of a page are not there, or a walk is over. Version
     * 1 knows no removals.
     *
     * @param PushPage $page The page.
     * @param int $sent How many of its products are sent.
     * @param int $protocol Which version the Child speaks.
     */
    public static function mayHoldRemovals(array $page, int $sent, int $protocol): bool
    {
        return $protocol !== 1 && (self::isWalkOver($page) || $sent < count($page['productIds']));
    }

    /**
     * What is left of products that are gone: of those of a page, and at the end of a walk of all that went since the
     * Child was last in step. A SKU that another product has by now is not gone.
     *
     * @param list<Tombstone> $tombstones What is left of products, oldest first.
     * @param PushPage $page The page.
     * @param list<string> $skus Of the products that are sent.
     * @param int $cursor Where the Child stood when the push was decided.
     * @param int $limit At most so many, the newest.
     * @return list<Tombstone>
     */
    public static function removalsInPush(array $tombstones, array $page, array $skus, int $cursor, int $limit): array
    {
        $gone = array_values(
            array_filter(
                $tombstones,
                static fn(array $one): bool => !in_array($one['sku'], $skus, true) &&
                    (in_array($one['product_id'], $page['productIds'], true) ||
                        (self::isWalkOver($page) && $one['version'] > $cursor)),
            ),
        );
        return array_slice($gone, -$limit, $limit);
    }

    /**
     * Whether a page is the last one of a walk.
     *
     * @param PushPage $page The page.
     */
    private static function isWalkOver(array $page): bool
    {
        return $page['kind'] === 'walk' && $page['walk'] === null;
    }

    /**
     * Whether a Child has refused a push for its generation: the push was overtaken by a newer answer, or this Master
     * was restored.
     *
     * @param PushAnswer $answer The answer.
     */
    public static function isGenerationRefused(array $answer): bool
    {
        return $answer['status'] === 409 &&
            $answer['code'] === Errors::ERRORS['generation'] &&
            $answer['isAuthentic'] &&
            $answer['hasReport'];
    }

    /**
     * What an answer to a push asks for. `settle`: the Child has it. `hold`: an administrator must decide. `again`: it
     * is planned anew at once, but once. `fail`: it goes again later.
     *
     * @param PushAnswer $answer The answer.
     * @param bool $isHeld Whether the link is held, after what the answer says was taken in.
     * @param bool $wasOvertaken Whether this run has planned anew since the last push that arrived: a Child that
     *     refuses everything must not be asked without end.
     * @return 'settle'|'hold'|'again'|'fail'
     */
    public static function effectOfPushAnswer(array $answer, bool $isHeld, bool $wasOvertaken): string
    {
        if (self::isGenerationRefused($answer)) {
            if ($isHeld) {
                return 'hold';
            }
            return $wasOvertaken ? 'fail' : 'again';
        }
        return $answer['status'] >= 200 && $answer['status'] < 300 && $answer['isTaken'] ? 'settle' : 'fail';
    }

    /**
     * What went wrong with a push. A generation that is refused again and again is a peer that makes no sense.
     *
     * @param PushAnswer $answer Its answer.
     * @param SendingFailure $said What the answer says.
     * @return SendingFailure
     */
    public static function failureOfPush(array $answer, array $said): array
    {
        return [
            'status' => self::isGenerationRefused($answer) ? 0 : $said['status'],
            'code' => $said['code'],
            'message' => $said['message'],
        ];
    }

    /**
     * The Master's link to a Child that has a push.
     *
     * @param StoredChildLink $link What the Master remembers of the Child now.
     * @param StoredChildLink $planned What it remembered when the push was planned.
     * @param PushPage $page What the push held.
     * @param StoredCounter $counter The counter that it spoke of.
     * @param string $eventId Of the push.
     * @param bool $isRenames Whether it only told version 1 of renames: the states themselves are still to come.
     * @param int $now Unix seconds.
     * @return StoredChildLink
     */
    public static function linkAfterDelivery(
        array $link,
        array $planned,
        array $page,
        array $counter,
        string $eventId,
        bool $isRenames,
        int $now,
    ): array {
        $reached = [...$link, 'health' => Retry::healthAfterSuccess($link['health'], $now)];
        if ($isRenames) {
            return $reached;
        }
        return Links::linkAfterPush(
            Generation::linkAfterTelling($reached, $counter['version'], $counter['mark'] ?? ''),
            $planned,
            $eventId,
            $page['cursor'],
            $page['walk'],
        );
    }
}
