<?php

/**
 * Makes a store at home on this machine: no mail leaves it, its peers sit on odd ports of 127.0.0.1, and every HTTP request
 * that it makes is written down.
 * Enters: WordPress's hooks. Leaves: outgoing.jsonl, mails.jsonl.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Lab;

defined('ABSPATH') || exit;

final class Environment
{
    /** @var array<string, float> */
    private static array $started = [];

    public static function register(): void
    {
        if (LAB_DECIMALS) {
            // As WooCommerce's own documentation tells shops that sell by weight. It adds `intval` while loading.
            add_action('plugins_loaded', static function (): void {
                remove_filter('woocommerce_stock_amount', 'intval');
                add_filter('woocommerce_stock_amount', 'floatval');
            });
        }
        if (($_SERVER['HTTP_X_LAB_WITHOUT_PLUGIN'] ?? '') === '1') {
            add_filter('option_active_plugins', static fn (mixed $plugins): array => array_values(
                array_diff((array) $plugins, [PLUGIN_FILE]),
            ));
        }

        // Real shops answer on 443; WordPress's safe requests refuse other ports and addresses of this machine.
        add_filter('http_allowed_safe_ports', static fn (array $ports): array => [
            ...$ports,
            ...array_map('intval', explode(',', LAB_PORTS)),
        ]);
        add_filter(
            'http_request_host_is_external',
            static fn (bool $external, string $host): bool => $external || $host === '127.0.0.1',
            10,
            2,
        );

        add_filter('pre_wp_mail', static function (mixed $sent, array $mail): bool {
            Log::append('mails', [
                'time' => Log::milliseconds(),
                'to' => $mail['to'],
                'subject' => $mail['subject'],
            ]);
            return true;
        }, 10, 2);

        add_filter('pre_http_request', static function (mixed $answer, array $args, string $url): mixed {
            self::$started[$url] = microtime(true);
            return $answer;
        }, PHP_INT_MIN, 3);
        add_action('http_api_debug', self::noteRequest(...), 10, 5);
    }

    /** @param array<string, mixed> $args */
    private static function noteRequest(mixed $answer, string $context, string $class, array $args, string $url): void
    {
        if ($context !== 'response') {
            return;
        }
        $started = self::$started[$url] ?? microtime(true);
        Log::append('outgoing', [
            'direction' => 'out',
            'time' => (int) ($started * 1000),
            'method' => $args['method'] ?? 'GET',
            'url' => $url,
            'status' => (int) wp_remote_retrieve_response_code($answer),
            'ms' => (int) round((microtime(true) - $started) * 1000),
        ] + (is_wp_error($answer) ? ['error' => $answer->get_error_message()] : []));
    }
}
