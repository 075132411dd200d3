<?php

/**
 * An order. What its status does is in StatusChanges, its address and its links in Particulars.
 */

declare(strict_types=1);

use Kitgenix\StockSync\StandIn\Orders\Particulars;
use Kitgenix\StockSync\StandIn\Orders\StatusChanges;

defined('ABSPATH') || exit;

class WC_Order extends WC_Abstract_Order
{
    use Particulars;
    use StatusChanges;

    /** @var array<string, mixed> */
    protected $data = [
        'parent_id' => 0, 'status' => '', 'currency' => '', 'version' => '', 'date_created' => null, 'date_modified' => null, 'date_paid' => null,
        'date_completed' => null, 'total' => '0', 'customer_id' => 0, 'order_key' => '', 'billing' => [], 'shipping' => [], 'payment_method' => '',
        'payment_method_title' => '', 'transaction_id' => '', 'customer_note' => '', 'created_via' => '', 'cart_hash' => '', 'customer_ip_address' => '',
        'customer_user_agent' => '',
    ];

    public function get_type()
    {
        return 'shop_order';
    }

    public function save()
    {
        parent::save();
        $this->status_transition();
        return $this->get_id();
    }

    public function payment_complete($transaction_id = '')
    {
        if (!$this->get_id()) {
            return false;
        }
        try {
            do_action('woocommerce_pre_payment_complete', $this->get_id(), $transaction_id);
            if (WC()->session) {
                WC()->session->set('order_awaiting_payment', false);
            }
            $payable = apply_filters('woocommerce_valid_order_statuses_for_payment_complete', ['on-hold', 'pending', 'failed', 'cancelled', 'checkout-draft'], $this);
            if (!$this->has_status($payable)) {
                do_action('woocommerce_payment_complete_order_status_' . $this->get_status(), $this->get_id(), $transaction_id);
                return true;
            }
            if ($transaction_id !== '') {
                $this->set_transaction_id($transaction_id);
            }
            if (!$this->get_date_paid('edit')) {
                $this->set_date_paid(time());
            }
            $this->set_status($this->statusOncePaid(), false);
            $this->add_order_note('Payment complete.');
            $this->save();
            do_action('woocommerce_payment_complete', $this->get_id(), $transaction_id);
        } catch (Exception $error) {
            wc_get_logger()->error('A payment could not be completed.', ['order' => $this->get_id(), 'error' => $error->getMessage()]);
            $this->add_order_note('Payment complete event failed. ' . $error->getMessage());
            return false;
        }
        return true;
    }

    public function needs_payment()
    {
        $payable = apply_filters('woocommerce_valid_order_statuses_for_payment', ['pending', 'failed'], $this);
        return apply_filters('woocommerce_order_needs_payment', $this->has_status($payable) && $this->get_total() > 0, $this, $payable);
    }

    public function needs_processing()
    {
        foreach ($this->get_items() as $item) {
            $product = $item->is_type('line_item') ? $item->get_product() : false;
            if ($product && apply_filters('woocommerce_order_item_needs_processing', !($product->is_downloadable() && $product->is_virtual()), $product, $this->get_id())) {
                return true;
            }
        }
        return false;
    }

    public function is_paid()
    {
        return apply_filters('woocommerce_order_is_paid', $this->has_status(wc_get_is_paid_statuses()), $this);
    }

    public function add_order_note($note, $is_customer_note = 0, $added_by_user = false, $meta_data = [])
    {
        if (!$this->get_id()) {
            return 0;
        }
        $comment = apply_filters('woocommerce_new_order_note_data', [
            'comment_post_ID' => $this->get_id(),
            'comment_author' => 'WooCommerce',
            'comment_author_email' => '',
            'comment_author_url' => '',
            'comment_content' => $note,
            'comment_agent' => 'WooCommerce',
            'comment_type' => 'order_note',
            'comment_parent' => 0,
            'comment_approved' => 1,
        ], ['order_id' => $this->get_id(), 'is_customer_note' => $is_customer_note]);
        $id = wp_insert_comment($comment);
        if ($is_customer_note && $id) {
            add_comment_meta($id, 'is_customer_note', 1);
        }
        do_action('woocommerce_order_note_added', $id, $this);
        return $id;
    }

    public function get_refunds()
    {
        return wc_get_orders(['type' => 'shop_order_refund', 'parent' => $this->get_id(), 'limit' => -1]);
    }

    public function get_total_refunded()
    {
        return array_sum(array_map(static fn($refund) => (float) $refund->get_amount(), $this->get_refunds()));
    }

    public function get_remaining_refund_amount()
    {
        return wc_format_decimal((float) $this->get_total() - $this->get_total_refunded(), wc_get_price_decimals());
    }
}
