<?php

/**
 * The tables, under WooCommerce's and Action Scheduler's names and with those of their columns that somebody reads or writes.
 * Enters: nothing. Leaves: text for dbDelta().
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Install;

defined('ABSPATH') || exit;

final class Tables
{
    private const ID = 'bigint(20) unsigned NOT NULL';

    private const DATE = 'datetime NULL default NULL';

    /**
     * Columns and keys of each table.
     *
     * @return array<string, list<string>>
     */
    private static function columns(): array
    {
        $id = self::ID;
        $date = self::DATE;
        return [
            'wc_product_meta_lookup' => [
                'product_id bigint(20) NOT NULL', "sku varchar(100) NULL default ''", "global_unique_id varchar(100) NULL default ''",
                '`virtual` tinyint(1) NULL default 0', 'downloadable tinyint(1) NULL default 0', 'min_price decimal(19,4) NULL',
                'max_price decimal(19,4) NULL', 'onsale tinyint(1) NULL default 0', 'stock_quantity double NULL',
                "stock_status varchar(100) NULL default 'instock'", 'rating_count bigint(20) NULL default 0',
                'average_rating decimal(3,2) NULL default 0.00', 'total_sales bigint(20) NULL default 0',
                "tax_status varchar(100) NULL default 'taxable'", "tax_class varchar(100) NULL default ''",
                'PRIMARY KEY  (product_id)', 'KEY stock_status (stock_status)', 'KEY stock_quantity (stock_quantity)', 'KEY sku (sku(50))',
            ],
            'wc_reserved_stock' => [
                'order_id bigint(20) NOT NULL', 'product_id bigint(20) NOT NULL', 'stock_quantity double NOT NULL DEFAULT 0',
                "`timestamp` datetime NOT NULL DEFAULT '0000-00-00 00:00:00'", "expires datetime NOT NULL DEFAULT '0000-00-00 00:00:00'",
                'PRIMARY KEY  (order_id,product_id)', 'KEY product_id_expires (product_id,expires)',
            ],
            'wc_orders' => [
                "id {$id}", 'status varchar(20) NULL', 'currency varchar(10) NULL', 'type varchar(20) NULL', 'tax_amount decimal(26,8) NULL',
                'total_amount decimal(26,8) NULL', 'customer_id bigint(20) unsigned NULL', 'billing_email varchar(320) NULL',
                "date_created_gmt {$date}", "date_updated_gmt {$date}", 'parent_order_id bigint(20) unsigned NULL',
                'payment_method varchar(100) NULL', 'payment_method_title text NULL', 'transaction_id varchar(100) NULL',
                'ip_address varchar(100) NULL', 'user_agent text NULL', 'customer_note text NULL',
                'PRIMARY KEY  (id)', 'KEY status (status)', 'KEY type_status_date (type,status,date_created_gmt)', 'KEY parent_order_id (parent_order_id)',
            ],
            'wc_order_addresses' => [
                "id {$id} auto_increment", "order_id {$id}", 'address_type varchar(20) NULL', 'first_name text NULL', 'last_name text NULL',
                'company text NULL', 'address_1 text NULL', 'address_2 text NULL', 'city text NULL', 'state text NULL', 'postcode text NULL',
                'country text NULL', 'email varchar(320) NULL', 'phone varchar(100) NULL',
                'PRIMARY KEY  (id)', 'UNIQUE KEY address_type_order_id (address_type,order_id)',
            ],
            'wc_order_operational_data' => [
                "id {$id} auto_increment", "order_id {$id}", 'created_via varchar(100) NULL', 'woocommerce_version varchar(20) NULL',
                'cart_hash varchar(100) NULL', 'order_key varchar(100) NULL', 'order_stock_reduced tinyint(1) NULL',
                "date_paid_gmt {$date}", "date_completed_gmt {$date}",
                'PRIMARY KEY  (id)', 'UNIQUE KEY order_id (order_id)', 'KEY order_key (order_key)',
            ],
            'wc_orders_meta' => [
                "id {$id} auto_increment", 'order_id bigint(20) unsigned NULL', 'meta_key varchar(255) NULL', 'meta_value text NULL',
                'PRIMARY KEY  (id)', 'KEY order_id_meta_key (order_id,meta_key(100))',
            ],
            'woocommerce_order_items' => [
                "order_item_id {$id} auto_increment", 'order_item_name text NOT NULL', "order_item_type varchar(200) NOT NULL DEFAULT ''", "order_id {$id}",
                'PRIMARY KEY  (order_item_id)', 'KEY order_id (order_id)',
            ],
            'woocommerce_order_itemmeta' => [
                "meta_id {$id} auto_increment", "order_item_id {$id}", 'meta_key varchar(255) NULL', 'meta_value longtext NULL',
                'PRIMARY KEY  (meta_id)', 'KEY order_item_id (order_item_id)',
            ],
            'woocommerce_sessions' => [
                "session_id {$id} auto_increment", 'session_key char(32) NOT NULL', 'session_value longtext NOT NULL', "session_expiry {$id}",
                'PRIMARY KEY  (session_id)', 'UNIQUE KEY session_key (session_key)', 'KEY session_expiry (session_expiry)',
            ],
            'actionscheduler_actions' => [
                "action_id {$id} auto_increment", 'hook varchar(191) NOT NULL', 'status varchar(20) NOT NULL', "scheduled_date_gmt {$date}",
                "scheduled_date_local {$date}", "priority tinyint unsigned NOT NULL default '10'", 'args varchar(191) NULL', 'schedule longtext NULL',
                "group_id {$id} default '0'", "attempts int(11) NOT NULL default '0'", "last_attempt_gmt {$date}", "last_attempt_local {$date}",
                "claim_id {$id} default '0'", 'extended_args varchar(8000) NULL',
                'PRIMARY KEY  (action_id)', 'KEY status_scheduled_date_gmt (status,scheduled_date_gmt)', 'KEY args (args)',
                'KEY group_id (group_id)', 'KEY claim_id_status (claim_id,status)', 'KEY hook_status (hook(100),status)',
            ],
            'actionscheduler_claims' => ["claim_id {$id} auto_increment", "date_created_gmt {$date}", 'PRIMARY KEY  (claim_id)'],
            'actionscheduler_groups' => ["group_id {$id} auto_increment", 'slug varchar(255) NOT NULL', 'PRIMARY KEY  (group_id)', 'KEY slug (slug(191))'],
            'actionscheduler_logs' => [
                "log_id {$id} auto_increment", "action_id {$id}", 'message text NOT NULL', "log_date_gmt {$date}", "log_date_local {$date}",
                'PRIMARY KEY  (log_id)', 'KEY action_id (action_id)',
            ],
        ];
    }

    public static function create(): void
    {
        global $wpdb;
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $collate = $wpdb->get_charset_collate();
        foreach (self::columns() as $name => $columns) {
            dbDelta("CREATE TABLE {$wpdb->prefix}{$name} (\n" . implode(",\n", $columns) . "\n) {$collate};");
        }
    }
}
