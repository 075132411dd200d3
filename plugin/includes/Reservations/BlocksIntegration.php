<?php
/**
 * Reservations, Child: this plugin as WooCommerce's registry of integrations knows it, once for the Cart block and once for the Checkout block.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Reservations;

use Automattic\WooCommerce\Blocks\Integrations\IntegrationInterface;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Platform\Assets;

defined('ABSPATH') || exit;

final class BlocksIntegration implements IntegrationInterface
{
    /**
     * @param 'cart'|'checkout' $place
     */
    public function __construct(private readonly string $place)
    {
    }

    /**
     * The name under which the script finds its data.
     *
     * @return string
     */
    public function get_name() // phpcs:ignore PSR1.Methods.CamelCapsMethodName -- WooCommerce's interface.
    {
        return Names::STOREFRONT['namespace'];
    }

    /**
     * WooCommerce calls this with every request, so nothing is read here.
     *
     * @return void
     */
    public function initialize()
    {
    }

    /**
     * Scripts of the shop's pages that show the block.
     *
     * @return string[]
     */
    public function get_script_handles() // phpcs:ignore PSR1.Methods.CamelCapsMethodName -- WooCommerce's interface.
    {
        $script = CartCheck::isAsking() ? Assets::register('checkout-blocks') : null;
        return $script === null ? [] : [$script['handle']];
    }

    /**
     * In the editor there is no shopper.
     *
     * @return string[]
     */
    public function get_editor_script_handles() // phpcs:ignore PSR1.Methods.CamelCapsMethodName -- WooCommerce's interface.
    {
        return [];
    }

    /**
     * What the script finds with getSetting().
     *
     * @return array<string, mixed>
     */
    public function get_script_data() // phpcs:ignore PSR1.Methods.CamelCapsMethodName -- WooCommerce's interface.
    {
        return CartCheck::isAsking() ? CheckoutAjax::data($this->place) : [];
    }
}
