<?php
/**
 * Admin: figures of our plugins in the directory of WordPress.org. One request a day for all of them, through WordPress's own
 * plugins_api(), and only when a person has opened the page that shows them. Kept in the two documented transients.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type HubFigures from \Kitgenix\StockSync\Generated\Contract\Hub
 */
final class PluginDirectory
{
    private const AUTHOR = 'kitgenix';

    /** A directory that did not answer is left alone so long. */
    private const AFTER_FAILURE = HOUR_IN_SECONDS;

    /**
     * What is known, asked for anew where that is too old.
     *
     * @return list<HubFigures>
     */
    public static function figures(): array
    {
        $installs = get_transient(Names::TRANSIENTS['hub_installs']);
        $ratings = get_transient(Names::TRANSIENTS['hub_ratings']);
        if (!is_array($installs) || !is_array($ratings)) {
            [$installs, $ratings, $seconds] = self::asked();
            set_transient(Names::TRANSIENTS['hub_installs'], $installs, $seconds);
            set_transient(Names::TRANSIENTS['hub_ratings'], $ratings, $seconds);
        }
        $figures = [];
        foreach (array_keys($installs + $ratings) as $slug) {
            $rating = is_array($ratings[$slug] ?? null) ? $ratings[$slug] : [];
            $count = is_numeric($rating['count'] ?? null) ? (int) $rating['count'] : 0;
            $figures[] = [
                'slug' => (string) $slug,
                'installs' => is_numeric($installs[$slug] ?? null) ? (int) $installs[$slug] : null,
                'rating' => $count > 0 && is_numeric($rating['rating'] ?? null) ? (int) $rating['rating'] : null,
                'ratings' => $count,
            ];
        }
        return $figures;
    }

    /**
     * @return array{array<string, int>, array<string, array{rating: int, count: int}>, int} Installs, ratings, and for how many
     *                                                                                       seconds to keep them.
     */
    private static function asked(): array
    {
        require_once ABSPATH . 'wp-admin/includes/plugin-install.php'; // @phpstan-ignore requireOnce.fileNotFound (WordPress has it)
        $answer = plugins_api('query_plugins', [
            'author' => self::AUTHOR,
            'per_page' => 50,
            'fields' => ['active_installs' => true, 'description' => false, 'sections' => false, 'icons' => false, 'banners' => false],
        ]);
        $plugins = is_object($answer) && !is_wp_error($answer) && is_array($answer->plugins ?? null) ? $answer->plugins : null;
        if ($plugins === null) {
            return [[], [], self::AFTER_FAILURE];
        }
        $installs = [];
        $ratings = [];
        foreach ($plugins as $plugin) {
            $plugin = (array) $plugin;
            $slug = is_string($plugin['slug'] ?? null) ? sanitize_key($plugin['slug']) : '';
            if ($slug === '') {
                continue;
            }
            if (is_numeric($plugin['active_installs'] ?? null)) {
                $installs[$slug] = (int) $plugin['active_installs'];
            }
            $ratings[$slug] = [
                'rating' => is_numeric($plugin['rating'] ?? null) ? (int) $plugin['rating'] : 0,
                'count' => is_numeric($plugin['num_ratings'] ?? null) ? (int) $plugin['num_ratings'] : 0,
            ];
        }
        return [$installs, $ratings, DAY_IN_SECONDS];
    }
}
