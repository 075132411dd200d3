<?php
/**
 * Sync: what a person may ask of the tools and the logs, whether by the screen or by a command. Enters: a request as it came;
 * leaves: what came of it, or why it is not granted. A request that is not right changes nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 * @phpstan-import-type ReconcileRequest from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type AuditResult from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ManualSyncItem from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class ToolRequests
{
    /** SKUs that an error names. */
    private const NAMED_AT_MOST = 10;

    /**
     * Starts, cancels or resumes a reconcile.
     *
     * @param mixed       $input    A `ReconcileRequest`.
     * @param string|null $childId For `start`: the only Child that is compared; null for all enabled ones.
     * @return StoredReconcile|null Null when there never was one.
     * @throws Refused When it cannot be.
     */
    public static function reconcile(mixed $input, ?string $childId = null): ?array
    {
        $request = Validators::reconcileRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        self::refuseWhereItCannotWork();
        return match ($asked['action']) {
            'start' => self::start($asked, $childId),
            'cancel' => Reconcile::cancel(),
            'resume' => Reconcile::resume(),
        };
    }

    /**
     * Compares the Children with this store.
     *
     * @param mixed       $input    An `AuditRequest`.
     * @param string|null $childId The only Child that is asked; null for all enabled ones.
     * @return AuditResult
     * @throws Refused When it cannot be.
     */
    public static function audit(mixed $input, ?string $childId = null): array
    {
        $request = Validators::auditRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        self::refuseWhereItCannotWork();
        return Audit::run(self::skus($asked['skus'] ?? []), $childId);
    }

    /**
     * Sends products to all enabled Children at once.
     *
     * @param mixed $input A `ManualSyncRequest`.
     * @return list<ManualSyncItem>
     * @throws Refused When it cannot be.
     */
    public static function sync(mixed $input): array
    {
        $request = Validators::manualSyncRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        self::refuseWhereItCannotWork();
        $skus = self::skus($asked['skus']);
        if ($skus === []) {
            throw Refused::field('skus', __('Enter at least one SKU.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        return ManualSync::run($skus);
    }

    /**
     * @param ReconcileRequest $input
     * @return StoredReconcile
     */
    private static function start(array $input, ?string $childId): array
    {
        $mode = $input['mode'] ?? 'differences';
        $isDry = $input['dry_run'] === true;
        if ($isDry && $mode === 'all') {
            throw Refused::field('dry_run', __('Sending every product compares nothing, so there is nothing to try out. Choose “Only what differs”.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        $skus = self::skus($input['skus'] ?? []);
        $strangers = array_column(ProductIdentity::unresolved($skus), 'sku');
        if ($strangers !== []) {
            /* translators: %s: list of SKUs. */
            throw Refused::field('skus', sprintf(__('This store has no product, or more than one, with this SKU: %s', 'kitgenix-stock-sync-for-woocommerce'), implode(', ', array_slice($strangers, 0, self::NAMED_AT_MOST))));
        }
        return Reconcile::start($mode, $skus, $isDry, $input['per_page'], $childId);
    }

    /**
     * Refuses what only a Master can do.
     *
     * @throws Refused
     */
    public static function refuseWhereItCannotWork(): void
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only the Master compares and pushes stock.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
        Refused::whilePaused();
    }

    /**
     * SKUs as a person typed them: each once, without the spaces around it.
     *
     * @param list<string> $typed
     * @return list<string>
     */
    private static function skus(array $typed): array
    {
        return array_values(array_unique(array_filter(array_map('trim', $typed), static fn(string $sku): bool => $sku !== '')));
    }
}
