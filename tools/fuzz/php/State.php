<?php

/**
 * Fuzz: what the plugin holds in its own rows, read past every cache. Enters: the database; leaves: a snapshot, the differences
 * between two of them, and the words of a body that stand for something in it.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

use Kitgenix\StockSync\Generated\Contract\Names;

final class State
{
    /** @param array<string, string> $rows Our option rows by name. */
    private function __construct(public readonly array $rows)
    {
    }

    public static function now(RecordingDatabase $db): self
    {
        $like = $db->esc_like(Names::PLUGIN['prefix']) . '%';
        $rows = $db->quietly(static fn(): array => (array) $db->get_results(
            "SELECT option_name, option_value FROM {$db->options} WHERE option_name LIKE '{$like}'",
            ARRAY_N
        ));
        return new self(array_column($rows, 1, 0));
    }

    /** @return array<string, mixed> */
    public function settings(): array
    {
        $value = unserialize($this->rows[Names::OPTIONS['settings']] ?? 'a:0:{}', ['allowed_classes' => false]);
        return is_array($value) ? $value : [];
    }

    /** @return array<string, mixed> A row of JSON, empty where it is missing. */
    public function json(string $name): array
    {
        $value = json_decode($this->rows[$name] ?? '', true);
        return is_array($value) ? $value : [];
    }

    /** @return array<string, mixed> */
    public function link(string $peer): array
    {
        return $this->json(self::linkName($peer));
    }

    public static function linkName(string $peer): string
    {
        return Names::OPTIONS['link_prefix'] . md5($peer);
    }

    /**
     * Rows that are not as they were. Of the settings, lines of the event log do not count: a refusal may be noted. Where a peer was
     * heard although the answer is no, its link may say so, and rows that were never made may be there, empty.
     *
     * @return list<string>
     */
    public function changedSince(self $before, bool $isHeard): array
    {
        $changed = [];
        foreach (array_keys($before->rows + $this->rows) as $name) {
            if (($before->rows[$name] ?? null) === ($this->rows[$name] ?? null) || str_ends_with($name, '_refusals')) {
                continue;
            }
            if ($name === Names::OPTIONS['settings']) {
                $keys = self::keysThatDiffer(self::withoutRotation($before->settings()), self::withoutRotation($this->settings()));
                $changed = [...$changed, ...array_map(static fn(string $key): string => "settings.{$key}", array_values(array_diff($keys, ['event_log'])))];
            } elseif (!$isHeard || (isset($before->rows[$name]) && self::keysThatDiffer($before->json($name), $this->json($name)) !== ['health'])) {
                $changed[] = substr($name, strlen(Names::PLUGIN['prefix']));
            }
        }
        return $changed;
    }

    /**
     * A signature confirms a new secret, whatever becomes of the request under it.
     *
     * @param array<string, mixed> $settings
     * @return array<string, mixed>
     */
    private static function withoutRotation(array $settings): array
    {
        $rotation = array_flip(['secret_previous', 'secret_previous_expires_at', 'secret_state']);
        $without = static function (mixed $row) use ($rotation): mixed {
            $kept = is_array($row) ? array_diff_key($row, $rotation) : [];
            ksort($kept);
            return is_array($row) ? $kept : $row;
        };
        return ['master' => $without($settings['master'] ?? null), 'children' => array_map($without, (array) ($settings['children'] ?? []))] + $settings;
    }

    /**
     * @param array<string, mixed> $a
     * @param array<string, mixed> $b
     * @return list<string>
     */
    private static function keysThatDiffer(array $a, array $b): array
    {
        return array_values(array_filter(array_map('strval', array_keys($a + $b)), static fn(string $key): bool => ($a[$key] ?? null) !== ($b[$key] ?? null)));
    }
}
