<?php

/**
 * Contract: what a person who helps with a shop has to know of it. Enters: nothing; leaves: facts of the site,
 * without any secret, address of a person or name of a product.
 *
 * Generated from src/core/contract/status.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - StatusVersions: Versions of what runs here.
 * - StatusSite: The site as its peers meet it.
 * - StatusScheduler: What runs by the clock. Times are Unix seconds.
 * - StatusDatabase: Where things are kept.
 * - StatusAnswer: Answer to GET admin/status.
 * - LoopbackAnswer: Answer to GET admin/loopback: whether the site reaches itself, which WordPress’s cron and
 *   slower servers need.
 *
 * @phpstan-import-type LinkReport from Tools
 *
 * @phpstan-type StatusVersions array{
 *     plugin: string,
 *     protocol: int,
 *     woocommerce: string,
 *     wordpress: string,
 *     php: string,
 *     // Empty where Action Scheduler does not say.
 *     action_scheduler: string,
 * }
 *
 * @phpstan-type StatusSite array{
 *     store_id: string,
 *     role: 'master'|'child',
 *     url: string,
 *     is_https: bool,
 *     is_multisite: bool,
 *     // Whether addresses of the REST API are the readable ones; the others work as well.
 *     has_permalinks: bool,
 *     // As PHP writes it, such as `256M`.
 *     memory_limit: string,
 *     // Seconds, 0 without a limit.
 *     max_execution_time: int,
 *     // Whether a response can be finished before the sending begins; otherwise the store calls itself.
 *     finishes_early: bool,
 * }
 *
 * @phpstan-type StatusScheduler array{
 *     // Our actions that wait.
 *     pending: int,
 *     // Of those that have failed within the last day.
 *     failed: int,
 *     // Seconds for which the oldest due action has waited; 0 when none is late.
 *     overdue: int,
 *     // When the next of ours is due, 0 when none is scheduled.
 *     next: int,
 *     // Whether the site’s configuration switches WordPress’s own cron off, so that the server must call it.
 *     is_wp_cron_disabled: bool,
 *     // Seconds by which WordPress’s oldest due event is late.
 *     cron_overdue: int,
 * }
 *
 * @phpstan-type StatusDatabase array{
 *     kind: 'mysql'|'mariadb'|'sqlite',
 *     version: string,
 *     // Our own rows of the options table.
 *     rows: int,
 *     // Their size together.
 *     bytes: int,
 *     // Whether an object cache outlives the request.
 *     has_object_cache: bool,
 * }
 *
 * @phpstan-type StatusAnswer array{
 *     // Unix seconds, by this store's clock.
 *     time: int,
 *     versions: StatusVersions,
 *     site: StatusSite,
 *     scheduler: StatusScheduler,
 *     database: StatusDatabase,
 *     links: list<LinkReport>,
 * }
 *
 * @phpstan-type LoopbackAnswer array{
 *     ok: bool,
 *     // WordPress’s own words, in its language.
 *     message: string,
 *     milliseconds: int,
 * }
 */
final class Status
{
    /**
     * Routes, in the shape of ADMIN_ROUTES.
     */
    public const STATUS_ROUTES = [
        'status' => ['route' => 'admin/status', 'method' => 'GET', 'action' => ''],
        'loopback' => ['route' => 'admin/loopback', 'method' => 'GET', 'action' => ''],
    ];
}
