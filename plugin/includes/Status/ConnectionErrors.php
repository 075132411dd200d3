<?php
/**
 * Status: what keeps two stores from being connected, and what to do about it. Asked by ErrorAdvice, which knows all codes.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Pairing;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

final class ConnectionErrors
{
    /**
     * The cause, then what to do; empty for another code.
     *
     * @param string $code   Of Pairing::PAIRING_ERRORS.
     * @param string $detail What came with the code: minutes for a clock, an address for a redirect.
     * @return list<string>
     */
    public static function of(string $code, string $detail): array
    {
        return match ($code) {
            Pairing::PAIRING_ERRORS['bad_code'] => [
                __('This is not a whole connection code.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Copy it again on the Master, from the first to the last character, with its Copy button.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['expired_code'] => [
                __('This connection code is too old, or was used already.', 'kitgenix-stock-sync-for-woocommerce'),
                __('A code is good for one store and one hour. Create a new one on the Master.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['own_code'] => [
                __('This code was created by this very store.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Paste it into the other store, the one that is to follow.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['same_store'] => [
                __('Both stores have the same store ID: one is a copy of the other.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Deactivate the plugin on the copy, delete it, and install it anew there: it gets an ID of its own. Its products stay.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['address_taken'] => [
                __('The Master has another Child with this store’s address.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Remove that Child on the Master, then connect again. It may be what this store was before it was installed anew.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['child_exists'] => [
                __('The Master already has a Child with this store’s ID.', 'kitgenix-stock-sync-for-woocommerce'),
                __('On the Master, press New connection code at that Child, under Settings, Children. A code made there renews its connection.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['other_child'] => [
                __('This connection code was made for another Child.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Paste it into that store, or press Add a store on the Master for a code of your own.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['private_address'] => [
                __('This address belongs to a private network or to a server itself. A store on the internet does not call such an address when it comes from a connection code.', 'kitgenix-stock-sync-for-woocommerce'),
                __('If it is right, enter it by hand on the Master, or allow the host with WordPress’s filter http_request_host_is_external.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['two_masters'] => [
                __('This store is a Master with Children of its own, and there can be only one Master.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Remove its Children first if it is to follow the other store.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['insecure'] => [
                __('The Master’s address has no encryption: it begins with http.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Give the Master a certificate and https, and create a new code there. Nobody can change what the stores tell each other, but without it others can read it.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['clock'] => [
                /* translators: %s: a number of minutes, negative when the other clock is behind */
                sprintf(__('The other server’s clock differs from this one’s by %s minutes.', 'kitgenix-stock-sync-for-woocommerce'), $detail),
                /* translators: %d: a number of minutes, such as 5 */
                sprintf(__('Let both servers set their clocks by the network: beyond %d minutes of difference they refuse each other.', 'kitgenix-stock-sync-for-woocommerce'), intdiv(Routes::LIMITS['skew_seconds'], 60)),
            ],
            Pairing::PAIRING_ERRORS['redirect'] => [
                __('The other store sends visitors of this address elsewhere.', 'kitgenix-stock-sync-for-woocommerce'),
                /* translators: %s: an address */
                sprintf(__('Use the address that it uses itself, with www and https just so: %s', 'kitgenix-stock-sync-for-woocommerce'), $detail),
            ],
            Pairing::PAIRING_ERRORS['password_page'] => [
                __('A password page or a “coming soon” page stands before the other store.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Let it leave /wp-json/kitgenix-stock-sync/ open. Every request there is signed.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['firewall'] => [
                __('A firewall keeps this server out of the other store.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Let this server’s address in, or leave /wp-json/kitgenix-stock-sync/ open. A security plugin or the host may have the switch.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['rest_disabled'] => [
                __('The other store’s REST API is switched off for strangers.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Allow /wp-json/kitgenix-stock-sync/ in the plugin that has switched it off. Every request there is signed.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Pairing::PAIRING_ERRORS['plain_permalinks'] => [
                __('The other store has version 1.0 of this plugin, which does not reach a store with “Plain” permalinks, as this one has.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Choose another structure here, under Settings, Permalinks, and save; or update the plugin in the other store.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            default => [],
        };
    }
}
