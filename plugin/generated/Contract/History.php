<?php

/**
 * Contract: the last day of a store, as its option row holds it and the first screen shows it.
 *
 * Generated from src/core/contract/history.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - HistoryHour: An hour in which something crossed.
 * - StoredHistory: The last day of this store, hour by hour. One row.
 *
 * @phpstan-type HistoryHour array{
 *     // When it began, Unix seconds.
 *     start: int,
 *     // Changes of stock that this store has given to its peers.
 *     changes: int,
 *     // The longest time for which a peer lacked one of them, milliseconds.
 *     lag: int,
 *     // Orders that were stopped because the Master had too little.
 *     stopped: int|null,
 *     // Orders for which the Master could not be asked.
 *     unasked: int|null,
 * }
 *
 * @phpstan-type StoredHistory array{
 *     // Since when a peer lacks something, Unix milliseconds; 0 while every peer has everything.
 *     since: int,
 *     // The Master's version when this was written; null on a Child, and before.
 *     version: int|null,
 *     // Oldest first; hours in which nothing crossed are not in it.
 *     hours: list<HistoryHour>,
 * }
 */
final class History {}
