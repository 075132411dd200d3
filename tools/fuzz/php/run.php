<?php

/**
 * Fuzz: loads a store of the lab as PHP-FPM would for a request of the REST API, and hands it over to the driver.
 * Enters: the folder of its site. Leaves: see Main.php. Never part of the plugin's zip.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

error_reporting(E_ALL);
ini_set('display_errors', '0');
$_SERVER = array_merge($_SERVER, [
    'HTTP_HOST' => '127.0.0.1',
    'REQUEST_URI' => '/wp-json/kitgenix-stock-sync/v1/ping',
    'REQUEST_METHOD' => 'POST',
    'SERVER_PROTOCOL' => 'HTTP/1.1',
    'SERVER_NAME' => '127.0.0.1',
    'REMOTE_ADDR' => '127.0.0.1',
]);
define('REST_REQUEST', true);
ob_start();
require $argv[1] . '/wp-load.php';
// Only now: what they extend is WordPress's.
foreach (['Clock', 'Server', 'State', 'Tokens', 'Baseline', 'Peers', 'Caller', 'Statics', 'Stock', 'Judge', 'Scenes', 'Main'] as $name) {
    require __DIR__ . "/{$name}.php";
}
global $wpdb;
$main = new Main($wpdb);
ob_end_clean();
$main->run();
