<?php
/**
 * Status: the facts of this store where people who help look for them: Tools → Site Health → Info, and WooCommerce → Status. Both can be
 * copied with one press; what names a store is shown and left out of the copy.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Names;

defined('ABSPATH') || exit;

final class SystemReportPages
{
    /**
     * debug_information.
     *
     * @param mixed $sections
     * @return array<array-key, mixed>
     */
    public static function addInfo(mixed $sections): array
    {
        $fields = [];
        foreach (SystemReport::all() as $fact) {
            if ($fact['value'] !== '') {
                $fields[$fact['key']] = ['label' => $fact['label'], 'value' => $fact['value'], 'debug' => $fact['plain']];
            }
            if ($fact['hidden'] !== '') {
                $fields["{$fact['key']}_private"] = ['label' => $fact['label'], 'value' => $fact['hidden'], 'private' => true];
            }
        }
        return (is_array($sections) ? $sections : []) + [Names::PLUGIN['slug'] => ['label' => 'Kitgenix Stock Sync', 'fields' => $fields]];
    }

    /**
     * woocommerce_system_status_report: a table as WooCommerce's own are; its script copies the third column without what is `private`.
     */
    public static function showStatus(): void
    {
        echo '<table class="wc_status_table widefat" cellspacing="0"><thead><tr><th colspan="3" data-export-label="Kitgenix Stock Sync"><h2>Kitgenix Stock Sync</h2></th></tr></thead><tbody>';
        foreach (SystemReport::all() as $fact) {
            $mark = $fact['isWrong'] ? '<mark class="error"><span class="dashicons dashicons-warning"></span></mark> ' : '';
            $hidden = $fact['hidden'] === '' ? '' : ' <code class="private">' . esc_html($fact['hidden']) . '</code>';
            echo '<tr><td data-export-label="' . esc_attr($fact['name']) . '">' . esc_html($fact['label']) . ':</td><td class="help">&nbsp;</td><td>' .
                wp_kses_post($mark) . esc_html($fact['value']) . wp_kses_post($hidden) . '</td></tr>';
        }
        echo '</tbody></table>';
    }
}
