<?php
/**
 * Admin: the REST routes of the screen. Enters: a signed-in shop manager's request (WordPress's REST nonce, and for a write
 * the action's own); leaves: the settings without secrets. A request that is not right changes nothing.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Catalogue\Identity;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Operations\ConnectionRules;
use Kitgenix\StockSync\Operations\ConnectionTest;
use Kitgenix\StockSync\Operations\Invitations;
use Kitgenix\StockSync\Operations\Joining;
use Kitgenix\StockSync\Operations\SettingsEffects;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ExclusionsAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type AdminAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type InviteAnswer from \Kitgenix\StockSync\Generated\Contract\Pairing
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
                'invite' => self::invite(),
                'connect' => self::connect($body),
                'test_connection' => self::test($body),
                'restored' => Decisions::restored($body),
                'moved' => Decisions::moved($body),
                default => self::answer(Settings::get()),
            };
        } catch (Refused $refusal) {
            return $refusal->toResponse();
        }
        return AdminRoute::answer($answer);
    }

    /**
     * @return AdminAnswer
     */
    private static function saveConfig(mixed $body, string $revision): array
    {
        $request = Validators::configRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        return self::answer(self::change($revision, static fn(array $settings): array => SettingsChanges::config($settings, $wish)));
    }

    /**
     * @return AdminAnswer
     */
    private static function saveConnection(mixed $body, string $revision): array
    {
        $request = Validators::connectionRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        return self::answer(self::change($revision, static fn(array $settings): array => SettingsChanges::connection($settings, $wish, home_url(), self::overlapEnd())));
    }

    /**
     * @return AdminAnswer
     */
    private static function saveChildren(mixed $body, string $revision): array
    {
        $request = Validators::childrenRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        $secret = ConnectionRules::newSecret();
        $settings = self::change($revision, static fn(array $settings): array => SettingsChanges::children($settings, $wish, home_url(), $secret, self::overlapEnd()));
        return self::answer($settings, SettingsChanges::asksForSecret($wish) ? $secret : null);
    }

    /**
     * Which SKUs of a list nobody here has, so that a mistyped one is seen before it is saved.
     *
     * @return ExclusionsAnswer
     */
    private static function lookUpExclusions(mixed $body): array
    {
        $request = Validators::exclusionsRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        $skus = array_values(array_unique($wish['skus']));
        $unknown = array_column(array_filter(Identity::unresolved($skus), static fn(array $one): bool => $one['code'] === Errors::ERRORS['unknown_sku']), 'sku');
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
     * Changes the settings, unless someone else has changed them since the person saw them.
     *
     * @param callable(array<string, mixed>): array<string, mixed> $change
     * @return array<string, mixed>
     */
    private static function change(string $revision, callable $change): array
    {
        return SettingsEffects::change(static function (array $settings) use ($revision, $change): array {
            if ($revision !== '' && !hash_equals(SettingsView::revision($settings), $revision)) {
                throw new Refused(
                    __('These settings were changed meanwhile, in another tab or by someone else. What you typed is still here: look at it again, then save.', 'kitgenix-stock-sync-for-woocommerce'),
                    [],
                    Admin::ADMIN_ERRORS['changed_meanwhile'],
                    409
                );
            }
            return $change($settings);
        });
    }

    /**
     * Until when a secret that is replaced now is accepted, Unix seconds.
     */
    private static function overlapEnd(): int
    {
        /**
         * Filters for how long the old secret of a connection is accepted after it was changed: 1 hour to 7 days.
         *
         * @param int $seconds Default 7 days.
         */
        $seconds = apply_filters(Names::HOOKS['secret_rotation_overlap'], Routes::LIMITS['secret_overlap_seconds']); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
        $seconds = is_numeric($seconds) ? (int) $seconds : Routes::LIMITS['secret_overlap_seconds'];
        return time() + min(Routes::LIMITS['secret_overlap_seconds'], max(Routes::LIMITS['secret_overlap_least_seconds'], $seconds));
    }

    /**
     * @return InviteAnswer
     */
    private static function invite(): array
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only the Master gives out connection codes.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
        AdminRoute::refuseWhilePaused();
        return Invitations::open();
    }

    /**
     * @return AdminAnswer
     */
    private static function connect(mixed $body): array
    {
        $request = Validators::connectRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        ['code' => $code, 'message' => $message] = Joining::connect($wish['code'], $wish['allow_http'] ?? false);
        if ($code !== '') {
            throw new Refused($message, [], $code, 409);
        }
        return self::answer(Settings::get());
    }

    /**
     * @return ConnectionTestAnswer
     */
    private static function test(mixed $body): array
    {
        $request = Validators::connectionTestRequest($body);
        $wish = $request['ok'] ? $request['value'] : throw AdminRoute::invalid($request['errors']);
        $asked = time();
        $result = ConnectionTest::run($wish['store_id'] ?? '');
        $offset = $result['peer'] === null ? 0 : PeerClock::offset($result['peer']['time'], $asked, time());
        return [...$result, 'clock_offset' => $offset];
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
