<?php
/**
 * Connections: Children report what this Master does not have, as after a restored backup. An administrator's decision whose numbers are
 * right begins a new generation of the counter, in which every Child gets everything again. Until then those links are held.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Connections;

use Kitgenix\StockSync\Catalogue\ProductIdentity;
use Kitgenix\StockSync\Catalogue\ProductsWithSku;
use Kitgenix\StockSync\Catalogue\StockReader;
use Kitgenix\StockSync\Catalogue\StockSideEffects;
use Kitgenix\StockSync\Catalogue\StockWriter;
use Kitgenix\StockSync\Catalogue\StoreCapabilities;
use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Admin;
use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Reconcile\Held;
use Kitgenix\StockSync\Generated\Sync\ChangeLog;
use Kitgenix\StockSync\Generated\Sync\NewGeneration;
use Kitgenix\StockSync\Generated\Sync\TakeHeld;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Storage\Transaction;
use Kitgenix\StockSync\Sync\ChildReports;
use Kitgenix\StockSync\Sync\Publisher;
use Kitgenix\StockSync\Transport\HandshakePing;
use Kitgenix\StockSync\Transport\PeerFailed;
use Kitgenix\StockSync\Transport\PeerStock;
use Kitgenix\StockSync\Transport\SignedHttp;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type DecisionAnswer from Admin
 * @phpstan-import-type HeldItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type ProductRow from StockReader
 */
final class RestoredMaster
{
    /**
     * This store's numbers are right: what was sold between the backup and the restore, and is not waiting in a Child, is gone.
     *
     * @return DecisionAnswer Code `kss_nothing_to_decide` when nothing waits.
     */
    public static function keep(): array
    {
        return self::decide('keep', '');
    }

