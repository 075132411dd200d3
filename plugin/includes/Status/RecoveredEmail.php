<?php
/**
 * Status: the e-mail that a link of which the shop was told works again.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- WooCommerce's names.

final class RecoveredEmail extends LinkEmail
{
    public function __construct()
    {
        $this->id = OutageMails::RECOVERED;
        $this->title = __('Stock Sync: a connection works again', 'kitgenix-stock-sync-for-woocommerce');
        $this->description = __('Sent when a connection of whose failure the shop was told works again.', 'kitgenix-stock-sync-for-woocommerce');
        parent::__construct('kitgenix-stock-sync-recovered', Names::OPTIONS['email_recovered']);
    }

    /**
     * @return string
     */
    public function get_default_subject()
    {
        /* translators: keep {site_title} and {stores} as they are. */
        return __('[{site_title}]: Stock Sync exchanges stock with {stores} again', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * @return string
     */
    public function get_default_heading()
    {
        return __('The connection works again', 'kitgenix-stock-sync-for-woocommerce');
    }
}
