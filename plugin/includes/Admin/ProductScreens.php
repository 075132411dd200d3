<?php
/**
 * Admin: how a product stands, in the list of products and in its editor. Enters: WooCommerce's own hooks; leaves: a few words beside
 * the stock. Nothing is decided or stored here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Status\ProductStatus;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Facts from ProductStatus
 */
final class ProductScreens
{
    private const COLUMN = 'kitgenix_stock_sync';

    /** @var array<int, Facts>|null Of the page that is shown; null before the first row. */
    private static ?array $page = null;

    /**
     * manage_edit-product_columns: ours, beside the stock.
     *
     * @param array<string, string> $columns
     * @return array<string, string>
     */
    public static function addColumn(array $columns): array
    {
        if (!current_user_can(Names::PLUGIN['capability'])) {
            return $columns;
        }
        $ours = [self::COLUMN => esc_html_x('Sync', 'column', 'kitgenix-stock-sync-for-woocommerce')];
        $place = array_search('is_in_stock', array_keys($columns), true);
        $after = $place === false ? count($columns) : $place + 1;
        return array_slice($columns, 0, $after, true) + $ours + array_slice($columns, $after, null, true);
    }

    /**
     * manage_product_posts_custom_column: one cell. All rows of the page are read together with the first.
     */
    public static function showCell(string $column, int $id): void
    {
        if ($column !== self::COLUMN) {
            return;
        }
        self::$page ??= ProductStatus::of(self::idsOfPage());
        $facts = self::$page[$id] ?? ProductStatus::of([$id])[$id] ?? null;
        if ($facts !== null) {
            self::label($facts);
        }
    }

    /**
     * woocommerce_product_options_inventory_product_data: below the stock of a product.
     */
    public static function showPanel(): void
    {
        $id = get_the_ID();
        self::panel(is_int($id) ? $id : 0);
    }

    /**
     * woocommerce_variation_options_inventory: below the stock of a variation.
     */
    public static function showVariationPanel(mixed $place, mixed $data, mixed $variation): void
    {
        self::panel($variation instanceof \WP_Post ? $variation->ID : 0);
    }

    /**
     * admin_enqueue_scripts: a handful of rules, on WooCommerce's own stylesheet.
     */
    public static function enqueue(): void
    {
        $screen = get_current_screen();
        if ($screen !== null && in_array($screen->id, ['edit-product', 'product'], true)) {
            wp_add_inline_style(
                'woocommerce_admin_styles',
                '.column-kitgenix_stock_sync{width:9em}' .
                '.kss-product{display:inline-flex;gap:4px;align-items:center}' .
                '.kss-product.is-in_step .dashicons{color:#00692a}' .
                '.kss-product.is-conflict .dashicons{color:#b32d2e}' .
                '.kss-product.is-waiting .dashicons{color:#2271b1}' .
                '.kss-product-panel .description{display:block;clear:both;margin:0}'
            );
        }
    }

    private static function panel(int $id): void
    {
        $facts = $id === 0 || !current_user_can(Names::PLUGIN['capability']) ? null : ProductStatus::of([$id])[$id] ?? null;
        if ($facts === null) {
            return;
        }
        echo '<div class="options_group kss-product-panel"><p class="form-field form-row form-row-full"><label>' . esc_html__('Stock Sync', 'kitgenix-stock-sync-for-woocommerce') . '</label>';
        self::label($facts);
        echo '<span class="description">' . esc_html(ProductStatusText::meaning($facts)) . '</span>';
        $origin = ProductStatusText::origin($facts);
        if ($origin !== '') {
            echo '<span class="description">' . esc_html($origin) . '</span>';
        }
        echo '</p></div>';
    }

    /**
     * @param Facts $facts
     */
    private static function label(array $facts): void
    {
        $more = trim(ProductStatusText::meaning($facts) . ' ' . ProductStatusText::origin($facts));
        echo '<span class="kss-product is-' . esc_attr($facts['sync']) . '" title="' . esc_attr($more) . '">' .
            '<span class="dashicons dashicons-' . esc_attr(ProductStatusText::ICONS[$facts['sync']]) . '" aria-hidden="true"></span>' .
            '<span>' . esc_html(ProductStatusText::state($facts)) . '</span></span>';
    }

    /**
     * @return list<int>
     */
    private static function idsOfPage(): array
    {
        /** @var \WP_Query $wp_query */
        global $wp_query;
        $ids = [];
        foreach ($wp_query->posts ?? [] as $post) {
            $ids[] = $post instanceof \WP_Post ? $post->ID : (int) $post;
        }
        return $ids;
    }
}
