<?php

/**
 * What goes with a product: its variations, and its row in the lookup table. Enters: WordPress's hooks for posts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

final class Removal
{
    public static function register(): void
    {
        add_action('delete_post', [self::class, 'onDeleted']);
        add_action('wp_trash_post', [self::class, 'onTrashed']);
        add_action('untrashed_post', [self::class, 'onReturned']);
    }

    public static function onDeleted($id): void
    {
        $type = get_post_type($id);
        if (!in_array($type, ['product', 'product_variation'], true)) {
            return;
        }
        if ($type === 'product') {
            foreach (self::variations((int) $id) as $variation) {
                wp_delete_post($variation, true);
            }
        }
        global $wpdb;
        // A site of a network on which there is no shop has no such table.
        $hidden = $wpdb->suppress_errors(true);
        $wpdb->delete($wpdb->wc_product_meta_lookup, ['product_id' => $id]);
        $wpdb->suppress_errors($hidden);
        wp_cache_delete('lookup_table', 'object_' . $id);
        wc_delete_product_transients((int) $id);
    }

    public static function onTrashed($id): void
    {
        if (get_post_type($id) === 'product') {
            foreach (self::variations((int) $id) as $variation) {
                wp_trash_post($variation);
            }
        }
    }

    public static function onReturned($id): void
    {
        if (get_post_type($id) === 'product') {
            foreach (self::variations((int) $id) as $variation) {
                wp_untrash_post($variation);
            }
            wc_delete_product_transients((int) $id);
        }
    }

    /**
     * @return list<int>
     */
    private static function variations(int $id): array
    {
        return array_map('intval', get_posts(['post_parent' => $id, 'post_type' => 'product_variation', 'post_status' => ['any', 'trash', 'auto-draft'], 'fields' => 'ids', 'numberposts' => -1]));
    }
}
