<?php
/**
 * Status: what whoever helps with this store has to know, for WordPress's Site Health Info and WooCommerce's status. Enters: nothing; leaves:
 * facts without a secret. What names another store or this one stands apart, so that a copied report leaves it out.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Reservations\CheckoutRules;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * `name`: in English, for a report that is copied. `value`: as the person reads it. `plain`: the same for whoever helps, in no language.
 * `hidden`: what only this shop shall see.
 *
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-import-type StatusScheduler from \Kitgenix\StockSync\Generated\Contract\Status
 * @phpstan-type Fact array{key: string, name: string, label: string, value: string, plain: string, hidden: string, isWrong: bool}
 */
final class SystemReport
{
    /**
     * @return list<Fact>
     */
    public static function all(): array
    {
        $status = StoreStatus::now();
        ['versions' => $versions, 'site' => $site, 'database' => $database] = $status;
        $settings = Settings::get();
        $decision = PendingDecision::kind();
        $mode = CheckoutRules::of($settings)['checkout_mode'];
        return [
            self::fact('version', 'Version', __('Version', 'kitgenix-stock-sync-for-woocommerce'), "{$versions['plugin']} (protocol {$versions['protocol']})"),
            self::fact('role', 'Role', _x('Role', 'of a store', 'kitgenix-stock-sync-for-woocommerce'), self::role($site['role']), $site['role']),
            self::fact('store', 'Store', __('This store', 'kitgenix-stock-sync-for-woocommerce'), '', '', "{$site['store_id']} {$site['url']}"),
            self::fact('encrypted', 'HTTPS', 'HTTPS', self::yesOrNo($site['is_https']), $site['is_https'] ? 'yes' : 'no'),
            self::fact('decision', 'Decision pending', __('Waits for a decision', 'kitgenix-stock-sync-for-woocommerce'), $decision === '' ? self::yesOrNo(false) : PendingDecision::title($decision), $decision === '' ? 'no' : $decision, '', $decision !== ''),
            self::fact('sending', 'Sending begins', __('Sending begins', 'kitgenix-stock-sync-for-woocommerce'), $site['finishes_early']
                ? __('after the page was delivered, in the same process', 'kitgenix-stock-sync-for-woocommerce')
                : __('by a request of the site to itself', 'kitgenix-stock-sync-for-woocommerce'), $site['finishes_early'] ? 'after the response' : 'by a request to itself'),
            ...self::scheduler($status['scheduler']),
            self::fact('checkout', 'Checkout', __('Checkout', 'kitgenix-stock-sync-for-woocommerce'), $mode),
            self::fact('exclusions', 'Excluded SKUs', __('Excluded SKUs', 'kitgenix-stock-sync-for-woocommerce'), (string) count(Settings::exclusions())),
            self::fact('database', 'Database', __('Database', 'kitgenix-stock-sync-for-woocommerce'), "{$database['kind']} {$database['version']}"),
            self::fact('rows', 'Option rows', __('Rows of this plugin', 'kitgenix-stock-sync-for-woocommerce'), sprintf('%d (%s KB)', $database['rows'], number_format($database['bytes'] / 1024, 1, '.', ''))),
            self::fact('object_cache', 'Persistent object cache', __('Persistent object cache', 'kitgenix-stock-sync-for-woocommerce'), self::yesOrNo($database['has_object_cache']), $database['has_object_cache'] ? 'yes' : 'no'),
            ...self::links(StoreOverview::links()),
        ];
    }

    /**
     * @param StatusScheduler $scheduler
     * @return list<Fact>
     */
    private static function scheduler(array $scheduler): array
    {
        /* translators: %d: number of seconds. */
        $seconds = __('%d s', 'kitgenix-stock-sync-for-woocommerce');
        return [
            self::fact('pending', 'Scheduled actions', __('Waiting actions', 'kitgenix-stock-sync-for-woocommerce'), (string) $scheduler['pending']),
            self::fact('failed', 'Failed actions (24 h)', __('Failed within a day', 'kitgenix-stock-sync-for-woocommerce'), (string) $scheduler['failed'], '', '', $scheduler['failed'] > 0),
            self::fact('next', 'Next action', __('Next action', 'kitgenix-stock-sync-for-woocommerce'), LinkProblemText::moment($scheduler['next']), self::utc($scheduler['next'])),
            self::fact('overdue', 'Action Scheduler late by', __('Scheduled work is late by', 'kitgenix-stock-sync-for-woocommerce'), sprintf($seconds, $scheduler['overdue']), "{$scheduler['overdue']} s", '', Retry::isRunnerDead($scheduler['overdue'])),
            self::fact('cron', 'WP-Cron late by', __('WordPress’s cron is late by', 'kitgenix-stock-sync-for-woocommerce'), sprintf($seconds, $scheduler['cron_overdue']), "{$scheduler['cron_overdue']} s" . ($scheduler['is_wp_cron_disabled'] ? ' (DISABLE_WP_CRON)' : ''), '', Retry::isRunnerDead($scheduler['cron_overdue'])),
        ];
    }

    /**
     * @param list<OverviewLink> $links
     * @return list<Fact>
     */
    private static function links(array $links): array
    {
        $facts = [];
        foreach ($links as $index => $link) {
            $health = $link['health'];
            $number = $index + 1;
            $plain = [
                $link['type'],
                $link['state'],
                "protocol {$health['protocol']}",
                "waiting {$link['waiting']}",
                "failures {$health['failures']}",
                'attention ' . ($health['attention'] === '' ? 'none' : $health['attention']),
                'last success ' . self::utc($health['last_success']),
                'last failure ' . self::utc($health['last_failure']),
                'last inbound ' . self::utc($health['last_inbound']),
            ];
            $facts[] = self::fact(
                "connection_{$number}",
                "Connection {$number}",
                /* translators: %d: a number, beginning with 1. */
                sprintf(__('Connection %d', 'kitgenix-stock-sync-for-woocommerce'), $number),
                implode('; ', $plain),
                '',
                trim(ConnectionSummary::name($link) . " {$link['url']} {$link['store_id']} {$health['last_error']}"),
                $link['state'] === 'attention' || $health['failures'] > 0
            );
        }
        return $facts;
    }

    /**
     * @return Fact
     */
    private static function fact(string $key, string $name, string $label, string $value, string $plain = '', string $hidden = '', bool $isWrong = false): array
    {
        return ['key' => $key, 'name' => $name, 'label' => $label, 'value' => $value, 'plain' => $plain === '' ? $value : $plain, 'hidden' => $hidden, 'isWrong' => $isWrong];
    }

    /**
     * @param 'master'|'child' $role
     */
    private static function role(string $role): string
    {
        return $role === 'master' ? _x('Master', 'role of a store', 'kitgenix-stock-sync-for-woocommerce') : _x('Child', 'role of a store', 'kitgenix-stock-sync-for-woocommerce');
    }

    private static function yesOrNo(bool $is): string
    {
        return $is ? _x('yes', 'fact', 'kitgenix-stock-sync-for-woocommerce') : _x('no', 'fact', 'kitgenix-stock-sync-for-woocommerce');
    }

    private static function utc(int $time): string
    {
        return $time === 0 ? 'never' : gmdate('Y-m-d\TH:i:s\Z', $time);
    }
}
