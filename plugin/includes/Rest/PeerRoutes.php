<?php
/**
 * Rest: the routes between stores. Enters: HTTP; leaves: validated payloads to Inbound, and signed answers.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Rest;

use Kitgenix\StockSync\Catalogue\Reservations;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Security\Json;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Inbound\EventOnMaster;
use Kitgenix\StockSync\Inbound\ReserveOnMaster;
use Kitgenix\StockSync\Inbound\StateOnChild;
use Kitgenix\StockSync\Journal\Counter;
use Kitgenix\StockSync\Journal\EventLog;
use Kitgenix\StockSync\Journal\Links;
use Kitgenix\StockSync\Journal\Settings;
use Kitgenix\StockSync\Operations\Invitations;
use Kitgenix\StockSync\Outbound\Drain;
use Kitgenix\StockSync\Outbound\PeerJson;
use Kitgenix\StockSync\Outbound\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Sender from Authentication
 * @phpstan-import-type StockRequest from \Kitgenix\StockSync\Generated\Contract\Payloads
 */
final class PeerRoutes
{
    /** @var \WeakMap<\WP_REST_Request<array<string, mixed>>, Sender>|null Authenticated senders by request. */
    private static ?\WeakMap $senders = null;

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
            Drain::run();
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
            $answer = match ($route) {
                'ping' => self::ping($sender, $body),
                'event' => self::event($sender, $body),
                Routes::PAIR_ROUTE => self::pair($sender, $body),
                'stock' => Settings::role() === 'master'
                    ? self::stock($sender, $body, false)
                    : new \WP_Error(Errors::ERRORS['not_master'], 'This store is not the Master.', ['status' => 403]),
                'stock-state' => self::stock($sender, $body, true),
                default => new \WP_Error(Errors::WORDPRESS_ERRORS['no_route'], 'No such route.', ['status' => 404]),
            };
        } catch (\Throwable $error) {
            // The message may hold a path or a statement: it is for the log. The peer keeps its batch and tries again.
            EventLog::addOncePerMinute("failed {$route}", 'A request from a peer failed.', ['code' => Errors::ERRORS['internal'], 'peer' => $sender['id'], 'route' => $route, 'error' => $error->getMessage()], 'error');
            $answer = new \WP_Error(Errors::ERRORS['internal'], 'The store could not process the request.', ['status' => 500]);
        }
        return $answer instanceof \WP_Error ? self::refusal($answer) : new \WP_REST_Response($answer);
    }

    /**
     * Notes which version a message is of: it is signed and valid, and only version 2 names the recipient. What is refused says nothing.
     *
     * @param Sender $sender
     */
    private static function noteVersion(array $sender, ?string $to): void
    {
        Links::heardIn($sender['id'], $to === null ? 1 : 2, Settings::role() === 'master');
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
     * @param Sender $sender
     * @return array<string, mixed>|\WP_Error
     */
    private static function ping(array $sender, mixed $body): array|\WP_Error
    {
        $request = Validators::pingRequest($body);
        if (!$request['ok']) {
            return self::invalid($request['errors']);
        }
        self::noteVersion($sender, $request['value']['to']);
        return StoreFacts::ping($sender['id'], $request['value']);
    }

    /**
     * @param Sender $sender
     * @return array<string, mixed>|\WP_Error
     */
    private static function event(array $sender, mixed $body): array|\WP_Error
    {
        $event = Validators::eventRequest($body);
        if (!$event['ok']) {
            return self::invalid($event['errors']);
        }
        self::noteVersion($sender, $event['value']['to']);
        return Settings::role() === 'master'
            ? EventOnMaster::receive($sender['id'], $event['value'])
            : StateOnChild::receive($sender['id'], $event['value']);
    }

    /**
     * @param Sender $sender
     * @return array<string, mixed>|\WP_Error
     */
    private static function pair(array $sender, mixed $body): array|\WP_Error
    {
        $request = Validators::pairRequest($body);
        return $request['ok'] ? Invitations::accept($sender['id'], $request['value']) : self::invalid($request['errors']);
    }

    /**
     * @param Sender $sender
     * @return array<string, mixed>|\WP_Error
     */
    private static function stock(array $sender, mixed $body, bool $isWhole): array|\WP_Error
    {
        $request = Validators::stockRequest($body);
        if (!$request['ok']) {
            return self::invalid($request['errors']);
        }
        $value = $request['value'];
        self::noteVersion($sender, $value['to']);
        $answer = $isWhole ? HeldStock::answer($value) : self::checkout($sender['id'], $value);
        return $answer ?? StoreFacts::stock($value['items'], $isWhole);
    }

    /**
     * What a Child's checkout asks beyond what version 1 does; null when it does not.
     *
     * @param StockRequest $request
     * @return array<string, mixed>|null
     */
    private static function checkout(string $childId, array $request): ?array
    {
        Reservations::release($childId, $request['release'] ?? []);
        if ($request['reserve'] === null) {
            return null;
        }
        Counter::prepare();
        Links::prepareChild($childId);
        ['reserve' => $reserve, 'rows' => $rows] = ReserveOnMaster::answer($childId, $request['reserve']);
        return StoreFacts::table(array_column($request['reserve']['items'], 'sku'), $rows, false) + ['reserve' => $reserve];
    }

    /**
     * @param list<array{path: string, message: string}> $errors
     */
    private static function invalid(array $errors): \WP_Error
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
