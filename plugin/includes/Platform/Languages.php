<?php
/**
 * The translations that come with the plugin. Enters: a locale, by WordPress's hooks; leaves: the file that WordPress reads.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

final class Languages
{
    /** Languages whose one translation serves every country, formal or not. Both address nobody. */
    private const FOR_ALL = ['de' => 'de_DE', 'fr' => 'fr_FR'];

    public static function register(): void
    {
        // WooCommerce begins in `init` as well, and its e-mails have titles.
        add_action('init', [self::class, 'load'], -1);
        // WordPress 6.0 forgets where it was when the language changes, as it does for an e-mail.
        add_action('change_locale', [self::class, 'load'], 10, 0);
        add_filter('load_textdomain_mofile', [self::class, 'nearestOfPhp'], 10, 2);
        add_filter('load_script_translation_file', [self::class, 'nearestOfScript'], 10, 3);
    }

    /**
     * init, change_locale: before 6.8 WordPress does not look into a plugin's folder by itself; since 6.7 this only names it.
     */
    public static function load(): void
    {
        // phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- WordPress 6.0 to 6.7.
        load_plugin_textdomain(Names::PLUGIN['text_domain'], false, dirname(plugin_basename(KITGENIX_STOCK_SYNC_FILE)) . '/languages');
    }

    /**
     * load_textdomain_mofile: de_AT is served by de_DE, unless it has a file of its own.
     *
     * @param mixed $file
     * @param mixed $domain
     */
    public static function nearestOfPhp(mixed $file, mixed $domain): mixed
    {
        return is_string($file) && $domain === Names::PLUGIN['text_domain'] ? self::nearest($file) : $file;
    }

    /**
     * load_script_translation_file: the same for a script.
     *
     * @param mixed $file   False where WordPress has found none.
     * @param mixed $handle
     * @param mixed $domain
     */
    public static function nearestOfScript(mixed $file, mixed $handle, mixed $domain): mixed
    {
        return self::nearestOfPhp($file, $domain);
    }

    private static function nearest(string $file): string
    {
        $start = Names::PLUGIN['text_domain'] . '-';
        $name = basename($file);
        if (is_readable($file) || !str_starts_with($name, $start)) {
            return $file;
        }
        $rest = substr($name, strlen($start));
        if (preg_match('/^([a-z]{2,3})(?:_[A-Z]{2})?(?:_[a-z]+)?(?=[-.])/', $rest, $locale) !== 1 || !isset(self::FOR_ALL[$locale[1]])) {
            return $file;
        }
        $nearest = dirname($file) . "/{$start}" . self::FOR_ALL[$locale[1]] . substr($rest, strlen($locale[0]));
        return is_readable($nearest) ? $nearest : $file;
    }
}
