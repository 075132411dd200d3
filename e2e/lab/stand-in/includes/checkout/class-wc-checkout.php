<?php

/**
 * The classic checkout: what a form sends becomes an order, or notices that say why not.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Checkout
{
    private const REQUIRED = ['first_name' => 'First name', 'last_name' => 'Last name', 'address_1' => 'Street address', 'city' => 'Town / City', 'postcode' => 'Postcode', 'email' => 'Email address'];

    private const OPTIONAL = ['country' => 'Country / Region', 'phone' => 'Phone', 'state' => 'County'];

    private static ?WC_Checkout $instance = null;

    public static function instance()
    {
        return self::$instance ??= new self();
    }

    /**
     * Fields of the form, by name.
     *
     * @return array<string, array{label: string, required: bool}>
     */
    public function get_checkout_fields($fieldset = '')
    {
        $fields = [];
        foreach ([[self::REQUIRED, true], [self::OPTIONAL, false]] as [$names, $required]) {
            foreach ($names as $name => $label) {
                $fields["billing_{$name}"] = ['label' => $label, 'required' => $required];
            }
        }
        return apply_filters('woocommerce_checkout_fields', ['billing' => $fields])[$fieldset ?: 'billing'];
    }

    public function get_posted_data()
    {
        $data = ['terms' => (int) isset($_POST['terms']), 'payment_method' => $this->posted('payment_method'), 'order_comments' => $this->posted('order_comments')];
        foreach (array_keys($this->get_checkout_fields()) as $name) {
            $data[$name] = $this->posted($name);
        }
        return apply_filters('woocommerce_checkout_posted_data', $data);
    }

    public function process_checkout()
    {
        try {
            if (!wp_verify_nonce($this->posted('woocommerce-process-checkout-nonce') ?: $this->posted('_wpnonce'), 'woocommerce-process_checkout')) {
                throw new Exception('The order could not be processed, please try again.');
            }
            wc_maybe_define_constant('WOOCOMMERCE_CHECKOUT', true);
            wc_set_time_limit(0);
            do_action('woocommerce_before_checkout_process');
            if (WC()->cart->is_empty()) {
                throw new Exception('Your session has expired.');
            }
            do_action('woocommerce_checkout_process');
            $errors = new WP_Error();
            $data = $this->get_posted_data();
            WC()->cart->calculate_totals();
            $this->validate_checkout($data, $errors);
            foreach ($errors->get_error_codes() as $code) {
                foreach ($errors->get_error_messages($code) as $message) {
                    wc_add_notice($message, 'error', $errors->get_error_data($code) ?? []);
                }
            }
            if (wc_notice_count('error') === 0) {
                $id = $this->create_order($data);
                if (is_wp_error($id)) {
                    throw new Exception($id->get_error_message());
                }
                $order = wc_get_order($id);
                do_action('woocommerce_checkout_order_processed', $id, $data, $order);
                $this->pay($order, $data['payment_method']);
            }
        } catch (Exception $error) {
            wc_add_notice($error->getMessage(), 'error');
        }
        if (wp_doing_ajax()) {
            wp_send_json(['result' => 'failure', 'messages' => wc_print_notices(true), 'refresh' => false, 'reload' => false]);
        }
    }

    protected function validate_checkout(&$data, &$errors)
    {
        foreach ($this->get_checkout_fields() as $name => $field) {
            if ($field['required'] && $data[$name] === '') {
                $errors->add("{$name}_required", sprintf('<strong>Billing %s</strong> is a required field.', esc_html($field['label'])), ['id' => $name]);
            }
        }
        if ($data['billing_email'] !== '' && !is_email($data['billing_email'])) {
            $errors->add('billing_email_validation', 'The email address is not valid.', ['id' => 'billing_email']);
        }
        do_action('woocommerce_check_cart_items');
        if (WC()->cart->needs_payment() && !isset(WC()->payment_gateways()->get_available_payment_gateways()[$data['payment_method']])) {
            $errors->add('payment', 'Invalid payment method.');
        }
        do_action('woocommerce_after_checkout_validation', $data, $errors);
    }

    public function create_order($data)
    {
        $given = apply_filters('woocommerce_create_order', null, $this);
        if ($given) {
            return $given;
        }
        $order = null;
        try {
            $waiting = wc_get_order(absint(WC()->session->get('order_awaiting_payment')));
            $isSame = $waiting && $waiting->get_cart_hash() === WC()->cart->get_cart_hash() && $waiting->has_status(['pending', 'failed']);
            $order = $isSame ? $waiting : new WC_Order();
            if ($isSame) {
                do_action('woocommerce_resume_order', $order->get_id());
                $order->remove_order_items();
            }
            $address = [];
            foreach (array_keys($this->get_checkout_fields()) as $name) {
                $address[substr($name, strlen('billing_'))] = $data[$name];
            }
            $order->set_created_via('checkout');
            $order->set_cart_hash(WC()->cart->get_cart_hash());
            $order->set_customer_id(get_current_user_id());
            $order->set_customer_note($data['order_comments'] ?? '');
            $order->set_address($address, 'billing');
            $order->set_payment_method(WC()->payment_gateways()->get_available_payment_gateways()[$data['payment_method']] ?? $data['payment_method']);
            $this->set_data_from_cart($order);
            do_action('woocommerce_checkout_create_order', $order, $data);
            $id = $order->save();
            do_action('woocommerce_checkout_update_order_meta', $id, $data);
            do_action('woocommerce_checkout_order_created', $order);
            WC()->session->set('order_awaiting_payment', $id);
            return $id;
        } catch (Exception $error) {
            if ($order instanceof WC_Order && $order->get_id()) {
                do_action('woocommerce_checkout_order_exception', $order);
            }
            return new WP_Error('checkout-error', $error->getMessage());
        }
    }

    public function set_data_from_cart(&$order)
    {
        foreach (WC()->cart->get_cart() as $key => $line) {
            $item = apply_filters('woocommerce_checkout_create_order_line_item_object', new WC_Order_Item_Product(), $key, $line, $order);
            $item->set_product($line['data']);
            $item->set_props(['quantity' => $line['quantity'], 'subtotal' => $line['line_subtotal'], 'total' => $line['line_total']]);
            do_action('woocommerce_checkout_create_order_line_item', $item, $key, $line, $order);
            $order->add_item($item);
        }
        $order->set_total(WC()->cart->get_total('edit'));
    }

    private function pay(WC_Order $order, string $method): void
    {
        $result = ['result' => 'success', 'redirect' => $order->get_checkout_order_received_url()];
        if (apply_filters('woocommerce_cart_needs_payment', $order->needs_payment(), WC()->cart)) {
            $result = WC()->payment_gateways()->get_available_payment_gateways()[$method]->process_payment($order->get_id());
        } else {
            $order->payment_complete();
            wc_empty_cart();
        }
        $result = apply_filters('woocommerce_payment_successful_result', $result + ['order_id' => $order->get_id()], $order->get_id());
        if (wp_doing_ajax()) {
            wp_send_json($result);
        }
        wp_safe_redirect($result['redirect']);
        exit;
    }

    private function posted(string $name): string
    {
        $value = $_POST[$name] ?? '';
        return is_string($value) ? sanitize_text_field(wp_unslash($value)) : '';
    }
}
