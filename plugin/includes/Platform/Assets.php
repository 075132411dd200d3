<?php
/**
 * The scripts that the build makes of src/ and blocks/. Enters: an entry's name; leaves: a handle that WordPress knows, with its
 * dependencies, version and translations.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

final class Assets
{
    /** Files in build/ that a page asks for; all others are parts of these, fetched by the browser. */
    public const ENTRIES = ['admin', 'hub', 'checkout-blocks', 'checkout-classic'];

    /**
     * Registers a script.
     *
     * @param value-of<self::ENTRIES>|OldWordPress::LIBRARIES $name
     * @param array<string, non-empty-string>                 $instead Handles of dependencies, and whose take their place.
     * @return array{handle: non-empty-string, version: string}|null Null when it was not built.
     */
    public static function register(string $name, array $instead = []): ?array
    {
        $folder = self::folder();
        $facts = is_file("{$folder}/build/{$name}.asset.php") ? require "{$folder}/build/{$name}.asset.php" : null;
        if (!is_array($facts) || !is_array($facts['dependencies'] ?? null) || !is_string($facts['version'] ?? null)) {
            return null;
        }
        /** @var list<non-empty-string> $dependencies */
        $dependencies = $facts['dependencies'];
        $dependencies = array_values(array_unique(array_map(static fn(string $asked): string => $instead[$asked] ?? $asked, $dependencies)));
        $handle = self::handle($name);
        /** @var non-empty-string $url */
        $url = plugins_url("build/{$name}.js", KITGENIX_STOCK_SYNC_FILE);
        wp_register_script($handle, $url, $dependencies, $facts['version'], true);
        wp_set_script_translations($handle, Names::PLUGIN['text_domain'], "{$folder}/languages");
        return ['handle' => $handle, 'version' => $facts['version']];
    }

    /**
     * What WordPress knows a script by.
     *
     * @return non-empty-string
     */
    public static function handle(string $name): string
    {
        return 'kitgenix-stock-sync-' . strtr($name, '/', '-');
    }

    /**
     * The plugin's folder.
     */
    public static function folder(): string
    {
        return dirname(KITGENIX_STOCK_SYNC_FILE);
    }
}
