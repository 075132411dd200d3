<?php
/**
 * Storage, Child: keys of reservations that are over: their orders took their stock, or never will. Requests append, the drain takes
 * from the front, and a key is cut off only when it is stored in a batch or the Master has answered.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Storage;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

final class Releases
{
    /**
     * Appends a key: one atomic statement. After the products of its order were appended to the journal.
     */
    public static function append(string $key): void
    {
        Row::append(Names::OPTIONS['releases'], "{$key},");
    }

    /**
     * The oldest keys, and how much text they take up.
     *
     * @return array{keys: list<string>, length: int}
     */
    public static function front(): array
    {
        $text = Row::read(Names::OPTIONS['releases']) ?? '';
        $keys = array_slice(explode(',', $text, Routes::LIMITS['releases'] + 1), 0, -1);
        return ['keys' => array_values(array_unique($keys)), 'length' => strlen(implode(',', $keys)) + ($keys === [] ? 0 : 1)];
    }

    /**
     * Cuts off what front() gave.
     */
    public static function cut(int $length): void
    {
        if ($length > 0) {
            Row::cutFront(Names::OPTIONS['releases'], $length);
        }
    }

    /**
     * Whether nothing waits.
     */
    public static function isEmpty(): bool
    {
        return (Row::read(Names::OPTIONS['releases']) ?? '') === '';
    }
}
