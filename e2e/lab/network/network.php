<?php

/**
 * Makes the store the main site of a network in subfolders, and tells the network its address after the lab has moved.
 * Enters: a request to `lab-network.php`, the one request in which wp-config.php leaves MULTISITE out. Leaves: the network's tables.
 */

declare(strict_types=1);

define('WP_INSTALLING_NETWORK', true);

require (string) $_SERVER['DOCUMENT_ROOT'] . '/wp-load.php';

if (!hash_equals((string) LAB_TOKEN, (string) ($_SERVER['HTTP_X_LAB_TOKEN'] ?? ''))) {
    http_response_code(403);
    exit;
}

require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/network.php';

global $wpdb;
foreach ($wpdb->tables('ms_global') as $table => $name) {
    $wpdb->$table = $name;
}
$domain = (string) $_SERVER['HTTP_HOST'];
if (network_domain_check() === false) {
    $permalinks = get_option('permalink_structure');
    install_network();
    $made = populate_network(1, $domain, 'admin@example.com', 'Lab', '/', false);
    if (is_wp_error($made) && $made->get_error_code() !== 'no_wildcard_dns') {
        http_response_code(500);
        exit($made->get_error_message());
    }
    // WordPress has put "/blog" before them, which is for sites whose own pages could get in the way.
    update_option('permalink_structure', $permalinks);
    delete_option('rewrite_rules');
}
$wpdb->update($wpdb->site, ['domain' => $domain], ['id' => 1]);
$wpdb->update($wpdb->blogs, ['domain' => $domain], ['blog_id' => 1]);
$wpdb->update($wpdb->sitemeta, ['meta_value' => 'http://' . $domain . '/'], ['meta_key' => 'siteurl']);
wp_cache_flush();

echo 'a network';
