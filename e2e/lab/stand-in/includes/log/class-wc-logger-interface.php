<?php

/**
 * What a log of the shop takes.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

interface WC_Logger_Interface
{
    public function log($level, $message, $context = []);

    public function emergency($message, $context = []);

    public function critical($message, $context = []);

    public function error($message, $context = []);

    public function warning($message, $context = []);

    public function notice($message, $context = []);

    public function info($message, $context = []);

    public function debug($message, $context = []);
}
