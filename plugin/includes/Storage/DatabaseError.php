<?php
/**
 * Storage: a statement that the database refused. Thrown inside a transaction it rolls everything back.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

defined('ABSPATH') || exit;

final class DatabaseError extends \RuntimeException
{
    /**
     * Whether the same work may succeed when it is tried again: another transaction was in the way.
     */
    public function isPassing(): bool
    {
        foreach (['Deadlock', 'Lock wait timeout', 'database is locked', 'database table is locked'] as $sign) {
            if (stripos($this->getMessage(), $sign) !== false) {
                return true;
            }
        }
        return false;
    }
}
