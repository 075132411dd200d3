<?php
/**
 * Finds our classes: Kitgenix\StockSync\Generated\… in generated/, Kitgenix\StockSync\… in includes/.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

spl_autoload_register(static function (string $class): void {
    $folders = [
        'Kitgenix\\StockSync\\Generated\\' => dirname(__DIR__) . '/generated/',
        'Kitgenix\\StockSync\\' => __DIR__ . '/',
    ];
    foreach ($folders as $prefix => $folder) {
        if (str_starts_with($class, $prefix)) {
            $file = $folder . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
            if (is_file($file)) {
                require_once $file;
            }
            return;
        }
    }
});
