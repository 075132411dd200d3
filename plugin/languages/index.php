<?php

/**
 * Translations stand here; the header's Domain Path names this folder, so it is in every zip.
 *
 * @package Kitgenix\StockSync
 */

defined('ABSPATH') || exit;
