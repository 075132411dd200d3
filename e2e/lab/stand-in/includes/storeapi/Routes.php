<?php

/**
 * The Store API: the shopper's cart and the way to an order. Enters: requests with a nonce or a Cart-Token; leaves: the cart, an order,
 * or what stands against it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined('ABSPATH') || exit;

final class Routes
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        $routes = [
            '/cart' => ['GET' => [CartRoutes::class, 'show']],
            '/cart/add-item' => ['POST' => [CartRoutes::class, 'add']],
            '/cart/update-item' => ['POST' => [CartRoutes::class, 'update']],
            '/cart/remove-item' => ['POST' => [CartRoutes::class, 'remove']],
            '/cart/update-customer' => ['POST' => [CartRoutes::class, 'show']],
            '/cart/extensions' => ['POST' => [CartRoutes::class, 'extend']],
            '/checkout' => ['GET' => [CheckoutRoutes::class, 'show'], 'PUT' => [CheckoutRoutes::class, 'show'], 'POST' => [CheckoutRoutes::class, 'place']],
            '/checkout/(?P<id>[\d]+)' => ['POST' => [CheckoutRoutes::class, 'pay']],
        ];
        foreach (['wc/store', 'wc/store/v1'] as $namespace) {
            foreach ($routes as $path => $methods) {
                foreach ($methods as $method => $answer) {
                    register_rest_route($namespace, $path, [
                        'methods' => $method,
                        'callback' => static fn(WP_REST_Request $request): WP_REST_Response => self::answer($request, $answer),
                        'permission_callback' => '__return_true',
                    ]);
                }
            }
            register_rest_route($namespace, '/batch', ['methods' => 'POST', 'callback' => [self::class, 'batch'], 'permission_callback' => '__return_true']);
        }
    }

    /**
     * Several requests in one.
     */
    public static function batch(WP_REST_Request $request): WP_REST_Response
    {
        $answers = [];
        foreach ((array) $request['requests'] as $one) {
            $inner = new WP_REST_Request($one['method'] ?? 'POST', (string) wp_parse_url($one['path'] ?? '', PHP_URL_PATH));
            $inner->set_headers(array_merge($request->get_headers(), (array) ($one['headers'] ?? [])));
            $inner->set_body_params((array) ($one['body'] ?? []));
            $answer = rest_do_request($inner);
            $answers[] = ['body' => rest_get_server()->response_to_data($answer, false), 'status' => $answer->get_status(), 'headers' => $answer->get_headers()];
        }
        return new WP_REST_Response(['responses' => $answers], 207);
    }

    /**
     * @param callable(WP_REST_Request): WP_REST_Response $answer
     */
    private static function answer(WP_REST_Request $request, callable $answer): WP_REST_Response
    {
        $hasToken = Token::shopper((string) $request->get_header('Cart-Token')) !== '';
        if ($hasToken) {
            add_filter('woocommerce_session_handler', static fn(): string => TokenSession::class);
        }
        wc_load_cart();
        $refusal = $request->get_method() === 'GET' || $hasToken ? null : self::withoutNonce($request);
        try {
            $response = $refusal ?? $answer($request);
        } catch (Refused $error) {
            $response = self::refusal($error->errors(), (int) $error->getCode());
        } catch (\Exception $error) {
            $response = self::refusal(new WP_Error('woocommerce_rest_unknown_server_error', $error->getMessage()), 500);
        }
        $response->header('Nonce', wp_create_nonce('wc_store_api'));
        $response->header('Nonce-Timestamp', (string) time());
        $response->header('User-ID', (string) get_current_user_id());
        $response->header('Cart-Token', Token::make((string) WC()->session->get_customer_id()));
        $response->header('Cart-Hash', WC()->cart->get_cart_hash());
        $response->header('Cache-Control', 'no-store');
        return $response;
    }

    private static function withoutNonce(WP_REST_Request $request): ?WP_REST_Response
    {
        $nonce = $request->get_header('Nonce');
        if (apply_filters('woocommerce_store_api_disable_nonce_check', false) || ($nonce !== null && wp_verify_nonce($nonce, 'wc_store_api'))) {
            return null;
        }
        return $nonce === null
            ? self::refusal(new WP_Error('woocommerce_rest_missing_nonce', 'Missing the Nonce header. This endpoint requires a valid nonce.'), 401)
            : self::refusal(new WP_Error('woocommerce_rest_invalid_nonce', 'Nonce is invalid.'), 403);
    }

    private static function refusal(WP_Error $errors, int $status): WP_REST_Response
    {
        // Of a conflict, the client is told how the cart stands now.
        $errors->add_data(['status' => $status] + ($status === 409 ? ['cart' => CartView::of(WC()->cart)] : []));
        return rest_convert_error_to_response($errors);
    }
}
