<?php

/**
 * The shop: every product with its price and stock.
 */

defined('ABSPATH') || exit;

use Kitgenix\StockSync\StandIn\Pages\Shop;

?><!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo('charset'); ?>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<?php wp_head(); ?>
</head>
<body <?php body_class('woocommerce'); ?>>
<?php wp_body_open(); ?>
<main class="stand-in">
<?php echo Shop::navigation(), wc_print_notices(true); ?>
<h1><?php echo esc_html(get_bloginfo('name')); ?>: Shop</h1>
<ul class="products">
<?php while (have_posts()) : ?>
    <?php
    the_post();
    $product = wc_get_product(get_the_ID());
    ?>
    <li class="product"><a href="<?php the_permalink(); ?>"><?php the_title(); ?></a> <?php echo $product->get_price_html(), ' ', wc_get_stock_html($product); ?></li>
<?php endwhile; ?>
</ul>
</main>
<?php wp_footer(); ?>
</body>
</html>
