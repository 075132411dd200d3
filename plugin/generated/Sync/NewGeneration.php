<?php

/**
 * Sync: how a generation of the Master's counter begins: the first one, the one after a counter that cannot be
 * read any more, and the one in which a Master goes on that was restored from a backup, once a person has decided
 * whose numbers are right.
 *
 * Generated from src/core/sync/new-generation.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkClaim from Stored
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 */
final class NewGeneration
{
    /**
     * Generations remembered as ended.
     */
    private const ENDED = 8;

    /**
     * How far above the highest reported version a new generation begins: a Child that was away holds versions that
     * nobody has reported, and must not take the new ones for older.
     */
    public const GENERATION_STEP = 1000000;

    /**
     * How far ahead a claim is believed: no backup is a thousand million changes old, and no Child may use the
     * counter's numbers up.
     */
    private const CLAIM_LIMIT = 1000000000;

    /**
     * The highest version that is taken over from rows beside a damaged counter: far below what the wire can carry.
     */
    private const KNOWN_LIMIT = 500000000000000;

    /**
     * A counter that has given nothing out.
     *
     * @param string $generation Random id, drawn by the caller.
     * @return StoredCounter
     */
    public static function newCounter(string $generation): array
    {
        return [
            'generation' => $generation,
            'version' => 0,
            'mark' => '',
            'supersedes' => [],
        ];
    }

    /**
     * The counter of a Master whose own cannot be read any more: a new generation, above everything that is known
     * here. Its Children follow the one that is gone, so each link is held until a person has decided, as after a
     * restored backup.
     *
     * @param list<int> $known Versions that stand in products, links and tombstones.
     * @param string $drawn Random id for the new generation, drawn by the caller.
     * @return StoredCounter
     */
    public static function counterAfterDamage(array $known, string $drawn): array
    {
        $version = 0;
        foreach ($known as $one) {
            $version = max($version, $one);
        }
        return [...self::newCounter($drawn), 'version' => min($version, self::KNOWN_LIMIT) + self::GENERATION_STEP];
    }

    /**
     * The Master's counter after an administrator has decided: a new generation, above everything that its Children
     * may hold.
     *
     * @param StoredCounter $counter The counter now, under its lock.
     * @param list<LinkClaim> $claims Of the links that are held.
     * @param string $drawn Random id for the new generation, drawn by the caller.
     * @return StoredCounter
     */
    public static function counterAfterDecision(array $counter, array $claims, string $drawn): array
    {
        $version = $counter['version'];
        foreach ($claims as $claim) {
            $version = max($version, min($claim['seen'], $counter['version'] + self::CLAIM_LIMIT));
        }
        return [
            'generation' => $drawn,
            'version' => $version + self::GENERATION_STEP,
            'mark' => $drawn,
            // The own one last: the list is bounded, and most Children follow that.
            'supersedes' => self::newest([
                ...$counter['supersedes'] ?? [],
                ...array_column($claims, 'generation'),
                $counter['generation'],
            ]),
        ];
    }

    /**
     * The Master's link to a Child in a new generation: it gets the whole catalogue. What it confirmed last was said
     * to a Master that is gone, and does not show that the Child was restored.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param int $version The counter in the new generation.
     * @param int $now Unix seconds.
     * @return StoredChildLink
     */
    public static function childLinkAfterDecision(array $link, int $version, int $now): array
    {
        return [
            ...LinkTransitions::linkWithNewWalk($link, $version),
            'push' => '',
            'told' => 0,
            'told_mark' => '',
            'claim' => null,
            'health' => [
                ...Retry::healthAfterSuccess($link['health'], $now),
                'last_success' => $link['health']['last_success'],
            ],
        ];
    }

    /**
     * The newest ids, each once, where it stands last.
     *
     * @param list<string> $ids Oldest first.
     * @return list<string>
     */
    private static function newest(array $ids): array
    {
        $distinct = array_values(array_unique(array_reverse($ids)));
        return array_reverse(array_slice($distinct, 0, self::ENDED));
    }
}
