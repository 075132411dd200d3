<?php
/**
 * Status: what each error code means for a person, and what to do about it. A peer says only that it refuses, never why: the
 * advice names every cause there is. The one place for these words: screens, commands and e-mails are handed them.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ExplainedCode from Errors
 */
final class ErrorAdvice
{
    /**
     * The cause, then what to do, most likely first; empty for a code that has no words.
     *
     * @param string $code   Of Errors::ERRORS or Pairing::PAIRING_ERRORS, or WordPress's own.
     * @param string $ownId  This store's id.
     * @param string $detail What came with the code: minutes for a clock, an address for a redirect.
     * @return list<string>
     */
    public static function of(string $code, string $ownId, string $detail = ''): array
    {
        return match ($code) {
            Errors::ERRORS['not_configured'] => [
                __('There is no complete connection to test.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Reload the page, and check address, store ID and secret.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['unreachable'] => [
                __('The other store did not answer.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Open its address in your browser: is it right, and is the store online?', 'kitgenix-stock-sync-for-woocommerce'),
                __('If it is, a firewall may keep this server out. Ask its host to let this server in.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['auth_failed'] => [
                __('The other store refused this one. Most likely the secret is wrong.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Enter the same secret on both sides. If in doubt, generate a new one on the Master and paste it into the Child.', 'kitgenix-stock-sync-for-woocommerce'),
                /* translators: %s: ID of this store */
                sprintf(__('The other store must know this one by its store ID, %s, and have it switched on.', 'kitgenix-stock-sync-for-woocommerce'), $ownId),
                /* translators: %d: a number of minutes, such as 5 */
                sprintf(__('The clocks of both servers must not differ by more than %d minutes.', 'kitgenix-stock-sync-for-woocommerce'), intdiv(Routes::LIMITS['skew_seconds'], 60)),
            ],
            Errors::ERRORS['not_admitted'] => [
                __('A rule of the other shop keeps this one out.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Some code of that shop says who may connect. Ask whoever looks after it to admit the address of this store.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['answer_signature'] => [
                __('An answer came, but not from the store that was asked.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Check the store ID and the secret. A cache or proxy in front of the other store must leave its REST API alone.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['wrong_recipient'] => [
                __('The store at this address has another store ID.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Copy the store ID from its own Stock Sync screen.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::WORDPRESS_ERRORS['no_route'], Errors::ERRORS['bad_answer'] => [
                __('Something answers at this address, but not Kitgenix Stock Sync.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Is the address right, with www and https just as the store itself uses them? Redirects are not followed.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Is the plugin active there?', 'kitgenix-stock-sync-for-woocommerce'),
                __('A password page, a “coming soon” page or a firewall must let /wp-json/kitgenix-stock-sync/ through.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['rate_limited'] => [
                __('The other store has refused too many attempts from here and takes a break.', 'kitgenix-stock-sync-for-woocommerce'),
                /* translators: %d: a number of minutes, such as 10 */
                sprintf(__('Check the secret, then test again in %d minutes.', 'kitgenix-stock-sync-for-woocommerce'), intdiv(Routes::LIMITS['failed_login_window_seconds'], 60)),
            ],
            Errors::ERRORS['generation'] => [
                __('The two stores count differently, as after a restored backup.', 'kitgenix-stock-sync-for-woocommerce'),
                __('If the Master was restored, it asks at the top of its own screen whose numbers are right. Nothing is overwritten until then.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['restored'] => [
                __('A Child reports changes that the Master does not have, as after a restored backup.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Decide at the top of the Master’s screens whose numbers are right. What is sold until then is kept and counted.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['paused'] => [
                __('The other shop has another address than its connections were made for.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Say at the top of its screen whether it has moved or is a copy.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['not_master'], Errors::ERRORS['not_child'] => [
                __('The other store has another role than it should.', 'kitgenix-stock-sync-for-woocommerce'),
                __('One of the two must be the Master, the other a Child. Change the role in the settings of the one that is wrong.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['attempt_died'] => [
                __('A process of this store ended while it sent to the other one.', 'kitgenix-stock-sync-for-woocommerce'),
                __('It is tried again by itself, with increasing delays. If it stays, look for a fatal error in the log of PHP.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['busy'] => [
                __('The other store was busy.', 'kitgenix-stock-sync-for-woocommerce'),
                __('It is tried again by itself. Often it is only taking stock of its products for the first time.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['unknown_sku'] => [
                __('The Master has no product with this SKU.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Create it there, or give it the same SKU. What was sold of it here is kept, and counted then.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['duplicate_sku'] => [
                __('Several products have this SKU.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Give each of them a SKU of its own; then it is kept in step again.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['sku_taken'] => [
                __('A product was renamed on the Master, but another product of the Child has the new SKU.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Change that other product’s SKU on the Child, and the rename is made by itself.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['gone'] => [
                __('The Master has this product no more.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Its stock on the Child stays as it is. Restore the product on the Master, or remove it from the Child as well.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['excluded'] => [
                __('A rule keeps this SKU out of the synchronisation.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Take it off the list under Settings, Rules, if it should be kept in step.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['not_syncable'] => [
                __('This kind of product has no stock of its own.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Grouped and external products, and variations without a SKU, are left alone.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['bad_sku'] => [
                __('A SKU is too long, or contains characters that WooCommerce does not store.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Change it in the store where it was set: plain text, at most 100 characters. A renamed product is synced under its previous SKU until then.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['bad_gid'] => [
                __('The other store sent a product ID that is not valid.', 'kitgenix-stock-sync-for-woocommerce'),
                __('The product is synced by its SKU alone. Update Kitgenix Stock Sync in the other store.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['unknown_status'] => [
                __('A product has a stock status that only one of the two stores knows.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Choose a status that both stores have, or activate the plugin that adds it in both.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['out_of_range'] => [
                __('A quantity or low stock threshold is too large to be synced, or would become so.', 'kitgenix-stock-sync-for-woocommerce'),
                __('Correct the number in the store that has it: it must stay below 1,000,000,000. Then the product is synced again.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['sequence'] => [
                __('The Master expected another message, as after a restored backup.', 'kitgenix-stock-sync-for-woocommerce'),
                __('The Child starts over by itself; nothing is counted twice.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            Errors::ERRORS['internal'] => [
                __('Something went wrong in a store itself.', 'kitgenix-stock-sync-for-woocommerce'),
                __('It is tried again. If it stays, the details and the PHP error log of that store tell more.', 'kitgenix-stock-sync-for-woocommerce'),
            ],
            default => ConnectionErrors::of($code, $detail),
        };
    }

    /**
     * The codes of an answer with their words, each once; those without words are left out.
     *
     * @param list<string> $codes
     * @param string       $ownId This store's id.
     * @return list<ExplainedCode>
     */
    public static function explained(array $codes, string $ownId): array
    {
        $explained = [];
        foreach (array_unique($codes) as $code) {
            $words = self::of($code, $ownId);
            if ($words !== []) {
                $explained[] = ['code' => $code, 'cause' => $words[0], 'advice' => array_slice($words, 1)];
            }
        }
        return $explained;
    }
}
