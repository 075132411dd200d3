<?php
/**
 * Status: tells the shop by e-mail that a link fails, and that it works again. Enters: the end of a drain, which is after the response or in
 * a request of its own, and comes by with the look-around; leaves: one e-mail for each outage, and one for its end.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Diagnostics\Outage;
use Kitgenix\StockSync\Platform\Listeners;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\OutageRow;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkOutage from \Kitgenix\StockSync\Generated\Contract\Outages
 * @phpstan-import-type LinkReport from \Kitgenix\StockSync\Generated\Contract\Tools
 * @phpstan-import-type LinkInMail from LinkEmail
 */
final class OutageMails
{
    /** The e-mails' ids at WooCommerce. */
    public const FAILED = 'kitgenix_stock_sync_failed';

    public const RECOVERED = 'kitgenix_stock_sync_recovered';

    /**
     * woocommerce_email_classes.
     *
     * @param mixed $classes
     * @return array<array-key, mixed>
     */
    public static function add(mixed $classes): array
    {
        // WooCommerce makes addresses of the keys: a class's name with its backslashes would not be found again.
        return (is_array($classes) ? $classes : []) + [self::FAILED => new FailedEmail(), self::RECOVERED => new RecoveredEmail()];
    }

    /**
     * woocommerce_email_groups.
     *
     * @param mixed $groups
     * @return array<array-key, mixed>
     */
    public static function addGroup(mixed $groups): array
    {
        return (is_array($groups) ? $groups : []) + [LinkEmail::GROUP => 'Kitgenix Stock Sync'];
    }

    /**
     * At the end of a drain. What is told is noted first: of two drains one tells, and one that is killed in between tells nobody, which is
     * better than telling the shop again and again. A copy that waits for its decision is silent.
     */
    public static function look(): void
    {
        if (Settings::isPaused()) {
            return;
        }
        $links = Diagnostics::links();
        $now = time();
        $known = OutageRow::read()['outages'];
        if (Outage::lookAtOutages($known, $links, $now)['outages'] === $known) {
            return;
        }
        $before = OutageRow::update(static fn(array $stored): array => ['outages' => Outage::lookAtOutages($stored['outages'], $links, $now)['outages']]);
        $look = Outage::lookAtOutages($before['outages'], $links, $now);
        self::announce($look['begun'], $look['over']);
        self::tell(self::FAILED, $look['begun'], $links);
        self::tell(self::RECOVERED, $look['over'], $links);
    }

    /**
     * Tells listeners what the shop is told, whether it wants e-mails or not.
     *
     * @param list<LinkOutage> $begun
     * @param list<LinkOutage> $over
     */
    private static function announce(array $begun, array $over): void
    {
        foreach ($begun as $outage) {
            /**
             * Fires once for each outage, when a connection has failed, or needed a person, for an hour.
             *
             * @param string $storeId Of the peer.
             * @param int    $since   Unix seconds.
             */
            Listeners::tell('link_failed', $outage['store_id'], $outage['since']);
        }
        foreach ($over as $outage) {
            /**
             * Fires when a connection works again of which `link_failed` has told.
             *
             * @param string $storeId Of the peer.
             * @param int    $since   When it had begun to fail, Unix seconds.
             */
            Listeners::tell('link_recovered', $outage['store_id'], $outage['since']);
        }
    }

    /**
     * @param list<LinkOutage> $outages
     * @param list<LinkReport> $links
     */
    private static function tell(string $id, array $outages, array $links): void
    {
        if ($outages === []) {
            return;
        }
        $sent = self::send($id, $outages, $links);
        $isFailed = $id === self::FAILED;
        EventLog::add($isFailed ? 'error' : 'info', $isFailed ? 'A connection has failed, or needed a person, for an hour.' : 'A connection that had failed works again.', [
            'peers' => implode(' ', array_column($outages, 'store_id')),
            'email' => match ($sent) {
                true => 'sent',
                false => 'could not be sent',
                null => 'switched off',
            },
        ]);
    }

    /**
     * @param list<LinkOutage> $outages
     * @param list<LinkReport> $links
     * @return bool|null Whether it was handed over; null where the shop does not want it.
     */
    private static function send(string $id, array $outages, array $links): ?bool
    {
        $email = WC()->mailer()->get_emails()[$id] ?? null;
        if (!$email instanceof LinkEmail) {
            return null;
        }
        // The request that made this drain run may be a visitor's, with a language of its own.
        wc_switch_to_site_locale();
        try {
            return $email->trigger(self::inMail($outages, $links));
        } finally {
            wc_restore_locale();
        }
    }

    /**
     * @param list<LinkOutage> $outages
     * @param list<LinkReport> $links
     * @return list<LinkInMail>
     */
    private static function inMail(array $outages, array $links): array
    {
        $since = [];
        foreach ($outages as $outage) {
            $since["store {$outage['store_id']}"] = $outage['since'];
        }
        $urls = array_column(Connections::peers(Settings::get()), 'url', 'store_id');
        $rows = [];
        foreach ($links as $link) {
            $began = $since["store {$link['store_id']}"] ?? null;
            if ($began !== null) {
                $link['url'] = $urls[$link['store_id']] ?? '';
                $problem = $link['health']['failures'] > 0 ? LinkProblemText::problem($link, Settings::storeId()) : [''];
                $rows[] = [
                    'name' => ConnectionSummary::name($link),
                    'url' => $link['url'],
                    'since' => LinkProblemText::moment($began),
                    'problem' => $problem[0],
                    'advice' => array_slice($problem, 1),
                    'waiting' => $link['waiting'],
                ];
            }
        }
        return $rows;
    }
}
