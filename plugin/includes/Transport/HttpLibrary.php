<?php
/**
 * Transport: WordPress's `requests` library by both of its names. WordPress 6.2 put its classes into a namespace; until then they
 * had none. Nothing else in the plugin names them.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use WpOrg\Requests\Exception;
use WpOrg\Requests\Proxy\Http as HttpProxy;
use WpOrg\Requests\Requests;
use WpOrg\Requests\Response;
use WpOrg\Requests\Transport\Fsockopen;

defined('ABSPATH') || exit;

/**
 * @phpstan-type Request array{url: string, type: string, headers: array<string, string>, data: string, options: array<string, mixed>}
 * @phpstan-type Received array{status: int, body: string, header: \Closure(string): ?string}
 */
final class HttpLibrary
{
    /**
     * Requests side by side.
     *
     * @param array<int, Request>        $requests
     * @param callable(mixed, int|string): void $onComplete Gets what `received()` reads, or an exception, and the request's index.
     * @return array<array-key, mixed> The same, by index.
     */
    public static function requestMany(array $requests, callable $onComplete): array
    {
        $options = ['complete' => $onComplete];
        // phpcs:disable WordPress.WP.AlternativeFunctions -- `wp_remote_post()` has no parallel form.
        return class_exists(Requests::class)
            ? Requests::request_multiple($requests, $options)
            : \Requests::request_multiple($requests, $options);
        // phpcs:enable
    }

    /**
     * One POST over a plain socket. cURL would wait up to a second for an answer even when told not to block.
     *
     * @param array<string, string> $headers
     * @param array<string, mixed>  $options
     */
    public static function postBySocket(string $url, array $headers, string $body, array $options): void
    {
        // A string is a raw body, as wp_remote_post() passes it.
        if (class_exists(Requests::class) && class_exists(Fsockopen::class)) {
            Requests::request($url, $headers, $body, 'POST', ['transport' => Fsockopen::class] + $options); // @phpstan-ignore argument.type
        } else {
            \Requests::request($url, $headers, $body, 'POST', ['transport' => 'Requests_Transport_fsockopen'] + $options); // @phpstan-ignore argument.type
        }
    }

    /**
     * What ends one request and no other.
     */
    public static function exception(string $message): \Exception
    {
        return class_exists(Exception::class) ? new Exception($message, 'kss') : new \Requests_Exception($message, 'kss');
    }

    /**
     * What the option `proxy` takes.
     *
     * @param array{string, string, string} $addressUserPassword
     */
    public static function proxy(array $addressUserPassword): object
    {
        return class_exists(HttpProxy::class)
            ? new HttpProxy($addressUserPassword)
            : new \Requests_Proxy_HTTP($addressUserPassword);
    }

    /**
     * An answer that came.
     *
     * @return Received|null Null for anything else.
     */
    public static function received(mixed $response): ?array
    {
        if (class_exists(Response::class) && $response instanceof Response) {
            return self::facts($response->status_code, $response->body, $response->headers);
        }
        return $response instanceof \Requests_Response ? self::facts($response->status_code, $response->body, $response->headers) : null;
    }

    /**
     * @param bool|int                          $status  False where nothing came.
     * @param \ArrayAccess<string, string|null> $headers
     * @return Received
     */
    private static function facts(int|bool $status, string $body, \ArrayAccess $headers): array
    {
        return ['status' => (int) $status, 'body' => $body, 'header' => static fn(string $name): ?string => $headers[$name] ?? null];
    }
}
