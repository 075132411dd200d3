<?php

/**
 * Installs WordPress itself: the one step that cannot run inside an installed WordPress.
 * Enters: a request to `lab-install.php` of a store whose database is empty. Leaves: an administrator and the tables.
 */

declare(strict_types=1);

define('WP_INSTALLING', true);

require (string) $_SERVER['DOCUMENT_ROOT'] . '/wp-load.php';

if (!hash_equals((string) LAB_TOKEN, (string) ($_SERVER['HTTP_X_LAB_TOKEN'] ?? ''))) {
    http_response_code(403);
    exit;
}

require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if (!is_blog_installed()) {
    wp_install('Lab', 'admin', 'admin@example.com', true, '', 'password');
}
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'UTC');
// Nobody comes back to the lab to confirm an address.
update_option('admin_email_lifespan', 4102444800);

require_once ABSPATH . 'wp-admin/includes/plugin.php';
update_option('active_plugins', ['woocommerce/woocommerce.php']);

echo 'installed';
