<?php
/**
 * Admin: how a product stands, in words.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Status\ErrorAdvice;
use Kitgenix\StockSync\Status\ProductStatus;
use Kitgenix\StockSync\Storage\Settings;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Facts from ProductStatus
 */
final class ProductStatusText
{
    /** Icons of WordPress's own set, so that colour is never needed. */
    public const ICONS = [
        'in_step' => 'yes-alt',
        'waiting' => 'update',
        'alone' => 'minus',
        'excluded' => 'hidden',
        'conflict' => 'warning',
        'no_sku' => 'minus',
    ];

    /**
     * The state.
     *
     * @param Facts $facts
     */
    public static function state(array $facts): string
    {
        return match ($facts['sync']) {
            'in_step' => _x('In step', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
            'waiting' => _x('On its way', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
            'alone' => _x('Only in this store', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
            'excluded' => _x('Excluded', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
            'conflict' => _x('Conflict', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
            'no_sku' => _x('No SKU', 'state of a product', 'kitgenix-stock-sync-for-woocommerce'),
        };
    }

    /**
     * What it means, and what a person can do.
     *
     * @param Facts $facts
     */
    public static function meaning(array $facts): string
    {
        return match ($facts['sync']) {
            'in_step' => __('Every connected store shows the same stock.', 'kitgenix-stock-sync-for-woocommerce'),
            'waiting' => __('Another store does not have the latest change yet.', 'kitgenix-stock-sync-for-woocommerce'),
            'alone' => __('The Master has no product with this SKU. Its stock counts here only.', 'kitgenix-stock-sync-for-woocommerce'),
            'excluded' => __('A rule keeps it out of the synchronisation, or its type has no stock of its own.', 'kitgenix-stock-sync-for-woocommerce'),
            'conflict' => !in_array($facts['code'], [Errors::ERRORS['duplicate_sku'], Errors::ERRORS['sku_taken']], true) ? implode(' ', ErrorAdvice::of($facts['code'], Settings::storeId())) : __('Several products of this store have this SKU, or the one that the Master has given it. Give each a SKU of its own.', 'kitgenix-stock-sync-for-woocommerce'),
            'no_sku' => __('Without a SKU it is not synchronised.', 'kitgenix-stock-sync-for-woocommerce'),
        };
    }

    /**
     * Its version, when that came and from where; empty where there is none.
     *
     * @param Facts $facts
     */
    public static function origin(array $facts): string
    {
        if ($facts['version'] === 0 || $facts['time'] === 0) {
            return '';
        }
        /* translators: %s: a duration such as "5 minutes". */
        $when = sprintf(__('%s ago', 'kitgenix-stock-sync-for-woocommerce'), human_time_diff($facts['time']));
        if (Settings::role() !== 'master') {
            /* translators: 1: version of a product's stock, 2: when, such as "5 minutes ago". */
            return sprintf(__('Version %1$d, from the Master, %2$s', 'kitgenix-stock-sync-for-woocommerce'), $facts['version'], $when);
        }
        if ($facts['from'] === '') {
            /* translators: 1: version of a product's stock, 2: when, such as "5 minutes ago". */
            return sprintf(__('Version %1$d, changed in this store, %2$s', 'kitgenix-stock-sync-for-woocommerce'), $facts['version'], $when);
        }
        /* translators: 1: version of a product's stock, 2: name of a store, 3: when, such as "5 minutes ago". */
        return sprintf(__('Version %1$d, changed in %2$s, %3$s', 'kitgenix-stock-sync-for-woocommerce'), $facts['version'], self::storeName($facts['from']), $when);
    }

    private static function storeName(string $id): string
    {
        $names = array_column(Settings::children(), 'name', 'id');
        $name = $names[$id] ?? '';
        return $name === '' ? $id : $name;
    }
}
