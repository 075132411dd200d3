<?php

/**
 * Cart and notices, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

/**
 * Gives a request a shopper that has none by itself, such as a REST request.
 */
function wc_load_cart()
{
    if (!did_action('before_woocommerce_init') || doing_action('before_woocommerce_init')) {
        _doing_it_wrong(__FUNCTION__, 'The cart can be had after before_woocommerce_init.', '3.7');
        return;
    }
    WC()->initialize_session();
    WC()->initialize_cart();
}

function wc_empty_cart()
{
    if (WC()->cart === null) {
        wc_load_cart();
    }
    WC()->cart->empty_cart(false);
}

function wc_add_notice($message, $notice_type = 'success', $data = [])
{
    if (!WC()->session) {
        return;
    }
    $notices = (array) WC()->session->get('wc_notices', []);
    $message = apply_filters('woocommerce_add_' . $notice_type, $message);
    if ($message !== '') {
        $notices[$notice_type][] = ['notice' => $message, 'data' => $data];
    }
    WC()->session->set('wc_notices', $notices);
}

function wc_get_notices($notice_type = '')
{
    $notices = WC()->session ? (array) WC()->session->get('wc_notices', []) : [];
    return $notice_type === '' ? $notices : $notices[$notice_type] ?? [];
}

function wc_notice_count($notice_type = '')
{
    return $notice_type === '' ? array_sum(array_map('count', wc_get_notices())) : count(wc_get_notices($notice_type));
}

function wc_has_notice($message, $notice_type = 'success')
{
    return in_array($message, array_column(wc_get_notices($notice_type), 'notice'), true);
}

function wc_set_notices($notices)
{
    WC()->session?->set('wc_notices', empty($notices) ? null : $notices);
}

function wc_clear_notices()
{
    WC()->session?->set('wc_notices', null);
}

function wc_print_notices($return = false)
{
    $html = '';
    foreach (wc_get_notices() as $type => $notices) {
        foreach ($notices as $notice) {
            $html .= '<div class="woocommerce-' . ($type === 'success' ? 'message' : esc_attr($type)) . '" role="alert">' . wp_kses_post($notice['notice']) . '</div>';
        }
    }
    wc_clear_notices();
    $html = '<div class="woocommerce-notices-wrapper">' . $html . '</div>';
    if ($return) {
        return $html;
    }
    echo $html;
}
