<?php

/**
 * Differential test, PHP's side: reads a file of calls and writes one line for each. A line that starts with `=` names the
 * static method, or the class constant, for those that follow; the others are JSON lists of arguments. An exception becomes
 * `!` and its message.
 */

declare(strict_types=1);

define('ABSPATH', __DIR__);
error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message): never {
    throw new ErrorException($message, 0, $level);
});

[, $input, $root] = $argv;
spl_autoload_register(static function (string $class) use ($root): void {
    $path = str_replace(['Kitgenix\\StockSync\\Generated\\', '\\'], ['', '/'], $class) . '.php';
    foreach (explode(PATH_SEPARATOR, $root) as $folder) {
        if (is_file("{$folder}/{$path}")) {
            require "{$folder}/{$path}";
            return;
        }
    }
});

const FLAGS =
    JSON_UNESCAPED_UNICODE |
    JSON_UNESCAPED_SLASHES |
    JSON_UNESCAPED_LINE_TERMINATORS |
    JSON_PRESERVE_ZERO_FRACTION |
    JSON_THROW_ON_ERROR;

// A write for each line would take longer than the calls.
ob_start(null, 1 << 16);

$method = null;
foreach (new SplFileObject($input) as $line) {
    $line = rtrim((string) $line, "\n");
    if ($line === '') {
        continue;
    }
    if ($line[0] === '=') {
        $name = substr($line, 1);
        $method = defined($name) ? static fn(): mixed => constant($name) : explode('::', $name);
        continue;
    }
    try {
        $arguments = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
        echo json_encode($method(...$arguments), FLAGS), "\n";
    } catch (Throwable $error) {
        echo '!', get_class($error), ': ', strtr($error->getMessage(), "\n", ' '), "\n";
    }
}
