<?php
/**
 * Status: what is to be made of this site, for WordPress's Site Health. Enters: facts, and what the doctor has found; leaves: a verdict, with
 * what to do where something is wrong. Pure; nothing is asked here.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Status;

use Kitgenix\StockSync\Generated\Contract\Errors;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Finding from \Kitgenix\StockSync\Status\Doctor
 * @phpstan-import-type Verdict from LinkVerdicts
 * @phpstan-import-type Status from LinkVerdicts
 */
final class SiteVerdicts
{
    /** SKUs that a verdict names. */
    private const NAMED_AT_MOST = 10;

    /**
     * Whether the site is the one that its connections were made for.
     *
     * @param list<Finding> $findings
     * @return Verdict
     */
    public static function decision(array $findings): array
    {
        return self::of($findings, __('Stock Sync knows which site this is', 'kitgenix-stock-sync-for-woocommerce'), __('Stock Sync waits for your decision', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * Whether Action Scheduler and cron are alive.
     *
     * @param list<Finding> $findings
     * @return Verdict
     */
    public static function scheduler(array $findings): array
    {
        return self::of($findings, __('The scheduled work of Stock Sync is done', 'kitgenix-stock-sync-for-woocommerce'), __('The scheduled work of Stock Sync is not done in time', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * Whether the site reaches itself. Where a response cannot be finished early, nothing is sent otherwise until cron comes by.
     *
     * @param list<Finding> $findings
     * @return Verdict
     */
    public static function loopback(array $findings, bool $finishesEarly): array
    {
        $verdict = self::of($findings, __('Stock Sync can start its work', 'kitgenix-stock-sync-for-woocommerce'), __('This site does not reach itself, which Stock Sync needs', 'kitgenix-stock-sync-for-woocommerce'));
        if ($verdict['status'] === 'good') {
            return $verdict;
        }
        return [
            'status' => $finishesEarly ? 'recommended' : 'critical',
            'label' => $verdict['label'],
            'text' => [...$verdict['text'], $finishesEarly
                ? __('Sales cross all the same, but what has to be tried again waits until the server itself calls wp-cron.php.', 'kitgenix-stock-sync-for-woocommerce')
                : __('This server cannot send after the page was delivered, so a request of the site to itself has to begin it. Until that works, sales wait for wp-cron.php.', 'kitgenix-stock-sync-for-woocommerce')],
            'advice' => [__('Ask your host to let the site make requests to its own address, and to call wp-cron.php every minute.', 'kitgenix-stock-sync-for-woocommerce')],
        ];
    }

    /**
     * Products that wait for a person.
     *
     * @param list<array{sku: string, code: string}> $found   Products with a conflict.
     * @param list<string>                           $refused SKUs that the Master refuses.
     * @param string                                 $ownId   This store's id.
     * @return Verdict
     */
    public static function conflicts(array $found, array $refused, string $ownId): array
    {
        $refused = array_values(array_diff($refused, array_column($found, 'sku')));
        $isShared = static fn(array $one): bool => in_array($one['code'], [Errors::ERRORS['duplicate_sku'], Errors::ERRORS['sku_taken']], true);
        $conflicts = array_column(array_filter($found, $isShared), 'sku');
        $problems = [];
        foreach (array_filter($found, static fn(array $one): bool => !$isShared($one)) as $one) {
            $problems[$one['code']][] = $one['sku'];
        }
        if ($found === [] && $refused === []) {
            return self::verdict('good', __('No product of Stock Sync has a conflict', 'kitgenix-stock-sync-for-woocommerce'), [
                __('Each SKU leads to one product.', 'kitgenix-stock-sync-for-woocommerce'),
            ]);
        }
        $text = [];
        $advice = [];
        if ($conflicts !== []) {
            /* translators: %s: SKUs. */
            $text[] = sprintf(__('Their SKU belongs to more than one product of this store: %s. They are not kept in step.', 'kitgenix-stock-sync-for-woocommerce'), self::named($conflicts));
            $advice = array_slice(ErrorAdvice::of(Errors::ERRORS['duplicate_sku'], $ownId), 1);
        }
        foreach ($problems as $code => $skus) {
            $words = ErrorAdvice::of((string) $code, $ownId);
            /* translators: 1: a sentence that says why, 2: SKUs. */
            $text[] = sprintf(__('%1$s Not synced: %2$s.', 'kitgenix-stock-sync-for-woocommerce'), $words[0] ?? $code, self::named($skus));
            $advice = [...$advice, ...array_slice($words, 1)];
        }
        if ($refused !== []) {
            /* translators: %s: SKUs. */
            $text[] = sprintf(__('The Master refuses them: %s. Their stock is this store’s own.', 'kitgenix-stock-sync-for-woocommerce'), self::named($refused));
            $advice[] = __('Give the Master a product with this SKU, or exclude the SKU in the settings of Stock Sync here.', 'kitgenix-stock-sync-for-woocommerce');
        }
        return self::verdict('recommended', __('Products of Stock Sync wait for you', 'kitgenix-stock-sync-for-woocommerce'), $text, $advice);
    }

    /**
     * @param list<Finding> $findings
     * @param string        $good     The headline where all is well.
     * @param string        $bad      The headline otherwise.
     * @return Verdict
     */
    private static function of(array $findings, string $good, string $bad): array
    {
        $status = 'good';
        foreach (['recommended', 'critical'] as $worse) {
            $status = in_array($worse, array_column($findings, 'status'), true) ? $worse : $status;
        }
        $wrong = array_filter($findings, static fn(array $finding): bool => $status === 'good' || $finding['status'] !== 'good');
        return self::verdict(
            $status,
            $status === 'good' ? $good : $bad,
            array_values(array_filter(array_column($wrong, 'message'), static fn(string $text): bool => $text !== '')),
            array_merge([], ...array_column($wrong, 'advice'))
        );
    }

    /**
     * @param list<string> $skus
     */
    private static function named(array $skus): string
    {
        $skus = array_values(array_unique($skus));
        return implode(', ', array_slice($skus, 0, self::NAMED_AT_MOST)) . (count($skus) > self::NAMED_AT_MOST ? ' …' : '');
    }

    /**
     * @param Status       $status
     * @param list<string> $text
     * @param list<string> $advice
     * @return Verdict
     */
    private static function verdict(string $status, string $label, array $text, array $advice = []): array
    {
        return ['status' => $status, 'label' => $label, 'text' => $text, 'advice' => $advice];
    }
}
