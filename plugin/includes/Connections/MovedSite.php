<?php
/**
 * Connections: a site that finds itself at another address than its connections were made for. Enters: an administrator's word
 * whether it has moved or is a copy; leaves: a site that goes on, or one that has nothing to do with the original's peers.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Row;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\Retries;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type DecisionAnswer from Admin
 */
final class MovedSite
{
    /**
     * It is the same shop: the address is noted anew, and what was sold meanwhile goes.
     *
     * @return DecisionAnswer Code `kss_nothing_to_decide` when the address is the one that is noted.
     */
    public static function moved(): array
    {
        if (!Settings::isPaused()) {
            return self::nothing();
        }
        Settings::noteHome(true);
        // It names the address before.
        Settings::update([Invitations::class, 'without']);
        self::log('moved');
        Wakeup::request();
        return ['ok' => true, 'code' => '', 'message' => __('The synchronisation goes on.', 'kitgenix-stock-sync-for-woocommerce')];
    }

    /**
     * It is a copy: it gets an id of its own and no connections, and forgets what the original had agreed on. Products keep
     * their GIDs, which say only what is the same product.
     *
     * @return DecisionAnswer Code `kss_nothing_to_decide` when the address is the one that is noted.
     */
    public static function copy(): array
    {
        if (!Settings::isPaused()) {
            return self::nothing();
        }
        // First what was agreed on: cut off in between, the site is still paused, and asks again.
        Transaction::run(static function (): void {
            Links::forgetAll();
            foreach (['counter', 'changes', 'journal'] as $row) {
                Row::delete(Names::OPTIONS[$row]);
            }
            Row::deleteAll(Names::OPTIONS['lease_prefix']);
        });
        Retries::cancelAll();
        Settings::update(static fn(array $settings): array => [
            ...Invitations::without($settings),
            'this_store_id' => wp_generate_uuid4(),
            'home' => '',
            'master' => ['url' => '', 'store_id' => '', 'secret' => ''],
            'children' => [],
            'backlog' => [],
        ]);
        self::log('copy');
        return ['ok' => true, 'code' => '', 'message' => __('This copy has a store ID of its own and no connections.', 'kitgenix-stock-sync-for-woocommerce')];
    }

    private static function log(string $choice): void
    {
        EventLog::add('info', 'An administrator decided what the other address of this site means.', [
            'code' => Errors::ERRORS['paused'],
            'choice' => $choice,
            'user' => get_current_user_id(),
        ]);
    }

    /**
     * @return DecisionAnswer
     */
    private static function nothing(): array
    {
        return [
            'ok' => false,
            'code' => Admin::ADMIN_ERRORS['nothing_to_decide'],
            'message' => __('Nothing waits for a decision any more.', 'kitgenix-stock-sync-for-woocommerce'),
        ];
    }
}
