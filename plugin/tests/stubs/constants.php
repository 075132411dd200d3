<?php
/**
 * Constants that exist when the plugin runs: WordPress's and our main file's. For PHPStan only.
 */

declare(strict_types=1);

define('ABSPATH', '/srv/wordpress/');
define('WPINC', 'wp-includes');
define('MINUTE_IN_SECONDS', 60);
define('HOUR_IN_SECONDS', 3600);
define('DAY_IN_SECONDS', 86400);
define('KITGENIX_STOCK_SYNC_VERSION', '0.0.0');
define('KITGENIX_STOCK_SYNC_FILE', '/srv/wordpress/wp-content/plugins/kitgenix-stock-sync-for-woocommerce/kitgenix-stock-sync-for-woocommerce.php');
define('KITGENIX_STOCK_SYNC_MINIMUM_PHP', '8.1');
define('KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS', '6.5');
