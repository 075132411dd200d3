<?php

/**
 * What the lab adds to every store: a way in for tests, and eyes on what crosses between stores.
 * Enters: WordPress, before any plugin is loaded. Leaves: hooks. Never part of the plugin's zip.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

defined('ABSPATH') || exit;

if (!defined('LAB_TOKEN')) {
    return;
}

const PLUGIN_FILE = 'kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php';
const SETTINGS = 'kitgenix_stock_sync_for_woocommerce_settings';

require __DIR__ . '/log.php';
require __DIR__ . '/environment.php';
require __DIR__ . '/crossings.php';
require __DIR__ . '/rest.php';
require __DIR__ . '/products.php';
require __DIR__ . '/sqlite.php';

Environment::register();
Sqlite::register();
Crossings::register();
Rest::register();
