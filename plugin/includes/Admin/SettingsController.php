<?php
/**
 * Admin: the REST routes of the screen. Enters: a signed-in shop manager's request (WordPress's REST nonce, and for a write
 * the action's own); leaves: the settings without secrets. A request that is not right changes nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Connections\ConnectionEdits;
use Kitgenix\StockSync\Connections\ConnectionTest;
use Kitgenix\StockSync\Connections\Decisions;
use Kitgenix\StockSync\Connections\Invitations;
use Kitgenix\StockSync\Connections\Joining;
use Kitgenix\StockSync\Connections\SettingsChanges;
use Kitgenix\StockSync\Connections\SettingsEffects;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\AdminRoute;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ConnectionTestText;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ExclusionsAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type InviteAnswer from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type AdminAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type ConnectionTestAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class SettingsController
{
    /** SKUs without a product that an answer names. */
    private const UNKNOWN_AT_MOST = 50;

    /**
     * rest_api_init: registers what the contract's table says.
     */
    public static function register(): void
    {
        foreach (Admin::ADMIN_ROUTES as $name => $row) {
            AdminRoute::register($row, static fn(\WP_REST_Request $request): \WP_REST_Response|\WP_Error => self::serve($name, $request));
        }
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function serve(string $name, \WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $body = AdminRoute::body($request);
        try {
            $answer = match ($name) {
                'config' => self::saveConfig($body, self::revisionOf($request)),
                'connection' => self::saveConnection($body, self::revisionOf($request)),
                'children' => self::saveChildren($body, self::revisionOf($request)),
                'exclusions' => self::lookUpExclusions($body),
                'invite' => self::invite($body),
                'connect' => self::connect($body),
                'test_connection' => self::test($body),
                'restored' => Decisions::restored($body),
                'moved' => Decisions::moved($body),
                default => self::answer(Settings::get()),
            };
        } catch (Refused $refusal) {
            return AdminRoute::refusal($refusal);
        }
        return AdminRoute::answer($answer);
    }

    /**
     * @return AdminAnswer
     */
    private static function saveConfig(mixed $body, string $revision): array
    {
        $request = Validators::configRequest($body);
        $input = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        return self::answer(SettingsEffects::change(static function (array $settings) use ($revision, $input): array {
            self::refuseUnseen($settings, $revision);
            return SettingsChanges::config($settings, $input);
        }));
    }

    /**
     * @return AdminAnswer
     */
    private static function saveConnection(mixed $body, string $revision): array
    {
        return self::answer(ConnectionEdits::master($body, static fn(array $settings) => self::refuseUnseen($settings, $revision)));
    }

    /**
     * @return AdminAnswer
     */
    private static function saveChildren(mixed $body, string $revision): array
    {
        ['settings' => $settings, 'secret' => $secret] = ConnectionEdits::child($body, static fn(array $settings) => self::refuseUnseen($settings, $revision));
        return self::answer($settings, $secret);
    }

    /**
     * Which SKUs of a list nobody here has, so that a mistyped one is seen before it is saved.
     *
     * @return ExclusionsAnswer
     */
    private static function lookUpExclusions(mixed $body): array
    {
        $request = Validators::exclusionsRequest($body);
        $input = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        $skus = array_values(array_unique($input['skus']));
        $unknown = array_column(array_filter(ProductIdentity::unresolved($skus), static fn(array $one): bool => $one['code'] === Errors::ERRORS['unknown_sku']), 'sku');
        return [
            'known' => count($skus) - count($unknown),
            'unknown' => array_slice($unknown, 0, self::UNKNOWN_AT_MOST),
            'more' => max(0, count($unknown) - self::UNKNOWN_AT_MOST),
        ];
    }

    /**
     * On which state of the settings the change was made; empty where the request does not say.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function revisionOf(\WP_REST_Request $request): string
    {
        return (string) $request->get_header(Admin::REVISION_HEADER);
    }

    /**
     * Refuses to change what someone else has changed since the person saw it.
     *
     * @param array<string, mixed> $settings
     */
    private static function refuseUnseen(array $settings, string $revision): void
    {
        if ($revision !== '' && !hash_equals(SettingsView::revision($settings), $revision)) {
            throw new Refused(
                __('These settings were changed meanwhile, in another tab or by someone else. What you typed is still here: look at it again, then save.', 'kitgenix-stock-sync-for-woocommerce'),
                [],
                Admin::ADMIN_ERRORS['changed_meanwhile'],
                409
            );
        }
    }

    /**
     * @return InviteAnswer
     */
    private static function invite(mixed $body): array
    {
        $request = Validators::inviteRequest($body);
        $input = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        return Invitations::open($input['for'] ?? '');
    }

    /**
     * @return AdminAnswer
     */
    private static function connect(mixed $body): array
    {
        $request = Validators::connectRequest($body);
        $input = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        ['code' => $code, 'message' => $message] = Joining::connect($input['code'], $input['allow_http'] ?? false);
        if ($code !== '') {
            throw new Refused($message, [], $code, 409, ErrorAdvice::of($code, Settings::storeId(), $message));
        }
        return self::answer(Settings::get());
    }

    /**
     * @return ConnectionTestAnswer
     */
    private static function test(mixed $body): array
    {
        $request = Validators::connectionTestRequest($body);
        $input = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        $test = ConnectionTest::run($input['store_id'] ?? '');
        return [...$test, ...ConnectionTestText::of($test, Settings::role(), Settings::storeId())];
    }

    /**
     * @param array<string, mixed> $settings
     * @return AdminAnswer
     */
    private static function answer(array $settings, ?string $generatedSecret = null): array
    {
        return ['settings' => SettingsView::of($settings), 'generated_secret' => $generatedSecret];
    }
}
