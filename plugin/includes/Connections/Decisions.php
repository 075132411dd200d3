<?php
/**
 * Connections: what only a person can decide. Enters: the choice, as a screen or a command asks for it; leaves: that it is carried out.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Platform\Refused;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type DecisionAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class Decisions
{
    /**
     * Whose numbers are right after this Master was restored.
     *
     * @param mixed $input A `RestoredRequest`.
     * @return DecisionAnswer
     * @throws Refused When the request or the choice is not possible.
     */
    public static function restored(mixed $input): array
    {
        $request = Validators::restoredRequest($input);
        ['choice' => $choice, 'child' => $child] = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        return self::answer($choice === 'keep' ? RestoredMaster::keep() : RestoredMaster::take($child ?? ''));
    }

    /**
     * Whether this site has moved or is a copy.
     *
     * @param mixed $input A `MovedRequest`.
     * @return DecisionAnswer
     * @throws Refused When the request or the choice is not possible.
     */
    public static function moved(mixed $input): array
    {
        $request = Validators::movedRequest($input);
        $asked = $request['ok'] ? $request['value'] : throw Refused::fields($request['errors']);
        return self::answer($asked['choice'] === 'moved' ? MovedSite::moved() : MovedSite::copy());
    }

    /**
     * @param DecisionAnswer $answer
     * @return DecisionAnswer
     */
    private static function answer(array $answer): array
    {
        return $answer['ok'] ? $answer : throw new Refused($answer['message'], [], $answer['code'], 409);
    }
}
