<?php

/**
 * The shop's log: one file for each source and day.
 */

declare(strict_types=1);

defined('ABSPATH') || exit;

class WC_Logger implements WC_Logger_Interface
{
    public function log($level, $message, $context = [])
    {
        $message = apply_filters('woocommerce_logger_log_message', $message, $level, $context, null);
        if ($message === null) {
            return;
        }
        $folder = self::folder();
        $source = sanitize_file_name((string) ($context['source'] ?? 'log'));
        $day = gmdate('Y-m-d');
        $more = array_diff_key((array) $context, ['source' => 1]);
        $line = gmdate(DATE_ATOM) . ' ' . strtoupper((string) $level) . ' ' . $message . ($more === [] ? '' : ' CONTEXT: ' . wp_json_encode($more)) . "\n";
        if (wp_mkdir_p($folder)) {
            file_put_contents("{$folder}/{$source}-{$day}-" . wp_hash($source . $day) . '.log', $line, FILE_APPEND | LOCK_EX);
        }
    }

    public function emergency($message, $context = [])
    {
        $this->log('emergency', $message, $context);
    }

    public function critical($message, $context = [])
    {
        $this->log('critical', $message, $context);
    }

    public function error($message, $context = [])
    {
        $this->log('error', $message, $context);
    }

    public function warning($message, $context = [])
    {
        $this->log('warning', $message, $context);
    }

    public function notice($message, $context = [])
    {
        $this->log('notice', $message, $context);
    }

    public function info($message, $context = [])
    {
        $this->log('info', $message, $context);
    }

    public function debug($message, $context = [])
    {
        $this->log('debug', $message, $context);
    }

    /**
     * Where the files are.
     */
    public static function folder(): string
    {
        return wp_upload_dir(null, false)['basedir'] . '/wc-logs';
    }
}
