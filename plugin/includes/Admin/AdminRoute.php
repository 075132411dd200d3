<?php
/**
 * Admin: what all routes of the screen have in common: who may call them, how an answer goes out, and how a request is refused
 * whose fields are wrong.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type FieldErrors from \Kitgenix\StockSync\Operations\ConnectionRules
 */
final class AdminRoute
{
    /**
     * Registers a row of the contract's tables.
     *
     * @param array{route: string, method: string, action: string}                                         $row
     * @param callable(\WP_REST_Request<array<string, mixed>>): (\WP_REST_Response|\WP_Error) $serve
     */
    public static function register(array $row, callable $serve): void
    {
        register_rest_route(Routes::NAMESPACE, '/' . $row['route'], [
            'methods' => $row['method'],
            'callback' => $serve,
            'permission_callback' => static fn(\WP_REST_Request $request): bool|\WP_Error => self::mayCall($row['action'], $request),
            'show_in_index' => false,
        ]);
    }

    /**
     * The request's JSON. A request that WordPress makes of itself, to send an answer along with the page, has no body at all.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    public static function body(\WP_REST_Request $request): mixed
    {
        return json_decode((string) $request->get_body(), true);
    }

    /**
     * An answer that nobody keeps a copy of.
     *
     * @param array<string, mixed> $answer
     */
    public static function answer(array $answer): \WP_REST_Response
    {
        $response = new \WP_REST_Response($answer);
        $response->header('Cache-Control', 'no-store');
        return $response;
    }

    /**
     * Refuses what speaks to other stores while this site may be a copy.
     */
    public static function refuseWhilePaused(): void
    {
        if (Settings::isPaused()) {
            throw new Refused(__('This shop has another address than before. Say first whether it has moved or is a copy.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['paused'], 409);
        }
    }

    /**
     * The refusal of a request whose fields are wrong.
     *
     * @param FieldErrors $errors
     */
    public static function invalid(array $errors): Refused
    {
        return new Refused(__('Some fields need another value.', 'kitgenix-stock-sync-for-woocommerce'), $errors, Errors::ERRORS['bad_payload']);
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function mayCall(string $action, \WP_REST_Request $request): bool|\WP_Error
    {
        if (!current_user_can(Names::PLUGIN['capability'])) {
            return new \WP_Error(
                Admin::ADMIN_ERRORS['forbidden'],
                __('You may not manage this shop’s stock synchronisation.', 'kitgenix-stock-sync-for-woocommerce'),
                ['status' => rest_authorization_required_code()]
            );
        }
        $nonce = (string) $request->get_header(Admin::ACTION_NONCE_HEADER);
        if ($action !== '' && wp_verify_nonce($nonce, Names::NONCES[$action] ?? '') === false) {
            return new \WP_Error(
                Admin::ADMIN_ERRORS['bad_nonce'],
                __('This page has been open too long. Try again.', 'kitgenix-stock-sync-for-woocommerce'),
                ['status' => 403]
            );
        }
        return true;
    }
}
