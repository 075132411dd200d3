<?php
/**
 * Transport: one request to a peer and what its answer may take: bytes before and after decompression, headers, time. Enters: address and
 * text; leaves: what WordPress's `requests` library takes, and the answer, or why it is none. That library would decompress without a
 * limit what cURL has decompressed already, so both are kept from it, and it is done here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

// phpcs:disable WordPress.WP.AlternativeFunctions -- options of the handle that Requests has made, and a stream in memory.

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Request from HttpLibrary
 * @phpstan-import-type Received from HttpLibrary
 */
final class BoundedRequest
{
    private const PAUSE_MICROSECONDS = 2000;

    /** Before the library's own, which parses what is there then. */
    private const FIRST = -10;

    private const MAGIC = "\x1f\x8b";

    private static float $rested = 0.0;

    /** Why the answer is none; '' while nothing is wrong with it. */
    private string $problem = '';

    /** Whether the body is as it came: cURL has put chunks together, a socket has not. */
    private bool $isBySocket = false;

    private float $until = 0.0;

    /**
     * @param array<string, string> $headers
     * @param list<string>          $addresses
     */
    private function __construct(
        private readonly string $url,
        private readonly string $method,
        private readonly array $headers,
        private readonly string $body,
        private readonly int $timeout,
        private readonly array $addresses
    ) {
    }

    /**
     * @param array<string, string> $headers
     * @param int                   $timeout   Seconds.
     * @param list<string>          $addresses To connect to, whatever the name says by then; none: as it is resolved.
     */
    public static function of(string $url, string $method, array $headers, string $body, int $timeout, array $addresses = []): self
    {
        return new self($url, $method, $headers, $body, $timeout, $addresses);
    }

    /**
     * As the library takes it.
     *
     * @return Request
     */
    public function request(): array
    {
        $hooks = new \WP_HTTP_Requests_Hooks($this->url, ['method' => $this->method, 'timeout' => $this->timeout]);
        $hooks->register('curl.before_multi_add', fn(mixed $handle) => $this->boundCurl($handle));
        $hooks->register('fsockopen.before_request', function (): void {
            $this->isBySocket = true;
            $this->until = microtime(true) + $this->timeout;
        });
        $hooks->register('request.progress', fn(string $block, int $bytes) => $this->onProgress($bytes));
        $hooks->register('transport.internal.parse_response', fn(mixed &$response) => $this->decode($response), self::FIRST);
        $options = [
            'timeout' => $this->timeout,
            'connect_timeout' => min($this->timeout, Routes::LIMITS['connect_timeout_seconds']),
            // A redirect would carry the signed headers to an address that nobody entered.
            'follow_redirects' => false,
            'useragent' => 'KitgenixStockSync/' . KITGENIX_STOCK_SYNC_VERSION,
            'verify' => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
            // One more than is allowed: what is cut off there was too large.
            'max_bytes' => Routes::LIMITS['body_bytes'] + 1,
            'hooks' => $hooks,
        ];
        $proxy = new \WP_HTTP_Proxy();
        if ($proxy->is_enabled() && $proxy->send_through_proxy($this->url)) {
            $options['proxy'] = HttpLibrary::proxy([$proxy->host() . ':' . $proxy->port(), $proxy->username(), $proxy->password()]);
        }
        return [
            'url' => $this->url,
            'type' => $this->method,
            'headers' => ['Accept-Encoding' => function_exists('gzdecode') ? 'gzip' : 'identity'] + $this->headers,
            'data' => $this->body,
            'options' => $options,
        ];
    }

    /**
     * The answer, or why there is none.
     *
     * @param mixed $response What the library gives: an answer, an exception or nothing.
     * @return Received|array{code: string, message: string}
     */
    public function received(mixed $response): array
    {
        if ($this->problem !== '') {
            return ['code' => Errors::ERRORS['bad_answer'], 'message' => $this->problem];
        }
        return HttpLibrary::received($response) ?? [
            'code' => Errors::ERRORS['unreachable'],
            'message' => $response instanceof \Throwable ? $response->getMessage() : 'No answer.',
        ];
    }

    /**
     * curl.before_multi_add: cURL decompresses without a limit between two looks at its clock, and Requests asks it for answers without a
     * pause, which would keep a processor busy for as long as a peer is silent. cURL tells of its progress each time: there the pause is
     * made, and there a body without an end has one.
     */
    private function boundCurl(mixed $handle): void
    {
        if ($handle instanceof \CurlHandle) {
            PublicAddress::pin($handle, $this->url, $this->addresses);
            curl_setopt($handle, CURLOPT_ENCODING, null); // @phpstan-ignore argument.type
            curl_setopt($handle, CURLOPT_NOPROGRESS, false);
            curl_setopt($handle, CURLOPT_PROGRESSFUNCTION, fn(\CurlHandle $same, int $total, int $bytes): int => $this->look($same, $bytes));
        }
    }

