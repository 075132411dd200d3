<?php
/**
 * Tests: PHP without WordPress. The plugin's own autoloader finds its classes; what they ask of WordPress's formatting and
 * translation stands in tests/wordpress.php. Whatever needs more than that is tested on a live store, in e2e/integration.
 */

declare(strict_types=1);

define('ABSPATH', __DIR__ . '/');
define('KITGENIX_STOCK_SYNC_VERSION', '0.0.0-test');
define('KITGENIX_STOCK_SYNC_FILE', dirname(__DIR__) . '/kitgenix-stock-sync-for-woocommerce.php');

require_once dirname(__DIR__, 2) . '/vendor/autoload.php';
require_once dirname(__DIR__) . '/includes/autoload.php';
require_once __DIR__ . '/wordpress.php';
