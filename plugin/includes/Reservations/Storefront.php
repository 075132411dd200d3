<?php
/**
 * Reservations, Child: shows what is known to stand against a cart: beside its lines everywhere, as extension data of the Store API's cart,
 * and through a script on pages with WooCommerce's blocks or shortcodes. It asks nobody.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Automattic\WooCommerce\Blocks\Integrations\IntegrationRegistry;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\Assets;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Problem from CartCheck
 */
final class Storefront
{
    /**
     * init: the Store API's cart and its lines carry what is known.
     */
    public static function extendStoreApi(): void
    {
        if (!function_exists('woocommerce_store_api_register_endpoint_data')) {
            return;
        }
        woocommerce_store_api_register_endpoint_data([
            'endpoint' => 'cart-item',
            'namespace' => Names::STOREFRONT['namespace'],
            'data_callback' => static fn(mixed $item): array => ['problem' => self::sentenceOfLine($item)],
            'schema_callback' => static fn(): array => ['problem' => ['description' => 'Why this line cannot be ordered.', 'type' => ['string', 'null'], 'context' => ['view', 'edit'], 'readonly' => true]],
            'schema_type' => 'ARRAY_A',
        ]);
        woocommerce_store_api_register_endpoint_data([
            'endpoint' => 'cart',
            'namespace' => Names::STOREFRONT['namespace'],
            'data_callback' => static fn(): array => ['problems' => array_values(array_map([ProblemMessages::class, 'ofOrder'], self::known()))],
            'schema_callback' => static fn(): array => ['problems' => ['description' => 'Why this cart cannot be ordered.', 'type' => 'array', 'items' => ['type' => 'string'], 'context' => ['view', 'edit'], 'readonly' => true]],
            'schema_type' => 'ARRAY_A',
        ]);
    }

    /**
     * woocommerce_get_item_data: beside a line of a cart, in blocks and shortcodes alike.
     *
     * @param mixed $data What other plugins show there.
     */
    public static function addToLine(mixed $data, mixed $item): mixed
    {
        $sentence = self::sentenceOfLine($item);
        if ($sentence === null || !is_array($data)) {
            return $data;
        }
        return [...$data, ['key' => __('Stock', 'kitgenix-stock-sync-for-woocommerce'), 'value' => $sentence, 'display' => esc_html($sentence)]];
    }

    /**
     * woocommerce_blocks_cart_block_registration, woocommerce_blocks_checkout_block_registration.
     *
     * @param 'cart'|'checkout' $place
     */
    public static function registerIntegration(mixed $registry, string $place): void
    {
        if ($registry instanceof IntegrationRegistry) {
            $registry->register(new BlocksIntegration($place));
        }
    }

    /**
     * wp_enqueue_scripts: pages with WooCommerce's shortcodes. A block brings its own script.
     */
    public static function enqueueClassic(): void
    {
        $place = is_cart() ? 'cart' : 'checkout';
        $isShown = is_cart() || (is_checkout() && !is_wc_endpoint_url());
        if (!$isShown || has_block("woocommerce/{$place}") || !CartCheck::isAsking()) {
            return;
        }
        $script = Assets::register('checkout-classic');
        if ($script !== null) {
            wp_add_inline_script($script['handle'], 'window.kitgenixStockSyncAsk = ' . wp_json_encode(CheckoutAjax::data($place)) . ';', 'before');
            wp_enqueue_script($script['handle']);
        }
    }

    private static function sentenceOfLine(mixed $item): ?string
    {
        $product = is_array($item) ? $item['data'] ?? null : null;
        $problem = $product instanceof \WC_Product ? self::known()[$product->get_stock_managed_by_id()] ?? null : null;
        return $problem === null ? null : ProblemMessages::ofLine($problem);
    }

    /**
     * @return array<int, Problem>
     */
    private static function known(): array
    {
        $cart = function_exists('WC') ? WC()->cart : null;
        return $cart instanceof \WC_Cart && CartCheck::isAsking() ? KnownProblems::ofCart($cart) : [];
    }
}
