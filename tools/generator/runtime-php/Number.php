<?php

/**
 * Runtime: arithmetic that gives the same integers in TypeScript and in PHP. Quantities with decimals travel as JSON
 * numbers and are counted here in millionths. The TypeScript twin is src/core/runtime/number.ts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Runtime;

defined('ABSPATH') || exit;

final class Number
{
    /** Millionths in a unit. */
    private const MICRO = 1000000;

    /** Largest quantity in millionths: a thousand million units. */
    private const MICRO_LIMIT = 1000000000000000;

    /**
     * A small integer multiplied with itself. The caller keeps the result within range; a negative exponent counts as 0.
     */
    public static function power(int $base, int $exponent): int
    {
        $product = 1;
        for ($i = 0; $i < $exponent; $i++) {
            $product *= $base;
        }
        return $product;
    }

    /**
     * A quantity in millionths, rounded to the nearest (halves up) and kept within a thousand million units.
     */
    public static function microFromJson(int|float $n): int
    {
        $micro = floor((float) $n * self::MICRO + 0.5);
        return (int) max((float) -self::MICRO_LIMIT, min((float) self::MICRO_LIMIT, $micro));
    }

    /**
     * Units as JSON has them: an int where they are whole.
     */
    public static function jsonFromMicro(int $micro): int|float
    {
        return $micro % self::MICRO === 0 ? intdiv($micro, self::MICRO) : $micro / self::MICRO;
    }

    /**
     * A quantity in millionths from decimal text such as `7` or `-2.5`; null when it is not one. An exponent is refused;
     * beyond six decimals halves round away from zero; what is beyond a thousand million units is kept at that.
     */
    public static function microFromText(string $text): ?int
    {
        if (preg_match('/^(-?)([0-9]*)(?:\.([0-9]*))?$/D', $text, $match) !== 1) {
            return null;
        }
        $sign = $match[1] === '-' ? -1 : 1;
        $decimals = $match[3] ?? '';
        if ($match[2] . $decimals === '') {
            return null;
        }
        $units = ltrim($match[2], '0');
        if (strlen($units) > 9) {
            return $sign * self::MICRO_LIMIT;
        }
        $micro = (int) ($units . str_pad(substr($decimals, 0, 6), 6, '0'));
        return $sign * ($micro + (($decimals[6] ?? '0') >= '5' ? 1 : 0));
    }

    /**
     * Decimal text such as `7` or `-2.5`, without trailing zeros.
     */
    public static function textFromMicro(int $micro): string
    {
        $size = abs($micro);
        $decimals = rtrim(str_pad((string) ($size % self::MICRO), 6, '0', STR_PAD_LEFT), '0');
        $units = (string) intdiv($size, self::MICRO);
        return ($micro < 0 ? '-' : '') . $units . ($decimals === '' ? '' : ".{$decimals}");
    }
}
