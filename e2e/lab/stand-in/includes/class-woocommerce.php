<?php

/**
 * The shop itself: what loads when, and where the session, the cart and the rest are found.
 * Enters: WordPress's hooks. Leaves: WooCommerce's own first hooks, in its order.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Admin\Screens;
use Kitgenix\StockSync\StandIn\Pages\Notice;
use Kitgenix\StockSync\StandIn\Pages\Shop;
use Kitgenix\StockSync\StandIn\Products\PostTypes;
use Kitgenix\StockSync\StandIn\Products\Removal;
use Kitgenix\StockSync\StandIn\Rest\ProductRoutes;
use Kitgenix\StockSync\StandIn\Rest\SettingRoutes;
use Kitgenix\StockSync\StandIn\StoreApi\Routes;

defined('ABSPATH') || exit;

final class WooCommerce
{
    /** @var string */
    public $version = WC_VERSION;

    /** @var WC_Session|null */
    public $session = null;

    /** @var WC_Cart|null */
    public $cart = null;

    /** @var WC_Customer|null */
    public $customer = null;

    private static ?WooCommerce $instance = null;

    public static function instance()
    {
        return self::$instance ??= new self();
    }

    private function __construct()
    {
        $this->nameTables();
        add_action('switch_blog', [$this, 'nameTables'], 0);
        add_action('plugins_loaded', static fn() => do_action('woocommerce_loaded'), -1);
        add_action('plugins_loaded', [ActionScheduler::class, 'boot'], 1);
        add_action('init', [$this, 'init'], 0);
        add_action('init', [PostTypes::class, 'register'], 5);
        add_action('wp_loaded', [$this, 'loadShopper'], 5);
        add_filter('woocommerce_stock_amount', 'intval');
        Removal::register();
        Shop::register();
        Notice::register();
        WC_AJAX::init();
        add_action('rest_api_init', [ProductRoutes::class, 'register']);
        add_action('rest_api_init', [SettingRoutes::class, 'register']);
        add_action('rest_api_init', [Routes::class, 'register']);
        if (is_admin()) {
            Screens::register();
        }
    }

    /**
     * init, before everything else.
     */
    public function init(): void
    {
        do_action('before_woocommerce_init');
        do_action('woocommerce_init');
    }

    /**
     * Tables of this site under the names that WooCommerce gives them on $wpdb.
     */
    public function nameTables(): void
    {
        global $wpdb;
        $names = [
            'wc_product_meta_lookup' => 'wc_product_meta_lookup',
            'wc_reserved_stock' => 'wc_reserved_stock',
            'order_itemmeta' => 'woocommerce_order_itemmeta',
        ];
        foreach ($names as $property => $table) {
            $wpdb->$property = $wpdb->prefix . $table;
            $wpdb->tables[] = $table;
        }
    }

    /**
     * wp_loaded: a page has a shopper; a REST request has one once somebody asks.
     */
    public function loadShopper(): void
    {
        if (!is_admin() && !wp_doing_cron() && !$this->is_rest_api_request()) {
            $this->initialize_session();
            $this->initialize_cart();
        }
    }

    public function initialize_session()
    {
        $class = apply_filters('woocommerce_session_handler', 'WC_Session_Handler');
        if (!$this->session instanceof WC_Session) {
            $this->session = new $class();
            $this->session->init();
        }
    }

    public function initialize_cart()
    {
        if ($this->customer === null) {
            $this->customer = new WC_Customer(get_current_user_id());
        }
        if ($this->cart === null) {
            $this->cart = new WC_Cart();
            $this->cart->get_cart_from_session();
        }
    }

    public function is_rest_api_request()
    {
        $path = isset($_SERVER['REQUEST_URI']) ? (string) $_SERVER['REQUEST_URI'] : '';
        return str_contains($path, trailingslashit(rest_get_url_prefix())) || isset($_GET['rest_route']);
    }

    public function is_store_api_request()
    {
        return $this->is_rest_api_request() && str_contains((string) ($_SERVER['REQUEST_URI'] ?? ''), 'wc/store');
    }

    public function checkout()
    {
        return WC_Checkout::instance();
    }

    public function payment_gateways()
    {
        return WC_Payment_Gateways::instance();
    }

    public function mailer()
    {
        return WC_Emails::instance();
    }

    public function template_path()
    {
        return apply_filters('woocommerce_template_path', 'woocommerce/');
    }

    public function api_request_url($request, $ssl = null)
    {
        return add_query_arg('wc-api', $request, trailingslashit(home_url()));
    }

    public function plugin_url()
    {
        return untrailingslashit(plugins_url('/', WC_PLUGIN_FILE));
    }

    public function plugin_path()
    {
        return untrailingslashit(WC_ABSPATH);
    }
}
