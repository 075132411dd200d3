<?php
/**
 * Sync, Child: what version 1 has sold and not brought to its Master before it was updated. Enters: its waiting actions, which
 * name SKUs and hold numbers that are old by now; leaves: bases, so that what this store shows differs from them by what was sold.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync\V1;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Generated\Contract\Names;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\FirstContact;
use Kitgenix\StockSync\Transport\LinkFailures;
use Kitgenix\StockSync\Transport\PeerStock;
use Kitgenix\StockSync\Transport\SignedHttp;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 */
final class UnsentByVersion1
{
    private const AGAIN_SECONDS = 300;

    /**
     * The SKUs that wait in actions of version 1.
     *
     * @return list<string>
     */
    public static function skus(): array
    {
        return self::skusOf(self::actions());
    }

    /**
     * Takes them over: what the Master shows of each product becomes its base. The actions are removed once the bases are stored.
     *
     * @param MasterConnection $master
     * @return bool Whether the Master has answered.
     */
    public static function takeOver(array $master): bool
    {
        $actions = self::actions();
        foreach (array_chunk(self::skusOf($actions), Routes::LIMITS['items']) as $skus) {
            $answer = SignedHttp::send(PeerStock::question($master, $skus));
            if ($answer['status'] !== 200 || !is_array($answer['body']['items'] ?? null)) {
                Links::updateMaster($master['store_id'], static fn(array $link): array => [...$link, 'health' => LinkFailures::after($master['store_id'], $link['health'], $answer)]);
                return false;
            }
            $items = OldMaster::items($answer['body']['items']);
            $ids = ProductIdentity::idsOfSkus(array_column($items, 'sku'));
            $bound = Transaction::run(static function () use ($master, $items, $ids): array {
                Links::lock($master['store_id']);
                $bound = FirstContact::bindTo($items, StockReader::read($ids));
                ChangeJournal::append($bound);
                return $bound;
            });
            EventLog::add('info', 'Changes that waited since before the update were taken over.', ['products' => count($bound), 'peer' => $master['store_id']]);
        }
        foreach (array_keys($actions) as $id) {
            \ActionScheduler_Store::instance()->cancel_action((string) $id);
        }
        return true;
    }

    /**
     * One of these actions has come due. Action Scheduler forgets it now, so it is put back until it was taken over.
     *
     * @param array<array-key, mixed> $payload
     */
    public static function keep(array $payload, mixed $attempt): void
    {
        $master = Settings::role() === 'child' ? Settings::masterOf(Settings::get()) : null;
        if ($master !== null && Links::master($master['store_id'])['contact'] !== null) {
            as_schedule_single_action(time() + self::AGAIN_SECONDS, Names::ACTIONS['retry_send_to_master'], [$payload, $attempt], Names::PLUGIN['action_group']);
        }
    }

    /**
     * Payloads of waiting actions, by the action's id. Actions of our own have none.
     *
     * @return array<int, array<array-key, mixed>>
     */
    private static function actions(): array
    {
        if (!function_exists('as_get_scheduled_actions')) {
            return [];
        }
        $waiting = as_get_scheduled_actions([
            'hook' => Names::ACTIONS['retry_send_to_master'],
            'group' => Names::PLUGIN['action_group'],
            'status' => \ActionScheduler_Store::STATUS_PENDING,
            'per_page' => -1,
        ]);
        $payloads = [];
        foreach ($waiting as $id => $action) {
            $args = $action instanceof \ActionScheduler_Action ? $action->get_args() : [];
            if (is_array($args) && is_array($args[0] ?? null)) {
                $payloads[(int) $id] = $args[0];
            }
        }
        return $payloads;
    }

    /**
     * @param array<int, array<array-key, mixed>> $payloads
     * @return list<string>
     */
    private static function skusOf(array $payloads): array
    {
        $skus = [];
        foreach ($payloads as $payload) {
            $items = $payload['items'] ?? null;
            foreach (is_array($items) ? array_column($items, 'sku') : [] as $sku) {
                if (is_string($sku) && $sku !== '') {
                    $skus['sku ' . $sku] = $sku;
                }
            }
        }
        return array_values($skus);
    }
}
