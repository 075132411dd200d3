<?php
/**
 * Journal: the right to talk to one peer, for a while. One request is in flight per link; a process that dies loses its
 * lease by time.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Journal;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Sync\Retry;

defined('ABSPATH') || exit;

final class Lease
{
    private function __construct(private readonly string $row, private string $value)
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
        if (Retry::isLeaseHeld((int) $held, time())) {
            return null;
        }
        $value = self::value();
        return Row::replace($row, $held, $value) ? new self($row, $value) : null;
    }

    /**
     * Holds it for another full term; false when it was lost meanwhile.
     */
    public function renew(): bool
    {
        $value = self::value();
        if (!Row::replace($this->row, $this->value, $value)) {
            return false;
        }
        $this->value = $value;
        return true;
    }

    /**
     * Gives it back.
     */
    public function release(): void
    {
        Row::replace($this->row, $this->value, '0');
    }

    /**
     * Forgets the lease of a peer that was removed.
     */
    public static function forget(string $peerId): void
    {
        Row::delete(Names::OPTIONS['lease_prefix'] . md5($peerId));
    }

    private static function value(): string
    {
        return time() + Routes::LIMITS['lease_seconds'] . ' ' . bin2hex(random_bytes(8));
    }
}
