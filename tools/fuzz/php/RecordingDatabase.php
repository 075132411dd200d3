<?php

/**
 * Fuzz: WordPress's database connection, which remembers what was written. Enters: every statement of a request; leaves: the
 * statements that have changed rows and were committed, and those that the database refused.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

final class RecordingDatabase extends \wpdb
{
    /** @var list<string> Statements that have changed rows, and were not rolled back. */
    public array $written = [];

    /** @var list<string> What the database has refused. */
    public array $refused = [];

    /** @var array<string, true> Tables that have changed since the baseline was put back. */
    public array $touched = [];

    /** @var list<string>|null What the open transaction has written; null outside of one. */
    private ?array $open = null;

    /** Whether statements are those of the fuzzer itself. */
    private bool $isOurs = false;

    public function query($query)
    {
        $result = parent::query($query);
        if (!$this->isOurs) {
            $this->note(ltrim((string) $query), $result);
        }
        return $result;
    }

    /** Whether the last request has left the options of other plugins and of WordPress alone: all of ours are read by name. */
    public function leftOptionsAlone(): bool
    {
        foreach ($this->written as $sql) {
            if (str_contains(substr($sql, 0, 60), $this->options) && !str_contains($sql, 'kitgenix_stock_sync')) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what was written, for the next request. */
    public function begin(): void
    {
        $this->written = [];
        $this->refused = [];
    }

    /** Whether a request has left a transaction open. */
    public function isOpen(): bool
    {
        return $this->open !== null;
    }

    /** Runs statements of the fuzzer's own, which nobody counts. */
    public function quietly(callable $work): mixed
    {
        $this->isOurs = true;
        try {
            return $work();
        } finally {
            $this->isOurs = false;
        }
    }

    private function note(string $query, mixed $result): void
    {
        $word = strtoupper((string) strtok(substr($query, 0, 20), " \n\t("));
        if ($result === false && (string) $this->last_error !== '') {
            $this->refused[] = "{$this->last_error}: " . substr($query, 0, 300);
        }
        if ($word === 'START') {
            $this->open = [];
        } elseif ($word === 'COMMIT') {
            $this->written = [...$this->written, ...$this->open ?? []];
            $this->open = null;
        } elseif ($word === 'ROLLBACK') {
            $this->open = null;
        } elseif (in_array($word, ['INSERT', 'UPDATE', 'DELETE', 'REPLACE'], true) && is_int($result) && $result > 0) {
            if (preg_match('/\b(?:INTO|FROM|UPDATE(?:\s+LOW_PRIORITY)?)\s+`?(\w+)/i', $query, $found) === 1) {
                $this->touched[$found[1]] = true;
            }
            // Which table stands at the beginning, which row at the end.
            $text = strlen($query) > 2000 ? substr($query, 0, 1000) . ' … ' . substr($query, -900) : $query;
            if ($this->open === null) {
                $this->written[] = $text;
            } else {
                $this->open[] = $text;
            }
        }
    }
}
