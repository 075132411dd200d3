<?php
/**
 * Cli: a progress bar, where somebody looks at it: not in a pipe, not among data that a program reads, and not with `--quiet`.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use cli\progress\Bar;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 */
final class Progress
{
    /** Ticks until now. */
    private int $done = 0;

    private function __construct(private readonly ?Bar $bar)
    {
    }

    /**
     * @param string $message What is being done.
     * @param int    $count   How many ticks it takes.
     * @param Flags  $flags
     */
    public static function of(string $message, int $count, array $flags): self
    {
        $bar = Output::isForPeople($flags) && !Output::isQuiet() ? \WP_CLI\Utils\make_progress_bar($message, max(1, $count)) : null;
        return new self($bar instanceof Bar ? $bar : null);
    }

    /**
     * So much is done.
     */
    public function tick(int $count = 1): void
    {
        $this->done += $count;
        $this->bar?->tick($count);
    }

    /**
     * So much is done in all.
     */
    public function reach(int $done): void
    {
        $this->tick($done - $this->done);
    }

    /**
     * All is done.
     */
    public function finish(): void
    {
        $this->bar?->finish();
    }
}
