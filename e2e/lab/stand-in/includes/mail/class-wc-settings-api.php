<?php

/**
 * Settings of one thing in one row of options: fields with defaults, and what the shop has chosen instead.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

abstract class WC_Settings_API
{
    /** @var string */
    public $plugin_id = 'woocommerce_';

    /** @var string */
    public $id = '';

    /** @var array<string, mixed> */
    public $settings = [];

    /** @var array<string, array<string, mixed>> */
    public $form_fields = [];

    public function get_form_fields()
    {
        return apply_filters('woocommerce_settings_api_form_fields_' . $this->id, $this->form_fields);
    }

    public function init_form_fields()
    {
    }

    public function get_option_key()
    {
        return $this->plugin_id . $this->id . '_settings';
    }

    public function init_settings()
    {
        $stored = get_option($this->get_option_key(), null);
        $defaults = array_map(static fn($field) => $field['default'] ?? '', $this->get_form_fields());
        $this->settings = is_array($stored) ? array_merge($defaults, $stored) : $defaults;
    }

    public function get_option($key, $empty_value = null)
    {
        if ($this->settings === []) {
            $this->init_settings();
        }
        $value = $this->settings[$key] ?? $this->form_fields[$key]['default'] ?? '';
        return $empty_value !== null && $value === '' ? $empty_value : $value;
    }

    public function update_option($key, $value = '')
    {
        if ($this->settings === []) {
            $this->init_settings();
        }
        $this->settings[$key] = $value;
        return update_option($this->get_option_key(), apply_filters('woocommerce_settings_api_sanitized_fields_' . $this->id, $this->settings), 'yes');
    }

    /**
     * Takes over what the form of these settings has sent.
     */
    public function process_admin_options()
    {
        foreach ($this->get_form_fields() as $key => $field) {
            $name = $this->plugin_id . $this->id . '_' . $key;
            $given = isset($_POST[$name]) ? sanitize_textarea_field(wp_unslash($_POST[$name])) : '';
            $this->settings[$key] = ($field['type'] ?? '') === 'checkbox' ? wc_bool_to_string($given === '1') : $given;
        }
        return update_option($this->get_option_key(), $this->settings, 'yes');
    }

    /**
     * The form.
     */
    public function admin_options()
    {
        echo '<table class="form-table">';
        foreach ($this->get_form_fields() as $key => $field) {
            $name = esc_attr($this->plugin_id . $this->id . '_' . $key);
            $value = $this->get_option($key);
            $input = ($field['type'] ?? '') === 'checkbox'
                ? '<input type="checkbox" id="' . $name . '" name="' . $name . '" value="1"' . checked($value, 'yes', false) . '>'
                : '<input type="text" class="regular-text" id="' . $name . '" name="' . $name . '" value="' . esc_attr((string) $value) . '" placeholder="' . esc_attr((string) ($field['placeholder'] ?? '')) . '">';
            echo '<tr><th scope="row"><label for="' . $name . '">' . esc_html((string) ($field['title'] ?? $key)) . '</label></th><td>' . $input . '<p class="description">' . wp_kses_post((string) ($field['description'] ?? '')) . '</p></td></tr>';
        }
        echo '</table>';
    }
}
