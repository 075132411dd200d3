<?php
/**
 * The table of contents: every hook, route and action of the plugin is registered here and nowhere else.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync;

use Kitgenix\StockSync\Admin\DecisionNotices;
use Kitgenix\StockSync\Admin\HubPage;
use Kitgenix\StockSync\Admin\Menu;
use Kitgenix\StockSync\Admin\OverviewController;
use Kitgenix\StockSync\Admin\ProductScreens;
use Kitgenix\StockSync\Admin\SettingsController;
use Kitgenix\StockSync\Admin\StatusController;
use Kitgenix\StockSync\Admin\ToolsController;
use Kitgenix\StockSync\Capture\Removals;
use Kitgenix\StockSync\Capture\StockHooks;
use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Cli\Commands;
use Kitgenix\StockSync\Connections\Invitations;
use Kitgenix\StockSync\Connections\SettingsEffects;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Platform\Languages;
use Kitgenix\StockSync\Reservations\CheckoutAjax;
use Kitgenix\StockSync\Reservations\CheckoutHooks;
use Kitgenix\StockSync\Reservations\Reservation;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Reservations\Storefront;
use Kitgenix\StockSync\Status\Diagnostics;
use Kitgenix\StockSync\Status\OutageMails;
use Kitgenix\StockSync\Status\Privacy;
use Kitgenix\StockSync\Status\SiteHealth;
use Kitgenix\StockSync\Status\SyncHistory;
use Kitgenix\StockSync\Status\SystemReportPages;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\ExpiredRows;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\Drain;
use Kitgenix\StockSync\Sync\FirstContactHooks;
use Kitgenix\StockSync\Sync\PeerRequests;
use Kitgenix\StockSync\Sync\Reconcile;
use Kitgenix\StockSync\Sync\Retries;
use Kitgenix\StockSync\Sync\Sweep;
use Kitgenix\StockSync\Transport\Authentication;
use Kitgenix\StockSync\Transport\PeerRoutes;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

final class Plugin
{
    /**
     * Called once by the plugin's main file.
     */
    public static function boot(): void
    {
        register_activation_hook(KITGENIX_STOCK_SYNC_FILE, [self::class, 'activate']);
        register_deactivation_hook(KITGENIX_STOCK_SYNC_FILE, [self::class, 'deactivate']);
        Languages::register();
        add_action('before_woocommerce_init', [self::class, 'declareCompatibility']);
        add_action('plugins_loaded', [self::class, 'registerHooks'], 20);
    }

    /**
     * plugins_loaded: everything else, or one notice when there is no WooCommerce.
     */
    public static function registerHooks(): void
    {
        if (!class_exists(\WooCommerce::class)) {
            add_action('admin_notices', [self::class, 'noticeWithoutWooCommerce']);
            return;
        }

        // 1 Capture: whatever may change stock.
        foreach (['woocommerce_product_set_stock', 'woocommerce_variation_set_stock'] as $hook) {
            add_action($hook, [StockHooks::class, 'onProduct']);
        }
        $byId = [
            'woocommerce_product_set_stock_status',
            'woocommerce_variation_set_stock_status',
            'woocommerce_updated_product_stock',
            'woocommerce_new_product',
            'woocommerce_new_product_variation',
        ];
        foreach ($byId as $hook) {
            add_action($hook, [StockHooks::class, 'onProductId']);
        }
        add_action('woocommerce_product_object_updated_props', [StockHooks::class, 'onUpdatedProps'], 10, 2);
        foreach (['added_post_meta', 'updated_post_meta', 'deleted_post_meta'] as $hook) {
            add_action($hook, [StockHooks::class, 'onMeta'], 10, 3);
        }

        foreach (['woocommerce_product_before_set_stock', 'woocommerce_variation_before_set_stock'] as $hook) {
            add_action($hook, [FirstContactHooks::class, 'onProduct']);
        }
        add_action('update_post_meta', [FirstContactHooks::class, 'onMeta'], 10, 3);

        foreach (['trashed_post', 'before_delete_post'] as $hook) {
            add_action($hook, [Removals::class, 'onGone']);
        }
        add_action('untrashed_post', [Removals::class, 'onReturned']);
        add_filter('woocommerce_duplicate_product_exclude_meta', [ProductIdentity::class, 'excludeFromDuplicates']);

        // 2 Storage and 3 Sync: after everything else of the request.
        add_action('shutdown', [Removals::class, 'flush'], PHP_INT_MAX - 3);
        add_action('shutdown', [StockHooks::class, 'flush'], PHP_INT_MAX - 2);
        add_action('shutdown', [EventLog::class, 'flush'], PHP_INT_MAX - 1);
        add_action('shutdown', [Diagnostics::class, 'afterInbound'], PHP_INT_MAX - 1);
        add_action('shutdown', [Wakeup::class, 'afterResponse'], PHP_INT_MAX);
        foreach (Names::ACTIONS as $name => $action) {
            add_action($action, [$name === 'process_event' ? Sweep::class : Retries::class, 'onAction'], 10, 2);
        }
        add_action('admin_init', [Retries::class, 'keepSweeping']);
        Drain::alsoDo([Reconcile::class, 'advance'], [Reconcile::class, 'isRunning']);
        Drain::whenDone([Diagnostics::class, 'refresh']);
        Drain::whenDone([Reconcile::class, 'keepGoing']);
        Drain::whenDone([SyncHistory::class, 'note']);
        Drain::whenDone([OutageMails::class, 'look']);
        Drain::whenDone([ExpiredRows::class, 'sweep']);
        // Before anybody else: a listener that throws keeps those after it from being told.
        add_action(Names::HOOKS['batch_stored'], [SyncHistory::class, 'onBatch'], PHP_INT_MIN);
        foreach (['event_applied', 'state_adopted'] as $hook) {
            add_action(Names::HOOKS[$hook], [Diagnostics::class, 'noteInbound'], PHP_INT_MIN, 0);
        }

        // The documented option, whoever writes it.
        add_action('update_option_' . Names::OPTIONS['settings'], [SettingsEffects::class, 'onUpdated'], 10, 2);
        add_action('add_option_' . Names::OPTIONS['settings'], [SettingsEffects::class, 'onAdded'], 10, 2);

        // 4 Transport: who answers which route.
        Wakeup::drainBy([Drain::class, 'run']);
        Authentication::admitInvited([Invitations::class, 'secretOf']);
        PeerRoutes::answerBy([
            'ping' => [PeerRequests::class, 'ping'],
            'event' => [PeerRequests::class, 'event'],
            'stock' => [PeerRequests::class, 'stock'],
            'stock-state' => [PeerRequests::class, 'stockState'],
            Routes::PAIR_ROUTE => [Invitations::class, 'answer'],
        ]);
        add_action('rest_api_init', [PeerRoutes::class, 'register']);
        add_filter('rest_pre_dispatch', [PeerRoutes::class, 'authenticate'], 10, 3);
        add_filter('rest_pre_serve_request', [PeerRoutes::class, 'signAnswer'], 10, 4);

        // Reservations: the Master is asked before an order is placed.
        add_action('woocommerce_after_checkout_validation', [CheckoutHooks::class, 'onClassic'], 10, 2);
        add_filter('rest_pre_dispatch', [CheckoutHooks::class, 'onRequest'], 10, 3);
        add_action('woocommerce_store_api_cart_errors', [CheckoutHooks::class, 'onStoreApi'], 10, 2);
        add_action('woocommerce_checkout_validate_order_before_payment', [CheckoutHooks::class, 'onStoreApiPayment'], 10, 2);
        add_action('woocommerce_before_pay_action', [CheckoutHooks::class, 'onPayment']);

        // Reservations: what the Master holds goes with the order, and ends with it.
        add_action('woocommerce_checkout_order_processed', [Reservation::class, 'onOrder'], 10, 3);
        add_action('woocommerce_store_api_checkout_order_processed', [Reservation::class, 'onOrder']);
        add_action('woocommerce_reduce_order_stock', [Reservation::class, 'onStockTaken']);
        foreach (['cancelled', 'failed'] as $status) {
            add_action("woocommerce_order_status_{$status}", [Reservation::class, 'onOver'], 10, 2);
        }
        add_action('woocommerce_cart_emptied', [Reservation::class, 'onCartEmptied'], 10, 0);
        add_action('woocommerce_cart_item_removed', [Reservation::class, 'onLineRemoved'], 10, 2);
        add_filter('woocommerce_query_for_reserved_stock', [ReservedStock::class, 'addToHeld'], 10, 3);

        // Reservations: what is known is shown before.
        add_action('wc_ajax_' . Names::STOREFRONT['ask'], [CheckoutAjax::class, 'onAjax']);
        add_action('init', [Storefront::class, 'extendStoreApi']);
        add_filter('woocommerce_get_item_data', [Storefront::class, 'addToLine'], 10, 2);
        foreach (['cart', 'checkout'] as $place) {
            add_action("woocommerce_blocks_{$place}_block_registration", static fn(mixed $registry) => Storefront::registerIntegration($registry, $place));
        }
        add_action('wp_enqueue_scripts', [Storefront::class, 'enqueueClassic']);

        // Admin: the screen, its routes, and the ways to it.
        add_action('admin_menu', [Menu::class, 'register']);
        add_action('admin_enqueue_scripts', [Menu::class, 'enqueue']);
        add_filter('plugin_action_links_' . plugin_basename(KITGENIX_STOCK_SYNC_FILE), [Menu::class, 'pluginLinks']);
        add_action('admin_init', [Menu::class, 'redirectAfterActivation']);
        add_action('rest_api_init', [SettingsController::class, 'register']);
        add_action('rest_api_init', [ToolsController::class, 'register']);
        add_action('rest_api_init', [OverviewController::class, 'register']);
        add_action('rest_api_init', [StatusController::class, 'register']);
        add_action('rest_api_init', [HubPage::class, 'register']);
        add_filter('manage_edit-product_columns', [ProductScreens::class, 'addColumn'], 20);
        add_action('manage_product_posts_custom_column', [ProductScreens::class, 'showCell'], 10, 2);
        add_action('woocommerce_product_options_inventory_product_data', [ProductScreens::class, 'showPanel'], 20);
        add_action('woocommerce_variation_options_inventory', [ProductScreens::class, 'showVariationPanel'], 20, 3);
        add_action('admin_enqueue_scripts', [ProductScreens::class, 'enqueue'], 20);
        add_action('admin_notices', [DecisionNotices::class, 'show']);
        add_action('admin_post_' . Names::ADMIN_POSTS['restored'], [DecisionNotices::class, 'onRestoredPost']);
        add_action('admin_post_' . Names::ADMIN_POSTS['moved'], [DecisionNotices::class, 'onMovedPost']);

        // Cli: only where WP-CLI runs; its classes are nowhere else.
        if (defined('WP_CLI') && constant('WP_CLI') === true) {
            \WP_CLI::add_command(Commands::NAME, Commands::class);
            foreach (Commands::TABLE as $name => $class) {
                \WP_CLI::add_command(Commands::NAME . " {$name}", $class);
            }
        }

        // Status: Site Health, WooCommerce's status, e-mails to the shop, and the privacy policy.
        add_filter('site_status_tests', [SiteHealth::class, 'addTests']);
        add_action('rest_api_init', [SiteHealth::class, 'register']);
        add_filter('debug_information', [SystemReportPages::class, 'addInfo']);
        add_action('woocommerce_system_status_report', [SystemReportPages::class, 'showStatus']);
        add_filter('woocommerce_email_classes', [OutageMails::class, 'add']);
        add_filter('woocommerce_email_groups', [OutageMails::class, 'addGroup']);
        add_action('admin_init', [Privacy::class, 'suggest']);
    }

    /**
     * Activation: the option exists from now on, and the admin is shown the settings once.
     */
    public static function activate(): void
    {
        Settings::prepare();
        set_transient(Names::TRANSIENTS['activation_redirect'], 1, 30);
    }

    /**
     * Deactivation: nothing of ours runs any more; what waits stays and goes on when the plugin returns.
     */
    public static function deactivate(bool $isNetworkWide = false): void
    {
        delete_transient(Names::TRANSIENTS['activation_redirect']);
        Retries::cancelAll();
        if ($isNetworkWide) {
            self::onOtherSites([Retries::class, 'cancelAll']);
        }
    }

    /**
     * @param callable(): void $work
     */
    private static function onOtherSites(callable $work): void
    {
        /** @var list<int> $sites */
        $sites = get_sites(['fields' => 'ids', 'number' => 0, 'site__not_in' => [get_current_blog_id()]]);
        foreach ($sites as $site) {
            switch_to_blog($site);
            $work();
            restore_current_blog();
        }
    }

    /**
     * before_woocommerce_init: orders in their own tables, and the block checkout, are fine.
     */
    public static function declareCompatibility(): void
    {
        if (class_exists(\Automattic\WooCommerce\Utilities\FeaturesUtil::class)) {
            foreach (['custom_order_tables', 'cart_checkout_blocks'] as $feature) {
                \Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility($feature, KITGENIX_STOCK_SYNC_FILE, true);
            }
        }
    }

    /**
     * admin_notices.
     */
    public static function noticeWithoutWooCommerce(): void
    {
        if (current_user_can('activate_plugins')) {
            echo '<div class="notice notice-error"><p>' .
                esc_html__('Kitgenix Stock Sync needs WooCommerce. Install and activate it; nothing is synchronised until then.', 'kitgenix-stock-sync-for-woocommerce') .
                '</p></div>';
        }
    }
}
