<?php
/**
 * Admin: the routes of the status screen.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Status;
use Kitgenix\StockSync\Platform\AdminRoute;
use Kitgenix\StockSync\Status\StoreStatus;

defined('ABSPATH') || exit;

final class StatusController
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        AdminRoute::register(Status::STATUS_ROUTES['status'], static fn(): \WP_REST_Response => AdminRoute::answer(StoreStatus::now()));
        AdminRoute::register(Status::STATUS_ROUTES['loopback'], static fn(): \WP_REST_Response => AdminRoute::answer(StoreStatus::loopback()));
    }
}