    /**
     * The numbers that a Child holds are right. What this store has sold since it was restored stays on top. A failure half-way
     * decides nothing: what was taken over by then is not taken again.
     *
     * @return DecisionAnswer Code `kss_nothing_to_decide`, `kss_unknown_child`, `kss_old_child`, `kss_too_late` or why the Child gave no answer.
     */
    public static function take(string $childId): array
    {
        $child = self::child($childId);
        if ($child === null) {
            return self::failure(Admin::ADMIN_ERRORS['unknown_child'], __('There is no such Child, or it is disabled.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        $answer = SignedHttp::send(HandshakePing::call(['store_id' => $child['id'], 'url' => $child['url'], 'secret' => $child['secret']]));
        $ping = HandshakePing::read($answer)['ping'];
        if ($ping === null) {
            return self::unreachable($answer['code']);
        }
        if (($ping['protocol'] ?? 1) < 2 || !$answer['is_authentic']) {
            return self::failure(Admin::ADMIN_ERRORS['old_child'], __('This Child runs a version that cannot say what it holds. Update it first.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        Counter::prepare();
        ChildReports::take($child['id'], $ping);
        Links::prepareChild($child['id']);
        $claim = Links::child($child['id'])['claim'];
        if ($claim === null) {
            return self::nothing();
        }
        if (!ChangeLog::reachesBackTo(Counter::log(), $claim['confirmed'])) {
            return self::failure(Admin::ADMIN_ERRORS['too_late'], __('Too much has changed since: what was sold in the meantime can no longer be told apart. Keep this store’s numbers, and compare the stores afterwards.', 'kitgenix-stock-sync-for-woocommerce'));
        }
        // A Child that is not ahead holds nothing that is newer.
        $failed = Counter::isBehind(ChildReports::known($ping)) ? self::takeCatalogue($child) : null;
        return $failed ?? self::decide('take', $child['id']);
    }

    /**
     * @return DecisionAnswer
     */
    private static function decide(string $choice, string $childId): array
    {
        // A Child has no counter, and one that is made there would end its link to the Master.
        if (Settings::role() !== 'master' || Settings::isPaused()) {
            return self::nothing();
        }
        Counter::prepare();
        foreach (Settings::children() as $child) {
            Links::prepareChild($child['id']);
        }
        $version = Transaction::run(static function (): ?int {
            Counter::lock();
            $children = Settings::children();
            foreach ($children as $child) {
                Links::lock($child['id']);
            }
            $claims = array_values(array_filter(array_map(static fn(array $child): ?array => Links::child($child['id'])['claim'], $children)));
            if ($claims === []) {
                return null;
            }
            $version = Counter::decide($claims);
            foreach ($children as $child) {
                Links::save($child['id'], NewGeneration::childLinkAfterDecision(Links::child($child['id']), $version, time()));
            }
            return $version;
        });
        if ($version === null) {
            return self::nothing();
        }
        EventLog::add('info', 'An administrator decided whose numbers are right after the restore; every Child gets everything again.', [
            'code' => Errors::ERRORS['restored'],
            'choice' => $choice,
            'peer' => $childId,
            'user' => get_current_user_id(),
        ]);
        Wakeup::request();
        return ['ok' => true, 'code' => '', 'message' => __('The synchronisation goes on.', 'kitgenix-stock-sync-for-woocommerce')];
    }

    /**
     * Walks through this store's catalogue, a page a request.
     *
     * @param ChildConnection $child
     * @return DecisionAnswer|null What went wrong.
     */
    private static function takeCatalogue(array $child): ?array
    {
        wc_set_time_limit(0);
        ignore_user_abort(true);
        $after = 0;
        do {
            $ids = ProductsWithSku::idsAfter($after, Routes::LIMITS['items']);
            $rows = array_filter(StockReader::read($ids), [ProductIdentity::class, 'isSynced']);
            if ($rows !== []) {
                try {
                    $told = PeerStock::held($child, array_values(array_column($rows, 'sku')));
                } catch (PeerFailed $failure) {
                    return self::unreachable($failure->errorCode);
                }
                self::takePage($child['id'], $told['held'], $rows);
            }
            $after = (int) end($ids);
        } while (count($ids) === Routes::LIMITS['items']);
        return null;
    }

    /**
     * Takes over and publishes a page. What the log says of it then is what was sold here: that makes taking again do nothing.
     *
     * @param list<HeldItem>         $held Beside the products; of a Child of version 1 there is nothing that was agreed on.
     * @param array<int, ProductRow> $asked
     */
    private static function takePage(string $childId, array $held, array $asked): void
    {
        $ids = array_keys($asked);
        Publisher::prepareMeta($ids);
        $changed = Transaction::run(static function () use ($childId, $held, $ids): array {
            Counter::lock();
            $claim = Links::child($childId)['claim'];
            if ($claim === null) {
                return [];
            }
            $confirmed = $claim['confirmed'];
            $rows = StockReader::read($ids);
            $entries = ChangeLog::entriesAfter(Counter::log(), $confirmed);
            $changes = [];
            $shadows = [];
            foreach ($ids as $index => $id) {
                $row = $rows[$id] ?? null;
                $item = $held[$index] ?? null;
                if ($row === null || $item === null || $item['base'] === null || $item['sku'] !== $row['sku']) {
                    continue;
                }
                $base = Held::stateFromWire($item['base']);
                $taken = TakeHeld::takeHeld($id, $item['version'], $base, $row['state'], $row['shadow'], $confirmed, $entries);
                $change = Selection::maskedChange($taken['change'], $row['kept_out']);
                // What this store cannot hold is not taken over: it keeps its own.
                if ($taken['adopts'] && $taken['shadow'] !== null && Storable::refusalOfState($base, $change, $row['shown'], StoreCapabilities::statuses()) === '') {
                    $changes[$id] = $change;
                    $shadows[$id] = $taken['shadow'];
                }
            }
            $taken = [];
            foreach (array_intersect_key(StockWriter::apply($rows, $changes), $shadows) as $id => $row) {
                $taken[$id] = [...$row, 'shadow' => $shadows[$id]];
            }
            return Publisher::publish($taken, array_keys($taken));
        });
        if ($changed !== []) {
            StockSideEffects::of($changed);
        }
    }

    /**
     * @return ChildConnection|null
     */
    private static function child(string $childId): ?array
    {
        foreach (Settings::children() as $child) {
            if ($child['id'] === $childId) {
                return $child;
            }
        }
        return null;
    }

    /**
     * @return DecisionAnswer
     */
    private static function nothing(): array
    {
        return self::failure(Admin::ADMIN_ERRORS['nothing_to_decide'], __('Nothing waits for a decision any more.', 'kitgenix-stock-sync-for-woocommerce'));
    }

    /**
     * @return DecisionAnswer
     */
    private static function unreachable(string $code): array
    {
        EventLog::add('error', 'The Child whose numbers are to be taken gave no answer; nothing is decided.', ['code' => $code]);
        return self::failure(
            $code !== '' ? $code : Errors::ERRORS['unreachable'],
            __('The Child gave no answer. Nothing is decided; try again.', 'kitgenix-stock-sync-for-woocommerce')
        );
    }

    /**
     * @return DecisionAnswer
     */
    private static function failure(string $code, string $message): array
    {
        return ['ok' => false, 'code' => $code, 'message' => $message];
    }
}
