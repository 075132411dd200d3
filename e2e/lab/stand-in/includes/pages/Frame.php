<?php

/**
 * The theme's header and footer around a page that is the stand-in's own. Enters: HTML; leaves: a whole document.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Pages;

defined('ABSPATH') || exit;

final class Frame
{
    public static function around(string $html): void
    {
        $main = '<main class="stand-in">' . $html . '</main>';
        if (!wp_is_block_theme()) {
            get_header();
            echo $main;
            get_footer();
            return;
        }
        // Before the head: blocks say only when they are made which styles they need.
        $page = '<div class="wp-site-blocks">' . self::part('header') . $main . self::part('footer') . '</div>';
        echo '<!DOCTYPE html><html ' . get_language_attributes() . '><head><meta charset="' . esc_attr(get_bloginfo('charset')) . '"><meta name="viewport" content="width=device-width, initial-scale=1">';
        wp_head();
        echo '</head><body class="' . esc_attr(implode(' ', get_body_class('woocommerce'))) . '">';
        wp_body_open();
        echo $page;
        wp_footer();
        echo '</body></html>';
    }

    private static function part(string $area): string
    {
        // Before 6.4 a part without its theme is nothing.
        $part = ['slug' => $area, 'tagName' => $area, 'area' => $area, 'theme' => get_stylesheet()];
        return do_blocks('<!-- wp:template-part ' . wp_json_encode($part) . ' /-->');
    }
}
