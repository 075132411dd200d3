<?php

/**
 * Requests of the shop's pages: wc-ajax=… answers as the hook wc_ajax_… does.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_AJAX
{
    public static function init()
    {
        add_action('template_redirect', [self::class, 'do_wc_ajax'], 0);
        add_action('wc_ajax_checkout', static function (): void {
            wc_maybe_define_constant('WOOCOMMERCE_CHECKOUT', true);
            WC()->checkout()->process_checkout();
            wp_die('', '', ['response' => null]);
        });
    }

    public static function get_endpoint($request = '')
    {
        $url = add_query_arg('wc-ajax', $request, remove_query_arg(['remove_item', 'add-to-cart', 'added-to-cart'], home_url('/', 'relative')));
        return esc_url_raw(apply_filters('woocommerce_ajax_get_endpoint', $url, $request));
    }

    public static function do_wc_ajax()
    {
        $action = isset($_GET['wc-ajax']) ? sanitize_text_field(wp_unslash($_GET['wc-ajax'])) : '';
        if ($action === '') {
            return;
        }
        wc_maybe_define_constant('DOING_AJAX', true);
        wc_maybe_define_constant('WC_DOING_AJAX', true);
        wc_nocache_headers();
        status_header(200);
        do_action('wc_ajax_' . $action);
        wp_die();
    }
}
