<?php

/**
 * Sync: the change journal, one option row that requests append product ids to: `12,15,12,`. Appending is one
 * atomic statement, so the text is all there is; a damaged part is skipped, never the whole.
 *
 * Generated from src/core/sync/journal.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Runtime\Text;

defined('ABSPATH') || exit;

final class Journal
{
    /**
     * The text that a request appends: each id followed by a comma, so that two appends never run together.
     *
     * @param list<int> $productIds Products whose stock may have changed.
     */
    public static function journalEntry(array $productIds): string
    {
        if ($productIds === []) {
            return '';
        }
        return implode(
            ',',
            array_map(static fn(int $id): string => (string) $id, array_values(array_unique($productIds))),
        ) . ',';
    }

    /**
     * The product ids of a journal, each once, oldest first.
     *
     * @param string $journal The row's text.
     * @return list<int>
     */
    public static function journalProductIds(string $journal): array
    {
        $ids = [];
        foreach (explode(',', $journal) as $part) {
            $id = Text::integerFromText($part);
            if ($id !== null && $id > 0) {
                $ids[] = $id;
            }
        }
        return array_values(array_unique($ids));
    }

    /**
     * A journal in which each id stands once. Requests append without looking: while the Master cannot be reached, the
     * same products would come again and again.
     *
     * @param string $journal The row's text.
     * @param int $limit Bytes; a shorter journal stays as it is.
     */
    public static function compactJournal(string $journal, int $limit): string
    {
        return strlen($journal) > $limit ? self::journalEntry(self::journalProductIds($journal)) : $journal;
    }
}
