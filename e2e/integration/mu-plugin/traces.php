<?php
/**
 * Tests: writes down each decision of the core's steps as this store made it: which function, what it was given, what it said. The
 * generated classes stay as they are: each stands beside a class of its name that passes the call on.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Traces;

/** Lines of JSON: `[class, function, arguments, result]`. */
const FILE = WP_CONTENT_DIR . '/traces.jsonl';

spl_autoload_register(static function (string $class): void {
    $prefix = 'Kitgenix\\StockSync\\Generated\\Sync\\';
    $file = WP_PLUGIN_DIR . '/kitgenix-stock-sync-for-woocommerce/generated/Sync/' . substr($class, strlen($prefix)) . '.php';
    if (!str_starts_with($class, $prefix) || !is_file($file)) {
        return;
    }
    $name = substr($class, strlen($prefix));
    $code = (string) preg_replace("/^final class {$name}\$/m", "final class {$name}Itself", (string) file_get_contents($file));
    eval(substr($code, strlen('<?php')));
    $constants = '';
    foreach ((new \ReflectionClass("{$class}Itself"))->getReflectionConstants(\ReflectionClassConstant::IS_PUBLIC) as $constant) {
        $constants .= "public const {$constant->name} = {$name}Itself::{$constant->name};";
    }
    eval("namespace Kitgenix\\StockSync\\Generated\\Sync; final class {$name} { {$constants}
        public static function __callStatic(string \$function, array \$given): mixed {
            \$said = {$name}Itself::\$function(...\$given);
            \\Kitgenix\\StockSync\\Traces\\write('{$name}', \$function, \$given, \$said);
            return \$said;
        }
    }");
}, true, true);

/**
 * @param list<mixed> $given
 */
function write(string $class, string $function, array $given, mixed $said): void
{
    $line = json_encode([$class, $function, $given, $said], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
    if ($line !== false) {
        file_put_contents(FILE, "{$line}\n", FILE_APPEND | LOCK_EX);
    }
}
