<?php
/**
 * Cli: `decide`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Connections\Decisions;
use Kitgenix\StockSync\Connections\PendingDecision;
use Kitgenix\StockSync\Status\ConnectionSummary;

defined('ABSPATH') || exit;

/**
 * Decides what only a person can know: what another address of this site means, or whose numbers are right after a restore.
 *
 * Until it is decided nothing is exchanged; `doctor` says what waits.
 *
 * @phpstan-import-type Flags from Output
 */
final class DecideCommand
{
    /**
     * Says that this shop has moved to the address that it has now. Its connections stay.
     *
     * ## OPTIONS
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXIT CODES
     *
     * 0 when it is decided, or the answer was no; 1 when nothing waits for this decision.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync decide moved
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function moved(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            self::ask('moved', PendingDecision::label('moved'), $flags);
            Output::fine(Decisions::moved(['choice' => 'moved'])['message'], $flags);
        });
    }

    /**
     * Says that this site is a copy, such as a staging site. It gets a store ID of its own, and loses its connections.
     *
     * ## OPTIONS
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXIT CODES
     *
     * 0 when it is decided, or the answer was no; 1 when nothing waits for this decision.
     *
     * ## EXAMPLES
     *
     *     # At the end of the script that makes a staging site
     *     $ wp kitgenix-stock-sync decide copy --yes
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function copy(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            self::ask('moved', PendingDecision::label('copy'), $flags);
            Output::fine(Decisions::moved(['choice' => 'copy'])['message'], $flags);
        });
    }

    /**
     * Says that the numbers of this Master are right, as the backup had them.
     *
     * ## OPTIONS
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXIT CODES
     *
     * 0 when it is decided, or the answer was no; 1 when nothing waits for this decision.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync decide keep
     *
     * @param list<string> $args
     * @param Flags        $flags
     */
    public function keep(array $args, array $flags): void
    {
        Output::of(static function () use ($flags): void {
            self::ask('restored', PendingDecision::label('keep'), $flags);
            Output::fine(Decisions::restored(['choice' => 'keep'])['message'], $flags);
        });
    }

    /**
     * Says that the numbers that a Child holds are right. What this Master has sold since the restore stays on top.
     *
     * ## OPTIONS
     *
     * <store>
     * : The Child's store ID, address or name.
     *
     * [--yes]
     * : Do not ask.
     *
     * ## EXIT CODES
     *
     * 0 when it is decided, or the answer was no; 1 when nothing waits for this decision, or the Child gave no answer.
     *
     * ## EXAMPLES
     *
     *     $ wp kitgenix-stock-sync decide take "Shop in Lyon"
     *
     * @param array{0: string} $args
     * @param Flags            $flags
     */
    public function take(array $args, array $flags): void
    {
        Output::of(static function () use ($args, $flags): void {
            $child = Connections::called($args[0]);
            self::ask('restored', PendingDecision::label('take', ConnectionSummary::name($child)), $flags);
            Output::fine(Decisions::restored(['choice' => 'take', 'child' => $child['store_id']])['message'], $flags);
        });
    }

    /**
     * Where this decision waits, shows what it means, and asks.
     *
     * @param 'moved'|'restored' $kind
     * @param Flags              $flags
     */
    private static function ask(string $kind, string $label, array $flags): void
    {
        if (PendingDecision::kind() === $kind) {
            Output::confirm("{$label}?", $flags, PendingDecision::meaning($kind));
        }
    }
}
