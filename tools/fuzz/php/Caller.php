<?php

/**
 * Fuzz: one request, as the web server would hand it over, without the web server. Enters: what the driver wants to be sent;
 * leaves: status, headers and body, with the same filters, checks and shutdown work as over HTTP.
 *
 * @phpstan-type Recipe array{n: int, kind: string, method: string, route: string, as: string, auth: string, address: string, body: string, query: array<string, string>, action: string, revision: string, peers: array<string, mixed>}
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Transport\Wakeup;

final class Caller
{
    /** @var array<string, array{cookie: string, rest: string, id: int}> Sessions by role. */
    private static array $sessions = [];

    /** @var array<string, string> Nonces that were taken since the store was put back, by sender. */
    private static array $taken = [];

    /** @var array<string, string> Server variables of every request. */
    private static array $server = [];

    /**
     * Sends a request.
     *
     * @param array<string, mixed> $recipe
     * @return string The answer's body; status and headers stand in the server.
     */
    public static function send(Server $server, array $recipe, string $body, State $state): string
    {
        self::$server = self::$server ?: $_SERVER;
        $path = '/' . Routes::NAMESPACE . '/' . $recipe['route'];
        $headers = $recipe['kind'] === 'peer' ? self::signed($recipe, $body, $state) : self::loggedIn($recipe);
        $_SERVER = array_merge(self::$server, [
            'REQUEST_METHOD' => $recipe['method'],
            'REQUEST_URI' => '/wp-json' . $path,
            'REMOTE_ADDR' => $recipe['address'],
            'CONTENT_TYPE' => 'application/json',
            'CONTENT_LENGTH' => (string) strlen($body),
            'REQUEST_TIME' => time(),
            'REQUEST_TIME_FLOAT' => microtime(true),
        ]);
        foreach ($headers as $name => $value) {
            $_SERVER['HTTP_' . strtoupper(strtr($name, '-', '_'))] = wp_slash($value);
        }
        $_GET = wp_slash($recipe['query']);
        $_REQUEST = $_GET;
        $_POST = [];
        $GLOBALS['HTTP_RAW_POST_DATA'] = $body;
        $GLOBALS['current_user'] = null;
        $GLOBALS['wp_rest_auth_cookie'] = null;
        $server->begin();
        ob_start();
        try {
            $server->serve_request($path);
        } finally {
            $answer = (string) ob_get_clean();
        }
        if ($recipe['kind'] === 'peer' && $server->status !== 401 && $server->status !== 429) {
            self::$taken[self::peerId((string) $recipe['as'], $state)] = (string) ($headers[Routes::HEADERS['nonce']] ?? '');
        }
        self::shutDown();
        return $answer;
    }

    /** The secret that a peer signs with: of a connection, of an invitation, or of the store itself. */
    public static function secretOf(string $peer, State $state): string
    {
        $settings = $state->settings();
        $master = is_array($settings['master'] ?? null) ? $settings['master'] : [];
        $invitation = is_array($settings['invitation'] ?? null) ? $settings['invitation'] : [];
        foreach ([$master + ['id' => $master['store_id'] ?? null], ...array_filter((array) ($settings['children'] ?? []), 'is_array'), $invitation] as $row) {
            if (($row['id'] ?? null) === $peer && is_string($row['secret'] ?? null)) {
                return $row['secret'];
            }
        }
        return $peer === 'self' ? Wakeup::selfKey() : 'a-secret-that-nobody-knows';
    }

    /** Store id of who sends: `child:0`, `master`, `invitation`, `self`, or what stands there. */
    public static function peerId(string $as, State $state): string
    {
        $settings = $state->settings();
        [$who, $index] = [...explode(':', $as, 2), '0'];
        $children = array_values(array_filter((array) ($settings['children'] ?? []), 'is_array'));
        return (string) (match ($who) {
            'child' => $children[(int) $index]['id'] ?? null,
            'master' => is_array($settings['master'] ?? null) ? $settings['master']['store_id'] ?? null : null,
            'invitation' => is_array($settings['invitation'] ?? null) ? $settings['invitation']['id'] ?? null : null,
            default => $as,
        } ?? 'nobody');
    }

    /**
     * @param array<string, mixed> $recipe
     * @return array<string, string>
     */
    private static function signed(array $recipe, string $body, State $state): array
    {
        $auth = (string) $recipe['auth'];
        $id = self::peerId((string) $recipe['as'], $state);
        $time = (string) (time() - ($auth === 'late' ? 4000 : 0));
        $nonce = match ($auth) {
            // Of whom nothing was taken yet, there is nothing to repeat.
            'replay' => self::$taken[$id] ?? str_repeat('n', 65),
            'long_nonce' => str_repeat('n', 65),
            'odd_nonce' => "'\"\\<svg>\u{202e}" . bin2hex(random_bytes(4)),
            default => bin2hex(random_bytes(12)),
        };
        $secret = $auth === 'wrong_secret' ? 'a-wrong-secret' : self::secretOf($id, $state);
        $headers = [
            Routes::HEADERS['store_id'] => $auth === 'odd_id' ? "\u{202e}<b>\x1b[2J'" : $id,
            Routes::HEADERS['timestamp'] => $auth === 'odd_time' ? '9e99' : $time,
            Routes::HEADERS['nonce'] => $nonce,
            Routes::HEADERS['signature'] => hash_hmac('sha256', "{$time}\n{$nonce}\n{$body}", $secret),
        ];
        if ($auth === 'unsigned') {
            unset($headers[Routes::HEADERS['signature']]);
        }
        return $headers;
    }

    /**
     * A browser's cookie and nonces, as WordPress gives them out.
     *
     * @param array<string, mixed> $recipe
     * @return array<string, string>
     */
    private static function loggedIn(array $recipe): array
    {
        $_COOKIE = [];
        $role = (string) $recipe['as'];
        if ($role === 'nobody') {
            return [Admin::ACTION_NONCE_HEADER => 'none'];
        }
        $session = self::$sessions[$role] ??= self::session($role);
        $_COOKIE[LOGGED_IN_COOKIE] = $session['cookie'];
        wp_set_current_user($session['id']);
        $nonce = $recipe['action'] === '' ? '' : wp_create_nonce(Names::NONCES[$recipe['action']] ?? '');
        $headers = [
            'X-WP-Nonce' => $recipe['auth'] === 'no_rest_nonce' ? 'none' : wp_create_nonce('wp_rest'),
            Admin::ACTION_NONCE_HEADER => $recipe['auth'] === 'no_action_nonce' ? 'none' : $nonce,
        ];
        return $headers + ($recipe['revision'] === '' ? [] : [Admin::REVISION_HEADER => (string) $recipe['revision']]);
    }

    /** @return array{cookie: string, rest: string, id: int} */
    private static function session(string $role): array
    {
        $id = $role === 'administrator' ? 1 : (int) username_exists("fuzz_{$role}");
        $expires = time() + 10 * DAY_IN_SECONDS;
        $token = \WP_Session_Tokens::get_instance($id)->create($expires);
        return ['cookie' => wp_generate_auth_cookie($id, $expires, 'logged_in', $token), 'rest' => '', 'id' => $id];
    }

    /** The store is as it was at first: it has taken nothing. */
    public static function forget(): void
    {
        self::$taken = [];
    }

    /** The people who take part, before the baseline is kept. */
    public static function prepare(): void
    {
        foreach (['shop_manager', 'customer'] as $role) {
            if (!username_exists("fuzz_{$role}")) {
                wp_insert_user(['user_login' => "fuzz_{$role}", 'user_pass' => 'fuzz', 'user_email' => "{$role}@example.com", 'role' => $role]);
            }
        }
        foreach (['administrator', 'shop_manager', 'customer'] as $role) {
            self::$sessions[$role] = self::session($role);
        }
    }

    /** What the plugin does when a request ends, but for the drain: that is a step of its own here. */
    private static function shutDown(): void
    {
        foreach ($GLOBALS['wp_filter']['shutdown']->callbacks ?? [] as $callbacks) {
            foreach ($callbacks as $callback) {
                $function = $callback['function'];
                if (is_array($function) && is_string($function[0]) && str_starts_with($function[0], 'Kitgenix\\StockSync\\') && $function[0] !== Wakeup::class) {
                    $function();
                }
            }
        }
    }
}
