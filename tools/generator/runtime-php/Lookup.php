<?php

/**
 * Runtime: finding an entry by its key in one step. PHP turns the array key `'1001'` into an integer, so text keys are
 * kept behind a letter; an index is made and asked here only. The TypeScript twin is src/core/runtime/lookup.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Runtime;

defined('ABSPATH') || exit;

final class Lookup
{
    /**
     * Index of a list by an integer; of entries with the same key the first counts.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): int $key
     * @return array<int, T>
     */
    public static function byInteger(array $list, callable $key): array
    {
        $index = [];
        foreach ($list as $item) {
            // Not `??=`: null may be an entry, too.
            $index += [$key($item) => $item];
        }
        return $index;
    }

    /**
     * Index of a list by a text; of entries with the same key the first counts. `1` and `01` are two keys.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): string $key
     * @return array<string, T>
     */
    public static function byText(array $list, callable $key): array
    {
        $index = [];
        foreach ($list as $item) {
            $index += ['k' . $key($item) => $item];
        }
        return $index;
    }

    /**
     * The entry with a text key, null when there is none.
     *
     * @template T
     * @param array<string, T> $index As `byText()` made it.
     * @return T|null
     */
    public static function find(array $index, string $key): mixed
    {
        return $index["k{$key}"] ?? null;
    }
}
