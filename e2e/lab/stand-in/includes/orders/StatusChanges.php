<?php

/**
 * What a change of an order's status sets in motion, once the order is stored.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Orders;

use Exception;

defined('ABSPATH') || exit;

trait StatusChanges
{
    /** @var array{from: string, to: string, note: string|false, manual: bool}|false */
    protected $status_transition = false;

    public function set_status($new_status, $note = '', $manual_update = false)
    {
        $result = parent::set_status($new_status);
        if ($this->object_read === true && !empty($result['from']) && $result['from'] !== $result['to']) {
            $this->status_transition = [
                'from' => $this->status_transition['from'] ?? $result['from'],
                'to' => $result['to'],
                'note' => $note,
                'manual' => (bool) $manual_update,
            ];
            if ($manual_update) {
                do_action('woocommerce_order_edit_status', $this->get_id(), $result['to']);
            }
            $this->noteDates();
        }
        return $result;
    }

    public function update_status($new_status, $note = '', $manual = false)
    {
        if (!$this->get_id()) {
            return false;
        }
        $this->set_status($new_status, $note, $manual);
        $this->save();
        return true;
    }

    protected function status_transition()
    {
        $change = $this->status_transition;
        $this->status_transition = false;
        if ($change === false) {
            return;
        }
        ['from' => $from, 'to' => $to] = $change;
        try {
            do_action("woocommerce_order_status_{$to}", $this->get_id(), $this, $change);
            if ($change['note'] !== false && !in_array($from, ['draft', 'auto-draft', 'new', 'checkout-draft'], true)) {
                $this->add_order_note(trim($change['note'] . sprintf(' Order status changed from %1$s to %2$s.', wc_get_order_status_name($from), wc_get_order_status_name($to))));
            }
            do_action("woocommerce_order_status_{$from}_to_{$to}", $this->get_id(), $this);
            do_action('woocommerce_order_status_changed', $this->get_id(), $from, $to, $this);
            $payable = apply_filters('woocommerce_valid_order_statuses_for_payment', ['pending', 'failed'], $this);
            if (in_array($from, $payable, true) && in_array($to, wc_get_is_paid_statuses(), true)) {
                do_action('woocommerce_order_payment_status_changed', $this->get_id(), $this);
            }
        } catch (Exception $error) {
            wc_get_logger()->error('A change of status ended in an error.', ['order' => $this->get_id(), 'error' => $error->getMessage()]);
            $this->add_order_note('Error during status transition. ' . $error->getMessage());
        }
    }

    private function statusOncePaid(): string
    {
        return (string) apply_filters('woocommerce_payment_complete_order_status', $this->needs_processing() ? 'processing' : 'completed', $this->get_id(), $this);
    }

    private function noteDates(): void
    {
        if (!$this->get_date_paid('edit') && ($this->has_status($this->statusOncePaid()) || $this->has_status('completed'))) {
            $this->set_date_paid(time());
        }
        if ($this->has_status('completed')) {
            $this->set_date_completed(time());
        }
    }
}
