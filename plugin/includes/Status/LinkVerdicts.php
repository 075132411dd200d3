<?php
/**
 * Status: what is to be made of the links, for WordPress's Site Health. Enters: the links as they are; leaves: a verdict, with what to do
 * where something is wrong. Pure; nothing is asked here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Connections\ConnectionRules;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Diagnostics\Outage;
use Kitgenix\StockSync\Generated\Sync\Retry;

defined('ABSPATH') || exit;

/**
 * `label`: the headline. `text`: what is known. `advice`: what to do, empty where nothing has to be done.
 *
 * @phpstan-import-type OverviewLink from \Kitgenix\StockSync\Generated\Contract\Overview
 * @phpstan-type Status 'good'|'recommended'|'critical'
 * @phpstan-type Verdict array{status: Status, label: string, text: list<string>, advice: list<string>}
 */
final class LinkVerdicts
{
    /** Seconds from which a clock is worth a warning, well before requests are refused. */
    private const CLOCK_WARNING = 60;

    /** A Child asks its Master where it stands after an hour of silence: three are more than a quiet day. */
    private const SILENCE_SECONDS = 3 * Retry::SILENCE_SECONDS;

    /** What waits for less is on its way. */
    private const BACKLOG_SECONDS = Retry::OVERDUE_SECONDS;

    /**
     * The role, and whether each connection is accepted. A store that was never connected misses nothing yet.
     *
     * @param 'master'|'child'   $role
     * @param list<OverviewLink> $links
     * @param string             $ownId This store's id.
     * @return Verdict
     */
    public static function connection(string $role, array $links, string $ownId): array
    {
        $refused = self::in($links, ['attention']);
        $count = count($links) - count(self::in($links, ['disabled']));
        return match (true) {
            $links === [] => self::verdict('recommended', __('Stock Sync is not connected to another store', 'kitgenix-stock-sync-for-woocommerce'), [
                __('The stock of this store is its own until it is connected.', 'kitgenix-stock-sync-for-woocommerce'),
            ], [__('Connect it on the screen of Stock Sync, or deactivate the plugin if it is not needed.', 'kitgenix-stock-sync-for-woocommerce')]),
            $count === 0 => self::verdict('recommended', __('All connections of Stock Sync are switched off', 'kitgenix-stock-sync-for-woocommerce'), [
                __('No other store is told what is sold here.', 'kitgenix-stock-sync-for-woocommerce'),
            ], [__('Switch them on again in the settings of Stock Sync.', 'kitgenix-stock-sync-for-woocommerce')]),
            $refused !== [] => self::verdict(
                'critical',
                __('A connection of Stock Sync needs your attention', 'kitgenix-stock-sync-for-woocommerce'),
                self::problems($refused, $ownId)['text'],
                self::problems($refused, $ownId)['advice']
            ),
            default => self::verdict('good', __('Stock Sync is connected', 'kitgenix-stock-sync-for-woocommerce'), [
                $role === 'master'
                    /* translators: %d: number of stores. */
                    ? sprintf(_n('This store is the Master of %d Child.', 'This store is the Master of %d Children.', $count, 'kitgenix-stock-sync-for-woocommerce'), $count)
                    /* translators: %s: address of a store. */
                    : sprintf(__('This store is a Child of %s.', 'kitgenix-stock-sync-for-woocommerce'), $links[0]['url']),
            ]),
        };
    }

