<?php

/**
 * Templates that a theme may replace, and the language in which the shop speaks to its owner, under WooCommerce's names.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

function wc_locate_template($template_name, $template_path = '', $default_path = '')
{
    $template_path = $template_path ?: WC()->template_path();
    $default_path = $default_path ?: WC()->plugin_path() . '/templates/';
    $template = locate_template([trailingslashit($template_path) . $template_name, $template_name]) ?: $default_path . $template_name;
    return apply_filters('woocommerce_locate_template', $template, $template_name, $template_path, $default_path);
}

function wc_get_template($template_name, $args = [], $template_path = '', $default_path = '')
{
    $template = apply_filters('wc_get_template', wc_locate_template($template_name, $template_path, $default_path), $template_name, $args, $template_path, $default_path);
    if (!file_exists($template)) {
        _doing_it_wrong(__FUNCTION__, esc_html(sprintf('%s does not exist.', $template)), '2.1');
        return;
    }
    do_action('woocommerce_before_template_part', $template_name, $template_path, $template, $args);
    (static function (string $__file, array $__args): void {
        extract($__args, EXTR_SKIP);
        include $__file;
    })($template, (array) $args);
    do_action('woocommerce_after_template_part', $template_name, $template_path, $template, $args);
}

function wc_get_template_html($template_name, $args = [], $template_path = '', $default_path = '')
{
    ob_start();
    wc_get_template($template_name, $args, $template_path, $default_path);
    return (string) ob_get_clean();
}

function wc_switch_to_site_locale()
{
    global $wp_locale_switcher;
    if (isset($wp_locale_switcher)) {
        switch_to_locale(get_locale());
        add_filter('plugin_locale', 'get_locale');
    }
}

function wc_restore_locale()
{
    global $wp_locale_switcher;
    if (isset($wp_locale_switcher)) {
        restore_previous_locale();
        remove_filter('plugin_locale', 'get_locale');
    }
}
