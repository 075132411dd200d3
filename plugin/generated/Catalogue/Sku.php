<?php

/**
 * Catalogue: what a SKU is and which ones a shop keeps out of the sync. A SKU is compared byte by byte after
 * trimming, as the published 1.0.2 does; lists come from a text area (comma or new line) or from the option.
 *
 * Generated from src/core/catalogue/sku.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Catalogue;

defined('ABSPATH') || exit;

final class Sku
{
    /**
     * SKUs of a text area: separated by commas or new lines, trimmed, without empty ones and repeats. `0` is a SKU.
     *
     * @param string $text What a person typed.
     * @return list<string>
     */
    public static function skusFromText(string $text): array
    {
        $lines = str_replace(',', "\n", str_replace("\r", "\n", $text));
        return array_values(
            array_unique(
                array_filter(
                    array_map(static fn(string $line): string => trim($line), explode("\n", $lines)),
                    static fn(string $sku): bool => $sku !== '',
                ),
            ),
        );
    }

    /**
     * Whether a SKU takes part in the sync: it has one, and the shop does not exclude it.
     *
     * @param string $sku The product's own SKU.
     * @param list<string> $exclusions The shop's list.
     */
    public static function isIncluded(string $sku, array $exclusions): bool
    {
        $name = trim($sku);
        return $name !== '' && !in_array($name, $exclusions, true);
    }
}
