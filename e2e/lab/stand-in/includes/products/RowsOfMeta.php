<?php

/**
 * A product's meta that is no prop, as rows.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait RowsOfMeta
{
    public function read_meta(&$object)
    {
        global $wpdb;
        $own = array_merge(array_keys(self::$props), ['_price', '_product_attributes', '_product_version', '_edit_last', '_edit_lock', '_wp_old_slug', '_variation_description']);
        $rows = (array) $wpdb->get_results($wpdb->prepare("SELECT meta_id, meta_key, meta_value FROM {$wpdb->postmeta} WHERE post_id = %d ORDER BY meta_id", $object->get_id()));
        return array_values(array_filter($rows, static fn($row) => !in_array($row->meta_key, $own, true) && !str_starts_with((string) $row->meta_key, 'attribute_')));
    }

    public function add_meta(&$object, $meta)
    {
        return add_post_meta($object->get_id(), $meta->key, is_string($meta->value) ? wp_slash($meta->value) : $meta->value, false);
    }

    public function update_meta(&$object, $meta)
    {
        update_metadata_by_mid('post', $meta->id, $meta->value, $meta->key);
    }

    public function delete_meta(&$object, $meta)
    {
        delete_metadata_by_mid('post', $meta->id);
    }
}
