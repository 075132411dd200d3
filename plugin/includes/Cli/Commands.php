<?php
/**
 * Cli: the commands, by name. Plugin.php registers what stands here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use WP_CLI\Dispatcher\CommandNamespace;

defined('ABSPATH') || exit;

/**
 * Keeps the stock of several WooCommerce stores in step: how it stands, what waits, and what a person may do about it.
 *
 * Each command does what the plugin's screen does.
 *
 * Exit codes, of every command: 0, all is well; 1, nothing was done, and STDERR says why; 2, the command did its work, and
 * what it shows needs a look (differences, conflicts, a store that is not reached).
 *
 * ## EXAMPLES
 *
 *     # Is everything in step? Quiet when it is, for cron
 *     $ wp kitgenix-stock-sync status --quiet || echo "look at the stock"
 *
 *     # What is wrong, and what to do about it
 *     $ wp kitgenix-stock-sync doctor
 */
final class Commands extends CommandNamespace
{
    public const NAME = 'kitgenix-stock-sync';

    /** Class by name; the methods of one that has several are its subcommands. */
    public const TABLE = [
        'status' => StatusCommand::class,
        'doctor' => DoctorCommand::class,
        'ping' => PingCommand::class,
        'connect' => ConnectCommand::class,
        'stores' => StoresCommand::class,
        'reconcile' => ReconcileCommand::class,
        'sync' => SyncCommand::class,
        'audit' => AuditCommand::class,
        'log' => LogCommand::class,
        'backlog' => BacklogCommand::class,
        'conflicts' => ConflictsCommand::class,
        'drain' => DrainCommand::class,
        'decide' => DecideCommand::class,
    ];
}