    /**
     * When each store was last in contact. Those that answer and refuse are another test's.
     *
     * @param list<OverviewLink> $links
     * @param array<string, int> $since When each failure began, by `store ` and the peer's id, where it is known.
     * @param string             $ownId This store's id.
     * @return Verdict
     */
    public static function contact(array $links, array $since, int $now, string $ownId): array
    {
        $watched = self::in($links, ['in_step', 'catching_up', 'never']);
        $failing = array_values(array_filter($watched, static fn(array $link): bool => $link['health']['failures'] > 0));
        $text = array_map(static fn(array $link): string => sprintf(
            /* translators: 1: name of a store, 2: date and time, or "never". */
            __('%1$s was last in contact: %2$s.', 'kitgenix-stock-sync-for-woocommerce'),
            ConnectionSummary::name($link),
            LinkProblemText::moment(max($link['health']['last_success'], $link['health']['last_inbound']))
        ), $watched);
        if ($failing !== []) {
            $began = array_map(static fn(array $link): int => $since["store {$link['store_id']}"] ?? $link['since'], $failing);
            ['text' => $problems, 'advice' => $advice] = self::problems($failing, $ownId);
            return self::verdict(
                $now - min($began) >= Outage::OUTAGE_SECONDS ? 'critical' : 'recommended',
                __('Stock Sync does not reach every store', 'kitgenix-stock-sync-for-woocommerce'),
                [...$problems, ...$text],
                $advice
            );
        }
        if (self::in($watched, ['never']) !== []) {
            return self::verdict('recommended', __('A store has not answered Stock Sync yet', 'kitgenix-stock-sync-for-woocommerce'), $text, [
                __('Test the connection in the settings of Stock Sync: it says what is wrong.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
        }
        $silent = array_filter($watched, static fn(array $link): bool => $link['type'] === 'send' && $now - max($link['health']['last_inbound'], $link['health']['last_success']) >= self::SILENCE_SECONDS);
        if ($silent !== []) {
            return self::verdict('recommended', __('Stock Sync has not heard of the Master for hours', 'kitgenix-stock-sync-for-woocommerce'), $text, [
                __('This store asks its Master once an hour how it stands. Where it does not, the site’s cron does not run: ask your host to call wp-cron.php every minute.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
        }
        return self::verdict('good', __('Stock Sync is in contact with every store', 'kitgenix-stock-sync-for-woocommerce'), $text);
    }

    /**
     * Products that another store lacks, and for how long.
     *
     * @param list<OverviewLink> $links
     * @param int                $lacking Since when a store lacks something, Unix seconds; 0 while none does.
     * @return Verdict
     */
    public static function backlog(array $links, int $lacking, int $now): array
    {
        $waiting = array_values(array_filter($links, static fn(array $link): bool => $link['waiting'] > 0 && !in_array($link['state'], ['disabled', 'paused'], true)));
        $text = array_map(static fn(array $link): string => sprintf(
            /* translators: 1: number of products, 2: name of a store. */
            _n('%1$d product waits for %2$s.', '%1$d products wait for %2$s.', $link['waiting'], 'kitgenix-stock-sync-for-woocommerce'),
            $link['waiting'],
            ConnectionSummary::name($link)
        ), $waiting);
        $seconds = $waiting === [] || $lacking === 0 ? 0 : $now - $lacking;
        if ($seconds < self::BACKLOG_SECONDS) {
            return self::verdict('good', __('Stock Sync has no backlog', 'kitgenix-stock-sync-for-woocommerce'), $text !== [] ? $text : [
                __('Every store has what it needs to have.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
        }
        $text[] = sprintf(
            /* translators: %d: number of minutes. */
            _n('The oldest has waited for %d minute.', 'The oldest has waited for %d minutes.', intdiv($seconds, 60), 'kitgenix-stock-sync-for-woocommerce'),
            intdiv($seconds, 60)
        );
        return self::verdict($seconds >= Outage::OUTAGE_SECONDS ? 'critical' : 'recommended', __('Stock Sync has a backlog', 'kitgenix-stock-sync-for-woocommerce'), $text, [
            __('The backlog on the screen of Stock Sync says why, and lets you try again. Nothing that waits is lost.', 'kitgenix-stock-sync-for-woocommerce'),
        ]);
    }

    /**
     * Whether what the stores say to each other is encrypted, and the certificates are accepted. Where it stays on one machine or in a
     * private network, nobody listens.
     *
     * @param string             $url   This store's address.
     * @param list<OverviewLink> $links
     * @return Verdict
     */
    public static function encryption(string $url, array $links): array
    {
        $enabled = array_values(array_filter($links, static fn(array $link): bool => $link['state'] !== 'disabled'));
        $refused = array_filter($enabled, static fn(array $link): bool => $link['health']['failures'] > 0 && preg_match('/\b(ssl|tls|certificate)\b/i', $link['health']['last_error']) === 1);
        if ($refused !== []) {
            return self::verdict('critical', __('Stock Sync cannot encrypt what it says to another store', 'kitgenix-stock-sync-for-woocommerce'), array_map(
                /* translators: 1: name of a store, 2: a sentence that says what is wrong. */
                static fn(array $link): string => sprintf(_x('%1$s: %2$s', 'what is wrong with a store', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($link), $link['health']['last_error']),
                array_values($refused)
            ), [__('Have the certificate of that store renewed, with its whole chain. Its host knows how. Until then nothing is sent to it.', 'kitgenix-stock-sync-for-woocommerce')]);
        }
        $plain = array_values(array_filter(
            [$url, ...array_column($enabled, 'url')],
            static fn(string $one): bool => str_starts_with($one, 'http://') && ConnectionRules::isPublic($one)
        ));
        return $plain !== []
            ? self::verdict('recommended', __('Stock Sync speaks without encryption', 'kitgenix-stock-sync-for-woocommerce'), [
                /* translators: %s: addresses of stores. */
                sprintf(__('Without encryption: %s.', 'kitgenix-stock-sync-for-woocommerce'), implode(', ', $plain)),
                __('Without https anybody on the way can read what the stores say to each other. Signatures still keep it from being changed.', 'kitgenix-stock-sync-for-woocommerce'),
            ], [__('Give each store a certificate, then change its address to https on both sides of the connection.', 'kitgenix-stock-sync-for-woocommerce')])
            : self::verdict('good', __('Stock Sync speaks in private', 'kitgenix-stock-sync-for-woocommerce'), [
                __('What the stores say to each other is encrypted, or does not leave a private network.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
    }

    /**
     * Whether the clocks agree.
     *
     * @param list<array{name: string, offset: int|null}> $clocks Seconds by which each is ahead; null where it did not say.
     * @return Verdict
     */
    public static function clock(array $clocks): array
    {
        $known = array_values(array_filter($clocks, static fn(array $clock): bool => $clock['offset'] !== null));
        $wrong = array_values(array_filter($known, static fn(array $clock): bool => abs($clock['offset'] ?? 0) >= self::CLOCK_WARNING));
        if ($known === []) {
            return self::verdict('recommended', __('Stock Sync could not compare the clocks', 'kitgenix-stock-sync-for-woocommerce'), [
                __('No other store has answered.', 'kitgenix-stock-sync-for-woocommerce'),
            ], [__('Test the connection in the settings of Stock Sync: it says what is wrong.', 'kitgenix-stock-sync-for-woocommerce')]);
        }
        if ($wrong === []) {
            return self::verdict('good', __('The clocks of the stores agree', 'kitgenix-stock-sync-for-woocommerce'), [
                __('Requests between stores carry the time, and old ones are refused.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
        }
        $most = max(array_map(static fn(array $clock): int => abs($clock['offset'] ?? 0), $wrong));
        return self::verdict(
            $most > Routes::LIMITS['skew_seconds'] ? 'critical' : 'recommended',
            __('The clocks of the stores differ', 'kitgenix-stock-sync-for-woocommerce'),
            array_map(static fn(array $clock): string => sprintf(
                /* translators: 1: name of a store, 2: number of seconds, negative when the other clock is behind. */
                _n('The clock of %1$s differs from this one by %2$d second.', 'The clock of %1$s differs from this one by %2$d seconds.', abs($clock['offset'] ?? 0), 'kitgenix-stock-sync-for-woocommerce'),
                $clock['name'],
                $clock['offset'] ?? 0
            ), $wrong),
            /* translators: %d: a number of minutes, such as 5 */
            [sprintf(__('Let both servers set their clocks by the network: beyond %d minutes of difference they refuse each other.', 'kitgenix-stock-sync-for-woocommerce'), intdiv(Routes::LIMITS['skew_seconds'], 60))]
        );
    }

    /**
     * @param list<OverviewLink> $links
     * @param list<string>       $states
     * @return list<OverviewLink>
     */
    private static function in(array $links, array $states): array
    {
        return array_values(array_filter($links, static fn(array $link): bool => in_array($link['state'], $states, true)));
    }

    /**
     * @param list<OverviewLink> $links
     * @return array{text: list<string>, advice: list<string>}
     */
    private static function problems(array $links, string $ownId): array
    {
        $problems = array_map(static fn(array $link): array => LinkProblemText::problem($link, $ownId), $links);
        return [
            'text' => array_column($problems, 0),
            'advice' => array_values(array_unique(array_merge(...array_map(static fn(array $lines): array => array_slice($lines, 1), $problems)))),
        ];
    }

    /**
     * @param Status       $status
     * @param list<string> $text
     * @param list<string> $advice
     * @return Verdict
     */
    private static function verdict(string $status, string $label, array $text, array $advice = []): array
    {
        return ['status' => $status, 'label' => $label, 'text' => $text, 'advice' => $advice];
    }
}
