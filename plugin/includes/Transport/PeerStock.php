<?php
/**
 * Transport: asks a peer what it has in stock: a Child for audit and reconcile, the Master at checkout. Enters: a connection and a
 * question; leaves: its validated answer. A peer of version 1 knows no sums, and is asked by SKU as 1.0.2 does.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Transport;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Routes;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Reconcile\Held;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type MasterConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type ChildConnection from \Kitgenix\StockSync\Generated\Contract\Option
 * @phpstan-import-type DigestPart from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type BucketItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type EventItem from \Kitgenix\StockSync\Generated\Contract\Payloads
 * @phpstan-import-type HeldItem from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 * @phpstan-import-type Call from SignedHttp
 * @phpstan-import-type Answer from SignedHttp
 * @phpstan-type Told array{held: list<HeldItem>, is_old: bool}
 */
final class PeerStock
{
    /**
     * A part of a Child's sums; null when it knows none, because it speaks version 1.
     *
     * @param ChildConnection $child
     * @param int             $after Where the part before ended.
     * @return DigestPart|null
     * @throws PeerFailed When it does not answer.
     */
    public static function digest(array $child, int $buckets, int $after): ?array
    {
        $call = self::call($child, ['items' => [], 'digest' => ['buckets' => $buckets, 'after' => $after]]);
        if ($call['protocol'] === 1) {
            return null;
        }
        $answer = SignedHttp::send($call);
        $parsed = Validators::stockStateAnswer($answer['body']);
        if ($answer['status'] !== 200 || !$parsed['ok']) {
            throw PeerFailed::from($answer);
        }
        // Nobody signs for version 1, which knows no sums.
        $digest = $answer['is_authentic'] ? $parsed['value']['digest'] : null;
        if ($digest !== null && $digest['next'] !== null && $digest['next'] <= $after) {
            throw new PeerFailed(Errors::ERRORS['bad_answer'], 'The parts of the answer do not come to an end.');
        }
        if ($digest !== null && count($digest['sums']) !== $buckets) {
            throw new PeerFailed(Errors::ERRORS['bad_answer'], 'The answer has another number of buckets.');
        }
        return $digest;
    }

    /**
     * The SKUs of one bucket of a Child of version 2.
     *
     * @param ChildConnection $child
     * @return list<BucketItem>
     * @throws PeerFailed When it does not answer.
     */
    public static function bucket(array $child, int $buckets, int $bucket): array
    {
        $items = [];
        $next = 0;
        $parts = 0;
        do {
            if (++$parts > Routes::LIMITS['bucket_parts']) {
                throw new PeerFailed(Errors::ERRORS['bad_answer'], 'The parts of the answer do not come to an end.');
            }
            $question = ['buckets' => $buckets, 'bucket' => $bucket, 'after' => $next];
            $answer = SignedHttp::send(self::call($child, ['items' => [], 'bucket' => $question]));
            $parsed = Validators::stockStateAnswer($answer['body']);
            $part = $answer['status'] === 200 && $answer['is_authentic'] && $parsed['ok'] ? $parsed['value']['bucket'] : null;
            if ($part === null || ($part['next'] !== null && $part['next'] <= $next)) {
                throw PeerFailed::from($answer);
            }
            $items = [...$items, ...$part['items']];
            $next = $part['next'];
        } while ($next !== null);
        return $items;
    }

    /**
     * What a Child holds of SKUs.
     *
     * @param ChildConnection $child
     * @param list<string>    $skus  500 at most.
     * @return Told
     * @throws PeerFailed When it does not answer.
     */
    public static function held(array $child, array $skus): array
    {
        $told = self::heldByMany([$child], $skus)[0];
        return $told instanceof PeerFailed ? throw $told : $told;
    }

