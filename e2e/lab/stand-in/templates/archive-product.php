<?php

/**
 * The shop: every product with its price and stock.
 */

defined('ABSPATH') || exit;

use Kitgenix\StockSync\StandIn\Pages\Frame;
use Kitgenix\StockSync\StandIn\Pages\ProductForm;

ob_start();
echo wc_print_notices(true);
?>
<h1><?php echo esc_html(get_bloginfo('name')); ?>: Shop</h1>
<p class="woocommerce-result-count">Showing all <?php echo esc_html((string) $GLOBALS['wp_query']->found_posts); ?> results</p>
<ul class="products">
<?php while (have_posts()) : ?>
    <?php
    the_post();
    $product = wc_get_product(get_the_ID());
    ?>
    <li class="product"><a href="<?php the_permalink(); ?>"><?php echo esc_html($product->get_name()); ?></a> <span class="price"><?php echo $product->get_price_html(); ?></span>
        <?php echo wc_get_stock_html($product), ProductForm::button($product); ?>
    </li>
<?php endwhile; ?>
</ul>
<?php
Frame::around(ob_get_clean());
