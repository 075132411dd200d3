<?php

/**
 * Fuzz: puts what a store holds at this moment in place of the words that a body has for it: "$$seq+1" is the number that is
 * next in line. Enters: a body with such words, and who sends it; leaves: the body as it is signed.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Connections\ConnectionCode;
use Kitgenix\StockSync\Generated\Contract\Names;

final class Tokens
{
    /** @var array<string, array{id: int, gid: string, version: int}> By SKU. */
    private static array $products = [];

    /** @param string $peer Store id of whoever speaks. */
    public static function fill(string $body, State $state, string $peer, RecordingDatabase $db): string
    {
        if (!str_contains($body, '$$')) {
            return $body;
        }
        return (string) preg_replace_callback(
            '/"\$\$([a-z_]+)(?::((?:[^"\\\\+]|\\\\.)*))?([+-]\d+)?"/',
            static function (array $found) use ($state, $peer, $db): string {
                $word = json_decode('"' . ($found[2] ?? '') . '"');
                $value = self::value($found[1], is_string($word) ? $word : '', $state, $peer, $db);
                if ($found[1] === 'bytes') {
                    return "\"\xff\xfe\xc0\xaf\"";
                }
                if (is_int($value)) {
                    $value += (int) ($found[3] ?? 0);
                }
                return (string) json_encode($value, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PRESERVE_ZERO_FRACTION);
            },
            $body
        );
    }

    /** What a request may have changed is read anew. */
    public static function forget(): void
    {
        self::$products = [];
    }

    private static function value(string $name, string $word, State $state, string $peer, RecordingDatabase $db): mixed
    {
        $settings = $state->settings();
        $isMaster = ($settings['role'] ?? '') === 'master';
        $counter = $state->json(Names::OPTIONS['counter']);
        $link = $state->link($peer);
        $batch = is_array($link['in_flight'] ?? null) ? $link['in_flight'] : null;
        $pushes = is_array($link['pushes'] ?? null) ? $link['pushes'] : [];
        $children = array_values(array_filter((array) ($settings['children'] ?? []), 'is_array'));
        $child = $children[(int) $word] ?? [];
        $invitation = is_array($settings['invitation'] ?? null) ? $settings['invitation'] : [];
        return match ($name) {
            'self' => $settings['this_store_id'] ?? '',
            'peer' => $peer,
            'generation' => ($isMaster ? $counter['generation'] ?? null : $link['generation'] ?? null) ?? '',
            'version' => (int) (($isMaster ? $counter['version'] ?? 0 : $link['seen'] ?? 0) ?? 0),
            'mark' => ($isMaster ? $counter['mark'] ?? '' : $link['mark'] ?? '') ?? '',
            'epoch' => $link['epoch'] ?? '',
            'seq' => (int) ($isMaster ? $link['applied'] ?? 0 : $batch['seq'] ?? $link['seq'] ?? 0),
            'event_id' => (string) ($isMaster ? $link['event_id'] ?? '' : $batch['event_id'] ?? ''),
            'push' => (string) ($isMaster ? $link['push'] ?? '' : end($pushes)),
            'told' => (int) ($link['told'] ?? 0),
            'told_mark' => (string) ($link['told_mark'] ?? ''),
            'cursor' => (int) ($link['cursor'] ?? 0),
            'gid' => self::product($word, $db)['gid'],
            'base' => self::product($word, $db)['version'],
            'child' => $child['id'] ?? 'nobody',
            'child_url' => $child['url'] ?? 'http://127.0.0.1:9',
            'master' => is_array($settings['master'] ?? null) ? $settings['master']['store_id'] ?? '' : '',
            'master_url' => is_array($settings['master'] ?? null) ? $settings['master']['url'] ?? '' : '',
            'invitation' => $invitation['id'] ?? '',
            'code' => self::code($settings, $invitation),
            'now' => time(),
            default => $name,
        };
    }

    /**
     * A connection code: of the invitation that is open here, or of the Master that this Child has.
     *
     * @param array<string, mixed> $settings
     * @param array<string, mixed> $invitation
     */
    private static function code(array $settings, array $invitation): string
    {
        $master = is_array($settings['master'] ?? null) ? $settings['master'] : [];
        return ConnectionCode::encode([
            'url' => (string) ($master['url'] ?? '') ?: 'http://127.0.0.1:9',
            'store_id' => (string) ($master['store_id'] ?? '') ?: 'another-master',
            'name' => 'Another',
            'invitation' => (string) ($invitation['id'] ?? 'an-invitation'),
            'secret' => (string) ($invitation['secret'] ?? 'a-secret-of-thirty-two-characters-or-more'),
            'expires' => (int) ($invitation['expires'] ?? time() + 600),
        ]);
    }

    /** @return array{id: int, gid: string, version: int} */
    private static function product(string $sku, RecordingDatabase $db): array
    {
        return self::$products[$sku] ??= $db->quietly(static function () use ($sku, $db): array {
            $id = (int) $db->get_var($db->prepare("SELECT product_id FROM {$db->prefix}wc_product_meta_lookup WHERE sku = %s LIMIT 1", $sku));
            $meta = array_column((array) $db->get_results($db->prepare(
                "SELECT meta_key, meta_value FROM {$db->postmeta} WHERE post_id = %d AND meta_key IN (%s, %s)",
                $id,
                Names::META['gid'],
                Names::META['shadow']
            ), ARRAY_N), 1, 0);
            $shadow = json_decode((string) ($meta[Names::META['shadow']] ?? ''), true);
            return [
                'id' => $id,
                'gid' => (string) ($meta[Names::META['gid']] ?? ''),
                'version' => is_array($shadow) ? (int) ($shadow['v'] ?? 0) : 0,
            ];
        });
    }
}
