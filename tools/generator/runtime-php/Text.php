<?php

/**
 * Runtime: text as a row of UTF-8 bytes, where PHP has no function of its own that means the same everywhere. The
 * TypeScript twin is src/core/runtime/text.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Runtime;

defined('ABSPATH') || exit;

final class Text
{
    /**
     * A to Z in lower case; everything else stays. `strtolower()` follows the locale before PHP 8.2.
     */
    public static function lowerAscii(string $s): string
    {
        return strtr($s, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');
    }

    /**
     * The parts between separators; one empty part when the text is empty.
     *
     * @return non-empty-list<string>
     */
    public static function splitOn(string $s, string $separator): array
    {
        if ($separator === '') {
            throw new \ValueError('The separator is empty');
        }
        return explode($separator, $s);
    }

    /**
     * An integer from canonical decimal text of at most 15 digits: no plus, no leading zeros, no blanks; else null.
     */
    public static function integerFromText(string $s): ?int
    {
        return preg_match('/^(?:0|-?[1-9][0-9]{0,14})$/D', $s) === 1 ? (int) $s : null;
    }
}
