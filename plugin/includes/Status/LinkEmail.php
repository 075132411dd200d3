<?php
/**
 * Status: what both e-mails to the shop have in common: WooCommerce's own e-mail class, with its on and off, recipient, subject and heading
 * under WooCommerce → Settings → Emails, and templates that a theme can override in its folder woocommerce/emails.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Runtime\Text;
use Kitgenix\StockSync\Platform\AdminPage;

defined('ABSPATH') || exit;

// phpcs:disable PSR1.Methods.CamelCapsMethodName -- WooCommerce's names.

/**
 * A link as the templates get it: texts are plain and not escaped, `since` is written as the shop writes dates, `waiting` are products.
 *
 * @phpstan-type LinkInMail array{name: string, url: string, since: string, problem: string, advice: list<string>, waiting: int}
 */
abstract class LinkEmail extends \WC_Email
{
    public const GROUP = 'kitgenix-stock-sync';

    /** @var string Where newer versions of WooCommerce show it. */
    public $email_group = self::GROUP;

    /** @var list<LinkInMail> */
    private array $links;

    private bool $isMade = false;

    private bool $isRead = false;

    /**
     * @param string $template Of both forms.
     * @param string $option   The row of its settings, under our own prefix, so that uninstalling finds it.
     */
    public function __construct(string $template, private readonly string $option)
    {
        $this->template_base = plugin_dir_path(KITGENIX_STOCK_SYNC_FILE) . 'templates/';
        $this->template_html = "emails/{$template}.php";
        $this->template_plain = "emails/plain/{$template}.php";
        $this->placeholders = ['{stores}' => ''];
        // What WooCommerce shows where it previews its e-mails.
        $this->show([[
            'name' => __('Example store', 'kitgenix-stock-sync-for-woocommerce'),
            'url' => 'https://store.example',
            'since' => LinkProblemText::moment(time()),
            'problem' => __('Example store does not answer. What waits is kept, and goes as soon as it answers.', 'kitgenix-stock-sync-for-woocommerce'),
            'advice' => [],
            'waiting' => 3,
        ]]);
        parent::__construct();
        $this->isMade = true;
    }

    /**
     * WooCommerce makes its e-mails in every REST request, a shopper's too: the settings are read only where somebody looks at them.
     *
     * @return void
     */
    public function init_settings()
    {
        if ($this->isMade) {
            parent::init_settings();
            return;
        }
        $this->settings = array_map(static fn(mixed $field): mixed => is_array($field) ? $field['default'] ?? '' : '', $this->form_fields);
    }

    /**
     * @param string $key
     * @param mixed  $empty_value
     * @return mixed
     */
    public function get_option($key, $empty_value = null)
    {
        $this->read();
        return parent::get_option($key, $empty_value);
    }

    /**
     * @return bool
     */
    public function is_enabled()
    {
        $this->read();
        return (bool) parent::is_enabled();
    }

    /**
     * @return string
     */
    public function get_recipient()
    {
        $this->read();
        return parent::get_recipient();
    }

    /**
     * @return string
     */
    public function get_email_type()
    {
        $this->read();
        return parent::get_email_type();
    }

    /**
     * Sends it, if the shop wants it.
     *
     * @param list<LinkInMail> $links
     * @return bool|null Whether it was handed over; null where the shop does not want it.
     */
    public function trigger(array $links): ?bool
    {
        $this->show($links);
        $recipient = $this->get_recipient();
        if (!$this->is_enabled() || $recipient === '') {
            return null;
        }
        return (bool) $this->send($recipient, $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments());
    }

    /**
     * @return string
     */
    public function get_option_key()
    {
        return $this->option;
    }

    /**
     * @return string
     */
    public function get_content_html()
    {
        return $this->rendered($this->template_html, false);
    }

    /**
     * @return string
     */
    public function get_content_plain()
    {
        return $this->rendered($this->template_plain, true);
    }

    /**
     * @return string
     */
    public function get_default_additional_content()
    {
        return '';
    }

    /**
     * WooCommerce's own fields, and who gets it.
     *
     * @return void
     */
    public function init_form_fields()
    {
        parent::init_form_fields();
        $enabled = array_intersect_key($this->form_fields, ['enabled' => true]);
        $this->form_fields = $enabled + [
            'recipient' => [
                'title' => __('Recipients', 'kitgenix-stock-sync-for-woocommerce'),
                'type' => 'text',
                'description' => sprintf(
                    /* translators: %s: an e-mail address. */
                    __('Addresses with commas between them. Without any: %s.', 'kitgenix-stock-sync-for-woocommerce'),
                    '<code>' . esc_html((string) get_option('admin_email')) . '</code>' // @phpstan-ignore cast.string (an address)
                ),
                'placeholder' => '',
                'default' => '',
                'desc_tip' => true,
            ],
        ] + $this->form_fields;
    }

    private function read(): void
    {
        if (!$this->isMade || $this->isRead) {
            return;
        }
        $this->isRead = true;
        $this->init_settings();
        $text = fn(string $key, mixed $empty): string => is_scalar($value = parent::get_option($key, $empty)) ? (string) $value : '';
        $this->enabled = $text('enabled', 'yes');
        $this->email_type = $text('email_type', 'html');
        $this->recipient = $text('recipient', get_option('admin_email'));
        if (isset($this->form_fields['cc'], $this->form_fields['bcc'])) {
            $this->cc = $text('cc', '');
            $this->bcc = $text('bcc', '');
        }
    }

    /**
     * @param list<LinkInMail> $links
     */
    private function show(array $links): void
    {
        // A name stands in the subject, too: a line break there would begin another header.
        $this->links = array_map(static fn(array $link): array => ['name' => Text::plainText($link['name']), 'problem' => Text::plainText($link['problem'])] + $link, $links);
        $this->placeholders['{stores}'] = wp_sprintf('%l', array_column($this->links, 'name'));
    }

    private function rendered(string $template, bool $isPlain): string
    {
        return wc_get_template_html($template, [
            'links' => $this->links,
            'screen' => AdminPage::url(),
            'email_heading' => $this->get_heading(),
            'additional_content' => $this->get_additional_content(),
            'sent_to_admin' => true,
            'plain_text' => $isPlain,
            'email' => $this,
        ], '', $this->template_base);
    }
}
