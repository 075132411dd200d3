<?php

/**
 * What plugins add to the Store API: data beside the cart and its lines, and callbacks for requests of their scripts.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\StoreApi;

use Exception;

defined('ABSPATH') || exit;

final class Extensions
{
    /** @var array<string, array<string, array<string, mixed>>> By endpoint and namespace. */
    private static array $data = [];

    /** @var array<string, callable> By namespace. */
    private static array $updates = [];

    /**
     * @param array<string, mixed> $args
     */
    public static function addData(array $args): void
    {
        if (!is_string($args['namespace'] ?? null) || !in_array($args['endpoint'] ?? null, ['cart', 'cart-item', 'checkout', 'product'], true)) {
            throw new Exception('Data for the Store API has a namespace and an endpoint.');
        }
        if (isset($args['data_callback']) && !is_callable($args['data_callback']) || isset($args['schema_callback']) && !is_callable($args['schema_callback'])) {
            throw new Exception('Callbacks are callable.');
        }
        self::$data[$args['endpoint']][$args['namespace']] = $args;
    }

    /**
     * @param array<string, mixed> $args
     */
    public static function addUpdate(array $args): void
    {
        if (!is_string($args['namespace'] ?? null) || !is_callable($args['callback'] ?? null)) {
            throw new Exception('A callback for the Store API has a namespace and can be called.');
        }
        self::$updates[$args['namespace']] = $args['callback'];
    }

    public static function update(string $namespace): ?callable
    {
        return self::$updates[$namespace] ?? null;
    }

    /**
     * @param list<mixed> $passed To the callbacks.
     */
    public static function of(string $endpoint, array $passed = []): object
    {
        $all = [];
        foreach (self::$data[$endpoint] ?? [] as $namespace => $args) {
            try {
                $all[$namespace] = isset($args['data_callback']) ? $args['data_callback'](...$passed) : [];
            } catch (\Throwable $error) {
                wc_get_logger()->error('An extension of the Store API failed.', ['namespace' => $namespace, 'error' => $error->getMessage()]);
                $all[$namespace] = [];
            }
        }
        return (object) $all;
    }
}
