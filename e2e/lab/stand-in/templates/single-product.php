<?php

/**
 * A product: price, stock, and the way into the cart.
 */

defined('ABSPATH') || exit;

use Kitgenix\StockSync\StandIn\Pages\Frame;
use Kitgenix\StockSync\StandIn\Pages\ProductForm;

the_post();
$product = wc_get_product(get_the_ID());

ob_start();
echo wc_print_notices(true);
?>
<h1 class="product_title"><?php echo esc_html($product->get_name()); ?></h1>
<p class="price"><?php echo $product->get_price_html(); ?></p>
<?php echo ProductForm::html($product); ?>
<div class="description"><?php the_content(); ?></div>
<p class="product_meta">SKU: <span class="sku"><?php echo esc_html($product->get_sku() ?: 'N/A'); ?></span></p>
<?php
Frame::around(ob_get_clean());
