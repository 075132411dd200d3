<?php
/**
 * Transport: remembers nonces, so that a request that was seen is refused. The names are the documented transients'; the first
 * writer wins atomically, which set_transient() does not promise.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\ExpiredRows;
use Kitgenix\StockSync\Storage\Row;

defined('ABSPATH') || exit;

final class NonceMemory
{
    /**
     * Remembers a nonce.
     *
     * @return bool False when it was seen before.
     */
    public static function remember(string $storeId, string $nonce): bool
    {
        ExpiredRows::sweep();
        $name = Names::TRANSIENTS['nonce_prefix'] . md5($storeId . '|' . $nonce);
        // Its end first: a process that dies in between leaves nothing that would stay for ever.
        Row::create('_transient_timeout_' . $name, (string) (time() + Routes::LIMITS['nonce_ttl_seconds']));
        // Always in the database too: an object cache may evict what must not be forgotten for five minutes.
        return Row::create('_transient_' . $name, '1');
    }
}
