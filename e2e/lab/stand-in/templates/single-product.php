<?php

/**
 * A product: price, stock, and the way into the cart.
 */

defined('ABSPATH') || exit;

use Kitgenix\StockSync\StandIn\Pages\ProductForm;
use Kitgenix\StockSync\StandIn\Pages\Shop;

the_post();
$product = wc_get_product(get_the_ID());

?><!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo('charset'); ?>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<?php wp_head(); ?>
</head>
<body <?php body_class('woocommerce'); ?>>
<?php wp_body_open(); ?>
<main class="stand-in product">
<?php echo Shop::navigation(), wc_print_notices(true); ?>
<h1 class="product_title"><?php the_title(); ?></h1>
<p class="price"><?php echo $product->get_price_html(); ?></p>
<?php echo ProductForm::html($product); ?>
<div class="description"><?php the_content(); ?></div>
<p class="product_meta">SKU: <span class="sku"><?php echo esc_html($product->get_sku() ?: 'N/A'); ?></span></p>
</main>
<?php wp_footer(); ?>
</body>
</html>
