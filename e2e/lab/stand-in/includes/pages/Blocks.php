<?php

/**
 * The Cart and the Checkout block: server-made HTML that works through the Store API, with the stores of data that plugins' scripts use.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

use Automattic\WooCommerce\Blocks\Integrations\IntegrationRegistry;
use Kitgenix\StockSync\StandIn\StoreApi\CartView;

defined('ABSPATH') || exit;

final class Blocks
{
    private const FIELDS = ['email' => 'Email address', 'first_name' => 'First name', 'last_name' => 'Last name', 'address_1' => 'Address', 'city' => 'City', 'state' => 'County (optional)', 'postcode' => 'Postcode', 'phone' => 'Phone (optional)'];

    /**
     * init.
     */
    public static function register(): void
    {
        wp_register_script('wc-settings', WC()->plugin_url() . '/assets/settings.js', [], WC_VERSION, true);
        wp_register_script('wc-blocks-checkout', WC()->plugin_url() . '/assets/blocks.js', ['wc-settings', 'wp-data', 'wp-api-fetch', 'wp-notices'], WC_VERSION, true);
        wp_register_script('wc-blocks-data-store', false, ['wc-blocks-checkout'], WC_VERSION, true);
        register_block_type('woocommerce/cart', ['api_version' => 3, 'title' => 'Cart', 'render_callback' => static fn(): string => self::place('cart', self::cart())]);
        register_block_type('woocommerce/checkout', ['api_version' => 3, 'title' => 'Checkout', 'render_callback' => static fn(): string => CheckoutPage::ofEndpoint() ?? self::place('checkout', self::checkout())]);
    }

    private static function place(string $place, string $html): string
    {
        if (is_admin() || WC()->cart === null) {
            return '';
        }
        $registry = new IntegrationRegistry();
        $registry->initialize("{$place}_block");
        wp_enqueue_script('wc-blocks-checkout');
        wp_localize_script('wc-settings', 'standInSettings', $registry->get_all_registered_script_data() + [
            'place' => $place,
            'nonce' => wp_create_nonce('wc_store_api'),
            'cart' => CartView::of(WC()->cart),
        ]);
        foreach ($registry->get_all_registered_script_handles() as $handle) {
            wp_enqueue_script($handle);
        }
        return '<div class="wp-block-woocommerce-' . esc_attr($place) . ' wc-block-' . esc_attr($place) . '" data-place="' . esc_attr($place) . '"><div class="wc-block-components-notices" role="alert"></div>' . $html . '</div>';
    }

    private static function cart(): string
    {
        WC()->cart?->calculate_totals();
        return wc_print_notices(true) . '<ul class="wc-block-cart-items"></ul><p>Total: <strong class="wc-block-cart-total"></strong></p><p><a class="wc-block-cart__submit-button button" href="' . esc_url(wc_get_checkout_url()) . '">Proceed to Checkout</a></p>';
    }

    private static function checkout(): string
    {
        if (WC()->cart === null || WC()->cart->is_empty()) {
            return Shop::emptyCart();
        }
        $fields = '';
        foreach (self::FIELDS as $name => $label) {
            $fields .= '<p><label for="block-' . esc_attr($name) . '">' . esc_html($label) . '</label> <input id="block-' . esc_attr($name) . '" name="' . esc_attr($name) . '" type="' . ($name === 'email' ? 'email' : 'text') . '"></p>';
        }
        return '<form class="wc-block-checkout__form" novalidate>' . $fields . '<ul class="wc-block-cart-items"></ul><p>Total: <strong class="wc-block-cart-total"></strong></p><p>Cash on delivery</p><button type="submit" class="wc-block-components-checkout-place-order-button button">Place Order</button></form>';
    }
}
