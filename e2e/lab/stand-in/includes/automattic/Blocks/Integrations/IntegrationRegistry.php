<?php

/**
 * The plugins that take part in a block.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Blocks\Integrations;

defined('ABSPATH') || exit;

class IntegrationRegistry
{
    /** @var string */
    protected $registry_identifier = '';

    /** @var array<string, IntegrationInterface> */
    protected $registered_integrations = [];

    public function initialize($registry_identifier = '')
    {
        if ($registry_identifier) {
            $this->registry_identifier = $registry_identifier;
        }
        do_action('woocommerce_blocks_' . $this->registry_identifier . '_registration', $this);
        foreach ($this->registered_integrations as $integration) {
            $integration->initialize();
        }
    }

    public function register(IntegrationInterface $integration)
    {
        $name = $integration->get_name();
        if ($this->is_registered($name)) {
            _doing_it_wrong(__METHOD__, esc_html(sprintf('"%s" is already registered.', $name)), '4.6.0');
            return false;
        }
        $this->registered_integrations[$name] = $integration;
        return true;
    }

    public function is_registered($name)
    {
        return isset($this->registered_integrations[$name instanceof IntegrationInterface ? $name->get_name() : $name]);
    }

    public function get_registered($name)
    {
        return $this->registered_integrations[$name] ?? null;
    }

    public function get_all_registered()
    {
        return $this->registered_integrations;
    }

    public function get_all_registered_script_handles()
    {
        return array_values(array_unique(array_merge([], ...array_map(static fn($integration) => $integration->get_script_handles(), array_values($this->registered_integrations)))));
    }

    public function get_all_registered_script_data()
    {
        $data = [];
        foreach ($this->registered_integrations as $name => $integration) {
            $data[$name . '_data'] = $integration->get_script_data();
        }
        return $data;
    }
}
