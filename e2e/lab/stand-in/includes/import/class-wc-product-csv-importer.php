<?php

/**
 * Changes products from a CSV file: a column for each prop, rows found by SKU or id.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Product_CSV_Importer
{
    /** @var string */
    protected $file;

    /** @var array<string, mixed> */
    protected $params;

    public function __construct($file, $params = [])
    {
        $this->file = $file;
        $this->params = wp_parse_args($params, ['mapping' => [], 'update_existing' => false, 'parse' => false, 'delimiter' => ',', 'lines' => -1]);
    }

    /**
     * @return array{imported: list<int>, updated: list<int>, failed: list<WP_Error>, skipped: list<WP_Error>}
     */
    public function import()
    {
        $done = ['imported' => [], 'imported_variations' => [], 'updated' => [], 'failed' => [], 'skipped' => []];
        foreach ($this->rows() as $row) {
            $id = (int) ($row['id'] ?? 0) ?: wc_get_product_id_by_sku($row['sku'] ?? '');
            $exists = $id > 0 && get_post_type($id) !== false;
            if ($exists !== (bool) $this->params['update_existing']) {
                $done['skipped'][] = new WP_Error('woocommerce_product_importer_error', $exists ? 'There is such a product already.' : 'There is no such product to update.', ['row' => $row]);
                continue;
            }
            do_action('woocommerce_product_import_before_import', $row);
            $product = $exists ? wc_get_product($id) : new WC_Product_Simple();
            if (isset($row['stock_quantity']) && $row['stock_quantity'] !== '' && !isset($row['manage_stock'])) {
                $row['manage_stock'] = true;
            }
            $result = $product->set_props(array_diff_key($row, ['id' => 1, 'type' => 1]));
            if (is_wp_error($result)) {
                $done['failed'][] = $result;
                continue;
            }
            $product = apply_filters('woocommerce_product_import_pre_insert_product_object', $product, $row);
            $product->save();
            do_action('woocommerce_product_import_inserted_product_object', $product, $row);
            $done[$exists ? 'updated' : 'imported'][] = $product->get_id();
        }
        return $done;
    }

    /**
     * @return list<array<string, string>> By prop.
     */
    private function rows(): array
    {
        $handle = fopen($this->file, 'r');
        $heads = $handle === false ? [] : (array) fgetcsv($handle, 0, $this->params['delimiter'], '"', '');
        $props = array_map(fn($head) => $this->params['mapping'][trim((string) $head)] ?? '', $heads);
        $rows = [];
        while ($handle !== false && ($cells = fgetcsv($handle, 0, $this->params['delimiter'], '"', '')) !== false) {
            $row = [];
            foreach ($props as $index => $prop) {
                if ($prop !== '' && isset($cells[$index])) {
                    $row[$prop] = $cells[$index];
                }
            }
            $rows[] = $row;
        }
        return $rows;
    }
}