    /**
     * What several Children hold of the same SKUs, asked side by side.
     *
     * @param list<ChildConnection> $children
     * @param list<string>          $skus     500 at most.
     * @return array<int, Told|PeerFailed> Beside the Children.
     */
    public static function heldByMany(array $children, array $skus): array
    {
        $items = array_map(static fn(string $sku): array => ['sku' => $sku], $skus);
        $calls = array_map(static fn(array $child): array => self::call($child, ['items' => $items, 'held' => true]), $children);
        return SignedHttp::sendMany($calls, static fn(int $index, array $answer): array|PeerFailed => self::told($answer, $skus));
    }

    /**
     * @param Answer       $answer
     * @param list<string> $skus
     * @return Told|PeerFailed
     */
    private static function told(array $answer, array $skus): array|PeerFailed
    {
        $parsed = Validators::stockStateAnswer($answer['body']);
        if ($answer['status'] !== 200 || !$parsed['ok']) {
            return PeerFailed::from($answer);
        }
        $held = $answer['is_authentic'] ? $parsed['value']['held'] : null;
        if ($held !== null) {
            return ['held' => $held, 'is_old' => false];
        }
        $table = $answer['body']['items'] ?? null;
        return is_array($table) ? ['held' => self::heldOfTable($table, $skus), 'is_old' => true] : PeerFailed::from($answer);
    }

    /**
     * The answer of version 1: a table by SKU.
     *
     * @param array<array-key, mixed> $table
     * @param list<string>            $skus
     * @return list<HeldItem>
     */
    private static function heldOfTable(array $table, array $skus): array
    {
        $held = [];
        foreach ($skus as $sku) {
            $item = self::itemOfTable($table, $sku);
            $held[] = $item === null ? Held::notHeld($sku, Errors::ERRORS['unknown_sku']) : Held::heldOfOldPeer($item);
        }
        return $held;
    }

    /**
     * One product of a table by SKU, as an item of an event: the fields are the same, and read by the same rules.
     *
     * @param array<array-key, mixed> $table
     * @return EventItem|null Null where the peer has no such product, or says nothing that could be read.
     */
    public static function itemOfTable(array $table, string $sku): ?array
    {
        $facts = $table[$sku] ?? null;
        if (!is_array($facts) || ($facts['exists'] ?? false) !== true) {
            return null;
        }
        $event = Validators::eventRequest(['event_type' => 'stock_state', 'items' => [['sku' => $sku] + $facts]]);
        return $event['ok'] ? $event['value']['items'][0] ?? null : null;
    }

    /**
     * Whether the peer says that it has no such product; where it does not, itemOfTable() finds nothing in what makes no sense.
     *
     * @param array<array-key, mixed> $table
     */
    public static function isAbsent(array $table, string $sku): bool
    {
        $facts = $table[$sku] ?? ['exists' => false];
        return is_array($facts) && ($facts['exists'] ?? false) === false;
    }

    /**
     * What does the Master show of these? Asked as version 1 asks, so that either version answers.
     *
     * @param MasterConnection $master
     * @param list<string>     $skus
     * @return Call
     */
    public static function question(array $master, array $skus): array
    {
        return [
            'store_id' => $master['store_id'],
            'url' => $master['url'],
            'secret' => $master['secret'],
            'route' => 'stock-state',
            'protocol' => max(1, Links::protocolOf($master['store_id'])),
            'timeout' => Routes::LIMITS['send_timeout_seconds'],
            'body' => ['items' => array_map(static fn(string $sku): array => ['sku' => $sku], $skus)],
        ];
    }

    /**
     * @param ChildConnection      $child
     * @param array<string, mixed> $body
     * @return Call
     */
    private static function call(array $child, array $body): array
    {
        Counter::prepare();
        Links::prepareChild($child['id']);
        return [
            'store_id' => $child['id'],
            'url' => $child['url'],
            'secret' => $child['secret'],
            'route' => 'stock-state',
            'protocol' => Links::child($child['id'])['health']['protocol'],
            'timeout' => Routes::LIMITS['audit_timeout_seconds'],
            'body' => $body,
        ];
    }
}
