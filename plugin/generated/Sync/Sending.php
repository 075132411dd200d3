<?php

/**
 * Sync, Child: how what was changed here comes to the Master, step by step. Enters: what the store holds in one
 * moment, and the steps since its last message; leaves: the next step, and what an answer to a batch asks for.
 * Whoever drives it carries steps out, and decides nothing.
 *
 * Generated from src/core/sync/sending.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - SendingStep: `walk`: every product gets its base. `take_over`: what version 1 has sold and not brought is
 *   asked for. `release`: reservations are ended that no batch carries. `ask`: where does the Master think that
 *   this store stands? `greet`: which version does it speak? `adopt_old`: a Master of version 1 is asked for its
 *   numbers. `store`: the next batch is made. `send`: it goes, as often as it takes. `stop`: nothing more for now.
 * - SendingView: A Child in one moment.
 * - BatchAnswer: An answer to a batch, as far as it was understood.
 * - SendingFailure: What went wrong: HTTP status (0 for no answer that counts), error code, and words for whoever
 *   looks at the link.
 *
 * @phpstan-import-type AnswerClass from Answers
 * @phpstan-import-type StoredMasterLink from Stored
 *
 * @phpstan-type SendingStep 'walk'|'take_over'|'release'|'ask'|'greet'|'adopt_old'|'store'|'send'|'stop'
 *
 * @phpstan-type SendingView array{
 *     link: StoredMasterLink,
 *     // Whether products were changed that no batch holds.
 *     hasChanges: bool,
 *     // Whether reservations are over that the Master holds.
 *     hasReleases: bool,
 *     // Whether the walk has found changes that version 1 did not bring to the Master.
 *     hasUnsent: bool,
 *     // Steps since the last message: each is taken once before the next.
 *     taken: list<SendingStep>,
 *     // Unix seconds.
 *     now: int,
 * }
 *
 * @phpstan-type BatchAnswer array{
 *     kind: AnswerClass,
 *     // Whether it says that the batch was taken.
 *     isTaken: bool,
 *     // Whether it says what was applied.
 *     hasAck: bool,
 *     // Which version the Master speaks.
 *     protocol: int,
 * }
 *
 * @phpstan-type SendingFailure array{
 *     status: int,
 *     code: string,
 *     message: string,
 * }
 */
final class Sending
{
    /**
     * What a Child does next.
     *
     * @param SendingView $view The Child now.
     * @return SendingStep
     */
    public static function nextSendingStep(array $view): string
    {
        $link = $view['link'];
        if ($link['contact'] !== null && $link['in_flight'] === null && !in_array('walk', $view['taken'], true)) {
            return 'walk';
        }
        if (!Retry::isDue($link['health'], $view['now'])) {
            return 'stop';
        }
        if ($view['hasUnsent']) {
            return 'take_over';
        }
        if ($link['in_flight'] === null && !$view['hasChanges']) {
            return self::stepAtRest($view);
        }
        if ($link['health']['protocol'] === 0) {
            return 'greet';
        }
        return $link['in_flight'] === null ? self::stepBeforeBatch($view) : 'send';
    }

    /**
     * What a Child does that has changed nothing.
     *
     * @param SendingView $view The Child now.
     * @return SendingStep
     */
    private static function stepAtRest(array $view): string
    {
        if ($view['hasReleases']) {
            return 'release';
        }
        return Retry::isToBeAsked($view['link']['health'], true, $view['now']) ? 'ask' : 'stop';
    }

    /**
     * What a Child does whose changes are in no batch yet. A Master of version 1 takes absolute numbers: what happened
     * elsewhere is to be in them.
     *
     * @param SendingView $view The Child now.
     * @return SendingStep
     */
    private static function stepBeforeBatch(array $view): string
    {
        if ($view['link']['health']['protocol'] === 1 && !in_array('adopt_old', $view['taken'], true)) {
            return 'adopt_old';
        }
        return in_array('store', $view['taken'], true) ? 'stop' : 'store';
    }

    /**
     * The steps since the last message, after one more.
     *
     * @param list<SendingStep> $taken Before it.
     * @param SendingStep $step It.
     * @return list<SendingStep>
     */
    public static function takenAfter(array $taken, string $step): array
    {
        return $step === 'walk' || $step === 'adopt_old' || $step === 'store' ? [...$taken, $step] : [];
    }

    /**
     * Whether there is something for the Master, and it may be called now.
     *
     * @param SendingView $view The Child now.
     */
    public static function isSomethingToSend(array $view): bool
    {
        return Retry::isDue($view['link']['health'], $view['now']) &&
            ($view['link']['contact'] !== null ||
                $view['link']['in_flight'] !== null ||
                $view['hasChanges'] ||
                $view['hasReleases']);
    }

    /**
     * What an answer to a batch asks for. `adopt`: the batch is settled with what the answer says. `settle_old`: it is
     * settled, as version 1 says it. `open_epoch`: the Master does not know where this store stands. `fail`: it goes
     * again later.
     *
     * @param BatchAnswer $answer The answer.
     * @param bool $hasOpenedEpoch Whether this run has begun an epoch: a Master that refuses every number must not be
     *     asked without end.
     * @return 'adopt'|'settle_old'|'open_epoch'|'fail'
     */
    public static function effectOfAnswer(array $answer, bool $hasOpenedEpoch): string
    {
        if ($answer['kind'] === 'ok' && $answer['isTaken'] && $answer['hasAck']) {
            return 'adopt';
        }
        if ($answer['kind'] === 'ok' && $answer['isTaken'] && $answer['protocol'] === 1) {
            return 'settle_old';
        }
        return $answer['kind'] === 'new_epoch' && !$hasOpenedEpoch ? 'open_epoch' : 'fail';
    }

    /**
     * What went wrong with an answer that settles nothing.
     *
     * @param AnswerClass $kind What it means for the link.
     * @param bool $isOtherGeneration Whether it was to be adopted, and speaks of another generation than this store
     *     follows.
     * @param SendingFailure $said What it says.
     * @return SendingFailure
     */
    public static function failureOfAnswer(string $kind, bool $isOtherGeneration, array $said): array
    {
        if ($isOtherGeneration) {
            return [
                'status' => 409,
                'code' => Errors::ERRORS['generation'],
                'message' => 'The Master counts anew, perhaps after a restore.',
            ];
        }
        if ($kind === 'ok') {
            return [
                'status' => 0,
                'code' => Errors::ERRORS['bad_answer'],
                'message' => 'The answer has no acknowledgement.',
            ];
        }
        return [
            'status' => $kind === 'new_epoch' ? 0 : $said['status'],
            'code' => $said['code'],
            'message' => $said['message'],
        ];
    }
}
