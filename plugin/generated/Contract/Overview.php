<?php

/**
 * Contract: what the first screen shows. Enters: nothing but the request to see; leaves: this store, each of its
 * links, and what a person has to decide.
 *
 * Generated from src/core/contract/overview.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - LinkState: How a link stands. `in_step`: the peer has everything. `catching_up`: something is on its way or
 *   waits for the next attempt. `attention`: waiting will not heal it. `never`: the peer has not answered yet.
 *   `paused`: this store exchanges nothing until a person has decided. `disabled`: a person has switched it off.
 * - OverviewLink: A link as the first screen shows it.
 * - OverviewSummary: All links in one sentence.
 * - OverviewAnswer: Answer to GET admin/overview.
 *
 * @phpstan-import-type HistoryHour from History
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type NoticeRow from Tools
 *
 * @phpstan-type LinkState 'in_step'|'catching_up'|'attention'|'never'|'paused'|'disabled'
 *
 * @phpstan-type OverviewLink array{
 *     store_id: string,
 *     // Empty for the Master, which has none here.
 *     name: string,
 *     url: string,
 *     type: 'push'|'send',
 *     state: LinkState,
 *     // Products that the peer lacks, 0 when it has everything.
 *     waiting: int,
 *     // Since when the link fails, Unix seconds; 0 when it does not.
 *     since: int,
 *     health: LinkHealth,
 *     // Why waiting will not heal it, for a person; empty when it may, or when the code has no words.
 *     cause: string,
 *     // What to do about it, most likely first.
 *     advice: list<string>,
 * }
 *
 * @phpstan-type OverviewSummary array{
 *     // The state that the sentence is about; `never` when there is no link.
 *     state: LinkState,
 *     text: string,
 * }
 *
 * @phpstan-type OverviewAnswer array{
 *     // Unix seconds, by this store's clock.
 *     time: int,
 *     plugin_version: string,
 *     woocommerce_version: string,
 *     wordpress_version: string,
 *     php_version: string,
 *     // Products that are kept in step: those with a SKU that is not excluded.
 *     products: int,
 *     // `moved`: the site has another address than before. `restored`: this Master was restored from a backup. Empty:
 *     // nothing.
 *     decision: ''|'moved'|'restored',
 *     links: list<OverviewLink>,
 *     // What a person reads first.
 *     summary: OverviewSummary,
 *     notices: list<NoticeRow>,
 *     // The last day, oldest hour first; hours in which nothing crossed are not in it.
 *     history: list<HistoryHour>,
 *     // Checkouts on Children for which this Master holds units now; 0 on a Child.
 *     reservations: int,
 *     // Seconds for which the oldest due action has waited; 0 when none is late.
 *     overdue: int,
 * }
 */
final class Overview
{
    /**
     * Route of the first screen, in the shape of ADMIN_ROUTES.
     */
    public const OVERVIEW_ROUTES = [
        'overview' => ['route' => 'admin/overview', 'method' => 'GET', 'action' => ''],
    ];
}
