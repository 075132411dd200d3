<?php

/**
 * Sync: what a store remembers of a peer before the first word was exchanged.
 *
 * Generated from src/core/sync/link-transitions.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Payloads;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Ack from Payloads
 * @phpstan-import-type CatalogueWalk from Stored
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredMasterLink from Stored
 */
final class LinkTransitions
{
    /**
     * Pushes remembered: as many may be adopted and their answers lost before a restored backup is suspected in vain.
     */
    private const PUSHES = 8;

    /**
     * A Child's link to its Master.
     *
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function newMasterLink(string $epoch): array
    {
        return [
            'epoch' => $epoch,
            'seq' => 0,
            'generation' => '',
            'seen' => 0,
            'mark' => '',
            'pushes' => [],
            'in_flight' => null,
            'contact' => Contact::newContact(),
            'health' => Retry::newHealth(),
        ];
    }

    /**
     * The Master's link to a Child: the whole catalogue is to be walked once.
     *
     * @param int $version The counter now.
     * @return StoredChildLink
     */
    public static function newChildLink(int $version): array
    {
        return [
            'epoch' => '',
            'applied' => 0,
            'event_id' => '',
            'refused' => [],
            'past_epochs' => [],
            'cursor' => 0,
            'push' => '',
            'told' => 0,
            'told_mark' => '',
            'walk' => ['after' => 0, 'target' => $version],
            'walks' => 1,
            'claim' => null,
            'health' => Retry::newHealth(),
        ];
    }

    /**
     * A Child's link after its Master has answered that a batch is not the next one: one of the two was restored, or
     * the Child was removed and entered again. Numbering begins anew and the Master is asked for everything. Bases
     * stay, and with them every difference: whatever the Master did not acknowledge is counted again. A refusal that
     * speaks of a batch which is not under way any more comes from a process that slept, and changes nothing.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $eventId The refused batch.
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function linkAfterSequenceRefusal(array $link, string $eventId, string $epoch): array
    {
        if ($link['in_flight'] === null || $link['in_flight']['event_id'] !== $eventId) {
            return $link;
        }
        return self::linkInNewEpoch($link, $epoch);
    }

    /**
     * A Child's link after a push of its Master.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param Ack|null $ack What came with the push, null from an old peer.
     * @param string $eventId Of the push.
     * @return StoredMasterLink
     */
    public static function linkAfterState(array $link, ?array $ack, string $eventId): array
    {
        if ($ack === null) {
            return $link;
        }
        $pushes = [
            ...array_values(array_filter($link['pushes'] ?? [], static fn(string $id): bool => $id !== $eventId)),
            $eventId,
        ];
        return [...self::linkWhereItStands($link, $ack), 'pushes' => array_slice($pushes, -self::PUSHES, self::PUSHES)];
    }

    /**
     * A Child's link after it has asked where it stands.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master now.
     * @param StoredMasterLink $asked What it remembered when it asked.
     * @param Ack|null $ack Where the Master thinks that it stands, null from an old peer.
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function linkAfterAsking(array $link, array $asked, ?array $ack, string $epoch): array
    {
        $isMoved = $link['epoch'] !== $asked['epoch'] || $link['seq'] !== $asked['seq'];
        if ($ack === null || $isMoved || $link['in_flight'] !== null) {
            return $link;
        }
        $after = self::linkWhereItStands($link, $ack);
        return $ack['epoch'] === $link['epoch'] && $ack['seq'] === $link['seq']
            ? $after
            : self::linkInNewEpoch($after, $epoch);
    }

    /**
     * Where the Master has seen more of this store than the store knows itself, it was restored from a backup: the
     * Master is asked for everything.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param Ack $ack Where the Master thinks that it stands.
     * @return StoredMasterLink
     */
    private static function linkWhereItStands(array $link, array $ack): array
    {
        $push = $ack['push'] ?? '';
        $isBehind =
            ($push !== '' && !in_array($push, $link['pushes'] ?? [], true)) ||
            ($ack['epoch'] === $link['epoch'] && $ack['seq'] > $link['seq']);
        return $isBehind ? [...$link, 'contact' => Contact::newContact()] : $link;
    }

    /**
     * A Child's link that numbers its batches anew: nothing is under way, and the Master is asked for everything.
     *
     * @param StoredMasterLink $link What the Child remembers of its Master.
     * @param string $epoch Random id, drawn by the caller.
     * @return StoredMasterLink
     */
    public static function linkInNewEpoch(array $link, string $epoch): array
    {
        return [...$link, 'epoch' => $epoch, 'seq' => 0, 'in_flight' => null, 'contact' => Contact::newContact()];
    }

    /**
     * The Master's link to a Child that is to be given the whole catalogue again.
     *
     * @param StoredChildLink $link What the Master remembers of the Child.
     * @param int $version The counter now.
     * @return StoredChildLink
     */
    public static function linkWithNewWalk(array $link, int $version): array
    {
        return [...$link, 'walk' => ['after' => 0, 'target' => $version], 'walks' => ($link['walks'] ?? 0) + 1];
    }

    /**
     * The Master's link after a push has arrived. A Child that opened a new epoch meanwhile has nothing of it. The
     * walk goes on only if it is still the one that the push was a page of: one that was begun meanwhile begins at its
     * beginning.
     *
     * @param StoredChildLink $link What the Master remembers of the Child now.
     * @param StoredChildLink $planned What it remembered when the push was planned.
     * @param string $eventId Of the push.
     * @param int $cursor Where the cursor stands once the Child has the push.
     * @param CatalogueWalk|null $walk Where the walk stands then, null when there is none or it is complete.
     * @return StoredChildLink
     */
    public static function linkAfterPush(array $link, array $planned, string $eventId, int $cursor, ?array $walk): array
    {
        if ($link['epoch'] !== $planned['epoch']) {
            return $link;
        }
        return [
            ...$link,
            'push' => $eventId,
            'cursor' => max($link['cursor'], $cursor),
            'walk' => $link['walks'] === $planned['walks'] ? $walk : $link['walk'],
        ];
    }
}
