<?php
/**
 * Operations, Master: lets one store in that brings the code. One invitation is open at a time, for an hour and for one store;
 * that store may repeat its answer, because ours may be lost.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Operations;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Hooks\Filters;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Invitation from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type InviteAnswer from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type PairRequest from \Kitgenix\StockSync\Generated\Contract\Pairing
 */
final class Invitations
{
    private const KEY = 'invitation';

    /**
     * Opens a new invitation; the one before is void.
     *
     * @return InviteAnswer
     * @throws Refused On a Child, and while this site may be a copy.
     */
    public static function open(): array
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only the Master gives out connection codes.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
        MovedSite::refuseWhilePaused();
        $invitation = [
            'id' => wp_generate_uuid4(),
            'secret' => ConnectionRules::newSecret(),
            'expires' => time() + Routes::LIMITS['invitation_seconds'],
            'used_by' => '',
        ];
        Settings::update(static fn(array $settings): array => [self::KEY => $invitation] + $settings);
        return [
            'code' => ConnectionCode::encode([
                'url' => (string) ConnectionRules::canonicalUrl(home_url()),
                'store_id' => Settings::storeId(),
                'name' => Settings::storeName(),
                'invitation' => $invitation['id'],
                'secret' => $invitation['secret'],
                'expires' => $invitation['expires'],
            ]),
            'expires' => $invitation['expires'],
        ];
    }

    /**
     * The secret of the invitation with this id, null when it is not open.
     */
    public static function secretOf(string $id): ?string
    {
        $invitation = self::in(Settings::get());
        return $invitation !== null && $invitation['id'] === $id && $invitation['expires'] >= time() ? $invitation['secret'] : null;
    }

    /**
     * Takes the store that has answered into the list of Children, or gives the one that is there its new address and secret.
     *
     * @param string      $id      Of the invitation; the request was signed with its secret.
     * @param PairRequest $request
     * @return array{ok: true}|\WP_Error
     */
    public static function accept(string $id, array $request): array|\WP_Error
    {
        if (Settings::role() !== 'master') {
            return self::refusal(Errors::ERRORS['not_master'], 'This store is not the Master.');
        }
        $url = ConnectionRules::canonicalUrl($request['url']);
        if ($url === null || !ConnectionRules::isStoreId($request['store_id'])) {
            return self::refusal(Errors::ERRORS['bad_payload'], 'The store has no usable address or id.', 400);
        }
        $refusal = Filters::refusalOf($request['store_id'], $url, Routes::PAIR_ROUTE);
        if ($refusal !== null) {
            return $refusal;
        }
        $before = Settings::get();
        $after = SettingsEffects::change(static function (array $settings) use ($id, $request, $url, &$refusal): array {
            $refusal = null;
            $invitation = self::in($settings);
            $isOpen = $invitation !== null && $invitation['id'] === $id && in_array($invitation['used_by'], ['', $request['store_id']], true);
            if (!$isOpen) {
                $refusal = self::refusal(Errors::ERRORS['auth_failed'], 'This invitation was used by another store.', 401);
                return $settings;
            }
            $rows = is_array($settings['children'] ?? null) ? array_values(array_filter($settings['children'], 'is_array')) : [];
            $refusal = self::clash($settings, $rows, $request['store_id'], $url);
            if ($refusal !== null) {
                return $settings;
            }
            $child = [
                'id' => $request['store_id'],
                'name' => sanitize_text_field($request['name']),
                'url' => $url,
                'secret' => $invitation['secret'],
                'enabled' => true,
            ];
            $at = array_search($request['store_id'], array_map(static fn(array $row): mixed => $row['id'] ?? null, $rows), true);
            if ($at === false) {
                $rows[] = $child;
            } else {
                // It is connected anew; what the old secret opened is closed.
                $rows[$at] = $child;
            }
            return ['children' => $rows, self::KEY => ['used_by' => $request['store_id']] + $invitation] + $settings;
        });
        if ($refusal !== null) {
            return $refusal;
        }
        if ($before !== $after) {
            EventLog::add('info', 'A store was connected by a code.', ['peer' => $request['store_id'], 'url' => $url]);
        }
        return ['ok' => true];
    }

    /**
     * What stands against this store, null when nothing does.
     *
     * @param array<string, mixed>          $settings
     * @param list<array<array-key, mixed>> $rows
     */
    private static function clash(array $settings, array $rows, string $storeId, string $url): ?\WP_Error
    {
        if ($storeId === ($settings['this_store_id'] ?? '')) {
            return self::refusal(Pairing::PAIRING_ERRORS['same_store'], 'Both stores have the same id: one is a copy of the other.');
        }
        foreach ($rows as $row) {
            $rowUrl = is_string($row['url'] ?? null) ? ConnectionRules::canonicalUrl($row['url']) : null;
            if ($rowUrl === $url && ($row['id'] ?? '') !== $storeId) {
                return self::refusal(Pairing::PAIRING_ERRORS['address_taken'], 'Another Child has this address.');
            }
        }
        return null;
    }

    /**
     * @param array<string, mixed> $settings
     * @return Invitation|null
     */
    private static function in(array $settings): ?array
    {
        $invitation = Validators::invitation($settings[self::KEY] ?? null);
        return $invitation['ok'] ? $invitation['value'] : null;
    }

    private static function refusal(string $code, string $message, int $status = 409): \WP_Error
    {
        return new \WP_Error($code, $message, ['status' => $status]);
    }
}
