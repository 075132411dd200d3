<?php
/**
 * Admin: the REST routes of the tools and the logs. Enters: a signed-in shop manager's wish; leaves: what came of it, and what
 * the logs say. What takes long goes on after the response.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Tools;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Reconcile\Run;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\ReconcileRow;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Operations\Audit;
use Kitgenix\StockSync\Operations\Backlog;
use Kitgenix\StockSync\Operations\Diagnostics;
use Kitgenix\StockSync\Operations\ManualSync;
use Kitgenix\StockSync\Operations\Reconcile;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\Stored
 * @phpstan-import-type ReconcileRequest from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ReconcileAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type AuditAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ManualSyncAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type LogsAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class ToolsController
{
    /** SKUs that an error names. */
    private const NAMED_AT_MOST = 10;

    /**
     * rest_api_init: registers what the contract's table says.
     */
    public static function register(): void
    {
        foreach (Tools::TOOL_ROUTES as $name => $row) {
            AdminRoute::register($row, static fn(\WP_REST_Request $request): \WP_REST_Response|\WP_Error => self::serve($name, $request));
        }
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function serve(string $name, \WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $body = AdminRoute::body($request);
        try {
            return AdminRoute::answer(match ($name) {
                'reconcile' => self::reconcile($body),
                'last_audit' => ['audit' => Audit::last()],
                'audit' => self::audit($body),
                'manual_sync' => self::manualSync($body),
                'products' => ['products' => ProductSearch::find($request->get_param('search'))],
                'logs' => LogsView::of(Settings::get()),
                'logs_action' => self::logs($body),
                default => self::progress(ReconcileRow::read()),
            });
        } catch (Refused $refusal) {
            return $refusal->toResponse();
        }
    }

    /**
     * @return ReconcileAnswer
     */
    private static function reconcile(mixed $body): array
    {
        $request = Validators::reconcileRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        self::refuseWhereItCannotWork();
        return self::progress(match ($wish['action']) {
            'start' => self::start($wish),
            'cancel' => Reconcile::cancel(),
            'resume' => Reconcile::resume(),
        });
    }

    /**
     * @param ReconcileRequest $wish
     * @return StoredReconcile
     */
    private static function start(array $wish): array
    {
        $mode = $wish['mode'] ?? 'differences';
        $isDry = $wish['dry_run'] === true;
        if ($isDry && $mode === 'all') {
            throw Refused::field('dry_run', __('Sending every product compares nothing, so there is nothing to try out. Choose “Only what differs”.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        $skus = self::skus($wish['skus'] ?? []);
        $strangers = array_column(Identity::unresolved($skus), 'sku');
        if ($strangers !== []) {
            /* translators: %s: list of SKUs. */
            throw Refused::field('skus', sprintf(__('This store has no product, or more than one, with this SKU: %s', 'kitgenix-stock-sync-for-woocommerce'), implode(', ', array_slice($strangers, 0, self::NAMED_AT_MOST))));
        }
        return Reconcile::start($mode, $skus, $isDry, $wish['per_page']);
    }

    /**
     * @return AuditAnswer
     */
    private static function audit(mixed $body): array
    {
        $request = Validators::auditRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        self::refuseWhereItCannotWork();
        return ['audit' => Audit::run(self::skus($wish['skus'] ?? []))];
    }

    /**
     * @return ManualSyncAnswer
     */
    private static function manualSync(mixed $body): array
    {
        $request = Validators::manualSyncRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        self::refuseWhereItCannotWork();
        $skus = self::skus($wish['skus']);
        if ($skus === []) {
            throw Refused::field('skus', __('Enter at least one SKU.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        return ['items' => ManualSync::run($skus)];
    }

    /**
     * @return LogsAnswer
     */
    private static function logs(mixed $body): array
    {
        $request = Validators::logsRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        match ($wish['action']) {
            'clear_event_log' => Diagnostics::clear('event_log'),
            'clear_backlog' => Diagnostics::clear('backlog'),
            'clear_notices' => Diagnostics::clear('notices'),
            'retry' => self::retry($wish['store_id']),
            'discard' => self::discard($wish['store_id'] ?? ''),
        };
        return LogsView::of(Settings::get());
    }

    private static function retry(?string $storeId): void
    {
        if (!Backlog::retry($storeId) && $storeId !== null) {
            throw self::unknownStore();
        }
    }

    private static function discard(string $storeId): void
    {
        $result = Backlog::discard($storeId);
        if ($result === 'unknown') {
            throw self::unknownStore();
        }
        if ($result === 'busy') {
            throw new Refused(__('Something is being sent at this moment. Try again.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['busy'], 503);
        }
        Diagnostics::refresh();
    }

    private static function unknownStore(): Refused
    {
        return new Refused(__('There is no such store any more. Reload the page.', 'kitgenix-stock-sync-for-woocommerce'), [], Admin::ADMIN_ERRORS['unknown_child'], 404);
    }

    private static function refuseWhereItCannotWork(): void
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only the Master compares and pushes stock.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
        AdminRoute::refuseWhilePaused();
        if (Counter::isWaiting()) {
            throw new Refused(__('This Master was restored from a backup. Decide first whose numbers are right.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['restored'], 409);
        }
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

    /**
     * @param StoredReconcile|null $run
     * @return ReconcileAnswer
     */
    private static function progress(?array $run): array
    {
        return ['reconcile' => $run === null ? null : Run::progressOf($run)];
    }
}
