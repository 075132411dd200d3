<?php

/**
 * Fuzz: makes each request the first of its process. Enters: the plugin's classes as they are after loading; leaves: their static
 * properties as they were then, and an empty object cache.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

final class Statics
{
    /** @var list<array{\ReflectionProperty, mixed}> */
    private static array $first = [];

    /** Loads every class of the plugin, and keeps what they hold. */
    public static function keep(string $includes): void
    {
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($includes, \FilesystemIterator::SKIP_DOTS));
        foreach ($files as $file) {
            $name = substr((string) $file, strlen($includes) + 1, -4);
            $class = 'Kitgenix\\StockSync\\' . strtr($name, '/', '\\');
            if (str_ends_with((string) $file, '.php') && !preg_match('/^(autoload|Cli\/|Status\/\w+Email|Reservations\/BlocksIntegration)/', $name) && class_exists($class)) {
                foreach ((new \ReflectionClass($class))->getProperties(\ReflectionProperty::IS_STATIC) as $property) {
                    self::$first[] = [$property, $property->isInitialized() ? $property->getValue() : null];
                }
            }
        }
    }

    /** @param bool $sameOptions Whether the options that WordPress loads with every page are known to be as they were. */
    public static function restore(bool $sameOptions = false): void
    {
        foreach (self::$first as [$property, $value]) {
            $property->setValue(null, $value);
        }
        $options = $sameOptions ? wp_cache_get('alloptions', 'options') : false;
        wp_cache_flush();
        if (is_array($options)) {
            wp_cache_set('alloptions', $options, 'options');
        }
    }
}
