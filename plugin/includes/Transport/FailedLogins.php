<?php
/**
 * Transport: strangers who guess. Enters: failed authentications; leaves: for how long an address must wait. Counted by address and
 * never by the store id that is claimed; and whoever can sign does not wait.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Platform\ClientAddress;
use Kitgenix\StockSync\Storage\Refusals;

defined('ABSPATH') || exit;

final class FailedLogins
{
    /**
     * Seconds that this address must wait; 0 when it may try.
     */
    public static function secondsToWait(): int
    {
        return Refusals::secondsToWait(self::here());
    }

    /**
     * What stands for the address of this request where it is counted.
     */
    public static function here(): string
    {
        return md5(ClientAddress::origin(ClientAddress::of()));
    }
}
