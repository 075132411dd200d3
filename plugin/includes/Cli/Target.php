<?php
/**
 * Cli: which Children and which products a command of the Master is about.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Cli;

use Kitgenix\StockSync\Connections\Connections;
use Kitgenix\StockSync\Generated\Catalogue\Sku;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Platform\Refused;
use Kitgenix\StockSync\Status\ConnectionSummary;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Sync\ToolRequests;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Flags from Output
 * @phpstan-import-type Peer from Connections
 */
final class Target
{
    /**
     * The Child that `--store` names.
     *
     * @param Flags $flags
     * @return string|null Its store id; null for all enabled ones.
     * @throws Refused When this is no Master that can work, it has no enabled Child, or none that is called so.
     */
    public static function childId(array $flags): ?string
    {
        ToolRequests::refuseWhereItCannotWork();
        if (isset($flags['store'])) {
            return Connections::called(Output::text($flags, 'store'))['store_id'];
        }
        return Settings::children() !== [] ? null : throw new Refused(ConnectionSummary::summary([]));
    }

    /**
     * The Child that an argument names: by its store ID, address or name.
     *
     * @return Peer
     * @throws Refused When there is no such Child.
     */
    public static function child(string $called): array
    {
        self::refuseOnChild();
        return Connections::called($called);
    }

    /**
     * @throws Refused Where this store is no Master.
     */
    public static function refuseOnChild(): void
    {
        if (Settings::role() !== 'master') {
            throw new Refused(__('Only a Master has Children.', 'kitgenix-stock-sync-for-woocommerce'), [], Errors::ERRORS['not_master'], 403);
        }
    }

    /**
     * The SKUs that `--skus` names.
     *
     * @param Flags $flags
     * @return list<string> Empty for everything.
     * @throws Refused When the flag is there, and empty: nobody means everything by that.
     */
    public static function skus(array $flags): array
    {
        if (!isset($flags['skus'])) {
            return [];
        }
        $skus = Sku::skusFromText(Output::text($flags, 'skus'));
        return $skus !== [] ? $skus : throw Refused::field('skus', __('Enter at least one SKU.', 'kitgenix-stock-sync-for-woocommerce'));
    }
}
