<?php
/**
 * Status: the e-mail that a link has failed, or needed a person, for an hour.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- WooCommerce's names.

final class FailedEmail extends LinkEmail
{
    public function __construct()
    {
        $this->id = OutageMails::FAILED;
        $this->title = __('Stock Sync: a connection fails', 'kitgenix-stock-sync-for-woocommerce');
        $this->description = __('Sent once when a connection with another store has failed, or has needed a person, for an hour.', 'kitgenix-stock-sync-for-woocommerce');
        parent::__construct('kitgenix-stock-sync-failed', Names::OPTIONS['email_failed']);
    }

    /**
     * @return string
     */
    public function get_default_subject()
    {
        /* translators: keep {site_title} and {stores} as they are. */
        return __('[{site_title}]: Stock Sync cannot exchange stock with {stores}', 'kitgenix-stock-sync-for-woocommerce');
    }

    /**
     * @return string
     */
    public function get_default_heading()
    {
        return __('A connection of Stock Sync fails', 'kitgenix-stock-sync-for-woocommerce');
    }
}
