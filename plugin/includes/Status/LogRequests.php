<?php
/**
 * Status: what a person may ask of the logs, whether by the screen or by a command. A request that is not right changes nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Sync\Backlog;

defined('ABSPATH') || exit;

final class LogRequests
{
    /**
     * Tries a failing link at once, gives up what waits for it, or empties a list.
     *
     * @param mixed $input A `LogsRequest`.
     * @throws Refused When it cannot be.
     */
    public static function handle(mixed $input): void
    {
        $request = Validators::logsRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        match ($asked['action']) {
            'clear_event_log' => Diagnostics::clear('event_log'),
            'clear_backlog' => Diagnostics::clear('backlog'),
            'clear_notices' => Diagnostics::clear('notices'),
            'retry' => self::retry($asked['store_id']),
            'discard' => self::discard($asked['store_id'] ?? ''),
        };
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
}
