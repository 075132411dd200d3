<?php

/**
 * A session under a user's id, or under a name of its own that a cookie holds. A row of the table of sessions, written once at the end
 * of a request that changed it.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Session_Handler extends WC_Session
{
    private bool $hasCookie = false;

    public function init()
    {
        $this->_customer_id = $this->nameOfShopper();
        $this->_data = $this->get_session($this->_customer_id, []);
        add_action('woocommerce_set_cart_cookies', [$this, 'set_customer_session_cookie'], 10);
        add_action('shutdown', [$this, 'save_data'], 20);
    }

    public function has_session()
    {
        return $this->hasCookie || is_user_logged_in();
    }

    public function set_customer_session_cookie($set)
    {
        if ($set && !$this->hasCookie) {
            $this->hasCookie = true;
            wc_setcookie($this->cookie(), $this->_customer_id . '|' . wp_hash($this->_customer_id), time() + 2 * DAY_IN_SECONDS, is_ssl(), true);
        }
    }

    public function generate_customer_id()
    {
        return 't_' . bin2hex(random_bytes(15));
    }

    public function get_session($customer_id, $default_value = false)
    {
        global $wpdb;
        $value = $wpdb->get_var($wpdb->prepare("SELECT session_value FROM {$wpdb->prefix}woocommerce_sessions WHERE session_key = %s AND session_expiry > %d", $customer_id, time()));
        return $value === null ? $default_value : (array) maybe_unserialize($value);
    }

    public function save_data($old_session_key = 0)
    {
        global $wpdb;
        if (!$this->_dirty || !$this->has_session()) {
            return;
        }
        $wpdb->query($wpdb->prepare(
            "INSERT INTO {$wpdb->prefix}woocommerce_sessions (session_key, session_value, session_expiry) VALUES (%s, %s, %d)
            ON DUPLICATE KEY UPDATE session_value = VALUES(session_value), session_expiry = VALUES(session_expiry)",
            $this->_customer_id,
            maybe_serialize($this->_data),
            time() + 2 * DAY_IN_SECONDS
        ));
        $this->_dirty = false;
    }

    protected function nameOfShopper(): string
    {
        if (is_user_logged_in()) {
            return (string) get_current_user_id();
        }
        [$name, $hash] = explode('|', (string) wp_unslash($_COOKIE[$this->cookie()] ?? '|')) + ['', ''];
        $this->hasCookie = $name !== '' && hash_equals(wp_hash($name), $hash);
        return $this->hasCookie ? $name : $this->generate_customer_id();
    }

    private function cookie(): string
    {
        return apply_filters('woocommerce_cookie', 'wp_woocommerce_session_' . COOKIEHASH);
    }
}
