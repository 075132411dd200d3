<?php

/**
 * Security: what is remembered of requests that were refused. One entry for each reason and route, with its count;
 * and one for each address that guesses, until it may try again. Both lists are bounded, so that no number of
 * strangers makes the row grow.
 *
 * Generated from src/core/security/refusal-counts.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Security;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Stored;
use Kitgenix\StockSync\Generated\Runtime\Lists;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type GuessingAddress from Stored
 * @phpstan-import-type StoredRefusals from Stored
 */
final class RefusalCounts
{
    /**
     * What is remembered before anybody was refused.
     *
     * @return StoredRefusals
     */
    public static function noRefusals(): array
    {
        return ['reasons' => [], 'addresses' => []];
    }

    /**
     * The row with one more refusal for a reason.
     *
     * @param StoredRefusals $row As it is.
     * @param string $reason Of REFUSALS.
     * @param string $route Of the request.
     * @param string $sender Whom the request claims to be of, as plain text of at most 64 bytes.
     * @param int $now Unix seconds.
     * @return StoredRefusals
     */
    public static function withRefusal(array $row, string $reason, string $route, string $sender, int $now): array
    {
        $before = Lists::find(
            $row['reasons'],
            static fn(array $one): bool => $one['reason'] === $reason && $one['route'] === $route,
        );
        $counted = [
            'reason' => $reason,
            'route' => $route,
            'count' => $before === null ? 1 : $before['count'] + 1,
            'first' => $before === null ? $now : $before['first'],
            'last' => $now,
            'sender' => $sender,
        ];
        return [
            ...$row,
            'reasons' => [
                $counted,
                ...array_values(
                    array_filter(
                        $row['reasons'],
                        static fn(array $one): bool => $one['reason'] !== $reason || $one['route'] !== $route,
                    ),
                ),
            ],
        ];
    }

    /**
     * The row with one more failure of an address. The window begins with the first. Where there is no place left, the
     * address that has guessed least gives up its own.
     *
     * @param StoredRefusals $row As it is.
     * @param string $origin Stands for the address.
     * @param int $now Unix seconds.
     * @return StoredRefusals
     */
    public static function withGuess(array $row, string $origin, int $now): array
    {
        $live = array_values(array_filter($row['addresses'], static fn(array $one): bool => self::isLive($one, $now)));
        $before = Lists::find($live, static fn(array $one): bool => $one['origin'] === $origin);
        $guessed = [
            'origin' => $origin,
            'count' => $before === null ? 1 : $before['count'] + 1,
            'until' => $before === null ? $now + Routes::LIMITS['failed_login_window_seconds'] : $before['until'],
        ];
        $others = array_values(array_filter($live, static fn(array $one): bool => $one['origin'] !== $origin));
        return [
            ...$row,
            'addresses' => [
                ...count($others) < Routes::LIMITS['failed_login_addresses'] ? $others : self::withoutLeast($others),
                $guessed,
            ],
        ];
    }

    /**
     * Seconds that an address must wait; 0 when it may try.
     *
     * @param StoredRefusals $row As it is.
     * @param string $origin Stands for the address.
     * @param int $now Unix seconds.
     */
    public static function secondsToWait(array $row, string $origin, int $now): int
    {
        $known = Lists::find(
            $row['addresses'],
            static fn(array $one): bool => $one['origin'] === $origin && self::isLive($one, $now),
        );
        return $known !== null && $known['count'] >= Routes::LIMITS['failed_logins'] ? $known['until'] - $now : 0;
    }

    /**
     * Whether a count is worth a line in a log that keeps every line: at 1, 10, 100 and so on.
     *
     * @param int $count How often it has happened, 1 or more.
     */
    public static function isWorthALine(int $count): bool
    {
        $steps = [1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000];
        return in_array($count, $steps, true);
    }

    /**
     * A clock that was set back keeps nobody waiting for longer than a window.
     *
     * @param GuessingAddress $one An address.
     * @param int $now Unix seconds.
     */
    private static function isLive(array $one, int $now): bool
    {
        return $one['until'] > $now && $one['until'] <= $now + Routes::LIMITS['failed_login_window_seconds'];
    }

    /**
     * Without the one that has guessed least, the oldest of these.
     *
     * @param list<GuessingAddress> $list Not empty.
     * @return list<GuessingAddress>
     */
    private static function withoutLeast(array $list): array
    {
        $count = Routes::LIMITS['failed_logins'] + 1;
        $until = 0;
        $origin = '';
        foreach ($list as $one) {
            if ($one['count'] < $count || ($one['count'] === $count && $one['until'] < $until)) {
                $count = $one['count'];
                $until = $one['until'];
                $origin = $one['origin'];
            }
        }
        return array_values(array_filter($list, static fn(array $one): bool => $one['origin'] !== $origin));
    }
}
