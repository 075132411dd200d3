<?php

/**
 * An e-mail of the shop: whether it is sent, to whom, with which words. What is in it comes from a template that a theme may replace.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Email extends WC_Settings_API
{
    /** @var string */
    public $title = '';

    /** @var string */
    public $description = '';

    /** @var string */
    public $email_group = '';

    /** @var string */
    public $enabled = 'yes';

    /** @var string */
    public $heading = '';

    /** @var string */
    public $subject = '';

    /** @var string */
    public $recipient = '';

    /** @var string */
    public $template_html = '';

    /** @var string */
    public $template_plain = '';

    /** @var string */
    public $template_base = '';

    /** @var string */
    public $email_type = 'html';

    /** @var object|bool */
    public $object;

    /** @var array<string, string> */
    protected $placeholders = [];

    /** @var bool */
    protected $customer_email = false;

    /** @var bool */
    protected $manual = false;

    public function __construct()
    {
        $site = wp_specialchars_decode((string) get_option('blogname'), ENT_QUOTES);
        $this->placeholders = array_merge(['{site_title}' => $site, '{site_address}' => (string) wp_parse_url(home_url(), PHP_URL_HOST), '{site_url}' => home_url()], $this->placeholders);
        $this->template_base = $this->template_base === '' ? WC()->plugin_path() . '/templates/' : $this->template_base;
        $this->init_form_fields();
        $this->init_settings();
        $this->email_type = (string) $this->get_option('email_type', 'html');
        $this->enabled = (string) $this->get_option('enabled');
        add_action('woocommerce_update_options_email_' . $this->id, [$this, 'process_admin_options']);
    }

    public function init_form_fields()
    {
        $this->form_fields = [
            'enabled' => ['title' => 'Enable/Disable', 'type' => 'checkbox', 'label' => 'Enable this email notification', 'default' => 'yes'],
            'subject' => ['title' => 'Subject', 'type' => 'text', 'placeholder' => $this->get_default_subject(), 'default' => ''],
            'heading' => ['title' => 'Email heading', 'type' => 'text', 'placeholder' => $this->get_default_heading(), 'default' => ''],
            'additional_content' => ['title' => 'Additional content', 'type' => 'textarea', 'default' => $this->get_default_additional_content()],
            'email_type' => ['title' => 'Email type', 'type' => 'select', 'default' => 'html', 'options' => $this->get_email_type_options()],
        ];
    }

    public function get_email_type_options()
    {
        return ['plain' => 'Plain text', 'html' => 'HTML', 'multipart' => 'Multipart'];
    }

    public function format_string($string)
    {
        return apply_filters('woocommerce_email_format_string', str_replace(array_keys($this->placeholders), array_values($this->placeholders), (string) $string), $this);
    }

    public function get_email_groups()
    {
        return apply_filters('woocommerce_email_groups', ['orders' => 'Order updates', 'accounts' => 'Account updates']);
    }

    public function get_email_group_title()
    {
        return $this->get_email_groups()[$this->email_group] ?? '';
    }

    public function get_default_subject()
    {
        return $this->subject;
    }

    public function get_default_heading()
    {
        return $this->heading;
    }

    public function get_default_additional_content()
    {
        return '';
    }

    public function get_subject()
    {
        return apply_filters('woocommerce_email_subject_' . $this->id, $this->format_string($this->get_option('subject', $this->get_default_subject())), $this->object, $this);
    }

    public function get_heading()
    {
        return apply_filters('woocommerce_email_heading_' . $this->id, $this->format_string($this->get_option('heading', $this->get_default_heading())), $this->object, $this);
    }

    public function get_additional_content()
    {
        return apply_filters('woocommerce_email_additional_content_' . $this->id, $this->format_string($this->get_option('additional_content')), $this->object, $this);
    }

    public function get_recipient()
    {
        $recipient = apply_filters('woocommerce_email_recipient_' . $this->id, $this->recipient, $this->object, $this);
        return implode(', ', array_filter(array_map('trim', explode(',', (string) $recipient)), 'is_email'));
    }

    public function get_headers()
    {
        return apply_filters('woocommerce_email_headers', 'Content-Type: ' . $this->get_content_type() . "\r\n", $this->id, $this->object, $this);
    }

    public function get_attachments()
    {
        return apply_filters('woocommerce_email_attachments', [], $this->id, $this->object, $this);
    }

    public function get_email_type()
    {
        return $this->email_type !== '' && class_exists('DOMDocument') ? $this->email_type : 'plain';
    }

    public function get_content_type($default_content_type = '')
    {
        $type = ['html' => 'text/html', 'multipart' => 'multipart/alternative'][$this->get_email_type()] ?? 'text/plain';
        return apply_filters('woocommerce_email_content_type', $type, $this, $default_content_type);
    }

    public function get_title()
    {
        return apply_filters('woocommerce_email_title', $this->title, $this);
    }

    public function get_description()
    {
        return apply_filters('woocommerce_email_description', $this->description, $this);
    }

    public function get_option($key, $empty_value = null)
    {
        return apply_filters('woocommerce_email_get_option', parent::get_option($key, $empty_value), $this, parent::get_option($key, $empty_value), $key, $empty_value);
    }

    public function is_enabled()
    {
        return apply_filters('woocommerce_email_enabled_' . $this->id, $this->enabled === 'yes', $this->object, $this);
    }

    public function is_manual()
    {
        return $this->manual;
    }

    public function is_customer_email()
    {
        return $this->customer_email;
    }

    public function get_blogname()
    {
        return $this->placeholders['{site_title}'];
    }

    public function get_content()
    {
        return $this->get_email_type() === 'plain' ? wordwrap(preg_replace('/\n{3,}/', "\n\n", wp_strip_all_tags($this->get_content_plain())) ?? '', 70) : $this->get_content_html();
    }

    public function get_content_html()
    {
        return '';
    }

    public function get_content_plain()
    {
        return '';
    }

    public function style_inline($content)
    {
        return $content;
    }

    public function setup_locale()
    {
        if ($this->is_customer_email() && apply_filters('woocommerce_email_setup_locale', true)) {
            wc_switch_to_site_locale();
        }
    }

    public function restore_locale()
    {
        if ($this->is_customer_email() && apply_filters('woocommerce_email_restore_locale', true)) {
            wc_restore_locale();
        }
    }

    public function set_object($object)
    {
        $this->object = $object;
    }

    public function send($to, $subject, $message, $headers, $attachments)
    {
        $type = fn() => $this->get_content_type();
        add_filter('wp_mail_content_type', $type);
        $message = apply_filters('woocommerce_mail_content', $this->style_inline($message));
        $sent = wp_mail(...apply_filters('woocommerce_mail_callback_params', [$to, wp_specialchars_decode($subject), $message, $headers, $attachments], $this));
        remove_filter('wp_mail_content_type', $type);
        do_action('woocommerce_email_sent', $sent, $this->id, $this);
        return $sent;
    }
}
