<?php

/**
 * wc/v3/settings: the settings of the shop's e-mails for other programs, a group for each. Enters: a value from somebody who runs the
 * shop; leaves: the setting as it is now.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\StandIn\Rest;

use WC_Email;
use WC_Emails;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined('ABSPATH') || exit;

final class SettingRoutes
{
    /**
     * rest_api_init.
     */
    public static function register(): void
    {
        foreach (['GET' => [self::class, 'view'], 'POST, PUT, PATCH' => [self::class, 'save']] as $methods => $answer) {
            register_rest_route('wc/v3', '/settings/email_(?P<email>[\w-]+)/(?P<id>[\w-]+)', [
                'methods' => $methods,
                'callback' => static fn(WP_REST_Request $request) => self::with($request, $answer),
                'permission_callback' => static fn() => current_user_can('manage_woocommerce') ? true : new WP_Error('woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.', ['status' => rest_authorization_required_code()]),
            ]);
        }
    }

    /**
     * @param callable(WC_Email, string, WP_REST_Request): (WP_REST_Response|WP_Error) $answer
     */
    private static function with(WP_REST_Request $request, callable $answer): WP_REST_Response|WP_Error
    {
        foreach (WC_Emails::instance()->get_emails() as $email) {
            if ($email->id === $request['email'] && isset($email->get_form_fields()[$request['id']])) {
                return $answer($email, (string) $request['id'], $request);
            }
        }
        return new WP_Error('rest_setting_setting_invalid', 'Invalid setting.', ['status' => 404]);
    }

    private static function save(WC_Email $email, string $name, WP_REST_Request $request): WP_REST_Response|WP_Error
    {
        $field = $email->get_form_fields()[$name];
        $value = is_string($request['value']) ? sanitize_textarea_field($request['value']) : null;
        $choices = ($field['type'] ?? '') === 'checkbox' ? ['yes', 'no'] : array_map('strval', array_keys($field['options'] ?? []));
        if ($value === null || ($choices !== [] && !in_array($value, $choices, true))) {
            return new WP_Error('rest_setting_value_invalid', 'An invalid setting value was passed.', ['status' => 400]);
        }
        $email->update_option($name, $value);
        return self::view($email, $name);
    }

    private static function view(WC_Email $email, string $name): WP_REST_Response
    {
        $field = $email->get_form_fields()[$name];
        return new WP_REST_Response([
            'id' => $name,
            'group_id' => "email_{$email->id}",
            'label' => $field['title'] ?? '',
            'description' => $field['description'] ?? '',
            'type' => $field['type'] ?? 'text',
            'default' => $field['default'] ?? '',
            'value' => $email->get_option($name),
        ]);
    }
}
