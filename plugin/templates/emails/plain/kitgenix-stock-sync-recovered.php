<?php
/**
 * E-mail to the shop, plain text: a connection of whose failure it was told works again.
 *
 * A theme can override this template in yourtheme/woocommerce/emails/plain/kitgenix-stock-sync-recovered.php.
 *
 * @var string $email_heading
 * @var string $additional_content
 * @var string $screen Address of the plugin's screen.
 * @var list<array{name: string, url: string, since: string, problem: string, advice: list<string>, waiting: int}> $links
 *
 * @package Kitgenix\StockSync
 * @version 3.0.0
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- WooCommerce's own.
echo esc_html(wp_strip_all_tags($email_heading)) . "\n\n";

foreach ($links as $link) {
    echo '* ' . esc_html($link['name']) . "\n";
    echo esc_html(sprintf(
        /* translators: 1: address of a store, 2: date and time. */
        __('%1$s answers again. It had failed since %2$s.', 'kitgenix-stock-sync-for-woocommerce'),
        $link['url'],
        $link['since']
    )) . "\n\n";
}

echo esc_html__('What had waited is on its way, or has arrived. There is nothing for you to do.', 'kitgenix-stock-sync-for-woocommerce') . "\n\n";
echo esc_url($screen) . "\n\n";

if ($additional_content !== '') {
    echo esc_html(wp_strip_all_tags(wptexturize($additional_content))) . "\n\n";
}

$footer = apply_filters('woocommerce_email_footer_text', get_option('woocommerce_email_footer_text'));
echo is_string($footer) ? wp_kses_post($footer) : '';
