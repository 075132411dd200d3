<?php
/**
 * Sync: what other plugins keep out of the sync changes without a word. Enters: products, as the sweep comes by them; leaves: what is held of
 * them in line with what is kept out now, so that a product or a field that returns starts over, as what is excluded in the settings does.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ProductRow from StockReader
 * @phpstan-import-type Shadow from \Kitgenix\StockSync\Generated\Catalogue\Shadows
 */
final class Selections
{
    /**
     * Brings what is held of these products in line.
     *
     * @param array<int, ProductRow> $rows
     */
    public static function follow(array $rows): void
    {
        if (FirstContact::released($rows) === [] && self::changed($rows) === []) {
            return;
        }
        $master = Settings::master();
        if ($master !== null) {
            Links::prepareMaster($master['store_id']);
        } else {
            Counter::prepare();
        }
        Transaction::run(static function () use ($rows, $master): void {
            $batch = null;
            if ($master !== null) {
                Links::lock($master['store_id']);
                $batch = Links::master($master['store_id'])['in_flight'];
            } else {
                Counter::lock();
            }
            // What of a product is under way is answered first.
            $now = array_filter(StockReader::read(array_keys($rows)), static fn(array $row): bool => Batch::unsettledItem($batch, $row['id']) === null);
            $released = FirstContact::released($now);
            StockWriter::dropShadows($now, $released);
            $changed = self::changed(array_diff_key($now, array_flip($released)));
            StockWriter::storeShadows($now, $changed);
            ChangeJournal::append(array_keys($changed));
        });
    }

    /**
     * What a Child is to hold of products of which it keeps out something else than before. A Master publishes them, as it does any change.
     *
     * @param array<int, ProductRow> $rows
     * @return array<int, Shadow> By product id.
     */
    private static function changed(array $rows): array
    {
        $changed = [];
        foreach (Settings::role() === 'master' ? [] : $rows as $id => $row) {
            $after = $row['shadow'] === null ? null : Selection::shadowAfterSelection($row['shadow'], $row['shown'], $row['own_kept_out']);
            if ($after !== null && $after !== $row['shadow']) {
                $changed[$id] = $after;
            }
        }
        return $changed;
    }
}
