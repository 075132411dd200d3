<?php
/**
 * Storage: the documented option `kitgenix_stock_sync_for_woocommerce_settings`. Read straight from the database, once a
 * request, because several processes write it; written only as a change under the row's lock, so that no writer undoes
 * another's.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Option;
use Kitgenix\StockSync\Generated\Security\Rotation;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class Settings
{
    /** @var array<string, mixed>|null */
    private static ?array $cached = null;

    /**
     * The whole option, with defaults for what is missing.
     *
     * @return array<string, mixed>
     */
    public static function get(): array
    {
        return self::$cached ??= self::read();
    }

    /**
     * Changes the option under its lock. The callable gets the array and returns the new one; what it throws leaves the
     * option as it was.
     *
     * @param callable(array<string, mixed>): array<string, mixed> $change
     * @return array{before: array<string, mixed>, after: array<string, mixed>} The option as it was, and as it is now.
     */
    public static function update(callable $change): array
    {
        self::prepare();
        $changed = Transaction::run(static function () use ($change): array {
            Row::lock(Names::OPTIONS['settings']);
            $before = self::read();
            $after = $change($before);
            if ($after !== $before) {
                Row::write(Names::OPTIONS['settings'], serialize($after));
            }
            return ['before' => $before, 'after' => $after];
        });
        self::$cached = $changed['after'];
        wp_cache_delete(Names::OPTIONS['settings'], 'options');
        wp_cache_delete('notoptions', 'options');
        return $changed;
    }

    /**
     * Creates the option when it is missing, with this store's id and name.
     */
    public static function prepare(): void
    {
        if (Row::read(Names::OPTIONS['settings']) === null) {
            $fresh = self::withIdentity(self::defaults());
            Row::create(Names::OPTIONS['settings'], serialize($fresh));
            self::$cached = null;
        }
    }

    /**
     * Drops what this request has cached: for processes that live long, whose settings may be changed by another meanwhile.
     */
    public static function forget(): void
    {
        self::$cached = null;
    }

    /**
     * `master` or `child`.
     */
    public static function role(): string
    {
        return (self::get()['role'] ?? '') === 'master' ? 'master' : 'child';
    }

    /**
     * This store's id.
     */
    public static function storeId(): string
    {
        return StoredFields::text(self::get(), 'this_store_id');
    }

    /**
     * This store's name.
     */
    public static function storeName(): string
    {
        return StoredFields::text(self::get(), 'this_store_name');
    }

    /**
     * Whether this site has another address than its connections were made for: it may be a copy, and must not speak as the
     * original does. Nothing is sent and nothing accepted until a person has decided.
     */
    public static function isPaused(): bool
    {
        $noted = self::notedHome();
        return $noted !== '' && $noted !== HomeAddress::now() && self::isConnected(self::get());
    }

    /**
     * The address that the connections were made for, '' when none is noted.
     */
    public static function notedHome(): string
    {
        return HomeAddress::decoded(StoredFields::text(self::get(), 'home'));
    }

    /**
     * Notes this site's address: when it is connected for the first time, or was before addresses were noted.
     *
     * @param bool $isAnew Whether one that is noted is replaced.
     */
    public static function noteHome(bool $isAnew): void
    {
        if (self::isConnected(self::get()) && ($isAnew || self::notedHome() === '')) {
            self::update(static fn(array $settings): array => [...$settings, 'home' => HomeAddress::encoded(HomeAddress::now())]);
        }
    }

    /**
     * Whether these settings hold a connection that is set whole.
     *
     * @param array<array-key, mixed> $settings
     */
    public static function isConnected(array $settings): bool
    {
        return self::masterOf($settings) !== null || self::childrenOf($settings) !== [];
    }

    /**
     * The Master of a Child; null while this site is paused, until the connection is set whole, and on a Master.
     *
     * @return MasterConnection|null
     */
    public static function master(): ?array
    {
        return self::isPaused() ? null : self::masterOf(self::get());
    }

    /**
     * The enabled Children of a Master that are set whole, each id once; empty while this site is paused, and on a Child.
     *
     * @return list<ChildConnection>
     */
    public static function children(): array
    {
        return self::isPaused() ? [] : self::childrenOf(self::get());
    }

    /**
     * Whether a peer is still to be reached so. An answer to what was sent before its address or secret was changed, or before
     * it was disabled or removed, says nothing of the connection that is there now.
     */
    public static function isStillConnected(string $peerId, string $url, string $secret): bool
    {
        self::forget();
        $master = self::master();
        $connections = array_map(static fn(array $child): array => [$child['id'], $child['url'], $child['secret']], self::children());
        if ($master !== null) {
            $connections[] = [$master['store_id'], $master['url'], $master['secret']];
        }
        return in_array([$peerId, $url, $secret], $connections, true);
    }

    /**
     * The same as master(), paused or not.
     *
     * @param array<array-key, mixed> $settings
     * @return MasterConnection|null
     */
    public static function masterOf(array $settings): ?array
    {
        $master = $settings['master'] ?? null;
        if (($settings['role'] ?? '') === 'master' || !is_array($master)) {
            return null;
        }
        $connection = [
            'url' => StoredFields::text($master, 'url'),
            'store_id' => StoredFields::text($master, 'store_id'),
            'secret' => Rotation::signingSecret(Secrets::inRow($master), time()),
        ];
        return in_array('', $connection, true) ? null : $connection;
    }

    /**
     * The same as children(), paused or not.
     *
     * @param array<array-key, mixed> $settings
     * @return list<ChildConnection>
     */
    public static function childrenOf(array $settings): array
    {
        $rows = $settings['children'] ?? null;
        if (($settings['role'] ?? '') !== 'master' || !is_array($rows)) {
            return [];
        }
        $children = [];
        foreach ($rows as $row) {
            if (!is_array($row)) {
                continue;
            }
            $child = [
                'id' => StoredFields::text($row, 'id'),
                'name' => StoredFields::text($row, 'name'),
                'url' => StoredFields::text($row, 'url'),
                'secret' => Rotation::signingSecret(Secrets::inRow($row), time()),
                'enabled' => (bool) ($row['enabled'] ?? true),
            ];
            $isWhole = $child['id'] !== '' && $child['url'] !== '' && $child['secret'] !== '';
            if ($isWhole && $child['enabled'] && !isset($children['id ' . $child['id']])) {
                $children['id ' . $child['id']] = $child;
            }
        }
        return array_values($children);
    }

    /**
     * SKUs that are kept out of the sync.
     *
     * @return list<string>
     */
    public static function exclusions(): array
    {
        return self::exclusionsOf(self::get());
    }

    /**
     * SKUs that these settings keep out of the sync. PHP turns a SKU like `1001` into a number where it is a key.
     *
     * @param array<array-key, mixed> $settings
     * @return list<string>
     */
    public static function exclusionsOf(array $settings): array
    {
        $exclusions = $settings['exclusions'] ?? null;
        $skus = is_array($exclusions) ? $exclusions['skus'] ?? [] : [];
        return is_array($skus) ? array_values(array_map('strval', array_filter($skus, 'is_scalar'))) : [];
    }

    /**
     * @return array<string, mixed>
     */
    private static function read(): array
    {
        $stored = maybe_unserialize(Row::read(Names::OPTIONS['settings']) ?? '');
        /** @var array<string, mixed> $settings */
        $settings = is_array($stored) ? $stored + self::defaults() : self::withIdentity(self::defaults());
        return $settings;
    }

    /**
     * @return array<string, mixed>
     */
    private static function defaults(): array
    {
        return Option::SETTINGS_DEFAULTS;
    }

    /**
     * @param array<string, mixed> $settings
     * @return array<string, mixed>
     */
    private static function withIdentity(array $settings): array
    {
        $name = get_option('blogname');
        return [
            ...$settings,
            'this_store_id' => wp_generate_uuid4(),
            'this_store_name' => is_string($name) && $name !== '' ? $name : 'Woo Store',
        ];
    }
}
