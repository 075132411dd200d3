<?php
/**
 * Platform: what all routes of the screen have in common: who may call them, how an answer goes out, and how a request is refused
 * that cannot be granted.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Platform;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type RefusalData from Admin
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
     * The answer to a request that cannot be granted: `{code, message, data: RefusalData}`.
     */
    public static function refusal(Refused $refusal): \WP_Error
    {
        /** @var RefusalData $data */
        $data = [
            'status' => $refusal->status,
            'errors' => $refusal->errors,
            'cause' => $refusal->words[0] ?? '',
            'advice' => array_slice($refusal->words, 1),
        ];
        return new \WP_Error($refusal->errorCode, $refusal->getMessage(), $data);
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
