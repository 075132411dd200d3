<?php

/**
 * A plugin's part in the Cart or the Checkout block.
 */

declare(strict_types=1);

namespace Automattic\WooCommerce\Blocks\Integrations;

defined('ABSPATH') || exit;

interface IntegrationInterface
{
    public function get_name();

    public function initialize();

    public function get_script_handles();

    public function get_editor_script_handles();

    public function get_script_data();
}
