<?php

/**
 * Fuzz: WordPress's REST server, which keeps status and headers instead of sending them. Enters: a request; leaves: what
 * would have gone out.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Fuzz;

final class Server extends \WP_REST_Server
{
    public int $status = 0;

    /** @var array<string, string> By name in lower case. */
    public array $sent = [];

    public function send_header($key, $value)
    {
        $this->sent[strtolower((string) $key)] = (string) $value;
    }

    public function remove_header($key)
    {
        unset($this->sent[strtolower((string) $key)]);
    }

    /** Leaves out other plugins' routes, among which WordPress would look for ours each time. */
    public function keepOnly(string $namespace): void
    {
        $this->endpoints = array_filter($this->endpoints, static fn(string $route): bool => str_starts_with($route, "/{$namespace}"), ARRAY_FILTER_USE_KEY);
    }

    public function begin(): void
    {
        $this->status = 0;
        $this->sent = [];
    }

    protected function set_status($code)
    {
        $this->status = (int) $code;
    }
}
