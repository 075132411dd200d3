<?php

/**
 * Diagnostics: how a link stands, in one word for a person. Enters: what is known of it; leaves: the word.
 *
 * Generated from src/core/diagnostics/link-states.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Diagnostics;

use Kitgenix\StockSync\Generated\Contract\Overview;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type LinkState from Overview
 */
final class LinkStates
{
    /**
     * The state of a link. What a person has decided comes first, then what waits for one, then what the link does by
     * itself.
     *
     * @param LinkHealth $health The link's health.
     * @param int $waiting Products that the peer lacks.
     * @param bool $isEnabled Whether a person has switched it on.
     * @param bool $isPaused Whether this store exchanges anything.
     * @return LinkState
     */
    public static function linkState(array $health, int $waiting, bool $isEnabled, bool $isPaused): string
    {
        if (!$isEnabled) {
            return 'disabled';
        }
        if ($isPaused) {
            return 'paused';
        }
        if ($health['attention'] !== '') {
            return 'attention';
        }
        if ($health['last_success'] === 0 && $health['last_inbound'] === 0) {
            return 'never';
        }
        return $waiting > 0 || $health['failures'] > 0 ? 'catching_up' : 'in_step';
    }
}
