<?php

/**
 * Sync: where a peer's routes are. Enters: the peer's address, and what it answered; leaves: the address of a
 * route, and whether the other form of it is worth a try. A store with plain permalinks has no `/wp-json/`: its
 * server knows no such page, or WordPress shows another one there.
 *
 * Generated from src/core/sync/route-address.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * Shapes:
 * - AddressForm: `path` is `/wp-json/…`: what version 1 uses, and what firewalls leave open. `query` is
 *   `/index.php?rest_route=…`, which every WordPress answers, and which is what WordPress itself uses where
 *   permalinks are plain.
 *
 * @phpstan-type AddressForm 'path'|'query'
 */
final class RouteAddress
{
    /**
     * The address of a route.
     *
     * @param string $url The peer's address, without a slash at the end.
     * @param string $route Of ROUTES; empty for the namespace itself.
     * @param AddressForm $form Which form of it.
     */
    public static function routeAddress(string $url, string $route, string $form): string
    {
        $path = $route === '' ? Routes::NAMESPACE : Routes::NAMESPACE . '/' . $route;
        return $form === 'query' ? "{$url}/index.php?rest_route=/{$path}" : "{$url}/wp-json/{$path}";
    }

    /**
     * Whether an answer is one of our own routes', of whatever version.
     *
     * @param int $status HTTP status; 0 when there was no answer, or none that can be used.
     * @param string $code The answer's error code, '' when it has none.
     */
    public static function isFromRoute(int $status, string $code): bool
    {
        if ($status >= 200 && $status < 300) {
            return true;
        }
        return $status > 0 && $code !== Errors::ERRORS['bad_answer'] && str_starts_with($code, 'kss_');
    }

    /**
     * The form in which to ask once more after an answer; null when that would be of no use. Every route may be asked
     * twice: batches are numbered, reservations have keys, and the rest only reads. Whoever turns us away at
     * `/wp-json/` means it, so only a page where there should be none counts there. The other form was found by us,
     * and gives way to the usual one whatever is said at it.
     *
     * @param AddressForm $form The form that was asked.
     * @param int $status HTTP status; 0 when there was no answer, or one of 2xx that is not JSON.
     * @param string $code Error code; `kss_bad_answer` for what is not JSON.
     * @return AddressForm|null
     */
    public static function otherForm(string $form, int $status, string $code): ?string
    {
        if ($code === Errors::ERRORS['unreachable'] || self::isFromRoute($status, $code)) {
            return null;
        }
        if ($form === 'query') {
            return 'path';
        }
        $isNoRoute =
            $status === 0 || ($status >= 300 && $status < 400) || $status === 404 || $status === 405 || $status === 410;
        return $code === Errors::ERRORS['bad_answer'] && $isNoRoute ? 'query' : null;
    }

    /**
     * Whether what was said at the second form is the answer. Where it is but another page, what was said first tells
     * more.
     *
     * @param string $code Error code of the second answer.
     */
    public static function isBetterAnswer(string $code): bool
    {
        return $code !== Errors::ERRORS['bad_answer'];
    }
}
