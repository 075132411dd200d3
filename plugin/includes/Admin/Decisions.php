<?php
/**
 * Admin: what only a person can decide, by a button without JavaScript (admin-post.php) or by a REST route of the screen.
 * Enters: the choice; leaves: what Operations made of it.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Admin;

use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Operations\MovedSite;
use Kitgenix\StockSync\Operations\Refused;
use Kitgenix\StockSync\Operations\RestoredMaster;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type DecisionAnswer from \Kitgenix\StockSync\Generated\Contract\Admin
 */
final class Decisions
{
    /**
     * Whose numbers are right after this Master was restored.
     *
     * @return DecisionAnswer
     * @throws Refused When the request or the choice is not possible.
     */
    public static function restored(mixed $body): array
    {
        $request = Validators::restoredRequest($body);
        if (!$request['ok']) {
            throw Refused::fields($request['errors']);
        }
        ['choice' => $choice, 'child' => $child] = $request['value'];
        return self::answer($choice === 'keep' ? RestoredMaster::keep() : RestoredMaster::take($child ?? ''));
    }

    /**
     * Whether this site has moved or is a copy.
     *
     * @return DecisionAnswer
     * @throws Refused When the request or the choice is not possible.
     */
    public static function moved(mixed $body): array
    {
        $request = Validators::movedRequest($body);
        if (!$request['ok']) {
            throw Refused::fields($request['errors']);
        }
        return self::answer($request['value']['choice'] === 'moved' ? MovedSite::moved() : MovedSite::copy());
    }

    /**
     * admin_post_{moved}.
     */
    public static function onMovedPost(): void
    {
        self::serve([self::class, 'moved']);
    }

    /**
     * admin_post_{restored}.
     */
    public static function onRestoredPost(): void
    {
        self::serve([self::class, 'restored']);
    }

    /**
     * @param callable(mixed): DecisionAnswer $decide
     */
    private static function serve(callable $decide): void
    {
        if (!current_user_can(Names::PLUGIN['capability'])) {
            wp_die(esc_html__('You may not manage this shop’s stock synchronisation.', 'kitgenix-stock-sync-for-woocommerce'), '', ['response' => 403]);
        }
        check_admin_referer(Names::NONCES['tools']);
        try {
            $decide(wp_unslash($_POST));
        } catch (Refused $refusal) {
            wp_die(esc_html($refusal->getMessage()), '', ['response' => absint($refusal->status), 'back_link' => true]);
        }
        wp_safe_redirect(wp_get_referer() ?: Menu::url());
        exit();
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
