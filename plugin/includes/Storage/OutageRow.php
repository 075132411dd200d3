<?php
/**
 * Storage: since when links fail, and of which the shop was told, one option row. Written under its lock, so that of two drains that end
 * together one tells the shop.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Diagnostics\Outage;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredOutages from \Kitgenix\StockSync\Generated\Contract\Outages
 */
final class OutageRow
{
    /**
     * @return StoredOutages
     */
    public static function read(): array
    {
        return self::parsed(Row::json(Names::OPTIONS['outages']));
    }

    /**
     * Changes the row under its lock.
     *
     * @param callable(StoredOutages): StoredOutages $change
     * @return StoredOutages As it was before.
     */
    public static function update(callable $change): array
    {
        return self::parsed(Row::change(Names::OPTIONS['outages'], static fn(mixed $json): array => $change(self::parsed($json)))['before']);
    }

    /**
     * @return StoredOutages
     */
    private static function parsed(mixed $json): array
    {
        $stored = Validators::storedOutages($json);
        return $stored['ok'] ? $stored['value'] : Outage::newOutages();
    }
}
