<?php

/**
 * Finds products: by what a person types, and by what code asks for.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait Search
{
    public function search_products($term, $type = '', $include_variations = false, $all_statuses = false, $limit = null, $include = null, $exclude = null)
    {
        global $wpdb;
        $found = apply_filters('woocommerce_product_pre_search_products', false, $term, $type, $include_variations, $all_statuses, $limit);
        if (is_array($found)) {
            return $found;
        }
        $where = [$include_variations ? "p.post_type IN ('product', 'product_variation')" : "p.post_type = 'product'"];
        if (!$all_statuses) {
            $where[] = current_user_can('edit_private_products') ? "p.post_status IN ('publish', 'private')" : "p.post_status = 'publish'";
        }
        foreach (preg_split('/[\s,+]+/', trim((string) $term), -1, PREG_SPLIT_NO_EMPTY) ?: [] as $word) {
            $like = '%' . $wpdb->esc_like($word) . '%';
            $where[] = $wpdb->prepare(
                "(p.post_title LIKE %s OR p.post_excerpt LIKE %s OR p.post_content LIKE %s OR l.sku LIKE %s OR (l.sku = '' AND pl.sku LIKE %s))",
                $like,
                $like,
                $like,
                $like,
                $like
            );
        }
        foreach (['IN' => $include, 'NOT IN' => $exclude] as $how => $ids) {
            if (is_array($ids) && $ids !== []) {
                $where[] = "p.ID {$how} (" . implode(',', array_map('absint', $ids)) . ')';
            }
        }
        $rows = $wpdb->get_results(
            "SELECT DISTINCT p.ID AS id, p.post_parent AS parent, p.post_title FROM {$wpdb->posts} p
            LEFT JOIN {$wpdb->wc_product_meta_lookup} l ON l.product_id = p.ID
            LEFT JOIN {$wpdb->wc_product_meta_lookup} pl ON p.post_type = 'product_variation' AND pl.product_id = p.post_parent
            WHERE " . implode(' AND ', $where) . ' ORDER BY p.post_parent ASC, p.post_title ASC' . ($limit ? $wpdb->prepare(' LIMIT %d', $limit) : '')
        );
        $ids = [...array_column($rows, 'id'), ...array_column($rows, 'parent')];
        if (is_numeric($term) && in_array(get_post_type((int) $term), ['product', 'product_variation'], true)) {
            $ids[] = $term;
        }
        return wp_parse_id_list($ids);
    }

    /**
     * Products as wc_get_products() is asked for them.
     *
     * @param array<string, mixed> $query_vars
     * @return list<\WC_Product|int>
     */
    public function query($query_vars)
    {
        $query_vars += ['status' => ['draft', 'pending', 'private', 'publish'], 'type' => ['simple', 'variable', 'grouped', 'external'], 'limit' => (int) get_option('posts_per_page'), 'return' => 'objects', 'orderby' => 'date', 'order' => 'DESC'];
        $types = (array) $query_vars['type'];
        $args = [
            'post_type' => array_merge(array_diff($types, ['variation']) === [] ? [] : ['product'], in_array('variation', $types, true) ? ['product_variation'] : []),
            'post_status' => $query_vars['status'],
            'posts_per_page' => $query_vars['limit'],
            'paged' => $query_vars['page'] ?? 1,
            'orderby' => $query_vars['orderby'],
            'order' => $query_vars['order'],
            'fields' => 'ids',
            'meta_query' => [],
        ];
        foreach (['sku' => '_sku', 'stock_status' => '_stock_status', 'manage_stock' => '_manage_stock', 'backorders' => '_backorders'] as $var => $key) {
            if (isset($query_vars[$var]) && $query_vars[$var] !== '') {
                $value = $query_vars[$var];
                $args['meta_query'][] = ['key' => $key, 'value' => is_bool($value) ? wc_bool_to_string($value) : $value, 'compare' => $var === 'sku' && is_string($value) ? 'LIKE' : (is_array($value) ? 'IN' : '=')];
            }
        }
        foreach (['include' => 'post__in', 'exclude' => 'post__not_in', 'parent' => 'post_parent', 's' => 's'] as $var => $arg) {
            if (!empty($query_vars[$var])) {
                $args[$arg] = $query_vars[$var];
            }
        }
        $ids = array_map('intval', (new \WP_Query($args))->posts);
        $ids = array_values(array_filter($ids, fn(int $id): bool => in_array($this->get_product_type($id), $types, true)));
        return $query_vars['return'] === 'ids' ? $ids : array_values(array_filter(array_map('wc_get_product', $ids)));
    }
}
