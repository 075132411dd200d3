<?php

/**
 * Contract: the page that shows the family of Kitgenix plugins. Enters: nothing; leaves: figures of the plugin
 * directory of WordPress.org, as they were kept, or as they were asked for just now.
 *
 * Generated from src/core/contract/hub.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - HubFigures: What the directory says of one plugin.
 * - HubAnswer: Answer to GET admin/hub. Empty where the directory cannot be reached, or this site asks nobody.
 *
 * @phpstan-type HubFigures array{
 *     slug: string,
 *     // Sites that run it, rounded down by the directory; null where it does not say.
 *     installs: int|null,
 *     // In percent of five stars, as the directory counts; null while nobody has rated it.
 *     rating: int|null,
 *     // How many people have.
 *     ratings: int,
 * }
 *
 * @phpstan-type HubAnswer array{
 *     plugins: list<HubFigures>,
 * }
 */
final class Hub
{
    /**
     * Route, in the shape of ADMIN_ROUTES.
     */
    public const HUB_ROUTES = [
        'hub' => ['route' => 'admin/hub', 'method' => 'GET', 'action' => ''],
    ];
}
