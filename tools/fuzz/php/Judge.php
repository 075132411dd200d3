<?php

/**
 * Fuzz: what must hold after a request. Enters: the store before and after, and what was answered; leaves: a sentence for each
 * rule that was broken.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;

final class Judge
{
    /** Answers of 503 that docs/protocol.md promises. */
    private const PASSING = ['kss_paused', 'kss_busy', 'kss_restored', 'kss_damaged', 'kss_claim'];

    /** What a refusal may write: that it happened, that its nonce was used, and that those that are over were removed. */
    private const NOTED = '/_transient_(timeout_)?kitgenix_stock_sync_for_woocommerce_kss_(nonce_|refusal_|swept)|kitgenix_stock_sync_for_woocommerce_refusals|^DELETE FROM \w+options WHERE option_name IN \(\'_transient_/';

    private const ROW_BYTES = 4_000_000;

    private const MEMORY_BYTES = 96_000_000;

    /**
     * @param array<string, mixed> $recipe
     * @return list<string>
     */
    public static function broken(RecordingDatabase $db, array $recipe, Server $server, string $answer, string $body, string $peer, State $before, State $after): array
    {
        $decoded = json_decode($answer, true);
        $code = is_array($decoded) && is_string($decoded['code'] ?? null) ? $decoded['code'] : '';
        $broken = [];
        if ($server->status >= 500 && !($server->status === 503 && in_array($code, self::PASSING, true))) {
            $broken[] = "answers {$server->status} {$code}";
        }
        if ($decoded === null && $server->status !== 204) {
            $broken[] = 'answers what is not JSON: ' . substr($answer, 0, 200);
        }
        if ($db->isOpen()) {
            $broken[] = 'leaves a transaction open';
        }
        foreach ($db->refused as $refused) {
            $broken[] = "the database refuses: {$refused}";
        }
        if ($recipe['kind'] === 'peer' && $recipe['auth'] === 'right' && $recipe['as'] !== 'self' && $server->status < 400 && !isset($server->sent['x-kitgenix-signature'])) {
            $broken[] = 'an answer to a peer is not signed';
        }
        $mayChange = $server->status < 400 || $server->status === 503;
        if (!$mayChange || !self::mayCall($recipe)) {
            if ($server->status < 400) {
                $broken[] = "grants {$recipe['as']} ({$recipe['auth']}) what is not for them";
            }
            $broken = [...$broken, ...self::writesOfRefused($db, $before, $after, self::mayCall($recipe) && ($recipe['kind'] === 'admin' || $server->status === 409))];
        }
        if ($recipe['kind'] === 'peer' && $recipe['route'] !== Routes::DRAIN_ROUTE) {
            $paired = $recipe['route'] === Routes::PAIR_ROUTE ? json_decode($body, true)['store_id'] ?? '' : '';
            $broken = [...$broken, ...self::othersTouched([$peer, is_string($paired) ? $paired : ''], $before, $after)];
        }
        foreach ($after->rows as $name => $value) {
            if ($value !== ($before->rows[$name] ?? null)) {
                $broken = [...$broken, ...self::damagedRow($name, $value, $after)];
            }
        }
        if (function_exists('memory_reset_peak_usage') && memory_get_peak_usage() - Main::$memory > self::MEMORY_BYTES) {
            $broken[] = 'takes ' . round((memory_get_peak_usage() - Main::$memory) / 1e6) . ' MB';
        }
        return $broken;
    }

    /** @param array<string, mixed> $recipe */
    private static function mayCall(array $recipe): bool
    {
        return $recipe['kind'] === 'peer'
            ? in_array($recipe['auth'], ['right', 'odd_nonce'], true)
            : in_array($recipe['as'], ['administrator', 'shop_manager'], true) && ($recipe['auth'] === 'right' || ($recipe['auth'] === 'no_action_nonce' && $recipe['action'] === ''));
    }

    /** @return list<string> */
    private static function writesOfRefused(RecordingDatabase $db, State $before, State $after, bool $isHeard): array
    {
        $changed = $after->changedSince($before, $isHeard);
        if ($changed !== []) {
            return ['a refused request changes ' . implode(', ', $changed)];
        }
        $settings = Names::OPTIONS['settings'];
        $others = array_filter($db->written, static fn(string $sql): bool => preg_match(self::NOTED, $sql) !== 1 && !str_contains($sql, $settings) &&
            !($isHeard && str_contains($sql, Names::PLUGIN['prefix'])));
        return $others === [] ? [] : ['a refused request writes: ' . substr((string) reset($others), 0, 300)];
    }

    /**
     * What one Child sends changes no other Child's link.
     *
     * @param list<string> $peers Whoever speaks, and whom it says it is.
     * @return list<string>
     */
    private static function othersTouched(array $peers, State $before, State $after): array
    {
        $touched = [];
        foreach ($before->rows as $name => $value) {
            if (str_starts_with($name, Names::OPTIONS['link_prefix']) && !in_array($name, array_map([State::class, 'linkName'], $peers), true) && ($after->rows[$name] ?? null) !== $value) {
                $touched[] = "changes the link of another peer: {$name}";
            }
        }
        return $touched;
    }

    /** @return list<string> */
    private static function damagedRow(string $name, string $value, State $state): array
    {
        if (strlen($value) > self::ROW_BYTES) {
            return ["a row of {$name} has " . strlen($value) . ' bytes'];
        }
        $short = substr($name, strlen(Names::PLUGIN['prefix']));
        $validator = match (true) {
            str_starts_with($short, 'link_') => ($state->settings()['role'] ?? '') === 'master' ? 'storedChildLink' : 'storedMasterLink',
            str_starts_with($short, 'old_child_') => 'storedOldChild',
            default => 'stored' . str_replace('_', '', ucwords($short, '_')),
        };
        if ($value === '' || !method_exists(Validators::class, $validator)) {
            return [];
        }
        $read = Validators::$validator(json_decode($value, true));
        return $read['ok'] ? [] : ["the row {$short} cannot be read any more: " . json_encode($read['errors'][0] ?? '') . ' in ' . substr($value, 0, 300)];
    }
}
