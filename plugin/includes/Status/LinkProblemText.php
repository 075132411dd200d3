<?php
/**
 * Status: what is wrong with a link, and moments, in a person's words.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type LinkHealth from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class LinkProblemText
{
    /**
     * What is wrong with a link that fails, then what to do about it.
     *
     * @param array{name: string, url: string, health: LinkHealth} $link
     * @param string                                               $ownId This store's id.
     * @return non-empty-list<string>
     */
    public static function problem(array $link, string $ownId): array
    {
        ['attention' => $code, 'last_error' => $error] = $link['health'];
        $name = ConnectionSummary::name($link);
        if ($code === '') {
            return [
                /* translators: 1: name of a store, 2: what went wrong. */
                sprintf(__('%1$s does not answer (%2$s). What waits is kept, and goes as soon as it answers.', 'kitgenix-stock-sync-for-woocommerce'), $name, $error),
                ...array_slice(ErrorAdvice::of(Errors::ERRORS['unreachable'], $ownId), 1),
            ];
        }
        $known = ErrorAdvice::of($code, $ownId, $error);
        return [
            $known === []
                /* translators: 1: name of a store, 2: what it answered. */
                ? sprintf(__('%1$s refuses what this store sends (%2$s). What waits is kept, and tried again once an hour.', 'kitgenix-stock-sync-for-woocommerce'), $name, $error)
                /* translators: 1: name of a store, 2: a sentence that says what is wrong. */
                : sprintf(_x('%1$s: %2$s', 'what is wrong with a store', 'kitgenix-stock-sync-for-woocommerce'), $name, $known[0]),
            ...array_slice($known, 1),
        ];
    }

    /**
     * A moment, as the shop writes it.
     *
     * @param int $time Unix seconds, 0 for never.
     */
    public static function moment(int $time): string
    {
        if ($time === 0) {
            return _x('never', 'moment', 'kitgenix-stock-sync-for-woocommerce');
        }
        $parts = array_filter([get_option('date_format'), get_option('time_format')], 'is_string');
        return (string) wp_date(implode(' ', $parts), $time);
    }
}
