<?php
/**
 * Transport: JSON that a peer wrote, decoded only where it stays within what a store has memory for.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Security\Json;

defined('ABSPATH') || exit;

final class PeerJson
{
    /**
     * What it says; null where it says nothing that can be used.
     */
    public static function decode(string $text): mixed
    {
        return Json::mayBeDecoded($text) ? json_decode($text, true, Routes::LIMITS['json_depth']) : null;
    }
}
