<?php

/**
 * Orders: a list, and one with its lines, its notes and its status.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Admin;

use WC_Order;

defined('ABSPATH') || exit;

final class OrderScreen
{
    public static function show(): void
    {
        $order = wc_get_order(absint($_GET['id'] ?? 0));
        if (!$order instanceof WC_Order) {
            self::all();
            return;
        }
        if (isset($_POST['order_status']) && check_admin_referer('update-order_' . $order->get_id())) {
            $order->update_status(sanitize_key($_POST['order_status']), '', true);
        }
        echo '<div class="wrap"><h1>Order #' . esc_html($order->get_order_number()) . '</h1><p>' . esc_html($order->get_formatted_billing_full_name()) . ', ' . esc_html($order->get_billing_email()) . '</p><form method="post">' . wp_nonce_field('update-order_' . $order->get_id(), '_wpnonce', true, false) . '<label for="order_status">Status</label> <select id="order_status" name="order_status">';
        foreach (wc_get_order_statuses() as $status => $label) {
            echo '<option value="' . esc_attr($status) . '"' . selected('wc-' . $order->get_status(), $status, false) . '>' . esc_html($label) . '</option>';
        }
        echo '</select> <button class="button">Update</button></form><table class="wp-list-table widefat"><tbody>';
        foreach ($order->get_items() as $item) {
            echo '<tr><td>' . esc_html($item->get_name()) . '</td><td>× ' . esc_html((string) $item->get_quantity()) . '</td><td>' . wp_kses_post(wc_price($item->get_total())) . '</td></tr>';
        }
        echo '</tbody></table><h2>Notes</h2><ul>';
        foreach (get_comments(['post_id' => $order->get_id(), 'type' => 'order_note', 'status' => 'any']) as $note) {
            echo '<li>' . esc_html($note->comment_date) . ': ' . wp_kses_post($note->comment_content) . '</li>';
        }
        echo '</ul></div>';
    }

    private static function all(): void
    {
        echo '<div class="wrap"><h1>Orders</h1><table class="wp-list-table widefat striped"><thead><tr><th>Order</th><th>Date</th><th>Status</th><th>Total</th></tr></thead><tbody>';
        foreach (wc_get_orders(['limit' => 100]) as $order) {
            echo '<tr><td><a href="' . esc_url($order->get_edit_order_url()) . '">#' . esc_html($order->get_order_number()) . ' ' . esc_html($order->get_formatted_billing_full_name()) . '</a></td><td>' . esc_html($order->get_date_created()?->date_i18n('F j, Y g:i a') ?? '') . '</td><td>' . esc_html(wc_get_order_status_name($order->get_status())) . '</td><td>' . wp_kses_post(wc_price($order->get_total())) . '</td></tr>';
        }
        echo '</tbody></table></div>';
    }
}