    /**
     * @return int 0, go on; else cURL hangs up.
     */
    private function look(\CurlHandle $handle, int $bytes): int
    {
        if ($bytes > Routes::LIMITS['body_bytes'] || curl_getinfo($handle, CURLINFO_HEADER_SIZE) > Routes::LIMITS['header_bytes']) {
            $this->problem = self::tooLarge();
            return 1;
        }
        // One pause for all requests that are side by side: whoever is asked directly after it does not wait again.
        if (microtime(true) - self::$rested > self::PAUSE_MICROSECONDS / 20_000_000) {
            usleep(self::PAUSE_MICROSECONDS);
            self::$rested = microtime(true);
        }
        return 0;
    }

    /**
     * request.progress: a socket's timeout begins anew with each byte.
     */
    private function onProgress(int $bytes): void
    {
        if (!$this->isBySocket) {
            return;
        }
        if ($bytes > Routes::LIMITS['body_bytes']) {
            $this->problem = self::tooLarge();
        }
        if ($this->problem !== '' || microtime(true) > $this->until) {
            throw HttpLibrary::exception('The answer took too long.');
        }
    }

    /**
     * transport.internal.parse_response: puts a text that is within its limits, and needs no decoding any more, in place of what came.
     */
    private function decode(mixed &$response): void
    {
        if (!is_string($response) || !str_contains($response, "\r\n\r\n")) {
            return;
        }
        [$head, $body] = explode("\r\n\r\n", $response, 2);
        $lines = strlen($head) > Routes::LIMITS['header_bytes'] ? [] : explode("\n", str_replace("\r\n", "\n", $head));
        $status = array_shift($lines) ?? '';
        $encodings = [];
        $kept = [$status];
        foreach ($lines as $line) {
            [$name, $value] = explode(':', $line, 2) + [1 => ''];
            match (true) {
                // Neither is a header, and the library takes each line for one.
                !str_contains($line, ':'), trim($name) === '' => null,
                strcasecmp($name, 'content-encoding') === 0 => array_push($encodings, ...explode(',', $value)),
                strcasecmp($name, 'transfer-encoding') === 0 => $body = $this->isBySocket ? self::dechunked($body) : $body,
                default => $kept[] = $line,
            };
        }
        if ($lines === [] && strlen($head) > Routes::LIMITS['header_bytes']) {
            $this->problem = self::tooLarge();
        }
        $body = $this->plain($body, array_values(array_diff(array_map('strtolower', array_map('trim', $encodings)), ['identity', ''])));
        if (strlen($body) > Routes::LIMITS['body_bytes']) {
            $this->problem = self::tooLarge();
        }
        $response = implode("\r\n", $kept) . "\r\n\r\n" . ($this->problem === '' ? $body : '');
    }

    /**
     * @param list<string> $encodings
     */
    private function plain(string $body, array $encodings): string
    {
        // Some servers say that they compress, and do not.
        if ($encodings === [] || (count($encodings) === 1 && !str_starts_with($body, self::MAGIC))) {
            return $body;
        }
        if (count($encodings) > 1 || !in_array($encodings[0], ['gzip', 'x-gzip'], true) || !function_exists('gzdecode')) {
            $this->problem = 'The answer is compressed in a way that was not asked for.';
            return '';
        }
        $plain = @gzdecode($body, Routes::LIMITS['body_bytes']); // phpcs:ignore Generic.PHP.NoSilencedErrors, WordPress.PHP.NoSilencedErrors -- It warns of what it answers false to.
        if ($plain === false) {
            $this->problem = self::tooLarge();
        }
        return (string) $plain;
    }

    /**
     * A body in chunks, put together. The library's own way takes time by the square of their number.
     */
    private static function dechunked(string $body): string
    {
        $stream = fopen('php://memory', 'w+b');
        if ($stream === false || !in_array('dechunk', stream_get_filters(), true)) {
            return $body;
        }
        fwrite($stream, $body);
        rewind($stream);
        stream_filter_append($stream, 'dechunk', STREAM_FILTER_READ);
        $plain = (string) stream_get_contents($stream, Routes::LIMITS['body_bytes'] + 1);
        fclose($stream);
        return $plain;
    }

    private static function tooLarge(): string
    {
        return sprintf('The answer is larger than %d MiB, or cannot be decompressed.', intdiv(Routes::LIMITS['body_bytes'], 1_048_576));
    }
}
