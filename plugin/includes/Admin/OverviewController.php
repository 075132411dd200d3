<?php
/**
 * Admin: the route of the first screen.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Overview;
use Kitgenix\StockSync\Platform\AdminRoute;
use Kitgenix\StockSync\Status\StoreOverview;

defined('ABSPATH') || exit;

final class OverviewController
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        AdminRoute::register(
            Overview::OVERVIEW_ROUTES['overview'],
            static fn(): \WP_REST_Response => AdminRoute::answer(StoreOverview::now())
        );
    }
}
