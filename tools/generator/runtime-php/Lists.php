<?php

/**
 * Runtime: lists, where PHP 8.1 has no function of its own. The TypeScript twin is src/core/runtime/list.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Runtime;

defined('ABSPATH') || exit;

final class Lists
{
    /**
     * The first entry, null when there is none.
     *
     * @template T
     * @param list<T> $list
     * @return T|null
     */
    public static function first(array $list): mixed
    {
        return $list[0] ?? null;
    }

    /**
     * The last entry, null when there is none.
     *
     * @template T
     * @param list<T> $list
     * @return T|null
     */
    public static function last(array $list): mixed
    {
        return $list[count($list) - 1] ?? null;
    }

    /**
     * The first entry that fits, null when none does.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): bool $predicate
     * @return T|null
     */
    public static function find(array $list, callable $predicate): mixed
    {
        foreach ($list as $item) {
            if ($predicate($item)) {
                return $item;
            }
        }
        return null;
    }

    /**
     * Position of the first entry that fits, -1 when none does.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): bool $predicate
     */
    public static function indexOfFirst(array $list, callable $predicate): int
    {
        foreach ($list as $i => $item) {
            if ($predicate($item)) {
                return $i;
            }
        }
        return -1;
    }

    /**
     * Whether an entry fits.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): bool $predicate
     */
    public static function some(array $list, callable $predicate): bool
    {
        return self::indexOfFirst($list, $predicate) >= 0;
    }

    /**
     * Whether every entry fits; yes for an empty list.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T): bool $predicate
     */
    public static function every(array $list, callable $predicate): bool
    {
        foreach ($list as $item) {
            if (!$predicate($item)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A sorted copy; entries that compare as equal keep their order.
     *
     * @template T
     * @param list<T> $list
     * @param callable(T, T): int $compare
     * @return list<T>
     */
    public static function sorted(array $list, callable $compare): array
    {
        usort($list, $compare);
        return $list;
    }
}
