<?php
/**
 * Storage, Master: the last reconcile, one option row. Written only under its lock, step by step: whoever reads it knows where to
 * go on, whatever became of the process that wrote it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 */
final class ReconcileRow
{
    /**
     * The last reconcile, null before the first.
     *
     * @return StoredReconcile|null
     */
    public static function read(): ?array
    {
        return self::parsed(Row::json(Names::OPTIONS['reconcile']));
    }

    /**
     * Changes the row under its lock. The callable gets the last reconcile, null before the first, and returns what it becomes.
     *
     * @param callable(StoredReconcile|null): (StoredReconcile|null) $change
     * @return StoredReconcile|null The reconcile now.
     */
    public static function update(callable $change): ?array
    {
        return Row::change(Names::OPTIONS['reconcile'], static fn(mixed $json): ?array => $change(self::parsed($json)))['after'];
    }

    /**
     * @return StoredReconcile|null
     */
    private static function parsed(mixed $json): ?array
    {
        $stored = Validators::storedReconcile($json);
        return $stored['ok'] ? $stored['value'] : null;
    }
}
