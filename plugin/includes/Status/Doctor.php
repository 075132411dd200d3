<?php
/**
 * Status: looks at everything that the synchronisation needs. Enters: nothing; leaves: findings, each with what to do where
 * something is wrong. Asks the other stores, so it takes seconds.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\ConnectionRules;
use Kitgenix\StockSync\Connections\ConnectionTest;
use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Peer from Connections
 * @phpstan-type Finding array{check: string, status: 'good'|'recommended'|'critical', store: string, message: string, advice: list<string>}
 */
final class Doctor
{
    /** In this order: a connection that is tested with success is no backlog any more. */
    public const CHECKS = ['decision', 'backlog', 'connection', 'scheduler', 'cron', 'loopback', 'encryption', 'conflicts'];

    /**
     * Does one check.
     *
     * @param value-of<self::CHECKS> $check
     * @return list<Finding> One, or one for each store or cause.
     */
    public static function check(string $check): array
    {
        return match ($check) {
            'decision' => [self::decision()],
            'backlog' => self::backlog(),
            'connection' => self::connections(),
            'scheduler' => self::scheduler(),
            'cron' => [self::cron()],
            'loopback' => [self::loopback()],
            'encryption' => [self::encryption()],
            'conflicts' => self::conflicts(),
        };
    }

    /**
     * @return Finding
     */
    private static function decision(): array
    {
        $kind = PendingDecision::kind();
        if ($kind === '') {
            return self::good('decision', __('Nothing waits for a decision.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        [, $cure] = ErrorAdvice::of(Errors::ERRORS[$kind === 'moved' ? 'paused' : 'restored'], Settings::storeId());
        return self::finding('decision', 'critical', PendingDecision::title($kind), [PendingDecision::meaning($kind), $cure]);
    }

    /**
     * @return list<Finding>
     */
    private static function backlog(): array
    {
        $findings = [];
        foreach (Diagnostics::links() as $link) {
            $health = $link['health'];
            if ($health['failures'] > 0) {
                $advice = $health['attention'] === ''
                    ? [__('Stores that could not be reached. Each is tried again by itself, ever more seldom, up to once an hour.', 'kitgenix-stock-sync-for-woocommerce')]
                    : [Notices::message($link)];
                $findings[] = self::finding(
                    'backlog',
                    $health['attention'] === '' ? 'recommended' : 'critical',
                    sprintf(
                        /* translators: 1: number of products, 2: what another store answered, or why it did not. */
                        _n('%1$d product waits: %2$s', '%1$d products wait: %2$s', $link['waiting'], 'kitgenix-stock-sync-for-woocommerce'),
                        $link['waiting'],
                        $health['last_error']
                    ),
                    $advice,
                    $link['name'] !== '' ? $link['name'] : $link['store_id']
                );
            }
        }
        return $findings !== [] ? $findings : [self::good('backlog', __('Nothing waits: every store has been reached.', 'kitgenix-stock-sync-for-woocommerce'))];
    }

    /**
     * @return list<Finding>
     */
    private static function connections(): array
    {
        $peers = Connections::peers(Settings::get());
        if ($peers === []) {
            return [self::finding('connection', 'recommended', ConnectionSummary::summary([]))];
        }
        $asked = array_filter($peers, static fn(array $peer): bool => $peer['enabled'] && !Settings::isPaused());
        return array_values(array_map([self::class, 'connection'], $asked));
    }

    /**
     * @param Peer $peer
     * @return Finding
     */
    private static function connection(array $peer): array
    {
        $test = ConnectionTest::run($peer['store_id']);
        ['summary' => $summary, 'advice' => $advice] = ConnectionTestText::of($test, Settings::role(), Settings::storeId());
        $status = $test['ok'] ? ($advice === [] ? 'good' : 'recommended') : 'critical';
        return self::finding('connection', $status, $summary, $advice, ConnectionSummary::name($peer));
    }

    /**
     * @return list<Finding>
     */
    private static function scheduler(): array
    {
        $scheduler = StoreStatus::scheduler();
        $findings = [];
        if (Retry::isRunnerDead($scheduler['overdue'])) {
            $findings[] = self::finding('scheduler', 'critical', SchedulerHealth::message($scheduler['overdue']));
        }
        if ($scheduler['failed'] > 0) {
            $findings[] = self::finding(
                'scheduler',
                'recommended',
                /* translators: %d: number of scheduled actions. */
                sprintf(_n('%d scheduled action has failed within a day.', '%d scheduled actions have failed within a day.', $scheduler['failed'], 'kitgenix-stock-sync-for-woocommerce'), $scheduler['failed']),
                [__('Look at them in WooCommerce → Status → Scheduled Actions.', 'kitgenix-stock-sync-for-woocommerce')]
            );
        }
        return $findings !== [] ? $findings : [self::good('scheduler', __('Scheduled work is done in time.', 'kitgenix-stock-sync-for-woocommerce'))];
    }

    /**
     * @return Finding
     */
    private static function cron(): array
    {
        $seconds = StoreStatus::scheduler()['cron_overdue'];
        return Retry::isRunnerDead($seconds)
            ? self::finding(
                'cron',
                'critical',
                /* translators: %d: a number of minutes. */
                sprintf(_n('WordPress’s cron is %d minute late.', 'WordPress’s cron is %d minutes late.', (int) round($seconds / 60), 'kitgenix-stock-sync-for-woocommerce'), (int) round($seconds / 60)),
                [__('Nobody calls it. Ask your host to call wp-cron.php every minute.', 'kitgenix-stock-sync-for-woocommerce')]
            )
            : self::good('cron', __('WordPress’s cron is called.', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * @return Finding
     */
    private static function loopback(): array
    {
        ['ok' => $isOk, 'message' => $message] = StoreStatus::loopback();
        return self::finding('loopback', $isOk ? 'good' : 'recommended', $message);
    }

    /**
     * @return Finding
     */
    private static function encryption(): array
    {
        $url = untrailingslashit(home_url());
        return str_starts_with($url, 'https://') || !ConnectionRules::isPublic($url)
            ? self::good('encryption', __('What the stores say to each other is encrypted, or does not leave a private network.', 'kitgenix-stock-sync-for-woocommerce'))
            : self::finding('encryption', 'recommended', __('Without https anybody on the way can read what the stores say to each other. Signatures still keep it from being changed.', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * @return list<Finding>
     */
    private static function conflicts(): array
    {
        $findings = [];
        foreach (array_count_values(array_column(iterator_to_array(Conflicts::all(), false), 'code')) as $code => $count) {
            [$cause, $cure] = ErrorAdvice::of((string) $code, Settings::storeId());
            /* translators: 1: number of products, 2: a sentence that says why. */
            $message = sprintf(_n('%1$d product has a conflict. %2$s', '%1$d products have a conflict. %2$s', $count, 'kitgenix-stock-sync-for-woocommerce'), $count, $cause);
            $findings[] = self::finding('conflicts', 'recommended', $message, [$cure]);
        }
        return $findings !== [] ? $findings : [self::good('conflicts', __('Each SKU leads to one product.', 'kitgenix-stock-sync-for-woocommerce'))];
    }

    /**
     * @return Finding
     */
    private static function good(string $check, string $message): array
    {
        return self::finding($check, 'good', $message);
    }

    /**
     * @param 'good'|'recommended'|'critical' $status
     * @param list<string>                    $advice
     * @return Finding
     */
    private static function finding(string $check, string $status, string $message, array $advice = [], string $store = ''): array
    {
        return ['check' => $check, 'status' => $status, 'store' => $store, 'message' => $message, 'advice' => $advice];
    }
}
