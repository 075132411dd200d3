<?php

/**
 * wc/v3/products: products and variations for other programs. Enters: JSON from somebody who may edit products; leaves: products.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Rest;

use WC_Data_Exception;
use WC_Product;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined('ABSPATH') || exit;

final class ProductRoutes
{
    private const TYPES = ['simple' => 'WC_Product_Simple', 'variable' => 'WC_Product_Variable', 'grouped' => 'WC_Product_Grouped', 'external' => 'WC_Product_External', 'variation' => 'WC_Product_Variation'];

    private const PROPS = ['name', 'slug', 'status', 'featured', 'catalog_visibility', 'description', 'short_description', 'sku', 'price', 'regular_price', 'sale_price', 'virtual', 'downloadable', 'manage_stock', 'stock_quantity', 'stock_status', 'backorders', 'low_stock_amount', 'sold_individually', 'parent_id', 'menu_order'];

    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        foreach (['/products' => 'product', '/products/(?P<product_id>[\d]+)/variations' => 'variation'] as $path => $kind) {
            self::route($path, 'GET', static fn($request) => self::list($request, $kind));
            self::route($path, 'POST', static fn($request) => self::create($request, $kind));
            self::route("{$path}/(?P<id>[\d]+)", 'GET', static fn($request) => self::with($request, static fn(WC_Product $product) => new WP_REST_Response(self::view($product))));
            self::route("{$path}/(?P<id>[\d]+)", 'POST, PUT, PATCH', static fn($request) => self::with($request, static fn(WC_Product $product) => self::save($product, $request)));
            self::route("{$path}/(?P<id>[\d]+)", 'DELETE', static fn($request) => self::with($request, static fn(WC_Product $product) => self::remove($product, $request)));
        }
    }

    private static function route(string $path, string $methods, callable $answer): void
    {
        register_rest_route('wc/v3', $path, [
            'methods' => $methods,
            'callback' => $answer,
            'permission_callback' => static fn() => current_user_can('edit_products') ? true : new WP_Error('woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', ['status' => rest_authorization_required_code()]),
        ]);
    }

    private static function list(WP_REST_Request $request, string $kind): WP_REST_Response
    {
        $query = ['limit' => absint($request['per_page'] ?? 10), 'page' => absint($request['page'] ?? 1), 'type' => $kind === 'product' ? ['simple', 'variable', 'grouped', 'external'] : ['variation'], 'parent' => absint($request['product_id'] ?? 0)];
        foreach (['stock_status', 'include', 'exclude', 'status'] as $name) {
            if (isset($request[$name])) {
                $query[$name] = is_string($request[$name]) && str_contains($name, 'clude') ? wp_parse_id_list($request[$name]) : $request[$name];
            }
        }
        if (isset($request['sku'])) {
            $ids = array_values(array_filter(array_map('wc_get_product_id_by_sku', explode(',', (string) $request['sku']))));
            return new WP_REST_Response(array_map(static fn($id) => self::view(wc_get_product($id)), $ids));
        }
        if (isset($request['search'])) {
            $query['s'] = (string) $request['search'];
        }
        return new WP_REST_Response(array_map([self::class, 'view'], wc_get_products($query)));
    }

    private static function create(WP_REST_Request $request, string $kind): WP_REST_Response
    {
        $class = self::TYPES[$kind === 'variation' ? 'variation' : (string) ($request['type'] ?? 'simple')] ?? self::TYPES['simple'];
        $product = new $class();
        if ($kind === 'variation') {
            $product->set_parent_id(absint($request['product_id']));
        }
        $answer = self::save($product, $request);
        $answer->set_status($answer->get_status() === 200 ? 201 : $answer->get_status());
        return $answer;
    }

    private static function save(WC_Product $product, WP_REST_Request $request): WP_REST_Response
    {
        try {
            foreach (self::PROPS as $prop) {
                if (isset($request[$prop]) || ($prop === 'low_stock_amount' && $request->has_param($prop))) {
                    $product->{"set_{$prop}"}($request[$prop] ?? '');
                }
            }
            foreach ((array) ($request['meta_data'] ?? []) as $meta) {
                $product->update_meta_data((string) $meta['key'], $meta['value']);
            }
        } catch (WC_Data_Exception $error) {
            return rest_convert_error_to_response(new WP_Error($error->getErrorCode(), $error->getMessage(), $error->getErrorData()));
        }
        $product->save();
        return new WP_REST_Response(self::view(wc_get_product($product->get_id())));
    }

    private static function remove(WC_Product $product, WP_REST_Request $request): WP_REST_Response
    {
        $view = self::view($product);
        $product->delete((bool) wc_string_to_bool($request['force'] ?? false));
        return new WP_REST_Response($view);
    }

    private static function with(WP_REST_Request $request, callable $do): WP_REST_Response
    {
        $product = wc_get_product(absint($request['id']));
        return $product ? $do($product) : rest_convert_error_to_response(new WP_Error('woocommerce_rest_product_invalid_id', 'Invalid ID.', ['status' => 404]));
    }

    /**
     * @return array<string, mixed>
     */
    private static function view(WC_Product $product): array
    {
        $view = ['id' => $product->get_id(), 'type' => $product->get_type(), 'permalink' => $product->get_permalink()];
        foreach (self::PROPS as $prop) {
            $view[$prop] = $product->{"get_{$prop}"}();
        }
        $view['low_stock_amount'] = $view['low_stock_amount'] === '' ? null : $view['low_stock_amount'];
        return $view + [
            'backorders_allowed' => (bool) $product->backorders_allowed(),
            'backordered' => (bool) $product->is_on_backorder(),
            'variations' => $product->get_children(),
            'meta_data' => array_map(static fn($meta) => $meta->get_data(), $product->get_meta_data()),
        ];
    }
}
