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
     * How often a text contains another, from left to right and without overlaps. An empty part occurs nowhere.
     */
    public static function occurrences(string $s, string $part): int
    {
        return $part === '' ? 0 : substr_count($s, $part);
    }

    /**
     * An integer from canonical decimal text of at most 15 digits: no plus, no leading zeros, no blanks; else null.
     */
    public static function integerFromText(string $s): ?int
    {
        return preg_match('/^(?:0|-?[1-9][0-9]{0,14})$/D', $s) === 1 ? (int) $s : null;
    }

    /**
     * Without the characters that move or hide what stands around them: control characters (C0, C1, DEL), line and
     * paragraph separators, marks, overrides and isolates of writing direction. What is no UTF-8 keeps its ASCII only.
     */
    public static function plainText(string $s): string
    {
        // Byte by byte, as these sequences can begin nowhere but at a character in valid UTF-8.
        $moving = '/[\x00-\x1F\x7F]|\xC2[\x80-\x9F]|\xD8\x9C|\xE2(?:\x80[\x8E\x8F\xA8-\xAE]|\x81[\xA6-\xA9])/';
        $valid = preg_match('//u', $s) === 1 ? $s : preg_replace('/[\x80-\xFF]/', '', $s);
        return (string) preg_replace($moving, '', (string) $valid);
    }

    /**
     * Whether a control character (C0, C1 or DEL) stands in a text.
     */
    public static function hasControl(string $s): bool
    {
        return preg_match('/[\x00-\x1F\x7F]|\xC2[\x80-\x9F]/', $s) === 1;
    }

    /**
     * Length in characters, as Unicode counts code points.
     */
    public static function characterCount(string $s): int
    {
        // Every byte but those that continue a character; mbstring may be missing.
        return strlen((string) preg_replace('/[\x80-\xBF]/', '', $s));
    }

    /**
     * Whether a text is of visible ASCII characters only, without blanks; so is an empty one.
     */
    public static function isVisibleAscii(string $s): bool
    {
        return preg_match('/^[!-~]*$/D', $s) === 1;
    }
}
