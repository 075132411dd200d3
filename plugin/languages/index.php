<?php

/**
 * Translations stand here; the header's Domain Path names this folder, so it is in every zip.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

defined('ABSPATH') || exit;
