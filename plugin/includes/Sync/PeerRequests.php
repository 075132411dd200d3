<?php
/**
 * Sync: what peers ask and tell, by route. Enters: the body of an authenticated request; leaves: the answer, or why there is none.
 *
 * @package Kitgenix\StockSync
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Sync;

use Kitgenix\StockSync\Generated\Contract\Errors;
use Kitgenix\StockSync\Generated\Contract\Validators;
use Kitgenix\StockSync\Reservations\ReserveOnMaster;
use Kitgenix\StockSync\Reservations\ReservedStock;
use Kitgenix\StockSync\Storage\ChangeJournal;
use Kitgenix\StockSync\Storage\Counter;
use Kitgenix\StockSync\Storage\Links;
use Kitgenix\StockSync\Storage\Settings;
use Kitgenix\StockSync\Transport\PeerRoutes;
use Kitgenix\StockSync\Transport\Wakeup;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type StockRequest from \Kitgenix\StockSync\Generated\Contract\StockQuestions
 */
final class PeerRequests
{
    /**
     * Takes in what a Child says that it received, and answers who this store is and where the sender stands.
     *
     * @return array<string, mixed>|\WP_Error
     */
    public static function ping(string $senderId, mixed $body): array|\WP_Error
    {
        $request = Validators::pingRequest($body);
        if (!$request['ok']) {
            return PeerRoutes::invalid($request['errors']);
        }
        self::noteVersion($senderId, $request['value']['to']);
        if (Settings::role() === 'master') {
            Counter::prepare();
            Links::prepareChild($senderId);
            ChildReports::take($senderId, $request['value']);
        }
        return StoreFacts::ping($senderId);
    }

    /**
     * A batch of a Child, or a push of the Master.
     *
     * @return array<string, mixed>|\WP_Error
     */
    public static function event(string $senderId, mixed $body): array|\WP_Error
    {
        $event = Validators::eventRequest($body);
        if (!$event['ok']) {
            return PeerRoutes::invalid($event['errors']);
        }
        self::noteVersion($senderId, $event['value']['to']);
        return Settings::role() === 'master'
            ? EventOnMaster::receive($senderId, $event['value'])
            : StateOnChild::receive($senderId, $event['value']);
    }

    /**
     * Version 1's question at checkout, and what version 2 asks beside it. Only a Master is asked.
     *
     * @return array<string, mixed>|\WP_Error
     */
    public static function stock(string $senderId, mixed $body): array|\WP_Error
    {
        return Settings::role() === 'master'
            ? self::answerAboutStock($senderId, $body, false)
            : new \WP_Error(Errors::ERRORS['not_master'], 'This store is not the Master.', ['status' => 403]);
    }

    /**
     * The question of audit and reconcile. Changes that nobody noted go into the journal: the peer is told that they are on their way.
     *
     * @return array<string, mixed>|\WP_Error
     */
    public static function stockState(string $senderId, mixed $body): array|\WP_Error
    {
        return self::answerAboutStock($senderId, $body, true);
    }

    /**
     * @return array<string, mixed>|\WP_Error
     */
    private static function answerAboutStock(string $senderId, mixed $body, bool $isWhole): array|\WP_Error
    {
        $request = Validators::stockRequest($body);
        if (!$request['ok']) {
            return PeerRoutes::invalid($request['errors']);
        }
        $value = $request['value'];
        self::noteVersion($senderId, $value['to']);
        if (!$isWhole) {
            return self::checkout($senderId, $value) ?? StoreFacts::stock($value['items'], false);
        }
        ['answer' => $answer, 'unsent' => $unsent] = HeldStock::answer($value);
        if ($unsent !== []) {
            ChangeJournal::append($unsent);
            Wakeup::request();
        }
        return $answer ?? StoreFacts::stock($value['items'], true);
    }

    /**
     * What a Child's checkout asks beyond what version 1 does; null when it does not.
     *
     * @param StockRequest $request
     * @return array<string, mixed>|null
     */
    private static function checkout(string $childId, array $request): ?array
    {
        ReservedStock::release($childId, $request['release'] ?? []);
        if ($request['reserve'] === null) {
            return null;
        }
        Counter::prepare();
        Links::prepareChild($childId);
        ['reserve' => $reserve, 'rows' => $rows] = ReserveOnMaster::answer($childId, $request['reserve']);
        return StoreFacts::table(array_column($request['reserve']['items'], 'sku'), $rows, false) + ['reserve' => $reserve];
    }

    /**
     * Notes which version a message is of: it is signed and valid, and only version 2 names the recipient. What is refused says nothing.
     */
    private static function noteVersion(string $senderId, ?string $to): void
    {
        Links::heardIn($senderId, $to === null ? 1 : 2, Settings::role() === 'master');
    }
}
