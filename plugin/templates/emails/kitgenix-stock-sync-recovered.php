<?php
/**
 * E-mail to the shop: a connection of whose failure it was told works again.
 *
 * A theme can override this template in yourtheme/woocommerce/emails/kitgenix-stock-sync-recovered.php.
 *
 * @var string    $email_heading
 * @var string    $additional_content
 * @var string    $screen Address of the plugin's screen.
 * @var \WC_Email $email
 * @var list<array{name: string, url: string, since: string, problem: string, advice: list<string>, waiting: int}> $links
 *
 * @package Kitgenix\StockSync
 * @version 3.0.0
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- WooCommerce's own.
do_action('woocommerce_email_header', $email_heading, $email);

foreach ($links as $link) {
    echo '<h2>' . esc_html($link['name']) . '</h2>';
    echo '<p>' . esc_html(sprintf(
        /* translators: 1: address of a store, 2: date and time. */
        __('%1$s answers again. It had failed since %2$s.', 'kitgenix-stock-sync-for-woocommerce'),
        $link['url'],
        $link['since']
    )) . '</p>';
}

echo '<p>' . esc_html__('What had waited is on its way, or has arrived. There is nothing for you to do.', 'kitgenix-stock-sync-for-woocommerce') . '</p>';
echo '<p><a href="' . esc_url($screen) . '">' . esc_html__('Open Stock Sync', 'kitgenix-stock-sync-for-woocommerce') . '</a></p>';

if ($additional_content !== '') {
    echo wp_kses_post(wpautop(wptexturize($additional_content)));
}

do_action('woocommerce_email_footer', $email);
