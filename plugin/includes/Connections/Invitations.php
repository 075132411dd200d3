<?php
/**
 * Connections, Master: lets one store in that brings the code. One invitation is open at a time, for an hour and for one store; that store may
 * repeat its answer, because ours may be lost. What a person changes by hand ends it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Runtime\Text;
use Kitgenix\StockSync\Generated\Security\InvitationVerdicts;
use Kitgenix\StockSync\Platform\Filters;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;
use Kitgenix\StockSync\Transport\PeerRoutes;
use Kitgenix\StockSync\Transport\PublicAddress;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Invitation from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type InvitedChild from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type InvitationVerdict from InvitationVerdicts
 * @phpstan-import-type InviteAnswer from \Kitgenix\StockSync\Generated\Contract\Pairing
 * @phpstan-import-type PairRequest from \Kitgenix\StockSync\Generated\Contract\Pairing
 */
final class Invitations
{
    private const KEY = 'invitation';

    /**
     * Opens a new invitation; the one before is void.
     *
     * @param string $childId A Child that is to be connected anew, and no other store; empty for a store that is not there yet.
     * @return InviteAnswer
     * @throws Refused On a Child, while this site may be a copy, and when there is no such Child.
     */
    public static function open(string $childId = ''): array
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only the Master gives out connection codes.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
        Refused::whilePaused();
        if ($childId !== '' && !in_array($childId, array_column(self::children(Settings::get()), 'id'), true)) {
            throw new Refused(__('There is no such Child any more. Reload the page.', 'kitgenix-stock-sync-for-woocommerce'), [], Admin::ADMIN_ERRORS['unknown_child'], 404);
        }
        $invitation = [
            'id' => wp_generate_uuid4(),
            'secret' => ConnectionRules::newSecret(),
            'expires' => time() + Routes::LIMITS['invitation_seconds'],
            'used_by' => '',
            'for' => $childId,
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
            'for' => $childId,
        ];
    }

    /**
     * The secret of the invitation with this id, null when it is not open.
     */
    public static function secretOf(string $id): ?string
    {
        $invitation = self::in(Settings::get());
        return $invitation !== null && hash_equals($invitation['id'], $id) && $invitation['expires'] >= time() ? $invitation['secret'] : null;
    }

    /**
     * The request of a store that has the code.
     *
     * @param string $id Of the invitation; the request was signed with its secret.
     * @return array{ok: true}|\WP_Error
     */
    public static function answer(string $id, mixed $body): array|\WP_Error
    {
        $request = Validators::pairRequest($body);
        return $request['ok'] ? self::accept($id, $request['value']) : PeerRoutes::invalid($request['errors']);
    }

    /**
     * Takes the store that has answered into the list of Children, or gives the one that is there its new address and secret.
     *
     * @param string      $id      Of the invitation; the request was signed with its secret.
     * @param PairRequest $request
     * @return array{ok: true}|\WP_Error
     */
    private static function accept(string $id, array $request): array|\WP_Error
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
        $storeId = $request['store_id'];
        ['verdict' => $verdict, 'code' => $code] = self::verdict(Settings::get(), $id, $storeId, $url);
        if ($verdict === 'join' && !PublicAddress::isAllowed($url)) {
            $code = Pairing::PAIRING_ERRORS['private_address'];
        }
        if ($code !== '' || $verdict === 'repeat') {
            return $code === '' ? ['ok' => true] : self::refused($code);
        }
        $after = SettingsEffects::change(static function (array $settings) use ($id, $request, $storeId, $url): array {
            $invitation = self::in($settings);
            $isJoining = self::verdict($settings, $id, $storeId, $url)['verdict'] === 'join';
            return $isJoining && $invitation !== null ? self::joined($settings, $invitation, $request, $url) : $settings;
        });
        // Whoever was taken in could come again; somebody may have changed something meanwhile.
        $code = self::verdict($after, $id, $storeId, $url)['code'];
        if ($code !== '') {
            return self::refused($code);
        }
        // Version 1 knows no codes: whatever of this store is not signed is not its own from now on.
        Counter::prepare();
        Links::prepareChild($storeId);
        Links::heardIn($storeId, Names::PLUGIN['protocol'], true);
        EventLog::add('info', 'A store was connected by a code.', ['peer' => $storeId, 'url' => $url]);
        return ['ok' => true];
    }

    /**
     * Ends the open invitation after a change by hand that is about it: of the Child that has used it or that it was made for, of this store's
     * role, of its id.
     *
     * @param array<array-key, mixed> $before
     * @param array<array-key, mixed> $after
     */
    public static function endAfter(array $before, array $after): void
    {
        $invitation = self::in($after);
        // A new one, and one that has just been used: that is no change by hand.
        if ($invitation === null || self::in($before) !== $invitation) {
            return;
        }
        $isOther = static fn(string $key): bool => ($before[$key] ?? '') !== ($after[$key] ?? '');
        if ($isOther('role') || $isOther('this_store_id') || InvitationVerdicts::isInvitationOver($invitation, self::children($before), self::children($after))) {
            Settings::update(static fn(array $settings): array => self::in($settings) === $invitation ? self::without($settings) : $settings);
        }
    }

    /**
     * The option without an invitation.
     *
     * @param array<string, mixed> $settings
     * @return array<string, mixed>
     */
    public static function without(array $settings): array
    {
        return array_diff_key($settings, [self::KEY => true]);
    }

    /**
     * The option with the store that has answered in the list of Children. The name that an administrator has given it stays; what the old secret
     * opened is closed.
     *
     * @param array<string, mixed> $settings
     * @param Invitation           $invitation
     * @param PairRequest          $request
     * @return array<string, mixed>
     */
    private static function joined(array $settings, array $invitation, array $request, string $url): array
    {
        $rows = array_values(array_filter(StoredFields::map($settings, 'children'), 'is_array'));
        $found = array_search($request['store_id'], array_map(static fn(array $row): mixed => $row['id'] ?? null, $rows), true);
        $at = $found === false ? count($rows) : $found;
        $name = $rows[$at]['name'] ?? '';
        $rows[$at] = [
            'id' => $request['store_id'],
            'name' => is_string($name) && $name !== '' ? $name : self::name($request['name']),
            'url' => $url,
            'secret' => $invitation['secret'],
            'enabled' => true,
            // Nobody here has typed this address.
            'by_code' => true,
        ];
        return ['children' => $rows, self::KEY => ['used_by' => $request['store_id']] + $invitation] + $settings;
    }

    /**
     * A name as a peer gives it, as plain text.
     */
    private static function name(string $given): string
    {
        return mb_strcut(Text::plainText(sanitize_text_field($given)), 0, 255, 'UTF-8');
    }

    /**
     * @param array<string, mixed> $settings
     * @return InvitationVerdict
     */
    private static function verdict(array $settings, string $id, string $storeId, string $url): array
    {
        $invitation = self::in($settings);
        $ownId = StoredFields::text($settings, 'this_store_id');
        return $invitation !== null && $invitation['id'] === $id
            ? InvitationVerdicts::invitationVerdict($invitation, self::children($settings), $ownId, $storeId, $url)
            : ['verdict' => 'refuse', 'code' => Errors::ERRORS['auth_failed']];
    }

    /**
     * The list of Children, as far as an invitation is about it.
     *
     * @param array<array-key, mixed> $settings
     * @return list<InvitedChild>
     */
    private static function children(array $settings): array
    {
        $text = static fn(array $row, string $key): string => is_scalar($row[$key] ?? null) ? (string) $row[$key] : '';
        $rows = array_filter(StoredFields::map($settings, 'children'), 'is_array');
        return array_values(array_map(static fn(array $row): array => [
            'id' => $text($row, 'id'),
            'url' => (string) ConnectionRules::canonicalUrl($text($row, 'url')),
            'secret' => $text($row, 'secret'),
            'enabled' => (bool) ($row['enabled'] ?? true),
        ], $rows));
    }

    private static function refused(string $code): \WP_Error
    {
        return match ($code) {
            Errors::ERRORS['auth_failed'] => self::refusal($code, 'This invitation was used, or ended by a change of what it had connected.', 401),
            Pairing::PAIRING_ERRORS['same_store'] => self::refusal($code, 'Both stores have the same id: one is a copy of the other.'),
            Pairing::PAIRING_ERRORS['address_taken'] => self::refusal($code, 'Another Child has this address.'),
            Pairing::PAIRING_ERRORS['child_exists'] => self::refusal($code, 'There is a Child with this id already.'),
            Pairing::PAIRING_ERRORS['other_child'] => self::refusal($code, 'This invitation was made for another Child.'),
            default => self::refusal($code, 'The address is not one of the internet.'),
        };
    }

    /**
     * @param array<array-key, mixed> $settings
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
