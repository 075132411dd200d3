<?php
/**
 * Transport: the routes between stores. Enters: HTTP; leaves: bodies of authenticated senders to whoever answers the
 * route, and signed answers.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Json;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Sender from Authentication
 * @phpstan-type Handler callable(string, mixed): (array<string, mixed>|\WP_Error)
 */
final class PeerRoutes
{
    /** @var array<string, Handler> */
    private static array $handlers = [];

    /** @var \WeakMap<\WP_REST_Request<array<string, mixed>>, Sender>|null Authenticated senders by request. */
    private static ?\WeakMap $senders = null;

    /**
     * Who answers which route.
     *
     * @param array<string, Handler> $handlers By route.
     */
    public static function answerBy(array $handlers): void
    {
        self::$handlers = $handlers;
    }

    /**
     * rest_api_init: registers what the contract's table says.
     */
    public static function register(): void
    {
        $routes = [...array_column(Routes::ROUTES, 'route'), Routes::DRAIN_ROUTE];
        foreach ($routes as $route) {
            register_rest_route(Routes::NAMESPACE, '/' . $route, [
                'methods' => 'POST',
                'callback' => static fn(\WP_REST_Request $request): \WP_REST_Response|\WP_Error => self::serve($request, $route),
                'permission_callback' => static fn(\WP_REST_Request $request): bool => self::senderOf($request) !== null,
                'show_in_index' => $route !== Routes::DRAIN_ROUTE,
            ]);
        }
    }

    /**
     * rest_pre_dispatch: authenticates before WordPress parses the body, so that a stranger's JSON is never looked at.
     *
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    public static function authenticate(mixed $result, mixed $server, \WP_REST_Request $request): mixed
    {
        $route = self::routeOf($request);
        if ($result !== null || $route === null || $request->get_method() !== 'POST') {
            return $result;
        }
        $sender = Authentication::check($request, $route);
        if ($sender instanceof \WP_Error) {
            return self::refusal($sender);
        }
        self::$senders ??= new \WeakMap();
        self::$senders[$request] = $sender;
        // Before WordPress decodes it: what few bytes become may take all memory.
        if (!Json::mayBeDecoded($request->get_body())) {
            return new \WP_Error(Errors::ERRORS['payload_too_large'], 'The body has too many values.', ['status' => 413]);
        }
        if (PeerJson::decode($request->get_body()) === null) {
            return new \WP_Error(Errors::ERRORS['bad_json'], 'The body is not valid JSON.', ['status' => 400]);
        }
        return $result;
    }

    /**
     * rest_pre_serve_request: signs answers to authenticated peers over the request's nonce, byte for byte as they are sent.
     *
     * @param \WP_HTTP_Response                      $result
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    public static function signAnswer(mixed $isServed, mixed $result, \WP_REST_Request $request, \WP_REST_Server $server): mixed
    {
        $sender = self::senderOf($request);
        if ($isServed === true || $sender === null || $sender['id'] === 'self' || !$result instanceof \WP_REST_Response) {
            return $isServed;
        }
        // An answer is signed as a request is: that it is one stands in its body.
        $said = ['to' => $sender['id'], 'route' => Routes::ANSWER] + (array) $server->response_to_data($result, false);
        $body = (string) wp_json_encode($said, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
        $timestamp = (string) time();
        $nonce = (string) $request->get_header(Routes::HEADERS['nonce']);
        $server->send_header(Routes::HEADERS['store_id'], Settings::storeId());
        $server->send_header(Routes::HEADERS['timestamp'], $timestamp);
        $server->send_header(Routes::HEADERS['nonce'], $nonce);
        $server->send_header(Routes::HEADERS['signature'], SignedHttp::signature($timestamp, $nonce, $body, $sender['secret']));
        echo $body; // phpcs:ignore WordPress.Security.EscapeOutput -- JSON with its own content type; escaping would break the signature.
        return true;
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function serve(\WP_REST_Request $request, string $route): \WP_REST_Response|\WP_Error
    {
        $sender = self::senderOf($request);
        if ($sender === null) {
            return new \WP_Error(Errors::ERRORS['auth_failed'], 'The request could not be authenticated.', ['status' => 401]);
        }
        if ($route === Routes::DRAIN_ROUTE) {
            // The caller has hung up already, and that must not end the work.
            ignore_user_abort(true);
            Wakeup::drain();
            return new \WP_REST_Response(['ok' => true]);
        }
        $body = PeerJson::decode($request->get_body());
        $to = is_array($body) && is_string($body['to'] ?? null) ? $body['to'] : null;
        $for = is_array($body) && is_string($body['route'] ?? null) ? $body['route'] : null;
        if (!Signature::isMeantForUs($to, $for, Settings::storeId(), $route)) {
            return new \WP_Error(Errors::ERRORS['wrong_recipient'], 'This request was made for another store or route.', ['status' => 400]);
        }
        if (Settings::isPaused()) {
            return self::refusal(new \WP_Error(Errors::ERRORS['paused'], 'This site has another address than its connections were made for.', [
                'status' => 503,
                'retry_after' => Routes::LIMITS['pause_retry_seconds'],
            ]));
        }
        try {
            $handler = self::$handlers[$route] ?? null;
            $answer = $handler === null
                ? new \WP_Error(Errors::WORDPRESS_ERRORS['no_route'], 'No such route.', ['status' => 404])
                : $handler($sender['id'], $body);
        } catch (\Throwable $error) {
            // The message may hold a path or a statement: it is for the log. The peer keeps its batch and tries again.
            EventLog::addOncePerMinute("failed {$route}", 'A request from a peer failed.', ['code' => Errors::ERRORS['internal'], 'peer' => $sender['id'], 'route' => $route, 'error' => $error->getMessage()], 'error');
            $answer = new \WP_Error(Errors::ERRORS['internal'], 'The store could not process the request.', ['status' => 500]);
        }
        return $answer instanceof \WP_Error ? self::refusal($answer) : new \WP_REST_Response($answer);
    }

    /**
     * An error as it is sent: one that passes says when to come again, in seconds.
     */
    private static function refusal(\WP_Error $error): \WP_REST_Response
    {
        $response = rest_convert_error_to_response($error);
        $data = $error->get_error_data();
        if (is_array($data) && is_int($data['retry_after'] ?? null)) {
            $response->header('Retry-After', (string) $data['retry_after']);
        }
        return $response;
    }

    /**
     * The refusal of a body that is not what the route asks for.
     *
     * @param list<array{path: string, message: string}> $errors
     */
    public static function invalid(array $errors): \WP_Error
    {
        return new \WP_Error(Errors::ERRORS['bad_payload'], 'The payload is not valid.', ['status' => 400, 'errors' => $errors]);
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     * @return Sender|null
     */
    private static function senderOf(\WP_REST_Request $request): ?array
    {
        return self::$senders[$request] ?? null;
    }

    /**
     * @param \WP_REST_Request<array<string, mixed>> $request
     */
    private static function routeOf(\WP_REST_Request $request): ?string
    {
        $prefix = '/' . Routes::NAMESPACE . '/';
        $path = $request->get_route();
        if (!str_starts_with($path, $prefix)) {
            return null;
        }
        $route = untrailingslashit(substr($path, strlen($prefix)));
        return in_array($route, [...array_column(Routes::ROUTES, 'route'), Routes::DRAIN_ROUTE], true) ? $route : null;
    }
}
