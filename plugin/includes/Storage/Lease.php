<?php
/**
 * Storage: the right to talk to one peer, for a while. One request is in flight per link; a process that dies loses its
 * lease by time. One that has ended and was not given back shows that its process died while it spoke with that peer.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Retry;

defined('ABSPATH') || exit;

final class Lease
{
    private const MOST_DEATHS = 1000;

    /**
     * @param int  $deaths       Processes that died while they held it, since the peer answered last.
     * @param bool $isAfterDeath Whether the holder before this one did.
     */
    private function __construct(private readonly string $row, private string $value, public readonly int $deaths, public readonly bool $isAfterDeath)
    {
    }

    /**
     * Takes the lease on a peer, null when another process holds it.
     */
    public static function take(string $peerId): ?self
    {
        $row = Names::OPTIONS['lease_prefix'] . md5($peerId);
        $held = Row::read($row);
        if ($held === null) {
            Row::create($row, '0');
            $held = '0';
        }
        [$until, , $deaths] = explode(' ', $held, 3) + [1 => '', 2 => '0'];
        if (Retry::isLeaseHeld((int) $until, time())) {
            return null;
        }
        $isAfterDeath = (int) $until > 0;
        $deaths = min((int) $deaths + ($isAfterDeath ? 1 : 0), self::MOST_DEATHS);
        $value = self::value($deaths);
        return Row::replace($row, $held, $value) ? new self($row, $value, $deaths, $isAfterDeath) : null;
    }

    /**
     * Holds it for another full term; false when it was lost meanwhile.
     */
    public function renew(): bool
    {
        $value = self::value($this->deaths);
        if (!Row::replace($this->row, $this->value, $value)) {
            return false;
        }
        $this->value = $value;
        return true;
    }

    /**
     * Gives it back: whoever was asked has answered, or failed without harm.
     */
    public function release(): void
    {
        Row::replace($this->row, $this->value, '0');
    }

    /**
     * Gives it back unused.
     */
    public function leave(): void
    {
        Row::replace($this->row, $this->value, $this->deaths === 0 ? '0' : "0 - {$this->deaths}");
    }

    /**
     * Forgets the lease of a peer that was removed.
     */
    public static function forget(string $peerId): void
    {
        Row::delete(Names::OPTIONS['lease_prefix'] . md5($peerId));
    }

    private static function value(int $deaths): string
    {
        return time() + Routes::LIMITS['lease_seconds'] . ' ' . bin2hex(random_bytes(8)) . ($deaths === 0 ? '' : " {$deaths}");
    }
}
