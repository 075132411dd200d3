<?php

/**
 * The e-mails of the shop. There are none of its own: only those that plugins bring.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Emails
{
    /** @var array<string, WC_Email> */
    public $emails = [];

    private static ?WC_Emails $instance = null;

    public static function instance()
    {
        return self::$instance ??= new self();
    }

    public function __construct()
    {
        add_action('woocommerce_email_header', [$this, 'email_header'], 10, 2);
        add_action('woocommerce_email_footer', [$this, 'email_footer']);
        $this->emails = array_filter((array) apply_filters('woocommerce_email_classes', []), static fn($email) => $email instanceof WC_Email);
        do_action('woocommerce_email', $this);
    }

    public function get_emails()
    {
        return $this->emails;
    }

    public function email_header($email_heading, $email = null)
    {
        echo '<!DOCTYPE html><html ' . get_language_attributes() . '><head><meta charset="' . esc_attr(get_bloginfo('charset')) . '"></head><body><p>Stand-in, not WooCommerce</p><h1>' . esc_html($email_heading) . '</h1>';
    }

    public function email_footer($email = null)
    {
        echo '<p>' . wp_kses_post(apply_filters('woocommerce_email_footer_text', get_option('woocommerce_email_footer_text', ''))) . '</p></body></html>';
    }

    public function send($to, $subject, $message, $headers = "Content-Type: text/html\r\n", $attachments = '')
    {
        return wp_mail($to, $subject, $message, $headers, $attachments);
    }
}
