<?php

/**
 * Fuzz: the other stores, without a network. Enters: every request that the store sends; leaves: an honest answer, an answer that
 * the driver has made, or none at all.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use WpOrg\Requests\Exception;
use WpOrg\Requests\Transport;

final class Peers implements Transport
{
    /** @var array{mode?: string, answers?: array<string, array{status: int, body: string, signed: bool, headers?: array<string, string>}>} How peers behave during this request. */
    public static array $behavior = [];

    /** @var list<array{route: string, body: string}> What the store has sent. */
    public static array $sent = [];

    public static RecordingDatabase $db;

    /** Takes the place of cURL and of sockets. */
    public static function stand(): void
    {
        \WpOrg\Requests\Requests::$transport = array_fill_keys(['a:0:{}', serialize(['ssl' => true]), serialize(['ssl' => false])], self::class);
    }

    public static function test($capabilities = []): bool
    {
        return true;
    }

    public function request($url, $headers = [], $data = [], $options = []): string
    {
        $route = preg_match('~/v1/([a-z-]+)~', rawurldecode((string) $url), $found) === 1 ? $found[1] : '';
        $body = is_string($data) ? $data : '';
        self::$sent[] = ['route' => $route, 'body' => substr($body, 0, 100000)];
        $mode = self::$behavior['mode'] ?? 'honest';
        if ($mode === 'down' || $route === '') {
            throw new Exception('Connection refused', 'curlerror');
        }
        $asked = json_decode($body, true);
        $asked = is_array($asked) ? $asked : [];
        $peer = is_string($asked['to'] ?? null) ? $asked['to'] : '';
        $made = self::$behavior['answers'][$route] ?? null;
        $state = State::now(self::$db);
        $text = $made === null
            ? (string) json_encode(self::honest($route, $asked, $peer, $state))
            : Tokens::fill($made['body'], $state, $peer, self::$db);
        $lines = ['Content-Type: application/json', ...array_map(
            static fn(string $name, string $value): string => "{$name}: {$value}",
            array_keys($made['headers'] ?? []),
            array_values($made['headers'] ?? [])
        )];
        if ($made === null || $made['signed']) {
            $lines = [...$lines, ...self::signature($headers, $text, $peer, $state)];
        }
        return 'HTTP/1.1 ' . ($made['status'] ?? 200) . " X\r\n" . implode("\r\n", $lines) . "\r\n\r\n" . $text;
    }

    public function request_multiple($requests, $options): array
    {
        $responses = [];
        foreach ($requests as $id => $request) {
            try {
                $responses[$id] = $this->request($request['url'], $request['headers'], $request['data'], $request['options']);
                $request['options']['hooks']->dispatch('transport.internal.parse_response', [&$responses[$id], $request]);
            } catch (Exception $error) {
                $responses[$id] = $error;
            }
            if (!is_string($responses[$id])) {
                $request['options']['hooks']->dispatch('multiple.request.complete', [&$responses[$id], $id]);
            }
        }
        return $responses;
    }

    /**
     * The headers with which an answer is signed.
     *
     * @param array<string, string> $headers Of the request.
     * @return list<string>
     */
    private static function signature(array $headers, string $text, string $peer, State $state): array
    {
        $time = (string) time();
        $nonce = (string) ($headers[Routes::HEADERS['nonce']] ?? '');
        return [
            Routes::HEADERS['store_id'] . ': ' . $peer,
            Routes::HEADERS['timestamp'] . ': ' . $time,
            Routes::HEADERS['nonce'] . ': ' . $nonce,
            Routes::HEADERS['signature'] . ': ' . hash_hmac('sha256', "{$time}\n{$nonce}\n{$text}", Caller::secretOf($peer, $state)),
        ];
    }

    /**
     * What a store in sync would answer.
     *
     * @param array<string, mixed> $asked
     * @return array<string, mixed>
     */
    private static function honest(string $route, array $asked, string $peer, State $state): array
    {
        $settings = $state->settings();
        $isMaster = ($settings['role'] ?? '') === 'master';
        $self = (string) ($settings['this_store_id'] ?? '');
        $signedFor = ['to' => $self, 'route' => 'answer'];
        $counter = $state->json(Names::OPTIONS['counter']);
        $link = $state->link($peer);
        $generation = (string) ($isMaster ? $counter['generation'] ?? '' : $link['generation'] ?? '');
        $ack = ['epoch' => $asked['epoch'] ?? '', 'seq' => $asked['seq'] ?? 0, 'event_id' => $asked['event_id'] ?? '', 'refused' => null, 'push' => null];
        $items = is_array($asked['items'] ?? null) ? $asked['items'] : [];
        return $signedFor + match ($route) {
            'ping' => ['ok' => true, 'store_id' => $peer, 'store_name' => 'Peer', 'role' => $isMaster ? 'child' : 'master', 'time' => time(), 'protocol' => 2, 'generation' => $generation, 'seen' => null, 'mark' => null],
            'event' => ['ok' => true, 'processed' => true, 'generation' => $generation, 'ack' => $isMaster ? null : $ack, 'items' => [], 'errors' => [], 'counter' => null, 'mark' => null, 'supersedes' => null],
            'stock' => ['ok' => true, 'items' => new \stdClass(), 'reserve' => null],
            'stock-state' => ['ok' => true, 'items' => new \stdClass()] + match (true) {
                is_array($asked['digest'] ?? null) => ['digest' => ['sums' => array_fill(0, max(1, (int) ($asked['digest']['buckets'] ?? 1)), 0), 'next' => null]],
                is_array($asked['bucket'] ?? null) => ['bucket' => ['items' => [], 'next' => null]],
                default => ['held' => array_map(static fn(mixed $item): array => ['sku' => is_array($item) ? $item['sku'] ?? '' : '', 'code' => 'kss_unknown_sku', 'state' => null, 'base' => null, 'version' => 0, 'waits' => 'no'], $items)],
            },
            default => ['ok' => true],
        };
    }
}
