<?php

/**
 * Finds the file of a class. Public names keep the file names that WooCommerce gives them, each in the folder where it belongs;
 * our own are in Kitgenix\StockSync\StandIn\<Room>.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

spl_autoload_register(static function (string $class): void {
    $folders = ['data', 'products', 'stock', 'orders', 'cart', 'checkout', 'install', 'log', 'mail', 'rest', 'import', 'admin', 'pages'];
    $own = 'Kitgenix\\StockSync\\StandIn\\';
    $foreign = 'Automattic\\WooCommerce\\';
    $files = [];
    if (str_starts_with($class, $own)) {
        [$folder, $name] = explode('\\', substr($class, strlen($own)), 2) + [1 => ''];
        $files[] = strtolower($folder) . "/{$name}.php";
    } elseif (str_starts_with($class, $foreign)) {
        $files[] = 'automattic/' . str_replace('\\', '/', substr($class, strlen($foreign))) . '.php';
    } elseif (str_starts_with($class, 'ActionScheduler')) {
        $files[] = "scheduler/{$class}.php";
    } elseif ($class === 'WooCommerce') {
        $files[] = 'class-woocommerce.php';
    } elseif (str_starts_with($class, 'WC_')) {
        $name = strtolower(str_replace('_', '-', $class));
        foreach ($folders as $folder) {
            $files[] = "{$folder}/class-{$name}.php";
        }
    }
    foreach ($files as $file) {
        if (is_file(__DIR__ . '/' . $file)) {
            require __DIR__ . '/' . $file;
            return;
        }
    }
});
