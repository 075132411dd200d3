<?php
/**
 * Sync, Child: which run of the Master's counter this store follows. Enters: where states come from; leaves: the link in that
 * generation, or a refusal from which the Master can see that it was restored from a backup.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Sync\Generation;
use Kitgenix\StockSync\Storage\EventLog;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Origin from \Kitgenix\StockSync\Generated\Sync\StateOrigin
 * @phpstan-import-type StoredMasterLink from \Kitgenix\StockSync\Generated\Contract\Stored
 */
final class FollowedGeneration
{
    /**
     * Nothing can be adopted yet; but a Master that goes on in a new generation need not be waited for any longer.
     *
     * @param StoredMasterLink $link
     * @param Origin           $origin
     */
    public static function hurry(string $masterId, array $link, array $origin): void
    {
        if (self::verdict($link, $origin) === 'takes_over') {
            Links::updateMaster($masterId, static function (array $link): array {
                $link['health']['next_attempt'] = 0;
                return $link;
            });
        }
        Wakeup::request();
    }

    /**
     * Says what this store follows and how far, so that the Master can see that it was restored. A push that was overtaken by another
     * is refused in the same way, and is no news.
     *
     * @param Origin $origin
     */
    public static function refusal(string $masterId, array $origin): \WP_Error
    {
        $link = Links::master($masterId);
        if (self::verdict($link, $origin) === 'refuses') {
            EventLog::addOncePerMinute('generation ' . $masterId, 'The Master counts anew, perhaps after a restore. Nothing was adopted.', [
                'code' => Errors::ERRORS['generation'],
                'peer' => $masterId,
            ]);
        }
        return new \WP_Error(Errors::ERRORS['generation'], 'This store follows another generation of the counter, or has seen more of it.', [
            'status' => 409,
            'generation' => $link['generation'],
            'seen' => $link['seen'] ?? 0,
            'mark' => $link['mark'] ?? '',
        ]);
    }

    /**
     * The link in the generation of what is adopted; null when that is not to be adopted.
     *
     * @param StoredMasterLink $link
     * @param Origin|null      $origin
     * @return StoredMasterLink|null
     */
    public static function linkIn(array $link, ?array $origin): ?array
    {
        if ($origin === null) {
            return $link;
        }
        return in_array(self::verdict($link, $origin), ['follows', 'takes_over'], true)
            ? Generation::linkInGeneration($link, $origin['generation'], $origin['counter'], $origin['mark'], time())
            : null;
    }

    /**
     * @param StoredMasterLink $link
     * @param Origin           $origin
     * @return 'behind'|'follows'|'refuses'|'takes_over'
     */
    private static function verdict(array $link, array $origin): string
    {
        return Generation::verdictOnGeneration($link, $origin['generation'], $origin['told'], $origin['toldMark'], $origin['supersedes']);
    }
}
