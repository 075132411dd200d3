<?php

/**
 * Contract: since when links fail and whether the shop was told, as their option row holds it. Enters: nothing;
 * leaves: the shape.
 *
 * Generated from src/core/contract/outages.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - LinkOutage: A link that fails, from its first failure until it has worked again.
 * - StoredOutages: The links of this store that fail. One row.
 *
 * @phpstan-type LinkOutage array{
 *     // The peer.
 *     store_id: string,
 *     // When it began, Unix seconds.
 *     since: int,
 *     // When the shop was told, Unix seconds; 0 when it was not.
 *     told: int,
 * }
 *
 * @phpstan-type StoredOutages array{
 *     outages: list<LinkOutage>,
 * }
 */
final class Outages {}
