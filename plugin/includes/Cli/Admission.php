<?php
/**
 * Cli: what lets a Child in, printed: a connection code or a secret, and where it belongs.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\ConnectionEdits;
use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Connections\Invitations;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Storage\Settings;
use WP_CLI;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type Peer from Connections
 */
final class Admission
{
    /**
     * A code for a store that is not known yet.
     *
     * @param Flags $flags
     */
    public static function byCode(array $flags): void
    {
        ['code' => $code, 'expires' => $expires] = Invitations::open();
        WP_CLI::line($code);
        /* translators: %s: a date and time */
        self::note(sprintf(__('Install the plugin there, open Stock Sync, and press Connect. The code works once, until %s. Treat it like a password.', 'kitgenix-stock-sync-for-woocommerce'), Output::time($expires)), $flags);
    }

    /**
     * A code for a Child that is in the list already.
     *
     * @param Peer  $child
     * @param Flags $flags
     */
    public static function anew(array $child, array $flags): void
    {
        ['code' => $code, 'expires' => $expires] = Invitations::open($child['store_id']);
        WP_CLI::line($code);
        /* translators: 1: name of a store, 2: a date and time */
        self::note(sprintf(__('In %1$s, open Stock Sync and connect with this code. It works for no other store, until %2$s. Treat it like a password.', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($child), Output::time($expires)), $flags);
    }

    /**
     * Adds a Child whose address stands in the flags.
     *
     * @param string $id    Its store ID.
     * @param Flags  $flags
     */
    public static function byHand(string $id, array $flags): void
    {
        Target::refuseOnChild();
        ['secret' => $secret] = ConnectionEdits::child([
            'action' => 'add',
            'id' => $id,
            'url' => Output::text($flags, 'address'),
            'name' => Output::text($flags, 'name'),
            'secret' => Output::text($flags, 'secret'),
        ]);
        if ($secret !== null) {
            self::reveal($secret, $flags);
        } else {
            /* translators: %s: ID of a store. */
            Output::fine(sprintf(__('%s was added.', 'kitgenix-stock-sync-for-woocommerce'), $id), $flags);
        }
    }

    /**
     * Prints a secret that was generated, and where it belongs.
     *
     * @param Flags $flags
     */
    public static function reveal(?string $secret, array $flags): void
    {
        WP_CLI::line((string) $secret);
        self::note(sprintf(
            /* translators: 1: address of the Master, 2: ID of the Master. */
            __('Enter this secret in the Child, under “Master”, with this store’s address (%1$s) and store ID (%2$s). It is shown only now.', 'kitgenix-stock-sync-for-woocommerce'),
            untrailingslashit(home_url()),
            Settings::storeId()
        ), $flags);
    }

    /**
     * @param Flags $flags
     */
    private static function note(string $text, array $flags): void
    {
        if (!Output::has($flags, 'porcelain')) {
            Output::line($text);
        }
    }
}
