<?php
/**
 * Cli: `stores`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\ConnectionEdits;
use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Status\StoreOverview;

defined('ABSPATH') || exit;

/**
 * Lists the stores that this one is connected with, and changes the Children of this Master.
 *
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type Peer from Connections
 */
final class StoresCommand
{
    private const FIELDS = ['store_id', 'name', 'url', 'role', 'enabled', 'state'];

    /**
     * Lists the stores that this one is connected with.
     *
     * ## OPTIONS
     *
     * [--fields=<fields>]
     * : Only these columns, comma separated.
     *
     * [--field=<field>]
     * : Only the values of this column.
     *
     * [--format=<format>]
     * : How the rows are printed.
     * ---
     * default: table
     * options:
     *   - table
     *   - json
     *   - csv
     *   - yaml
     *   - count
     * ---
     *
     * ## AVAILABLE FIELDS
     *
     * * store_id, name, url: the other store
     * * role: `master` or `child`
     * * enabled: 1, or 0 when it is switched off
     * * state: as `status` shows it
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores list
     *
     *     $ wp kitgenix-stock-sync stores list --field=store_id
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function list(array $args, array $flags): void
    {
        $rows = array_map(static fn(array $link): array => [
            'store_id' => $link['store_id'],
            'name' => $link['name'],
            'url' => $link['url'],
            'role' => $link['type'] === 'push' ? 'child' : 'master',
            'enabled' => (int) ($link['state'] !== 'disabled'),
            'state' => $link['state'],
        ], StoreOverview::links());
        Output::rows($rows, self::FIELDS, $flags);
        if ($rows === []) {
            Output::fine(ConnectionSummary::summary([]), $flags);
        }
    }

    /**
     * Adds a Child: prints a connection code for it, or takes one whose address and store ID are given.
     *
     * A code is good for one store and one hour; the code before it is void. Treat it like a password. By hand, the secret that
     * is printed has to be entered in the Child.
     *
     * ## OPTIONS
     *
     * [<store-id>]
     * : By hand: the store ID that the Child shows on its own Stock Sync screen.
     *
     * [--address=<url>]
     * : By hand: the Child's address. (`--url` is WP-CLI's own: which site of a network.)
     *
     * [--name=<name>]
     * : By hand: what to call it here.
     *
     * [--secret=<secret>]
     * : By hand: the secret, for a Child that has one already. Without it, one is generated and printed.
     *
     * [--porcelain]
     * : Print the code or the secret alone.
     *
     * ## EXAMPLES
     *
     *     # On the Master, then on the Child
     *     $ wp kitgenix-stock-sync stores add
     *     $ wp kitgenix-stock-sync connect kss1.eyJ1cmwiOi…
     *
     *     # By hand, as a Child of version 1 needs it
     *     $ wp kitgenix-stock-sync stores add 4b1c6f0e-… --address=https://lyon.example --name="Shop in Lyon"
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function add(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            if (isset($args[0])) {
                Admission::byHand($args[0], $flags);
                return;
            }
            if (array_intersect_key($flags, array_flip(['address', 'name', 'secret'])) !== []) {
                throw new Refused(__('To add a store by hand, give its store ID, too.', 'kitgenix-stock-sync-for-woocommerce'));
            }
            Admission::byCode($flags);
        });
    }

    /**
     * Prints a new connection code for a Child that is in the list already.
     *
     * It renews the address and the secret of that Child, switches it on, and opens for no other store. It is valid for one hour; the
     * code before it is void. Treat it like a password.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * [--porcelain]
     * : Print the code alone.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores invite "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function invite(array $args, array $flags): void
    {
        Output::of(static fn() => Admission::anew(Target::child($args[0]), $flags));
    }

    /**
     * Switches a Child on again.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores enable "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function enable(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $child = Target::child($args[0]);
            self::update($child, ['enabled' => true]);
            /* translators: %s: name of a store. */
            Output::fine(sprintf(__('%s is switched on.', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($child)), $flags);
        });
    }

    /**
     * Switches a Child off: nothing is sent to it and nothing accepted from it, and nothing is lost.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores disable "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function disable(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $child = Target::child($args[0]);
            self::update($child, ['enabled' => false]);
            /* translators: %s: name of a store. */
            Output::fine(sprintf(__('%s is switched off.', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($child)), $flags);
        });
    }

    /**
     * Removes a Child. This loses something, and says what before it does.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores remove "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function remove(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $child = Target::child($args[0]);
            $loss = [
                __('Changes that wait to be sent to it are dropped.', 'kitgenix-stock-sync-for-woocommerce'),
                __('What it has sold and not yet reported is never counted here.', 'kitgenix-stock-sync-for-woocommerce'),
                __('The products of both stores keep the stock they show now.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Its secret is forgotten. Adding it again takes a new one.', 'kitgenix-stock-sync-for-woocommerce'),
                /* translators: %s: name of a store */
                sprintf(__('Remove %s?', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($child)),
            ];
            Output::confirm(implode(' ', $loss), $flags);
            ConnectionEdits::child(['action' => 'remove', 'id' => $child['store_id']]);
            /* translators: %s: name of a store */
            Output::fine(sprintf(__('%s was removed.', 'kitgenix-stock-sync-for-woocommerce'), ConnectionSummary::name($child)), $flags);
        });
    }

    /**
     * Gives the connection to a Child a new secret, and prints it: it has to be entered in the Child.
     *
     * Until that is done, and for 7 days at most, both stores go on with the old one.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * [--porcelain]
     * : Print the secret alone.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync stores rotate "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function rotate(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            Admission::reveal(self::update(Target::child($args[0]), ['secret' => '']), $flags);
        });
    }

    /**
     * @param Peer                 $child
     * @param array<string, mixed> $change Fields of a `ChildrenRequest`.
     * @return string|null A secret that was generated.
     */
    private static function update(array $child, array $change): ?string
    {
        return ConnectionEdits::child(['action' => 'update', 'id' => $child['store_id']] + $change)['secret'];
    }
}
