<?php
/**
 * Transport: in which form of their addresses peers were found. Enters: a peer's address; leaves: the form to ask first. Nothing is kept of
 * peers with the usual form, and what is kept may be lost at any time: it is found again with one more request.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type AddressForm from \Kitgenix\StockSync\Generated\Sync\RouteAddress
 */
final class AddressForms
{
    /**
     * The form in which this address is asked first.
     *
     * @return AddressForm
     */
    public static function of(string $url): string
    {
        return get_transient(self::name($url)) === 'query' ? 'query' : 'path';
    }

    /**
     * Notes the form in which a route of ours has answered.
     *
     * @param AddressForm $form
     */
    public static function remember(string $url, string $form): void
    {
        if ($form === 'query') {
            set_transient(self::name($url), $form, Routes::LIMITS['address_form_seconds']);
        } else {
            delete_transient(self::name($url));
        }
    }

    private static function name(string $url): string
    {
        return Names::TRANSIENTS['address_form_prefix'] . md5(untrailingslashit($url));
    }
}
