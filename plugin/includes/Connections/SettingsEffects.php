<?php
/**
 * Connections: what a change of the documented option sets in motion, whoever wrote it: our screen, WP-CLI, another plugin.
 * Enters: the option before and after; leaves: links that are begun, forgotten or walked again, and a drain.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Sync\Contact;
use Kitgenix\StockSync\Generated\Sync\LinkTransitions;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\StoredFields;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\Retries;
use Kitgenix\StockSync\Transport\SecretConfirmation;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

final class SettingsEffects
{
    private const WATCHED = ['role', 'master', 'children', 'exclusions'];

    /**
     * update_option_{settings}.
     */
    public static function onUpdated(mixed $before, mixed $after): void
    {
        self::apply(is_array($before) ? $before : [], is_array($after) ? $after : []);
    }

    /**
     * add_option_{settings}.
     */
    public static function onAdded(mixed $name, mixed $after): void
    {
        self::apply([], is_array($after) ? $after : []);
    }

    /**
     * Changes the option, and sets in motion what follows from it.
     *
     * @param callable(array<string, mixed>): array<string, mixed> $change
     * @return array<string, mixed> The option now.
     */
    public static function change(callable $change): array
    {
        ['before' => $before, 'after' => $after] = Settings::update($change);
        self::apply($before, $after);
        return $after;
    }

    /**
     * Acts on what differs. Counting the catalogue and talking to peers is for the drain, after the response.
     *
     * @param array<array-key, mixed> $before
     * @param array<array-key, mixed> $after
     */
    public static function apply(array $before, array $after): void
    {
        Settings::forget();
        Settings::noteHome(!Settings::isConnected($before));
        Invitations::endAfter($before, $after);
        $only = static fn(array $settings): array => array_intersect_key($settings, array_flip(self::WATCHED));
        if ($only($before) == $only($after)) {
            return;
        }
        if (($before['role'] ?? 'child') !== ($after['role'] ?? 'child')) {
            Links::forgetRole();
            ReservedStock::removeAll();
        }
        foreach (array_diff(self::childIds($before), self::childIds($after)) as $childId) {
            Links::forget($childId);
            Retries::cancel($childId);
        }
        ReservedStock::removeOf(array_values(array_diff(array_column(Settings::childrenOf($before), 'id'), array_column(Settings::childrenOf($after), 'id'))));
        foreach ([Settings::masterOf($after)['store_id'] ?? '', ...self::childIds($after)] as $peerId) {
            SecretConfirmation::forget($peerId);
        }
        self::reconnect($before, $after);
        $selects = ($before['exclusions'] ?? []) != ($after['exclusions'] ?? []);
        $master = Settings::masterOf($after);
        if ($master !== null) {
            Links::prepareMaster($master['store_id']);
            if ($selects) {
                Links::updateMaster($master['store_id'], static fn(array $link): array => [
                    ...$link,
                    'contact' => Contact::newContact(),
                ]);
            }
        }
        $children = Settings::childrenOf($after);
        if ($selects && $children !== []) {
            Counter::prepare();
            self::republish(array_values(array_diff(Settings::exclusionsOf($before), Settings::exclusionsOf($after))));
            foreach ($children as $child) {
                Links::prepareChild($child['id']);
                Links::updateChild($child['id'], static fn(array $link): array => LinkTransitions::linkWithNewWalk($link, Counter::read()['version']));
            }
        }
        Wakeup::request();
    }

    /**
     * What failed under an address or a secret that is not used any more keeps nobody from trying the new one at once.
     *
     * @param array<array-key, mixed> $before
     * @param array<array-key, mixed> $after
     */
    private static function reconnect(array $before, array $after): void
    {
        $master = Settings::masterOf($after);
        if ($master !== null && $master !== Settings::masterOf($before) && Links::isKnown($master['store_id'])) {
            Links::updateMaster($master['store_id'], static fn(array $link): array => [
                ...$link,
                'health' => Retry::healthAfterReconnecting($link['health']),
            ]);
        }
        $known = Settings::childrenOf($before);
        foreach (Settings::childrenOf($after) as $child) {
            if (!in_array($child, $known, true) && Links::isKnown($child['id'])) {
                Links::updateChild($child['id'], static fn(array $link): array => [
                    ...$link,
                    'health' => Retry::healthAfterReconnecting($link['health']),
                ]);
            }
        }
    }

    /**
     * Products that return to the sync take a new version, so that every Child takes them anew, whatever it held of them.
     *
     * @param list<string> $skus
     */
    private static function republish(array $skus): void
    {
        $ids = ProductIdentity::idsOfSkus($skus);
        if ($ids !== []) {
            Transaction::run(static function () use ($ids): void {
                Counter::lock();
                StockWriter::dropShadows(StockReader::read($ids), $ids);
            });
        }
    }

    /**
     * @param array<array-key, mixed> $settings
     * @return list<string>
     */
    private static function childIds(array $settings): array
    {
        $ids = array_column(array_filter(StoredFields::map($settings, 'children'), 'is_array'), 'id');
        return array_values(array_filter($ids, 'is_string'));
    }
}
