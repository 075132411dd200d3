<?php
/**
 * Platform: a WordPress whose React and components are too old for our screens. They get some of their own, built from
 * src/admin/oldest; the rest of the page keeps WordPress's. Enters: WordPress's version; leaves: which handle takes which one's place.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

defined('ABSPATH') || exit;

final class OldWordPress
{
    /** The build's entry. */
    public const LIBRARIES = 'oldest/libraries';

    /** The first one that our screens work with as it is. */
    private const NEW_ENOUGH = '6.5';

    /** WordPress's names of what src/admin/oldest brings. */
    private const BROUGHT = ['react', 'react-dom', 'wp-components', 'wp-compose', 'wp-data', 'wp-element', 'wp-primitives'];

    /**
     * Registers the libraries where they are needed.
     *
     * @return array<string, non-empty-string> Handles, and ours in their place; empty where WordPress's own will do.
     */
    public static function libraries(): array
    {
        if (version_compare(get_bloginfo('version'), self::NEW_ENOUGH, '>=')) {
            return [];
        }
        $script = Assets::register(self::LIBRARIES);
        if ($script === null) {
            return [];
        }
        $handle = $script['handle'];
        wp_register_style($handle, plugins_url('build/' . self::LIBRARIES . '.css', KITGENIX_STOCK_SYNC_FILE), [], $script['version']);
        wp_style_add_data($handle, 'rtl', true);
        // The components' own texts are WordPress's, which prints them with its own components only.
        $translations = wp_scripts()->print_translations('wp-components', false);
        if (is_string($translations) && $translations !== '') {
            wp_add_inline_script($handle, $translations, 'before');
        }
        // Its pictures in place of signs would change what React has made; browsers show the signs by now.
        remove_action('admin_print_scripts', 'print_emoji_detection_script');
        return array_fill_keys(self::BROUGHT, $handle);
    }
}
