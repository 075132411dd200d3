<?php

/**
 * Sync, Child: the merge where a shop keeps fields of a product to itself. Enters: what the shop shows, and who
 * keeps out what; leaves: the same as adopt() says of the rest.
 *
 * Generated from src/core/sync/adopt-selected.ts; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Sync;

use Kitgenix\StockSync\Generated\Catalogue\Selection;
use Kitgenix\StockSync\Generated\Catalogue\Shadows;
use Kitgenix\StockSync\Generated\Catalogue\State;
use Kitgenix\StockSync\Generated\Catalogue\StockChanges;
use Kitgenix\StockSync\Generated\Catalogue\Storable;
use Kitgenix\StockSync\Generated\Contract\Stored;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type JudgedAdoption from Adopt
 * @phpstan-import-type ProductState from State
 * @phpstan-import-type Shadow from Shadows
 * @phpstan-import-type StoredBatchItem from Stored
 */
final class AdoptSelected
{
    /**
     * Adopts `(A, v, ack)` but for what is kept out, here or on the Master. A state that this store cannot hold is not
     * adopted: what was agreed on stays, and the problem is noted.
     *
     * @param int $version `v`, the incoming version.
     * @param ProductState $remote `A`, the incoming state.
     * @param list<string> $without Fields that the Master keeps out at this version.
     * @param ProductState $shown What the shop shows.
     * @param Shadow|null $shadow `(B, V)`, null before first contact.
     * @param list<string> $keptOut Fields that this shop keeps out.
     * @param StoredBatchItem|null $inFlight The product's unsettled item in the batch under way, null when there is
     *     none.
     * @param bool $isAcked Whether `remote` contains that batch (`ack ≥ seq`).
     * @param list<string> $statuses Stock statuses that are registered on this store.
     * @return JudgedAdoption
     */
    public static function adoptSelected(
        int $version,
        array $remote,
        array $without,
        array $shown,
        ?array $shadow,
        array $keptOut,
        ?array $inFlight,
        bool $isAcked,
        array $statuses,
    ): array {
        $here = $shadow === null ? $keptOut : [...$keptOut, ...$shadow['keptOut']];
        // A state that is not newer has nothing new to say of this either.
        $there =
            $shadow === null || $version > $shadow['version']
                ? Selection::keptOutOf([$without])
                : $shadow['keptOutByMaster'];
        $out = Selection::keptOutOf([$here, $there]);
        $base =
            $shadow === null
                ? null
                : Selection::shadowAfterReturn(
                    $shadow,
                    $shown,
                    array_values(
                        array_filter(
                            $shadow['keptOutByMaster'],
                            static fn(string $field): bool => !in_array($field, $out, true),
                        ),
                    ),
                );
        $adoption = Adopt::adopt(
            $version,
            $remote,
            Selection::maskedState($shown, $base, $out),
            $base,
            $inFlight,
            $isAcked,
        );
        $change = Selection::maskedChange($adoption['change'], $out);
        $code = $adoption['adopts'] ? Storable::refusalOfState($remote, $change, $shown, $statuses) : '';
        if ($code !== '') {
            return [
                'adopts' => false,
                'change' => StockChanges::noChange(),
                'shadow' => Storable::shadowWithProblem($shadow, $shown, $code),
                'settles' => false,
                'code' => $code,
            ];
        }
        return [
            ...$adoption,
            'code' => $code,
            'change' => $change,
            'shadow' =>
                $adoption['shadow'] === null
                    ? null
                    : [...$adoption['shadow'], 'keptOut' => Selection::keptOutOf([$here]), 'keptOutByMaster' => $there],
        ];
    }
}
