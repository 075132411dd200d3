<?php

/**
 * Sync, Master: how what was published comes to a Child, push by push. Enters: what the Master remembers of the
 * Child and of its own counter in one moment; leaves: the next step, and what the answer to a push asks for.
 * Whoever drives it decides nothing.
 *
 * Generated from src/core/sync/pushing.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - PushingStep: `greet`: which version does it speak, and is it there again? `push`: it lacks something. `stop`:
 *   nothing for now.
 * - PushAnswer: An answer to a push, as far as it was understood.
 *
 * @phpstan-import-type PushPage from PushPages
 * @phpstan-import-type SendingFailure from Sending
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 *
 * @phpstan-type PushingStep 'greet'|'push'|'stop'
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
        return LinkTransitions::linkAfterPush(
            Generation::linkAfterTelling($reached, $counter['version'], $counter['mark'] ?? ''),
            $planned,
            $eventId,
            $page['cursor'],
            $page['walk'],
        );
    }
}
