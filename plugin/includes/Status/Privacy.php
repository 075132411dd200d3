<?php
/**
 * Status: what a shop may say of this plugin in its privacy policy, on WordPress's own page of suggestions.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

defined('ABSPATH') || exit;

final class Privacy
{
    /**
     * admin_init.
     */
    public static function suggest(): void
    {
        $paragraphs = [
            '<p class="privacy-policy-tutorial">' . esc_html__('Stock Sync tells your other stores which SKU was sold or restocked and by how many. No name, address, e-mail address, payment or order leaves the store. As the owner of all connected stores you may want to say so; the following is a suggestion.', 'kitgenix-stock-sync-for-woocommerce') . '</p>',
            '<p>' . '<strong class="privacy-policy-tutorial">' . esc_html__('Suggested text:', 'kitgenix-stock-sync-for-woocommerce') . ' </strong>' .
                esc_html__('We sell the same goods in several shops. To keep their stock in step, this shop tells our other shops how many units of a product were sold or added. That says nothing about who bought them.', 'kitgenix-stock-sync-for-woocommerce') . '</p>',
            '<p>' . esc_html__('When you go to the checkout, this shop may ask our main shop whether the goods in your cart are in stock, and have them held for some minutes. It sends the product numbers, the quantities and a random key, which is also kept with your order. The key says nothing about you, and our main shop forgets it when the time is over or the order is in.', 'kitgenix-stock-sync-for-woocommerce') . '</p>',
            '<p>' . esc_html__('If a stranger tries to speak to this shop as one of our shops and fails, the address of that computer is counted for ten minutes, in order to keep out those who guess.', 'kitgenix-stock-sync-for-woocommerce') . '</p>',
        ];
        wp_add_privacy_policy_content('Kitgenix Stock Sync', implode('', $paragraphs));
    }
}
