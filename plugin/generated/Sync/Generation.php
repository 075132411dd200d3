<?php

/**
 * Sync: who follows which generation of the Master's counter. A counter that went back would give numbers out a
 * second time, and Children would take what is old for new. So Children say which generation they follow and how
 * far, and the link of a Child that is ahead of its Master is held. How the Master goes on then: `new-generation`.
 *
 * Generated from src/core/sync/generation.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - GenerationVerdict: What a Child makes of the generation that a state comes with. `follows`: it is ours.
 *   `takes_over`: an administrator of the Master has ended ours. `behind`: it is ours, and the Master knows of
 *   less than it has told us. `refuses`: another one.
 *
 * @phpstan-import-type GenerationReport from Payloads
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 * @phpstan-import-type StoredMasterLink from Stored
 *
 * @phpstan-type GenerationVerdict 'follows'|'takes_over'|'behind'|'refuses'
 */
final class Generation
{
    /**
     * Whether states of a Master are adopted. A Master that knows of less than this Child was told, or of another
     * publication under that version, was restored; or its push was overtaken. The Master can tell.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $generation Of the states.
     * @param int|null $told What the Master knows that it has told this Child; null where it does not say.
     * @param string $toldMark The mark of that version.
     * @param list<string> $supersedes Generations that an administrator has ended on the Master.
     * @return GenerationVerdict
     */
    public static function verdictOnGeneration(
        array $link,
        string $generation,
        ?int $told,
        string $toldMark,
        array $supersedes,
    ): string {
        if ($link['generation'] === '' || $link['generation'] === $generation) {
            $seen = $link['seen'] ?? 0;
            $isBehind =
                $told !== null && ($told < $seen || ($told === $seen && self::isOther($link['mark'] ?? '', $toldMark)));
            return $isBehind ? 'behind' : 'follows';
        }
        return $generation !== '' && in_array($link['generation'], $supersedes, true) ? 'takes_over' : 'refuses';
    }

    /**
     * A Child's link after states were adopted. With a new generation the Master goes on: what waited for it may go at
     * once.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $generation Of the states.
     * @param int $counter What the Master has given out so far, 0 where it does not say.
     * @param string $mark The mark of that version.
     * @param int $now Unix seconds.
     * @return StoredMasterLink
     */
    public static function linkInGeneration(
        array $link,
        string $generation,
        int $counter,
        string $mark,
        int $now,
    ): array {
        if ($link['generation'] !== '' && $link['generation'] !== $generation) {
            return [
                ...$link,
                'generation' => $generation,
                'seen' => $counter,
                'mark' => $mark,
                'health' => Retry::healthAfterSuccess($link['health'], $now),
            ];
        }
        $seen = $link['seen'] ?? 0;
        return $counter > $seen
            ? [...$link, 'generation' => $generation, 'seen' => $counter, 'mark' => $mark]
            : [...$link, 'generation' => $generation];
    }

    /**
     * The Master's link to a Child that was told of a version.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param int $version A version.
     * @param string $mark Its mark.
     * @return StoredChildLink
     */
    public static function linkAfterTelling(array $link, int $version, string $mark): array
    {
        return $version >= ($link['told'] ?? 0) ? [...$link, 'told' => $version, 'told_mark' => $mark] : $link;
    }

    /**
     * The Master's link to a Child after the Child has said what it received; the same where nothing follows from it.
     * That it received more than was given out, or something else under that version, or follows a generation that is
     * not known here, means that this database is an older one, or that the Child is wrong. Only a person can tell, so
     * the link is held: its claim touches no other Child.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param StoredCounter $counter The counter now.
     * @param string $log The change log.
     * @param GenerationReport $report What the Child says; its generation is '' where it follows none yet.
     * @param int $now Unix seconds.
     * @return StoredChildLink
     */
    public static function linkAfterReport(array $link, array $counter, string $log, array $report, int $now): array
    {
        $before = $link['claim'];
        if (
            !self::isAhead($counter, $log, $report) ||
            ($before !== null && $before['generation'] === $report['generation'] && $before['seen'] >= $report['seen'])
        ) {
            return $link;
        }
        return [
            ...$link,
            'claim' => [
                'generation' => $report['generation'],
                'seen' => $report['seen'],
                'confirmed' => $before === null ? $link['cursor'] : $before['confirmed'],
                'since' => $before === null ? $now : $before['since'],
            ],
            'health' => [
                ...$link['health'],
                'failures' => max(1, $link['health']['failures']),
                'attention' => Errors::ERRORS['restored'],
                'last_failure' => $before === null ? $now : $before['since'],
                'last_error' => 'The store reports changes that this Master does not have.',
            ],
        ];
    }

    /**
     * Whether a Child was told what this counter has not given out. One that was not holds nothing that is newer here.
     *
     * @param StoredCounter $counter The counter.
     * @param string $log The change log.
     * @param GenerationReport $report What the Child says.
     */
    public static function isAhead(array $counter, string $log, array $report): bool
    {
        if ($report['generation'] === '') {
            return false;
        }
        if ($report['generation'] !== $counter['generation']) {
            return !in_array($report['generation'], $counter['supersedes'] ?? [], true);
        }
        if ($report['seen'] >= $counter['version']) {
            return $report['seen'] > $counter['version'] || self::isOther($report['mark'], $counter['mark'] ?? '');
        }
        return self::isOther($report['mark'], ChangeLog::markOfVersion($log, $report['seen']));
    }

    /**
     * Whether two marks of one version show that it was given out twice.
     *
     * @param string $one A mark, '' where it is not known.
     * @param string $other Another.
     */
    private static function isOther(string $one, string $other): bool
    {
        return $one !== '' && $other !== '' && $one !== $other;
    }
}
