<?php

/**
 * Security: what a connection code still opens. It takes one store in; that store may repeat its answer as long as
 * nothing was changed by hand since; and it takes the place of a Child only where an administrator made it for
 * that Child.
 *
 * Generated from src/core/security/invitation-verdicts.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Security;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - InvitationVerdict: `join`: it is taken in. `repeat`: it is in already, and nothing is written. `refuse`: why
 *   not, as an error code.
 *
 * @phpstan-import-type Invitation from Pairing
 * @phpstan-import-type InvitedChild from Pairing
 *
 * @phpstan-type InvitationVerdict array{
 *     verdict: 'join'|'repeat'|'refuse',
 *     // Empty unless refused.
 *     code: string,
 * }
 */
final class InvitationVerdicts
{
    /**
     * What comes of a store's answer to an invitation.
     *
     * @param Invitation $invitation The one that is open; the answer was signed with its secret.
     * @param list<InvitedChild> $children The Master's list.
     * @param string $ownId The Master's id.
     * @param string $storeId Of the store that answers.
     * @param string $url Its address, as it would be stored.
     * @return InvitationVerdict
     */
    public static function invitationVerdict(
        array $invitation,
        array $children,
        string $ownId,
        string $storeId,
        string $url,
    ): array {
        $known = Lists::find($children, static fn(array $child): bool => $child['id'] === $storeId);
        if ($invitation['used_by'] !== '') {
            $isRepeat =
                $invitation['used_by'] === $storeId &&
                $known !== null &&
                $known['enabled'] &&
                $known['url'] === $url &&
                $known['secret'] === $invitation['secret'];
            return $isRepeat ? ['verdict' => 'repeat', 'code' => ''] : self::refused(Errors::ERRORS['auth_failed']);
        }
        if ($storeId === $ownId) {
            return self::refused(Pairing::PAIRING_ERRORS['same_store']);
        }
        $madeFor = $invitation['for'] ?? '';
        if ($madeFor !== '' && $madeFor !== $storeId) {
            return self::refused(Pairing::PAIRING_ERRORS['other_child']);
        }
        if ($madeFor !== '' && $known === null) {
            return self::refused(Errors::ERRORS['auth_failed']);
        }
        if ($madeFor === '' && $known !== null) {
            return self::refused(Pairing::PAIRING_ERRORS['child_exists']);
        }
        return Lists::some(
            $children,
            static fn(array $child): bool => $child['id'] !== $storeId && $child['url'] === $url,
        )
            ? self::refused(Pairing::PAIRING_ERRORS['address_taken'])
            : ['verdict' => 'join', 'code' => ''];
    }

    /**
     * Whether a change of the Master's list by hand ends an invitation: it is about the Child that has used it, or
     * that it was made for.
     *
     * @param Invitation $invitation The one that is open.
     * @param list<InvitedChild> $before The list.
     * @param list<InvitedChild> $after The list now.
     */
    public static function isInvitationOver(array $invitation, array $before, array $after): bool
    {
        $id = $invitation['used_by'] !== '' ? $invitation['used_by'] : $invitation['for'] ?? '';
        $was = Lists::find($before, static fn(array $child): bool => $child['id'] === $id);
        $is = Lists::find($after, static fn(array $child): bool => $child['id'] === $id);
        if ($was === null || $is === null) {
            return $was !== null || $is !== null;
        }
        return $was['enabled'] !== $is['enabled'] || $was['url'] !== $is['url'] || $was['secret'] !== $is['secret'];
    }

    /**
     * @return InvitationVerdict
     */
    private static function refused(string $code): array
    {
        return ['verdict' => 'refuse', 'code' => $code];
    }
}
