<?php
/**
 * docs/protocol-vectors.json is what the generated PHP answers: a shop and a client that passes the vectors understand each other.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Tests\Generated;

use Kitgenix\StockSync\Connections\ConnectionCode;
use Kitgenix\StockSync\Generated\Catalogue\Items;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Checkout\Judge;
use Kitgenix\StockSync\Generated\Checkout\Reserve;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Generated\Reconcile\Digest;
use Kitgenix\StockSync\Generated\Security\Signature;
use Kitgenix\StockSync\Generated\Sync\AdoptSelected;
use Kitgenix\StockSync\Generated\Sync\Answers;
use Kitgenix\StockSync\Generated\Sync\Apply;
use Kitgenix\StockSync\Generated\Sync\Batch;
use Kitgenix\StockSync\Generated\Sync\LinkTransitions;
use Kitgenix\StockSync\Generated\Sync\Retry;
use Kitgenix\StockSync\Transport\SignedHttp;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class ProtocolVectorsTest extends TestCase
{
    /**
     * @return iterable<string, array{string, array<string, mixed>, mixed}>
     */
    public static function vectors(): iterable
    {
        $file = dirname(__DIR__, 4) . '/docs/protocol-vectors.json';
        $sections = json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
        foreach ($sections as $section => $vectors) {
            foreach ($vectors as $vector) {
                yield "{$section}: {$vector['name']}" => [$section, $vector['input'], $vector['expect']];
            }
        }
    }

    /**
     * @param array<string, mixed> $input
     */
    #[DataProvider('vectors')]
    public function testThePhpAnswersWhatTheVectorSays(string $section, array $input, mixed $expected): void
    {
        self::assertSame(self::sorted($expected), self::sorted(self::answer($section, $input)));
    }

    /**
     * @param array<string, mixed> $of
     */
    private static function answer(string $section, array $of): mixed
    {
        return match ($section) {
            'signatures' => [
                'canonical' => Signature::canonicalString($of['timestamp'], $of['nonce'], $of['body']),
                'signature' => SignedHttp::signature($of['timestamp'], $of['nonce'], $of['body'], $of['secret']),
            ],
            'freshness' => Signature::timestampSkew($of['timestamp'], $of['now']),
            'recipients' => Signature::isMeantForUs($of['to'], $of['route'], $of['store_id'], $of['served']),
            'codes' => ConnectionCode::decode($of['code']),
            'payloads' => Validators::{lcfirst($of['payload'])}($of['json'])['errors'] ?? [],
            'states' => Items::stateFromItem(Items::eventItemFromState($of['item'])),
            'differences' => array_map([Batch::class, 'wireItem'], Batch::batchItems([[
                'productId' => 1,
                'sku' => 'SKU-1',
                'gid' => 'gid-1',
                'local' => $of['local'],
                'shadow' => self::shadow($of['agreed']),
            ]], true)),
            'merges' => self::merge($of),
            'sequence' => Apply::verdictOnBatch(
                ['epoch' => $of['epoch'], 'applied' => $of['applied'], 'event_id' => $of['event_id'], 'past_epochs' => $of['past_epochs']] + LinkTransitions::newChildLink(0),
                $of['batch']['epoch'],
                $of['batch']['seq'],
                $of['batch']['event_id']
            ),
            'digests' => self::digest($of),
            'sums' => Digest::combinedSums($of['sums'], $of['part']),
            'reservations' => Judge::verdictOnDemand(Reserve::demandFromItem($of['demand']), [
                'state' => $of['state'],
                'stockStatus' => $of['stock_status'],
                'held' => $of['held'],
                'containsBatch' => $of['contains_batch'],
            ]),
            'answers' => Answers::classifyAnswer($of['status'], $of['code'], $of['is_authentic']),
            'back_off' => Retry::backOffSeconds($of['failures'], $of['jitter'], $of['retry_after']),
            default => self::fail("No answer to {$section}."),
        };
    }

    /**
     * @param array<string, mixed> $of
     * @return array<string, mixed>
     */
    private static function merge(array $of): array
    {
        $item = Items::eventItemFromState($of['item']);
        $batch = $of['in_flight'];
        $adoption = AdoptSelected::adoptSelected(
            $of['item']['version'],
            Items::stateFromItem($item),
            $item['without'] ?? [],
            $of['local'],
            self::shadow($of['agreed']),
            [],
            $batch === null ? null : [
                'product_id' => 1,
                'sku' => $of['item']['sku'],
                'gid' => $of['item']['gid'],
                'delta' => $batch['delta'],
                'base_version' => $of['agreed']['version'] ?? 0,
                'changed' => $batch['changed'],
                'quantity' => $of['local']['quantity'],
                'manage_stock' => $of['local']['manageStock'],
                'stock_status' => $of['local']['stockStatus'],
                'backorders' => $of['local']['backorders'],
                'low_stock_amount' => $of['local']['lowStockAmount'],
                'settled' => false,
            ],
            $of['is_acknowledged'],
            Storable::STORABLE['statuses']
        );
        $shadow = $adoption['shadow'];
        return [
            'adopts' => $adoption['adopts'],
            'change' => $adoption['change'],
            'agreed' => $shadow === null ? null : ['version' => $shadow['version'], 'state' => $shadow['state']],
            'settles' => $adoption['settles'],
            'code' => $adoption['code'],
        ];
    }

    /**
     * @param array<string, mixed> $of
     * @return array<string, mixed>
     */
    private static function digest(array $of): array
    {
        $hash = static fn(string $text): int => (int) hexdec(substr(hash(Digest::DIGEST['algorithm'], $text), 0, Digest::DIGEST['characters']));
        $text = Digest::digestText($of['sku'], $of['local'], self::shadow($of['agreed']) ?? []);
        return ['text' => $text, 'hash' => $hash($text), 'bucket' => Digest::bucketOf($hash($of['sku']), $of['buckets'])];
    }

    /**
     * @param array{version: int, state: array<string, mixed>}|null $agreed
     * @return array<string, mixed>|null
     */
    private static function shadow(?array $agreed): ?array
    {
        return $agreed === null ? null : ['version' => $agreed['version']] + Shadows::newShadow($agreed['state']);
    }

    /**
     * The same with keys in order: JSON's objects have none.
     */
    private static function sorted(mixed $value): mixed
    {
        if (is_array($value)) {
            $value = array_map([self::class, 'sorted'], $value);
            if (!array_is_list($value)) {
                ksort($value);
            }
        }
        return $value;
    }
}
