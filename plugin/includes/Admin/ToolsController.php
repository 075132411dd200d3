<?php
/**
 * Admin: the REST routes of the tools and the logs. Enters: a signed-in shop manager's request; leaves: what came of it, and what
 * the logs say. What takes long goes on after the response.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Tools;
use Kitgenix\StockSync\Generated\Reconcile\Run;
use Kitgenix\StockSync\Platform\AdminRoute;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Status\LogEntries;
use Kitgenix\StockSync\Status\LogRequests;
use Kitgenix\StockSync\Storage\ReconcileRow;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\Audit;
use Kitgenix\StockSync\Sync\ToolRequests;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StoredReconcile from \Kitgenix\StockSync\Generated\Contract\ReconcileRun
 * @phpstan-import-type AuditAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type AuditResult from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type ExplainedCode from \Kitgenix\StockSync\Generated\Contract\Errors
 * @phpstan-import-type ReconcileAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type LogsAnswer from \Kitgenix\StockSync\Generated\Contract\Tools
 */
final class ToolsController
{
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
                'reconcile' => self::progress(ToolRequests::reconcile($body)),
                'last_audit' => self::audit(Audit::last()),
                'audit' => self::audit(ToolRequests::audit($body)),
                'manual_sync' => ['items' => ToolRequests::sync($body)],
                'products' => ['products' => ProductSearch::find($request->get_param('search'))],
                'logs' => LogEntries::of(Settings::get()),
                'logs_action' => self::logs($body),
                default => self::progress(ReconcileRow::read()),
            });
        } catch (Refused $refusal) {
            return AdminRoute::refusal($refusal);
        }
    }

    /**
     * @return LogsAnswer
     */
    private static function logs(mixed $body): array
    {
        LogRequests::handle($body);
        return LogEntries::of(Settings::get());
    }

    /**
     * @param StoredReconcile|null $run
     * @return ReconcileAnswer
     */
    private static function progress(?array $run): array
    {
        return [
            'reconcile' => $run === null ? null : Run::progressOf($run),
            'codes' => self::explained(array_column($run['stores'] ?? [], 'code')),
        ];
    }

    /**
     * @param AuditResult|null $found
     * @return AuditAnswer
     */
    private static function audit(?array $found): array
    {
        $silent = array_filter($found['rows'] ?? [], static fn(array $row): bool => $row['field'] === 'no_answer');
        return ['audit' => $found, 'codes' => self::explained(array_column($silent, 'child'))];
    }

    /**
     * @param list<string> $codes
     * @return list<ExplainedCode>
     */
    private static function explained(array $codes): array
    {
        return ErrorAdvice::explained($codes, Settings::storeId());
    }
}
