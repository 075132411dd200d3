<?php
/**
 * Platform: where our page of wp-admin is.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

final class AdminPage
{
    /**
     * The page's address.
     */
    public static function url(): string
    {
        return admin_url('admin.php?page=' . Names::PLUGIN['slug']);
    }
}
