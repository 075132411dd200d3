<?php

/**
 * Security: one secret takes the place of another while requests go both ways. Both are accepted until the old one
 * expires; the new one is signed with only when the peer is known to have it, or when the old one is worth nothing
 * any more.
 *
 * Generated from src/core/security/rotation.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Security;

use Kitgenix\StockSync\Generated\Contract\Option;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type SecretPair from Option
 */
final class Rotation
{
    /**
     * The secrets that a request of the peer may be signed with, the current one first.
     *
     * @param SecretPair $pair The connection's secrets.
     * @param int $now Unix seconds.
     * @return list<string>
     */
    public static function acceptedSecrets(array $pair, int $now): array
    {
        return self::hasPrevious($pair, $now) ? [$pair['secret'], $pair['secret_previous']] : [$pair['secret']];
    }

    /**
     * The secret that requests to the peer are signed with.
     *
     * @param SecretPair $pair The connection's secrets.
     * @param int $now Unix seconds.
     */
    public static function signingSecret(array $pair, int $now): string
    {
        return $pair['secret_state'] !== '' && self::hasPrevious($pair, $now)
            ? $pair['secret_previous']
            : $pair['secret'];
    }

    /**
     * Whether the peer is to be asked for the new secret: it was entered here, so it may know it already.
     *
     * @param SecretPair $pair The connection's secrets.
     * @param int $now Unix seconds.
     */
    public static function asksForSecret(array $pair, int $now): bool
    {
        return $pair['secret_state'] === 'asks' && self::hasPrevious($pair, $now);
    }

    /**
     * The secrets after a new one was set. While the last change is not confirmed the peer has the one before it, so
     * that stays.
     *
     * @param SecretPair $pair Before.
     * @param string $secret The new one.
     * @param bool $isGenerated Whether it was generated here, so that the peer cannot know it yet.
     * @param int $expires Until when the old one is accepted, Unix seconds.
     * @param int $now Unix seconds.
     * @return SecretPair
     */
    public static function secretsAfterChange(
        array $pair,
        string $secret,
        bool $isGenerated,
        int $expires,
        int $now,
    ): array {
        return [
            'secret' => $secret,
            'secret_previous' => self::signingSecret($pair, $now),
            'secret_previous_expires_at' => $expires,
            'secret_state' => $isGenerated ? 'waits' : 'asks',
        ];
    }

    /**
     * The secrets once the peer has shown that it has the new one. The old one is accepted until it expires: a request
     * that was signed with it may still be on its way.
     *
     * @param SecretPair $pair Before.
     * @return SecretPair
     */
    public static function secretsAfterConfirmation(array $pair): array
    {
        return [...$pair, 'secret_state' => ''];
    }

    /**
     * Whether the old secret is still accepted.
     *
     * @param SecretPair $pair The connection's secrets.
     * @param int $now Unix seconds.
     */
    private static function hasPrevious(array $pair, int $now): bool
    {
        return $pair['secret_previous'] !== '' && $pair['secret_previous_expires_at'] > $now;
    }
}
