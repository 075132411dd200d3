<?php
/**
 * Admin: the menu entry, the page that the React screen of src/admin is mounted on, and the ways that lead to it. Enters:
 * WordPress's admin hooks; leaves: a page. Nothing is decided or stored here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Platform\AdminPage;
use Kitgenix\StockSync\Platform\Assets;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Platform\OldWordPress;

defined('ABSPATH') || exit;

final class Menu
{
    /** WordPress's name of our page, known once the menu is built. */
    private static string $page = '';

    /** The same of the page of all Kitgenix plugins; empty where another one of them shows it. */
    private static string $hub = '';

    /**
     * admin_menu: the entry below `kitgenix`, which other Kitgenix plugins share, or below what the filter names.
     */
    public static function register(): void
    {
        /** @var array<string, string>|null $admin_page_hooks */
        global $admin_page_hooks;
        /**
         * Filters which top-level menu our page stands below. A slug of an existing menu moves it there.
         *
         * @param string $slug Default `kitgenix`.
         */
        $filtered = Filters::text('parent_menu_slug', Names::PLUGIN['parent_menu_slug']);
        $parent = $filtered === '' ? Names::PLUGIN['parent_menu_slug'] : $filtered;
        $isOurs = $parent === Names::PLUGIN['parent_menu_slug'] && !isset($admin_page_hooks[$parent]);
        if ($isOurs) {
            self::$hub = add_menu_page('Kitgenix', 'Kitgenix', Names::PLUGIN['capability'], $parent, [HubPage::class, 'render'], 'dashicons-update', 58);
            // WordPress repeats the parent as its own first entry, under this name.
            add_submenu_page($parent, 'Kitgenix', __('All plugins', 'kitgenix-stock-sync-for-woocommerce'), Names::PLUGIN['capability'], $parent, [HubPage::class, 'render']);
        }
        $page = add_submenu_page(
            $parent,
            __('Stock Sync', 'kitgenix-stock-sync-for-woocommerce'),
            __('Stock Sync', 'kitgenix-stock-sync-for-woocommerce'),
            Names::PLUGIN['capability'],
            Names::PLUGIN['slug'],
            [self::class, 'render']
        );
        self::$page = is_string($page) ? $page : '';
    }

    /**
     * admin_enqueue_scripts: what `npm run build` made, on our page only.
     */
    public static function enqueue(string $page): void
    {
        if ($page !== '' && $page === self::$page) {
            if (self::enqueueBuilt('admin', ['wp-components'], OldWordPress::libraries())) {
                self::translateParts();
                self::preloadSettings();
            }
        } elseif ($page !== '' && $page === self::$hub) {
            self::enqueueBuilt('hub', [], []);
        }
    }

    /**
     * A script that the build made, with its style.
     *
     * @param 'admin'|'hub'                   $name
     * @param list<string>                    $styles  What its style builds on.
     * @param array<string, non-empty-string> $instead Handles, and whose take their place.
     * @return bool Whether it was built.
     */
    private static function enqueueBuilt(string $name, array $styles, array $instead): bool
    {
        $script = Assets::register($name, $instead);
        if ($script === null) {
            return false;
        }
        wp_enqueue_script($script['handle']);
        $styles = array_map(static fn(string $asked): string => $instead[$asked] ?? $asked, $styles);
        wp_enqueue_style($script['handle'], plugins_url("build/{$name}.css", KITGENIX_STOCK_SYNC_FILE), $styles, $script['version']);
        wp_style_add_data($script['handle'], 'rtl', true);
        return true;
    }

    /**
     * The screens' code comes in parts, which the browser fetches by itself: WordPress prints the translations of what it has
     * enqueued only.
     */
    private static function translateParts(): void
    {
        $folder = Assets::folder();
        $admin = Assets::handle('admin');
        foreach (glob("{$folder}/build/*.js") ?: [] as $file) {
            $name = basename($file, '.js');
            if (in_array($name, Assets::ENTRIES, true)) {
                continue;
            }
            $handle = Assets::handle($name);
            /** @var non-empty-string $url */
            $url = plugins_url("build/{$name}.js", KITGENIX_STOCK_SYNC_FILE);
            wp_register_script($handle, $url, ['wp-i18n'], KITGENIX_STOCK_SYNC_VERSION, true);
            wp_set_script_translations($handle, Names::PLUGIN['text_domain'], "{$folder}/languages");
            $translations = wp_scripts()->print_translations($handle, false);
            if (is_string($translations) && $translations !== '') {
                wp_add_inline_script($admin, $translations, 'before');
            }
        }
    }

    /**
     * The settings come with the page, so that no screen waits for two answers.
     */
    private static function preloadSettings(): void
    {
        $answers = rest_preload_api_request([], '/' . Routes::NAMESPACE . '/' . Admin::ADMIN_ROUTES['settings']['route']);
        $json = wp_json_encode($answers, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        wp_add_inline_script(Assets::handle('admin'), "wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( {$json} ) );", 'before');
    }

    /**
     * The page: a place for the screen, and words for when it cannot start.
     */
    public static function render(): void
    {
        $isBuilt = is_file(Assets::folder() . '/build/admin.js');
        echo '<div class="wrap"><h1>' . esc_html__('Kitgenix Stock Sync', 'kitgenix-stock-sync-for-woocommerce') . '</h1>';
        echo '<hr class="wp-header-end">';
        echo '<noscript><div class="notice notice-error inline"><p>' .
            esc_html__('This screen needs JavaScript. The synchronisation itself goes on without it.', 'kitgenix-stock-sync-for-woocommerce') .
            '</p></div></noscript>';
        if (!$isBuilt) {
            echo '<div class="notice notice-error inline"><p>' .
                esc_html__('The screen has not been built: run npm run build, or install the plugin from its zip.', 'kitgenix-stock-sync-for-woocommerce') .
                '</p></div>';
        }
        echo '<div id="kitgenix-stock-sync"></div></div>';
    }

    /**
     * plugin_action_links_{plugin}: a way from the list of plugins to our page.
     *
     * @param array<array-key, string> $links
     * @return array<array-key, string>
     */
    public static function pluginLinks(array $links): array
    {
        if (current_user_can(Names::PLUGIN['capability'])) {
            $link = '<a href="' . esc_url(AdminPage::url()) . '">' . esc_html__('Settings', 'kitgenix-stock-sync-for-woocommerce') . '</a>';
            array_unshift($links, $link);
        }
        return $links;
    }

    /**
     * admin_init: opens our page once after activation; not when several plugins were activated together, nor for someone
     * who may not see it.
     */
    public static function redirectAfterActivation(): void
    {
        // A form that was sent does its work first.
        $method = isset($_SERVER['REQUEST_METHOD']) && is_string($_SERVER['REQUEST_METHOD']) ? sanitize_key(wp_unslash($_SERVER['REQUEST_METHOD'])) : '';
        $isPage = $method === 'get' && !wp_doing_ajax();
        if (!$isPage || get_transient(Names::TRANSIENTS['activation_redirect']) === false) {
            return;
        }
        delete_transient(Names::TRANSIENTS['activation_redirect']);
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- WordPress's own flag; only whether it is there matters.
        if (isset($_GET['activate-multi']) || is_network_admin() || !current_user_can(Names::PLUGIN['capability'])) {
            return;
        }
        wp_safe_redirect(AdminPage::url());
        exit();
    }
}
