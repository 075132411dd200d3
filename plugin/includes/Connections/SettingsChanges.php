<?php
/**
 * Connections: what a request of the screen makes of the settings. Enters: the option as it is under its lock and a validated
 * request; leaves: the option as it shall be, or a refusal. Keys that are not ours to change stay, whoever wrote them.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Catalogue\Sku;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Security\Rotation;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\Secrets;
use Kitgenix\StockSync\Storage\StoredFields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ConfigRequest from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type ConnectionRequest from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type ChildrenRequest from \Kitgenix\StockSync\Generated\Contract\Admin
 * @phpstan-import-type FieldErrors from Refused
 */
final class SettingsChanges
{
    /**
     * Role, name, rules of the checkout and exclusions: those that the request names.
     *
     * @param array<string, mixed> $settings
     * @param ConfigRequest        $request
     * @return array<string, mixed>
     */
    public static function config(array $settings, array $request): array
    {
        $mode = $request['checkout_mode'];
        $input = [
            'this_store_name' => $request['this_store_name'] === null ? null : sanitize_text_field($request['this_store_name']),
            'role' => $request['role'],
            // Two keys for one choice: version 1.0.2 reads the first, and knows on and off.
            'strict_checkout_validation' => $mode === null ? null : $mode !== 'off',
            'checkout_reserve' => $mode === null ? null : $mode === 'reserve',
            'checkout_reserve_minutes' => $request['checkout_reserve_minutes'],
            'checkout_validation_failure_strategy' => $request['checkout_validation_failure_strategy'],
            'checkout_stale_cache_minutes' => $request['checkout_stale_cache_minutes'],
            'checkout_timeout_seconds' => $request['checkout_timeout_seconds'],
            'exclusions' => $request['exclusions'] === null ? null : [
                ...StoredFields::map($settings, 'exclusions'),
                'skus' => Sku::skusFromText(implode("\n", $request['exclusions'])),
            ],
        ];
        if ($input['this_store_name'] === '') {
            throw Refused::field('this_store_name', __('Give this store a name.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        return [...$settings, ...array_filter($input, static fn(mixed $value): bool => $value !== null)];
    }

    /**
     * The Master of this Child.
     *
     * @param array<string, mixed> $settings
     * @param ConnectionRequest    $request
     * @param int                  $expires Until when a secret that is replaced is accepted, Unix seconds; 0 ends it at once.
     * @return array<string, mixed>
     */
    public static function connection(array $settings, array $request, string $ownUrl, int $expires = 0): array
    {
        $own = ['url' => $ownUrl, 'id' => StoredFields::text($settings, 'this_store_id')];
        $master = StoredFields::map($settings, 'master');
        $id = trim($request['store_id']);
        $errors = ConnectionRules::errors($request['url'], $id, $own, ['url' => 'url', 'id' => 'store_id']);
        $secret = $request['secret'] === null ? StoredFields::text($master, 'secret') : trim($request['secret']);
        if ($secret === '') {
            $errors[] = ['path' => 'secret', 'message' => __('Paste the secret that the Master showed when this store was added there.', 'kitgenix-stock-sync-for-woocommerce')];
        }
        self::refuseAny($errors);
        if (StoredFields::text($master, 'store_id') !== $id) {
            // Another store: what the one before knew opens nothing any more.
            $expires = 0;
        }
        return [
            ...$settings,
            'master' => [
                ...self::typed($master, $request['url']),
                'url' => (string) ConnectionRules::canonicalUrl($request['url']),
                'store_id' => $id,
                ...self::secrets($master, $secret, false, $expires),
            ],
        ];
    }

    /**
     * One Child added, changed or removed.
     *
     * @param array<string, mixed> $settings
     * @param ChildrenRequest      $request
     * @param string               $newSecret Used where the request asks for a generated one.
     * @param int                  $expires   Until when a secret that is replaced is accepted, Unix seconds; 0 ends it at once.
     * @return array<string, mixed>
     */
    public static function children(array $settings, array $request, string $ownUrl, string $newSecret, int $expires = 0): array
    {
        $rows = self::rows($settings);
        $id = trim($request['id']);
        $at = null;
        foreach ($rows as $index => $row) {
            if (StoredFields::text($row, 'id') === $id) {
                $at = $index;
                break;
            }
        }
        if ($request['action'] !== 'add' && $at === null) {
            throw new Refused(
                __('There is no such Child any more. Reload the page.', 'kitgenix-stock-sync-for-woocommerce'),
                [],
                Admin::ADMIN_ERRORS['unknown_child'],
                404
            );
        }
        if ($request['action'] === 'remove') {
            unset($rows[$at]);
        } else {
            $isNew = $request['action'] === 'add';
            $before = $isNew ? ['id' => $id, 'name' => '', 'url' => '', 'secret' => '', 'enabled' => true] : $rows[$at];
            $others = $rows;
            if ($isNew) {
                $at = count($rows);
            } else {
                unset($others[$at]);
            }
            $after = self::changed($before, $request, $newSecret, $expires);
            self::refuseAny(self::childErrors($after, $others, $isNew, $ownUrl, StoredFields::text($settings, 'this_store_id')));
            $after['url'] = (string) ConnectionRules::canonicalUrl(StoredFields::text($after, 'url'));
            $rows[$at] = $after;
        }
        return [...$settings, 'children' => array_values($rows)];
    }

    /**
     * Whether this request will use a generated secret.
     *
     * @param ChildrenRequest $request
     */
    public static function asksForSecret(array $request): bool
    {
        return match ($request['action']) {
            'add' => trim($request['secret'] ?? '') === '',
            'update' => $request['secret'] !== null && trim($request['secret']) === '',
            default => false,
        };
    }

    /**
     * @param array<array-key, mixed> $row
     * @param ChildrenRequest         $request
     * @return array<array-key, mixed>
     */
    private static function changed(array $row, array $request, string $newSecret, int $expires): array
    {
        $secret = self::asksForSecret($request) ? $newSecret : trim($request['secret'] ?? StoredFields::text($row, 'secret'));
        return [
            ...self::typed($row, $request['url'] ?? StoredFields::text($row, 'url')),
            'id' => trim($request['new_id'] ?? StoredFields::text($row, 'id')),
            'name' => $request['name'] === null ? StoredFields::text($row, 'name') : sanitize_text_field($request['name']),
            'url' => $request['url'] ?? StoredFields::text($row, 'url'),
            ...self::secrets($row, $secret, self::asksForSecret($request), $expires),
            'enabled' => $request['enabled'] ?? (bool) ($row['enabled'] ?? true),
        ];
    }

    /**
     * A connection without the mark that its address came by a code, where a person has typed another one: that is trusted.
     *
     * @param array<array-key, mixed> $row
     * @return array<array-key, mixed>
     */
    private static function typed(array $row, string $url): array
    {
        return ConnectionRules::canonicalUrl($url) === ConnectionRules::canonicalUrl(StoredFields::text($row, 'url')) ? $row : array_diff_key($row, ['by_code' => true]);
    }

    /**
     * The secrets of a connection after the request. A peer that has none yet has nothing to change over from.
     *
     * @param array<array-key, mixed> $row
     * @return array<string, int|string>
     */
    private static function secrets(array $row, string $secret, bool $isGenerated, int $expires): array
    {
        $pair = Secrets::inRow($row);
        if ($pair['secret'] === $secret) {
            return ['secret' => $secret];
        }
        return $pair['secret'] === '' || $expires === 0
            ? array_intersect_key(['secret' => $secret, 'secret_previous' => '', 'secret_previous_expires_at' => 0, 'secret_state' => ''], $row + ['secret' => ''])
            : Rotation::secretsAfterChange($pair, $secret, $isGenerated, $expires, time());
    }

    /**
     * @param array<array-key, mixed>       $child
     * @param array<int, array<array-key, mixed>> $others
     * @return FieldErrors
     */
    private static function childErrors(array $child, array $others, bool $isNew, string $ownUrl, string $ownId): array
    {
        $id = StoredFields::text($child, 'id');
        $idField = $isNew ? 'id' : 'new_id';
        $errors = ConnectionRules::errors(StoredFields::text($child, 'url'), $id, ['url' => $ownUrl, 'id' => $ownId], ['url' => 'url', 'id' => $idField]);
        $url = ConnectionRules::canonicalUrl(StoredFields::text($child, 'url'));
        foreach ($others as $other) {
            if (StoredFields::text($other, 'id') === $id) {
                $errors[] = ['path' => $idField, 'message' => __('Another Child has this store ID already.', 'kitgenix-stock-sync-for-woocommerce')];
            }
            if ($url !== null && ConnectionRules::canonicalUrl(StoredFields::text($other, 'url')) === $url) {
                $errors[] = ['path' => 'url', 'message' => __('Another Child has this address already.', 'kitgenix-stock-sync-for-woocommerce')];
            }
        }
        return $errors;
    }

    /**
     * @param FieldErrors $errors
     */
    private static function refuseAny(array $errors): void
    {
        if ($errors !== []) {
            throw new Refused($errors[0]['message'], $errors);
        }
    }

    /**
     * @param array<string, mixed> $settings
     * @return list<array<array-key, mixed>>
     */
    private static function rows(array $settings): array
    {
        return array_values(array_filter(StoredFields::map($settings, 'children'), 'is_array'));
    }
}
