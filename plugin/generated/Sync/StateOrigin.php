<?php

/**
 * Sync, Child: where states come from. Enters: a push, or the answer to a batch; leaves: which run of the Master's
 * counter it speaks of, and how far that is, for verdictOnGeneration() and linkInGeneration().
 *
 * Generated from src/core/sync/state-origin.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Payloads;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - Origin: What the Master says of its counter.
 *
 * @phpstan-import-type EventAnswer from Payloads
 * @phpstan-import-type EventRequest from Payloads
 *
 * @phpstan-type Origin array{
 *     // Empty from a Master of version 1.
 *     generation: string,
 *     // What it has given out so far, 0 where it does not say.
 *     counter: int,
 *     // The mark of that.
 *     mark: string,
 *     // What it knows that it has told this Child, null where it does not say.
 *     told: int|null,
 *     // The mark of that.
 *     toldMark: string,
 *     // Generations that an administrator has ended.
 *     supersedes: list<string>,
 * }
 */
final class StateOrigin
{
    /**
     * Of a push.
     *
     * @param EventRequest $event Its body.
     * @return Origin
     */
    public static function originOfPush(array $event): array
    {
        return [
            'generation' => $event['generation'] ?? '',
            'counter' => $event['counter'] ?? 0,
            'mark' => $event['mark'] ?? '',
            'told' => $event['told'],
            'toldMark' => $event['told_mark'] ?? '',
            'supersedes' => $event['supersedes'] ?? [],
        ];
    }

    /**
     * Of the answer to a batch: the Master has seen what this Child was told, and answered all the same.
     *
     * @param EventAnswer $answer The answer.
     * @return Origin
     */
    public static function originOfAnswer(array $answer): array
    {
        return [
            'generation' => $answer['generation'] ?? '',
            'counter' => $answer['counter'] ?? 0,
            'mark' => $answer['mark'] ?? '',
            'told' => null,
            'toldMark' => '',
            'supersedes' => $answer['supersedes'] ?? [],
        ];
    }
}
