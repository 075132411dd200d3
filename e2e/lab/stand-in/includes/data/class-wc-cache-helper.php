<?php

/**
 * Versions of cached things: whoever keeps something compares them.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Cache_Helper
{
    public static function get_transient_version($group, $refresh = false)
    {
        $name = $group . '-transient-version';
        $value = get_transient($name);
        if ($value === false || $refresh === true) {
            $value = (string) time();
            set_transient($name, $value);
        }
        return $value;
    }

    public static function set_nocache_constants($return = true)
    {
        wc_maybe_define_constant('DONOTCACHEPAGE', true);
        return $return;
    }
}
