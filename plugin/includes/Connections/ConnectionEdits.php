<?php
/**
 * Connections: changes what this store knows of its peers, by hand. Enters: a request as it came; leaves: the option as it is then, or
 * why nothing was changed.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Platform\Refused;

defined('ABSPATH') || exit;

final class ConnectionEdits
{
    /**
     * Sets this Child's Master.
     *
     * @param mixed                                          $input  A `ConnectionRequest`.
     * @param (callable(array<string, mixed>): void)|null    $check Looks at the option under its lock; what it throws leaves it as it was.
     * @return array<string, mixed> The option now.
     * @throws Refused When a field is not right.
     */
    public static function master(mixed $input, ?callable $check = null): array
    {
        $request = Validators::connectionRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        return self::change($check, static fn(array $settings): array => SettingsChanges::connection($settings, $asked, home_url(), self::overlapEnd()));
    }

    /**
     * Adds, changes or removes a Child of this Master.
     *
     * @param mixed                                          $input  A `ChildrenRequest`.
     * @param (callable(array<string, mixed>): void)|null    $check Looks at the option under its lock; what it throws leaves it as it was.
     * @return array{settings: array<string, mixed>, secret: string|null} The option now, and a secret that was generated.
     * @throws Refused When a field is not right, or there is no such Child.
     */
    public static function child(mixed $input, ?callable $check = null): array
    {
        $request = Validators::childrenRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        $secret = ConnectionRules::newSecret();
        $settings = self::change($check, static fn(array $settings): array => SettingsChanges::children($settings, $asked, home_url(), $secret, self::overlapEnd()));
        return ['settings' => $settings, 'secret' => SettingsChanges::asksForSecret($asked) ? $secret : null];
    }

    /**
     * @param (callable(array<string, mixed>): void)|null          $check
     * @param callable(array<string, mixed>): array<string, mixed> $change
     * @return array<string, mixed>
     */
    private static function change(?callable $check, callable $change): array
    {
        return SettingsEffects::change(static function (array $settings) use ($check, $change): array {
            if ($check !== null) {
                $check($settings);
            }
            return $change($settings);
        });
    }

    /**
     * Until when a secret that is replaced now is accepted, Unix seconds.
     */
    private static function overlapEnd(): int
    {
        /**
         * Filters for how long the old secret of a connection is accepted after it was changed: 1 hour to 7 days.
         *
         * @param int $seconds Default 7 days.
         */
        $most = Routes::LIMITS['secret_overlap_seconds'];
        return time() + Filters::number('secret_rotation_overlap', $most, Routes::LIMITS['secret_overlap_least_seconds'], $most);
    }
}
