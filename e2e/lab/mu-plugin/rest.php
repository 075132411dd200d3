<?php

/**
 * The lab's way into a store: REST routes under lab/v1, and the administrator's rights for whoever has the lab's token.
 * Enters: requests with the header X-Lab-Token. Leaves: JSON.
 *
 * `lab/v1/php` evaluates code. It exists only where wp-config.php defines LAB_TOKEN, which only the lab writes, on a
 * server that listens on 127.0.0.1.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

use ActionScheduler_QueueRunner;
use Throwable;
use WP_Error;
use WP_REST_Request;

defined('ABSPATH') || exit;

final class Rest
{
    public static function register(): void
    {
        if (!hash_equals(LAB_TOKEN, (string) ($_SERVER['HTTP_X_LAB_TOKEN'] ?? ''))) {
            return;
        }
        // After cookies and application passwords have had their say.
        add_filter('determine_current_user', static fn (): int => 1, 1000);
        add_action('rest_api_init', static function (): void {
            self::route('POST', '/order', self::order(...));
            self::route('GET', '/stock', self::stock(...));
            self::route('POST', '/stock', self::setStock(...));
            self::route('GET', '/settings', static fn (): mixed => get_option(SETTINGS, null));
            self::route('POST', '/settings', static function (WP_REST_Request $request): mixed {
                update_option(SETTINGS, $request->get_json_params(), false);
                return get_option(SETTINGS);
            });
            self::route('POST', '/run-actions', self::runActions(...));
            self::route('POST', '/php', self::php(...));
        });
    }

    private static function route(string $method, string $path, callable $answer): void
    {
        register_rest_route('lab/v1', $path, [
            'methods' => $method,
            'callback' => $answer,
            // register() saw the token.
            'permission_callback' => '__return_true',
        ]);
    }

    private static function order(WP_REST_Request $request): array|WP_Error
    {
        $product = Products::bySku((string) $request['sku']);
        return $product ? Products::order($product, (float) $request['quantity']) : self::unknown($request);
    }

    private static function stock(WP_REST_Request $request): array|WP_Error
    {
        $product = Products::bySku((string) $request['sku']);
        return $product ? Products::stock($product) : self::unknown($request);
    }

    private static function setStock(WP_REST_Request $request): array|WP_Error
    {
        $product = Products::bySku((string) $request['sku']);
        if (!$product) {
            return self::unknown($request);
        }
        Products::setQuantity($product, (float) $request['quantity']);
        return Products::stock(wc_get_product($product->get_id()));
    }

    /** @return array{ran: int} */
    private static function runActions(): array
    {
        return ['ran' => (int) ActionScheduler_QueueRunner::instance()->run('Lab')];
    }

    /** @return array{output: string}|WP_Error */
    private static function php(WP_REST_Request $request): array|WP_Error
    {
        ob_start();
        try {
            $returned = self::evaluate((string) $request['code']);
        } catch (Throwable $error) {
            return new WP_Error('lab_php', $error::class . ': ' . $error->getMessage(), [
                'status' => 500,
                'where' => $error->getFile() . ':' . $error->getLine(),
            ]);
        } finally {
            $output = (string) ob_get_clean();
        }
        if ($returned !== null) {
            $output .= is_string($returned) ? $returned : (string) wp_json_encode($returned);
        }
        return ['output' => $output];
    }

    private static function evaluate(string $code): mixed
    {
        return eval($code);
    }

    private static function unknown(WP_REST_Request $request): WP_Error
    {
        return new WP_Error('lab_unknown_sku', 'No product with the SKU ' . $request['sku'] . '.', ['status' => 404]);
    }
}
