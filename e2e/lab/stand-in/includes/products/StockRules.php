<?php

/**
 * How a product's stock behaves: what is managed where, what a quantity makes of the status, and what can be had.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Products;

defined('ABSPATH') || exit;

trait StockRules
{
    /**
     * Before a save: a product that counts no stock has none of what belongs to it, and one that does has the status its quantity gives it.
     */
    public function validate_props()
    {
        if (!$this->get_manage_stock()) {
            $this->set_stock_quantity('');
            $this->set_backorders('no');
            $this->set_low_stock_amount('');
            return;
        }
        $least = absint(get_option('woocommerce_notify_no_stock_amount', 0));
        if ((int) $this->get_stock_quantity() > $least) {
            $this->set_stock_status('instock');
        } else {
            $this->set_stock_status($this->get_backorders() === 'no' ? 'outofstock' : 'onbackorder');
        }
    }

    public function managing_stock()
    {
        return get_option('woocommerce_manage_stock') === 'yes' && (bool) $this->get_manage_stock();
    }

    public function get_stock_managed_by_id()
    {
        return $this->get_id();
    }

    public function backorders_allowed()
    {
        return apply_filters('woocommerce_product_backorders_allowed', in_array($this->get_backorders(), ['yes', 'notify'], true), $this->get_id(), $this);
    }

    public function backorders_require_notification()
    {
        return apply_filters('woocommerce_product_backorders_require_notification', $this->managing_stock() && $this->get_backorders() === 'notify', $this);
    }

    public function is_on_backorder($qty_in_cart = 0)
    {
        if ($this->get_stock_status() === 'onbackorder') {
            return true;
        }
        return $this->managing_stock() && $this->backorders_allowed() && $this->get_stock_quantity() - $qty_in_cart < 0;
    }

    public function is_in_stock()
    {
        return apply_filters('woocommerce_product_is_in_stock', $this->get_stock_status() !== 'outofstock', $this);
    }

    public function has_enough_stock($quantity)
    {
        return !$this->managing_stock() || $this->backorders_allowed() || $this->get_stock_quantity() >= $quantity;
    }

    /**
     * What a shopper is told.
     *
     * @return array{availability: string, class: string}
     */
    public function get_availability()
    {
        if (!$this->is_in_stock()) {
            [$text, $class] = ['Out of stock', 'out-of-stock'];
        } elseif ($this->is_on_backorder(1)) {
            [$text, $class] = ['Available on backorder', 'available-on-backorder'];
        } else {
            $quantity = $this->get_stock_quantity();
            $few = $quantity <= wc_get_low_stock_amount($this) && get_option('woocommerce_stock_format') === 'low_amount';
            [$text, $class] = [$this->managing_stock() ? ($few ? 'Only ' : '') . $quantity . ($few ? ' left in stock' : ' in stock') : '', 'in-stock'];
        }
        return apply_filters('woocommerce_get_availability', ['availability' => $text, 'class' => $class], $this);
    }
}
