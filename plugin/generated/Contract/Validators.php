<?php

/**
 * Contract: untrusted JSON in; a typed value, or a list of what is wrong with it, out. Keys that are not known are
 * dropped: a newer peer may send more.
 *
 * Generated from the payloads in src/core; do not edit: change the source and run npm run generate.
 */

declare(strict_types=1);

namespace Kitgenix\StockSync\Generated\Contract;

use Kitgenix\StockSync\Generated\Runtime\Fields;

defined('ABSPATH') || exit;

/**
 * @phpstan-import-type Ack from Payloads
 * @phpstan-import-type AuditRequest from Tools
 * @phpstan-import-type BucketItem from StockQuestions
 * @phpstan-import-type BucketPart from StockQuestions
 * @phpstan-import-type BucketQuestion from StockQuestions
 * @phpstan-import-type CatalogueWalk from Stored
 * @phpstan-import-type ChildrenRequest from Admin
 * @phpstan-import-type ConfigRequest from Admin
 * @phpstan-import-type ConnectRequest from Pairing
 * @phpstan-import-type ConnectionCode from Pairing
 * @phpstan-import-type ConnectionRequest from Admin
 * @phpstan-import-type ConnectionTestRequest from Admin
 * @phpstan-import-type DigestPart from StockQuestions
 * @phpstan-import-type DigestQuestion from StockQuestions
 * @phpstan-import-type EventAnswer from Payloads
 * @phpstan-import-type EventItem from Payloads
 * @phpstan-import-type EventRequest from Payloads
 * @phpstan-import-type ExclusionsRequest from Admin
 * @phpstan-import-type FieldError from Fields
 * @phpstan-import-type FirstContact from Stored
 * @phpstan-import-type GenerationReport from Payloads
 * @phpstan-import-type GuessingAddress from Stored
 * @phpstan-import-type HeldItem from StockQuestions
 * @phpstan-import-type HeldUnits from Reservations
 * @phpstan-import-type HistoryHour from History
 * @phpstan-import-type Invitation from Pairing
 * @phpstan-import-type InviteRequest from Pairing
 * @phpstan-import-type ItemError from Payloads
 * @phpstan-import-type LinkClaim from Stored
 * @phpstan-import-type LinkHealth from Stored
 * @phpstan-import-type LinkOutage from Outages
 * @phpstan-import-type LogsRequest from Tools
 * @phpstan-import-type ManualSyncRequest from Tools
 * @phpstan-import-type MovedRequest from Admin
 * @phpstan-import-type PairRequest from Pairing
 * @phpstan-import-type PingAnswer from Payloads
 * @phpstan-import-type PingRequest from Payloads
 * @phpstan-import-type ReconcileRequest from Tools
 * @phpstan-import-type ReconcileStore from ReconcileRun
 * @phpstan-import-type RefusalCount from Stored
 * @phpstan-import-type ReserveAnswer from Reservations
 * @phpstan-import-type ReserveItem from Reservations
 * @phpstan-import-type ReserveQuestion from Reservations
 * @phpstan-import-type RestoredRequest from Admin
 * @phpstan-import-type ShopperReservation from Reservations
 * @phpstan-import-type ShopperReservations from Reservations
 * @phpstan-import-type ShopperUnits from Reservations
 * @phpstan-import-type StateItem from Payloads
 * @phpstan-import-type StockAnswer from Reservations
 * @phpstan-import-type StockRequest from StockQuestions
 * @phpstan-import-type StockRequestItem from StockQuestions
 * @phpstan-import-type StockStateAnswer from StockQuestions
 * @phpstan-import-type StoredBatch from Stored
 * @phpstan-import-type StoredBatchItem from Stored
 * @phpstan-import-type StoredChildLink from Stored
 * @phpstan-import-type StoredCounter from Stored
 * @phpstan-import-type StoredHistory from History
 * @phpstan-import-type StoredMasterLink from Stored
 * @phpstan-import-type StoredOldChild from Stored
 * @phpstan-import-type StoredOldItem from Stored
 * @phpstan-import-type StoredOutages from Outages
 * @phpstan-import-type StoredReconcile from ReconcileRun
 * @phpstan-import-type StoredRefusals from Stored
 * @phpstan-import-type StoredShadow from Stored
 * @phpstan-import-type StoredTombstones from Stored
 * @phpstan-import-type Tombstone from Stored
 * @phpstan-import-type WireState from StockQuestions
 */
final class Validators
{
    /**
     * Body of POST admin/config. What is null stays, so that two open tabs do not undo each other.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ConfigRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function configRequest(mixed $json): array
    {
        return Fields::read($json, self::readConfigRequest(...));
    }

    /**
     * Body of POST admin/exclusions: asks what these SKUs are here; nothing is changed.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ExclusionsRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function exclusionsRequest(mixed $json): array
    {
        return Fields::read($json, self::readExclusionsRequest(...));
    }

    /**
     * Body of POST admin/connection: the Master, as this Child reaches it. Empty text passes here, so that the person
     * is told what to enter.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ConnectionRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function connectionRequest(mixed $json): array
    {
        return Fields::read($json, self::readConnectionRequest(...));
    }

    /**
     * Body of POST admin/children: one change to the Master's list of Children.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ChildrenRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function childrenRequest(mixed $json): array
    {
        return Fields::read($json, self::readChildrenRequest(...));
    }

    /**
     * Body of POST admin/test-connection.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ConnectionTestRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function connectionTestRequest(mixed $json): array
    {
        return Fields::read($json, self::readConnectionTestRequest(...));
    }

    /**
     * Body of POST admin/restored: whose numbers are right after this Master was restored from a backup. `keep`: its
     * own; `take`: those that a Child holds.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: RestoredRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function restoredRequest(mixed $json): array
    {
        return Fields::read($json, self::readRestoredRequest(...));
    }

    /**
     * Body of POST admin/moved: what it means that this site has another address than its connections were made for.
     * `moved`: it is the same shop; `copy`: it is a copy of it, and has nothing to do with its peers.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: MovedRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function movedRequest(mixed $json): array
    {
        return Fields::read($json, self::readMovedRequest(...));
    }

    /**
     * The last day of this store, hour by hour. One row.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredHistory}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedHistory(mixed $json): array
    {
        return Fields::read($json, self::readStoredHistory(...));
    }

    /**
     * The links of this store that fail. One row.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredOutages}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedOutages(mixed $json): array
    {
        return Fields::read($json, self::readStoredOutages(...));
    }

    /**
     * What a connection code holds.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ConnectionCode}|array{ok: false, errors: list<FieldError>}
     */
    public static function connectionCode(mixed $json): array
    {
        return Fields::read($json, self::readConnectionCode(...));
    }

    /**
     * Body of POST /pair: what the Child is.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: PairRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function pairRequest(mixed $json): array
    {
        return Fields::read($json, self::readPairRequest(...));
    }

    /**
     * An invitation as the option holds it; used by none or by one store, which may repeat its answer.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: Invitation}|array{ok: false, errors: list<FieldError>}
     */
    public static function invitation(mixed $json): array
    {
        return Fields::read($json, self::readInvitation(...));
    }

    /**
     * Body of POST admin/invite.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: InviteRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function inviteRequest(mixed $json): array
    {
        return Fields::read($json, self::readInviteRequest(...));
    }

    /**
     * Body of POST admin/connect.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ConnectRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function connectRequest(mixed $json): array
    {
        return Fields::read($json, self::readConnectRequest(...));
    }

    /**
     * Body of POST /event, in both directions.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: EventRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function eventRequest(mixed $json): array
    {
        return Fields::read($json, self::readEventRequest(...));
    }

    /**
     * Answer to POST /event. Version 1 sends only `ok` and `processed`.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: EventAnswer}|array{ok: false, errors: list<FieldError>}
     */
    public static function eventAnswer(mixed $json): array
    {
        return Fields::read($json, self::readEventAnswer(...));
    }

    /**
     * What a Child says with `kss_generation`: what it follows, and how far.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: GenerationReport}|array{ok: false, errors: list<FieldError>}
     */
    public static function generationReport(mixed $json): array
    {
        return Fields::read($json, self::readGenerationReport(...));
    }

    /**
     * Body of POST /ping.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: PingRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function pingRequest(mixed $json): array
    {
        return Fields::read($json, self::readPingRequest(...));
    }

    /**
     * Answer to POST /ping. Version 1 stops at `time`.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: PingAnswer}|array{ok: false, errors: list<FieldError>}
     */
    public static function pingAnswer(mixed $json): array
    {
        return Fields::read($json, self::readPingAnswer(...));
    }

    /**
     * A reconcile: where it stands, and what it found. One row, the last one.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredReconcile}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedReconcile(mixed $json): array
    {
        return Fields::read($json, self::readStoredReconcile(...));
    }

    /**
     * Answer to POST /stock of version 2, beside the table `items` that version 1 reads.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StockAnswer}|array{ok: false, errors: list<FieldError>}
     */
    public static function stockAnswer(mixed $json): array
    {
        return Fields::read($json, self::readStockAnswer(...));
    }

    /**
     * What a Child's shoppers have reserved on the Master and not ordered yet: one row, so that nobody reserves
     * without end.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ShopperReservations}|array{ok: false, errors: list<FieldError>}
     */
    public static function shopperReservations(mixed $json): array
    {
        return Fields::read($json, self::readShopperReservations(...));
    }

    /**
     * Body of POST /stock and POST /stock-state.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StockRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function stockRequest(mixed $json): array
    {
        return Fields::read($json, self::readStockRequest(...));
    }

    /**
     * Answer to POST /stock-state of version 2, beside the table `items` that version 1 reads.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StockStateAnswer}|array{ok: false, errors: list<FieldError>}
     */
    public static function stockStateAnswer(mixed $json): array
    {
        return Fields::read($json, self::readStockStateAnswer(...));
    }

    /**
     * A product's state as last published (Master) or adopted (Child), in its meta. Short keys: one row a product.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredShadow}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedShadow(mixed $json): array
    {
        return Fields::read($json, self::readStoredShadow(...));
    }

    /**
     * The Master's counter: one number for every published change of any product.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredCounter}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedCounter(mixed $json): array
    {
        return Fields::read($json, self::readStoredCounter(...));
    }

    /**
     * Products that a Master has no more, oldest first.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredTombstones}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedTombstones(mixed $json): array
    {
        return Fields::read($json, self::readStoredTombstones(...));
    }

    /**
     * What a Child remembers of its Master.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredMasterLink}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedMasterLink(mixed $json): array
    {
        return Fields::read($json, self::readStoredMasterLink(...));
    }

    /**
     * What the Master remembers of a Child of version 1, beside its link.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredOldChild}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedOldChild(mixed $json): array
    {
        return Fields::read($json, self::readStoredOldChild(...));
    }

    /**
     * What the Master remembers of one Child.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredChildLink}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedChildLink(mixed $json): array
    {
        return Fields::read($json, self::readStoredChildLink(...));
    }

    /**
     * What is remembered of refused requests.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: StoredRefusals}|array{ok: false, errors: list<FieldError>}
     */
    public static function storedRefusals(mixed $json): array
    {
        return Fields::read($json, self::readStoredRefusals(...));
    }

    /**
     * Body of POST admin/reconcile.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ReconcileRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function reconcileRequest(mixed $json): array
    {
        return Fields::read($json, self::readReconcileRequest(...));
    }

    /**
     * Body of POST admin/audit.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: AuditRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function auditRequest(mixed $json): array
    {
        return Fields::read($json, self::readAuditRequest(...));
    }

    /**
     * Body of POST admin/manual-sync.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: ManualSyncRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function manualSyncRequest(mixed $json): array
    {
        return Fields::read($json, self::readManualSyncRequest(...));
    }

    /**
     * Body of POST admin/logs.
     *
     * @param mixed $json What `json_decode($text, true)` gave.
     * @return array{ok: true, value: LogsRequest}|array{ok: false, errors: list<FieldError>}
     */
    public static function logsRequest(mixed $json): array
    {
        return Fields::read($json, self::readLogsRequest(...));
    }

    /**
     * @return ConfigRequest
     */
    private static function readConfigRequest(Fields $fields): array
    {
        return [
            'this_store_name' => $fields->isAbsent('this_store_name') ? null : $fields->text('this_store_name', 0, 255),
            'role' => $fields->isAbsent('role') ? null : $fields->choice('role', ['master', 'child']),
            'checkout_mode' => $fields->isAbsent('checkout_mode')
                ? null
                : $fields->choice('checkout_mode', ['off', 'check', 'reserve']),
            'checkout_reserve_minutes' => $fields->isAbsent('checkout_reserve_minutes')
                ? null
                : $fields->integer('checkout_reserve_minutes', 1, 60),
            'checkout_validation_failure_strategy' => $fields->isAbsent('checkout_validation_failure_strategy')
                ? null
                : $fields->choice('checkout_validation_failure_strategy', ['fail_open', 'fail_closed', 'stale_cache']),
            'checkout_stale_cache_minutes' => $fields->isAbsent('checkout_stale_cache_minutes')
                ? null
                : $fields->integer('checkout_stale_cache_minutes', 1, 1440),
            'checkout_timeout_seconds' => $fields->isAbsent('checkout_timeout_seconds')
                ? null
                : $fields->integer('checkout_timeout_seconds', 1, 10),
            'exclusions' => $fields->isAbsent('exclusions')
                ? null
                : $fields->list(
                    'exclusions',
                    10000,
                    static fn(Fields $list, int $i): string => $list->text($i, 0, 255),
                ),
        ];
    }

    /**
     * @return ExclusionsRequest
     */
    private static function readExclusionsRequest(Fields $fields): array
    {
        return [
            'skus' => $fields->list('skus', 10000, static fn(Fields $list, int $i): string => $list->text($i, 0, 255)),
        ];
    }

    /**
     * @return ConnectionRequest
     */
    private static function readConnectionRequest(Fields $fields): array
    {
        return [
            'url' => $fields->text('url', 0, 2000),
            'store_id' => $fields->text('store_id', 0, 64),
            'secret' => $fields->isAbsent('secret') ? null : $fields->text('secret', 0, 255),
        ];
    }

    /**
     * @return ChildrenRequest
     */
    private static function readChildrenRequest(Fields $fields): array
    {
        return [
            'action' => $fields->choice('action', ['add', 'update', 'remove']),
            'id' => $fields->text('id', 0, 64),
            'new_id' => $fields->isAbsent('new_id') ? null : $fields->text('new_id', 0, 64),
            'name' => $fields->isAbsent('name') ? null : $fields->text('name', 0, 255),
            'url' => $fields->isAbsent('url') ? null : $fields->text('url', 0, 2000),
            'secret' => $fields->isAbsent('secret') ? null : $fields->text('secret', 0, 255),
            'enabled' => $fields->isAbsent('enabled') ? null : $fields->boolean('enabled'),
        ];
    }

    /**
     * @return ConnectionTestRequest
     */
    private static function readConnectionTestRequest(Fields $fields): array
    {
        return [
            'store_id' => $fields->isAbsent('store_id') ? null : $fields->text('store_id', 0, 64),
        ];
    }

    /**
     * @return RestoredRequest
     */
    private static function readRestoredRequest(Fields $fields): array
    {
        return [
            'choice' => $fields->choice('choice', ['keep', 'take']),
            'child' => $fields->isAbsent('child') ? null : $fields->text('child', 0, 64),
        ];
    }

    /**
     * @return MovedRequest
     */
    private static function readMovedRequest(Fields $fields): array
    {
        return [
            'choice' => $fields->choice('choice', ['moved', 'copy']),
        ];
    }

    /**
     * @return HistoryHour
     */
    private static function readHistoryHour(Fields $fields): array
    {
        return [
            'start' => $fields->integer('start', 0),
            'changes' => $fields->integer('changes', 0),
            'lag' => $fields->integer('lag', 0),
            'stopped' => $fields->isAbsent('stopped') ? null : $fields->integer('stopped', 0),
            'unasked' => $fields->isAbsent('unasked') ? null : $fields->integer('unasked', 0),
        ];
    }

    /**
     * @return StoredHistory
     */
    private static function readStoredHistory(Fields $fields): array
    {
        return [
            'since' => $fields->integer('since', 0),
            'version' => $fields->isAbsent('version') ? null : $fields->integer('version', 0),
            'hours' => $fields->list(
                'hours',
                25,
                static fn(Fields $list, int $i): array => self::readHistoryHour($list->object($i)),
            ),
        ];
    }

    /**
     * @return LinkOutage
     */
    private static function readLinkOutage(Fields $fields): array
    {
        return [
            'store_id' => $fields->text('store_id', 0, 255),
            'since' => $fields->integer('since', 0),
            'told' => $fields->integer('told', 0),
        ];
    }

    /**
     * @return StoredOutages
     */
    private static function readStoredOutages(Fields $fields): array
    {
        return [
            'outages' => $fields->list(
                'outages',
                500,
                static fn(Fields $list, int $i): array => self::readLinkOutage($list->object($i)),
            ),
        ];
    }

    /**
     * @return ConnectionCode
     */
    private static function readConnectionCode(Fields $fields): array
    {
        return [
            'url' => $fields->text('url', 0, 2000),
            'store_id' => $fields->text('store_id', 0, 64),
            'name' => $fields->text('name', 0, 255),
            'invitation' => $fields->text('invitation', 0, 64),
            'secret' => $fields->text('secret', 0, 255),
            'expires' => $fields->integer('expires', 0),
        ];
    }

    /**
     * @return PairRequest
     */
    private static function readPairRequest(Fields $fields): array
    {
        return [
            'store_id' => $fields->text('store_id', 0, 64),
            'name' => $fields->text('name', 0, 255),
            'url' => $fields->text('url', 0, 2000),
        ];
    }

    /**
     * @return Invitation
     */
    private static function readInvitation(Fields $fields): array
    {
        return [
            'id' => $fields->text('id', 0, 64),
            'secret' => $fields->text('secret', 0, 255),
            'expires' => $fields->integer('expires', 0),
            'used_by' => $fields->text('used_by', 0, 64),
            'for' => $fields->isAbsent('for') ? null : $fields->text('for', 0, 64),
        ];
    }

    /**
     * @return InviteRequest
     */
    private static function readInviteRequest(Fields $fields): array
    {
        return [
            'for' => $fields->isAbsent('for') ? null : $fields->text('for', 0, 64),
        ];
    }

    /**
     * @return ConnectRequest
     */
    private static function readConnectRequest(Fields $fields): array
    {
        return [
            'code' => $fields->text('code', 0, 8000),
            'allow_http' => $fields->isAbsent('allow_http') ? null : $fields->boolean('allow_http'),
        ];
    }

    /**
     * @return EventItem
     */
    private static function readEventItem(Fields $fields): array
    {
        return [
            'gid' => $fields->isAbsent('gid') ? null : $fields->text('gid', 0, 64),
            'sku' => $fields->text('sku', 1, 255),
            'old_sku' => $fields->isAbsent('old_sku') ? null : $fields->text('old_sku', 0, 255),
            'manage_stock' => $fields->isAbsent('manage_stock')
                ? null
                : $fields->choice('manage_stock', [true, false, 'parent']),
            'stock_quantity' => $fields->isAbsent('stock_quantity') ? null : $fields->number('stock_quantity'),
            'stock_status' => $fields->isAbsent('stock_status') ? null : $fields->text('stock_status', 0, 32),
            'backorders' => $fields->isAbsent('backorders')
                ? null
                : $fields->choice('backorders', ['no', 'notify', 'yes']),
            'low_stock_amount' => $fields->isAbsent('low_stock_amount') ? null : $fields->number('low_stock_amount'),
            'delta' => $fields->isAbsent('delta') ? null : $fields->number('delta'),
            'base_version' => $fields->isAbsent('base_version')
                ? null
                : $fields->integer('base_version', 0, 1000000000000000),
            'changed' => $fields->isAbsent('changed')
                ? null
                : $fields->list('changed', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
            'version' => $fields->isAbsent('version') ? null : $fields->integer('version', 1, 1000000000000000),
            'deleted' => $fields->isAbsent('deleted') ? null : $fields->boolean('deleted'),
            'without' => $fields->isAbsent('without')
                ? null
                : $fields->list('without', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
        ];
    }

    /**
     * @return Ack
     */
    private static function readAck(Fields $fields): array
    {
        return [
            'epoch' => $fields->text('epoch', 0, 64),
            'seq' => $fields->integer('seq', 0, 1000000000000000),
            'event_id' => $fields->isAbsent('event_id') ? null : $fields->text('event_id', 0, 64),
            'refused' => $fields->isAbsent('refused')
                ? null
                : $fields->list('refused', 500, static fn(Fields $list, int $i): string => $list->text($i, 0, 255)),
            'push' => $fields->isAbsent('push') ? null : $fields->text('push', 0, 64),
        ];
    }

    /**
     * @return EventRequest
     */
    private static function readEventRequest(Fields $fields): array
    {
        return [
            'event_type' => $fields->text('event_type', 1, 32),
            'origin' => $fields->isAbsent('origin') ? null : $fields->text('origin', 0, 32),
            'time' => $fields->isAbsent('time') ? null : $fields->integer('time', 0, 253402300799),
            'context' => $fields->isAbsent('context') ? null : $fields->text('context', 0, 32),
            'event_id' => $fields->isAbsent('event_id') ? null : $fields->text('event_id', 0, 64),
            'items' => $fields->isAbsent('items')
                ? null
                : $fields->list(
                    'items',
                    500,
                    static fn(Fields $list, int $i): array => self::readEventItem($list->object($i)),
                ),
            'to' => $fields->isAbsent('to') ? null : $fields->text('to', 0, 64),
            'route' => $fields->isAbsent('route') ? null : $fields->text('route', 0, 32),
            'epoch' => $fields->isAbsent('epoch') ? null : $fields->text('epoch', 0, 64),
            'seq' => $fields->isAbsent('seq') ? null : $fields->integer('seq', 1, 1000000000000000),
            'generation' => $fields->isAbsent('generation') ? null : $fields->text('generation', 0, 64),
            'ack' => $fields->isAbsent('ack') ? null : self::readAck($fields->object('ack')),
            'seen' => $fields->isAbsent('seen') ? null : $fields->integer('seen', 0, 1000000000000000),
            'counter' => $fields->isAbsent('counter') ? null : $fields->integer('counter', 0, 1000000000000000),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
            'told' => $fields->isAbsent('told') ? null : $fields->integer('told', 0, 1000000000000000),
            'told_mark' => $fields->isAbsent('told_mark') ? null : $fields->text('told_mark', 0, 64),
            'supersedes' => $fields->isAbsent('supersedes')
                ? null
                : $fields->list('supersedes', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
            'release' => $fields->isAbsent('release')
                ? null
                : $fields->list('release', 500, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return StateItem
     */
    private static function readStateItem(Fields $fields): array
    {
        return [
            'gid' => $fields->text('gid', 0, 64),
            'sku' => $fields->text('sku', 1, 255),
            'old_sku' => $fields->isAbsent('old_sku') ? null : $fields->text('old_sku', 0, 255),
            'manage_stock' => $fields->choice('manage_stock', [true, false, 'parent']),
            'stock_quantity' => $fields->isNull('stock_quantity') ? null : $fields->number('stock_quantity'),
            'stock_status' => $fields->text('stock_status', 0, 32),
            'backorders' => $fields->choice('backorders', ['no', 'notify', 'yes']),
            'low_stock_amount' => $fields->isNull('low_stock_amount') ? null : $fields->number('low_stock_amount'),
            'version' => $fields->integer('version', 1, 1000000000000000),
            'deleted' => $fields->isAbsent('deleted') ? null : $fields->boolean('deleted'),
            'without' => $fields->isAbsent('without')
                ? null
                : $fields->list('without', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
        ];
    }

    /**
     * @return ItemError
     */
    private static function readItemError(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 0, 255),
            'code' => $fields->text('code', 0, 64),
        ];
    }

    /**
     * @return EventAnswer
     */
    private static function readEventAnswer(Fields $fields): array
    {
        return [
            'ok' => $fields->boolean('ok'),
            'processed' => $fields->isAbsent('processed') ? null : $fields->boolean('processed'),
            'generation' => $fields->isAbsent('generation') ? null : $fields->text('generation', 0, 64),
            'ack' => $fields->isAbsent('ack') ? null : self::readAck($fields->object('ack')),
            'items' => $fields->isAbsent('items')
                ? null
                : $fields->list(
                    'items',
                    500,
                    static fn(Fields $list, int $i): array => self::readStateItem($list->object($i)),
                ),
            'errors' => $fields->isAbsent('errors')
                ? null
                : $fields->list(
                    'errors',
                    500,
                    static fn(Fields $list, int $i): array => self::readItemError($list->object($i)),
                ),
            'counter' => $fields->isAbsent('counter') ? null : $fields->integer('counter', 0, 1000000000000000),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
            'supersedes' => $fields->isAbsent('supersedes')
                ? null
                : $fields->list('supersedes', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return GenerationReport
     */
    private static function readGenerationReport(Fields $fields): array
    {
        return [
            'generation' => $fields->text('generation', 0, 64),
            'seen' => $fields->integer('seen', 0, 1000000000000000),
            'mark' => $fields->text('mark', 0, 64),
        ];
    }

    /**
     * @return PingRequest
     */
    private static function readPingRequest(Fields $fields): array
    {
        return [
            'to' => $fields->isAbsent('to') ? null : $fields->text('to', 0, 64),
            'route' => $fields->isAbsent('route') ? null : $fields->text('route', 0, 32),
            'generation' => $fields->isAbsent('generation') ? null : $fields->text('generation', 0, 64),
            'seen' => $fields->isAbsent('seen') ? null : $fields->integer('seen', 0, 1000000000000000),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
        ];
    }

    /**
     * @return PingAnswer
     */
    private static function readPingAnswer(Fields $fields): array
    {
        return [
            'ok' => $fields->boolean('ok'),
            'store_id' => $fields->text('store_id', 0, 64),
            'store_name' => $fields->text('store_name', 0, 255),
            'role' => $fields->choice('role', ['master', 'child']),
            'time' => $fields->integer('time', 0, 253402300799),
            'protocol' => $fields->isAbsent('protocol') ? 1 : $fields->integer('protocol', 1, 1000),
            'plugin_version' => $fields->isAbsent('plugin_version') ? null : $fields->text('plugin_version', 0, 32),
            'woocommerce_version' => $fields->isAbsent('woocommerce_version')
                ? null
                : $fields->text('woocommerce_version', 0, 32),
            'wordpress_version' => $fields->isAbsent('wordpress_version')
                ? null
                : $fields->text('wordpress_version', 0, 32),
            'generation' => $fields->isAbsent('generation') ? null : $fields->text('generation', 0, 64),
            'seen' => $fields->isAbsent('seen') ? null : $fields->integer('seen', 0, 1000000000000000),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
            'restored' => $fields->isAbsent('restored') ? null : $fields->boolean('restored'),
            'ack' => $fields->isAbsent('ack') ? null : self::readAck($fields->object('ack')),
        ];
    }

    /**
     * @return ReconcileStore
     */
    private static function readReconcileStore(Fields $fields): array
    {
        return [
            'store_id' => $fields->text('store_id', 0, 64),
            'differing' => $fields->integer('differing', 0),
            'pushed' => $fields->integer('pushed', 0),
            'waiting' => $fields->integer('waiting', 0),
            'missing' => $fields->integer('missing', 0),
            'code' => $fields->text('code', 0, 64),
        ];
    }

    /**
     * @return StoredReconcile
     */
    private static function readStoredReconcile(Fields $fields): array
    {
        return [
            'id' => $fields->text('id', 0, 64),
            'mode' => $fields->choice('mode', ['differences', 'all']),
            'status' => $fields->choice('status', ['running', 'finished', 'cancelled']),
            'dry_run' => $fields->isAbsent('dry_run') ? null : $fields->boolean('dry_run'),
            'selected' => $fields->isAbsent('selected') ? null : $fields->integer('selected', 1),
            'skus' => $fields->isAbsent('skus')
                ? null
                : $fields->list('skus', 2000, static fn(Fields $list, int $i): string => $list->text($i, 0, 255)),
            'stage' => $fields->choice('stage', ['publish', 'own', 'peer', 'bucket', 'fields', 'named']),
            'started' => $fields->integer('started', 0),
            'finished' => $fields->integer('finished', 0),
            'per_page' => $fields->integer('per_page', 1, 500),
            'page' => $fields->integer('page', 0),
            'after' => $fields->integer('after', 0),
            'total' => $fields->integer('total', 0),
            'done' => $fields->integer('done', 0),
            'buckets' => $fields->integer('buckets', 1, 500),
            'own' => $fields->list('own', 500, static fn(Fields $list, int $i): int => $list->integer($i)),
            'peer' => $fields->list('peer', 500, static fn(Fields $list, int $i): int => $list->integer($i)),
            'peer_parts' => $fields->isAbsent('peer_parts') ? null : $fields->integer('peer_parts', 0),
            'left' => $fields->list('left', 500, static fn(Fields $list, int $i): int => $list->integer($i)),
            'failures' => $fields->integer('failures', 0),
            'pushed' => $fields->integer('pushed', 0),
            'at' => $fields->integer('at', 0),
            'stores' => $fields->list(
                'stores',
                0,
                static fn(Fields $list, int $i): array => self::readReconcileStore($list->object($i)),
            ),
        ];
    }

    /**
     * @return HeldUnits
     */
    private static function readHeldUnits(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 0, 255),
            'quantity' => $fields->number('quantity', 0),
        ];
    }

    /**
     * @return ReserveAnswer
     */
    private static function readReserveAnswer(Fields $fields): array
    {
        return [
            'granted' => $fields->boolean('granted'),
            'held' => $fields->list(
                'held',
                500,
                static fn(Fields $list, int $i): array => self::readHeldUnits($list->object($i)),
            ),
            'contains_batch' => $fields->boolean('contains_batch'),
        ];
    }

    /**
     * @return StockAnswer
     */
    private static function readStockAnswer(Fields $fields): array
    {
        return [
            'ok' => $fields->boolean('ok'),
            'reserve' => $fields->isAbsent('reserve') ? null : self::readReserveAnswer($fields->object('reserve')),
        ];
    }

    /**
     * @return ShopperUnits
     */
    private static function readShopperUnits(Fields $fields): array
    {
        return [
            'product_id' => $fields->integer('product_id', 1),
            'units' => $fields->integer('units', 0),
        ];
    }

    /**
     * @return ShopperReservation
     */
    private static function readShopperReservation(Fields $fields): array
    {
        return [
            'address' => $fields->text('address', 1, 32),
            'key' => $fields->text('key', 1, 64),
            'until' => $fields->integer('until', 0),
            'stocks' => $fields->list(
                'stocks',
                500,
                static fn(Fields $list, int $i): array => self::readShopperUnits($list->object($i)),
            ),
        ];
    }

    /**
     * @return ShopperReservations
     */
    private static function readShopperReservations(Fields $fields): array
    {
        return [
            'open' => $fields->list(
                'open',
                2500,
                static fn(Fields $list, int $i): array => self::readShopperReservation($list->object($i)),
            ),
        ];
    }

    /**
     * @return StockRequestItem
     */
    private static function readStockRequestItem(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 0, 255),
        ];
    }

    /**
     * @return DigestQuestion
     */
    private static function readDigestQuestion(Fields $fields): array
    {
        return [
            'buckets' => $fields->integer('buckets', 1, 500),
            'after' => $fields->integer('after', 0),
        ];
    }

    /**
     * @return BucketQuestion
     */
    private static function readBucketQuestion(Fields $fields): array
    {
        return [
            'buckets' => $fields->integer('buckets', 1, 500),
            'bucket' => $fields->integer('bucket', 0, 499),
            'after' => $fields->integer('after', 0),
        ];
    }

    /**
     * @return ReserveItem
     */
    private static function readReserveItem(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 1, 255),
            'quantity' => $fields->number('quantity', 0),
            'unsent' => $fields->number('unsent'),
            'in_flight' => $fields->number('in_flight'),
        ];
    }

    /**
     * @return ReserveQuestion
     */
    private static function readReserveQuestion(Fields $fields): array
    {
        return [
            'key' => $fields->text('key', 1, 64),
            'ttl' => $fields->integer('ttl', 0, 3600),
            'items' => $fields->list(
                'items',
                500,
                static fn(Fields $list, int $i): array => self::readReserveItem($list->object($i)),
            ),
            'epoch' => $fields->text('epoch', 0, 64),
            'seq' => $fields->integer('seq', 0),
            'sold' => $fields->list('sold', 500, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return StockRequest
     */
    private static function readStockRequest(Fields $fields): array
    {
        return [
            'items' => $fields->list(
                'items',
                500,
                static fn(Fields $list, int $i): array => self::readStockRequestItem($list->object($i)),
            ),
            'digest' => $fields->isAbsent('digest') ? null : self::readDigestQuestion($fields->object('digest')),
            'bucket' => $fields->isAbsent('bucket') ? null : self::readBucketQuestion($fields->object('bucket')),
            'held' => $fields->isAbsent('held') ? null : $fields->boolean('held'),
            'reserve' => $fields->isAbsent('reserve') ? null : self::readReserveQuestion($fields->object('reserve')),
            'release' => $fields->isAbsent('release')
                ? null
                : $fields->list('release', 500, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
            'to' => $fields->isAbsent('to') ? null : $fields->text('to', 0, 64),
            'route' => $fields->isAbsent('route') ? null : $fields->text('route', 0, 32),
        ];
    }

    /**
     * @return DigestPart
     */
    private static function readDigestPart(Fields $fields): array
    {
        return [
            'sums' => $fields->list('sums', 500, static fn(Fields $list, int $i): int => $list->integer($i)),
            'next' => $fields->isNull('next') ? null : $fields->integer('next', 0),
        ];
    }

    /**
     * @return BucketItem
     */
    private static function readBucketItem(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 0, 255),
            'sum' => $fields->integer('sum', 0),
        ];
    }

    /**
     * @return BucketPart
     */
    private static function readBucketPart(Fields $fields): array
    {
        return [
            'items' => $fields->list(
                'items',
                500,
                static fn(Fields $list, int $i): array => self::readBucketItem($list->object($i)),
            ),
            'next' => $fields->isNull('next') ? null : $fields->integer('next', 0),
        ];
    }

    /**
     * @return WireState
     */
    private static function readWireState(Fields $fields): array
    {
        return [
            'manage_stock' => $fields->choice('manage_stock', [true, false, 'parent']),
            'stock_quantity' => $fields->isNull('stock_quantity') ? null : $fields->number('stock_quantity'),
            'stock_status' => $fields->text('stock_status', 0, 32),
            'backorders' => $fields->choice('backorders', ['no', 'notify', 'yes']),
            'low_stock_amount' => $fields->isNull('low_stock_amount') ? null : $fields->number('low_stock_amount'),
        ];
    }

    /**
     * @return HeldItem
     */
    private static function readHeldItem(Fields $fields): array
    {
        return [
            'sku' => $fields->text('sku', 0, 255),
            'code' => $fields->text('code', 0, 64),
            'state' => $fields->isNull('state') ? null : self::readWireState($fields->object('state')),
            'base' => $fields->isNull('base') ? null : self::readWireState($fields->object('base')),
            'version' => $fields->integer('version', 0, 1000000000000000),
            'waits' => $fields->choice('waits', ['no', 'unsent', 'refused']),
        ];
    }

    /**
     * @return StockStateAnswer
     */
    private static function readStockStateAnswer(Fields $fields): array
    {
        return [
            'ok' => $fields->boolean('ok'),
            'digest' => $fields->isAbsent('digest') ? null : self::readDigestPart($fields->object('digest')),
            'bucket' => $fields->isAbsent('bucket') ? null : self::readBucketPart($fields->object('bucket')),
            'held' => $fields->isAbsent('held')
                ? null
                : $fields->list(
                    'held',
                    500,
                    static fn(Fields $list, int $i): array => self::readHeldItem($list->object($i)),
                ),
        ];
    }

    /**
     * @return StoredShadow
     */
    private static function readStoredShadow(Fields $fields): array
    {
        return [
            'v' => $fields->integer('v', 0),
            'q' => $fields->isNull('q') ? null : $fields->integer('q'),
            'm' => $fields->choice('m', ['yes', 'no', 'parent']),
            's' => $fields->isNull('s') ? null : $fields->text('s', 0, 32),
            'b' => $fields->choice('b', ['no', 'notify', 'yes']),
            'l' => $fields->isNull('l') ? null : $fields->integer('l'),
            'r' => $fields->isAbsent('r') ? null : $fields->text('r', 0, 255),
            'p' => $fields->isAbsent('p') ? null : $fields->integer('p', 1),
            'k' => $fields->isAbsent('k') ? null : $fields->text('k', 0, 255),
            'o' => $fields->isAbsent('o') ? null : $fields->text('o', 0, 255),
            'w' => $fields->isAbsent('w') ? null : $fields->text('w', 0, 255),
            't' => $fields->isAbsent('t') ? null : $fields->integer('t', 0),
            'f' => $fields->isAbsent('f') ? null : $fields->text('f', 0, 64),
            'x' => $fields->isAbsent('x')
                ? null
                : $fields->list('x', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
            'z' => $fields->isAbsent('z')
                ? null
                : $fields->list('z', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
            'e' => $fields->isAbsent('e') ? null : $fields->text('e', 0, 64),
        ];
    }

    /**
     * @return StoredCounter
     */
    private static function readStoredCounter(Fields $fields): array
    {
        return [
            'generation' => $fields->text('generation', 0, 64),
            'version' => $fields->integer('version', 0),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
            'supersedes' => $fields->isAbsent('supersedes')
                ? null
                : $fields->list('supersedes', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return Tombstone
     */
    private static function readTombstone(Fields $fields): array
    {
        return [
            'product_id' => $fields->integer('product_id', 1),
            'sku' => $fields->text('sku', 0, 255),
            'gid' => $fields->text('gid', 0, 64),
            'version' => $fields->integer('version', 1),
        ];
    }

    /**
     * @return StoredTombstones
     */
    private static function readStoredTombstones(Fields $fields): array
    {
        return [
            'items' => $fields->list(
                'items',
                1000,
                static fn(Fields $list, int $i): array => self::readTombstone($list->object($i)),
            ),
        ];
    }

    /**
     * @return StoredBatchItem
     */
    private static function readStoredBatchItem(Fields $fields): array
    {
        return [
            'product_id' => $fields->integer('product_id', 1),
            'sku' => $fields->text('sku', 0, 255),
            'gid' => $fields->text('gid', 0, 64),
            'delta' => $fields->integer('delta'),
            'base_version' => $fields->integer('base_version', 0),
            'changed' => $fields->list('changed', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 32)),
            'quantity' => $fields->isNull('quantity') ? null : $fields->integer('quantity'),
            'manage_stock' => $fields->choice('manage_stock', ['yes', 'no', 'parent']),
            'stock_status' => $fields->isNull('stock_status') ? null : $fields->text('stock_status', 0, 32),
            'backorders' => $fields->choice('backorders', ['no', 'notify', 'yes']),
            'low_stock_amount' => $fields->isNull('low_stock_amount') ? null : $fields->integer('low_stock_amount'),
            'settled' => $fields->boolean('settled'),
        ];
    }

    /**
     * @return StoredBatch
     */
    private static function readStoredBatch(Fields $fields): array
    {
        return [
            'seq' => $fields->integer('seq', 1),
            'event_id' => $fields->text('event_id', 0, 64),
            'created' => $fields->integer('created'),
            'items' => $fields->list(
                'items',
                500,
                static fn(Fields $list, int $i): array => self::readStoredBatchItem($list->object($i)),
            ),
            'release' => $fields->isAbsent('release')
                ? null
                : $fields->list('release', 500, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return FirstContact
     */
    private static function readFirstContact(Fields $fields): array
    {
        return [
            'after' => $fields->integer('after', 0),
        ];
    }

    /**
     * @return LinkHealth
     */
    private static function readLinkHealth(Fields $fields): array
    {
        return [
            'protocol' => $fields->integer('protocol', 0),
            'failures' => $fields->integer('failures', 0),
            'next_attempt' => $fields->integer('next_attempt', 0),
            'attention' => $fields->text('attention', 0, 64),
            'last_success' => $fields->integer('last_success', 0),
            'last_failure' => $fields->integer('last_failure', 0),
            'last_error' => $fields->text('last_error', 0, 300),
            'last_inbound' => $fields->integer('last_inbound', 0),
        ];
    }

    /**
     * @return StoredMasterLink
     */
    private static function readStoredMasterLink(Fields $fields): array
    {
        return [
            'epoch' => $fields->text('epoch', 0, 64),
            'seq' => $fields->integer('seq', 0),
            'generation' => $fields->text('generation', 0, 64),
            'seen' => $fields->isAbsent('seen') ? null : $fields->integer('seen', 0),
            'mark' => $fields->isAbsent('mark') ? null : $fields->text('mark', 0, 64),
            'pushes' => $fields->isAbsent('pushes')
                ? null
                : $fields->list('pushes', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
            'in_flight' => $fields->isNull('in_flight') ? null : self::readStoredBatch($fields->object('in_flight')),
            'contact' => $fields->isNull('contact') ? null : self::readFirstContact($fields->object('contact')),
            'health' => self::readLinkHealth($fields->object('health')),
        ];
    }

    /**
     * @return StoredOldItem
     */
    private static function readStoredOldItem(Fields $fields): array
    {
        return [
            'product_id' => $fields->integer('product_id', 1),
            'quantity' => $fields->integer('quantity'),
            'time' => $fields->integer('time', 0),
            'sku' => $fields->isAbsent('sku') ? null : $fields->text('sku', 0, 255),
        ];
    }

    /**
     * @return StoredOldChild
     */
    private static function readStoredOldChild(Fields $fields): array
    {
        return [
            'items' => $fields->list(
                'items',
                0,
                static fn(Fields $list, int $i): array => self::readStoredOldItem($list->object($i)),
            ),
            'events' => $fields->list('events', 100, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
        ];
    }

    /**
     * @return CatalogueWalk
     */
    private static function readCatalogueWalk(Fields $fields): array
    {
        return [
            'after' => $fields->integer('after', 0),
            'target' => $fields->integer('target', 0),
        ];
    }

    /**
     * @return LinkClaim
     */
    private static function readLinkClaim(Fields $fields): array
    {
        return [
            'generation' => $fields->text('generation', 0, 64),
            'seen' => $fields->integer('seen', 0, 1000000000000000),
            'confirmed' => $fields->integer('confirmed', 0),
            'since' => $fields->integer('since', 0),
        ];
    }

    /**
     * @return StoredChildLink
     */
    private static function readStoredChildLink(Fields $fields): array
    {
        return [
            'epoch' => $fields->text('epoch', 0, 64),
            'applied' => $fields->integer('applied', 0),
            'event_id' => $fields->text('event_id', 0, 64),
            'refused' => $fields->isAbsent('refused')
                ? null
                : $fields->list(
                    'refused',
                    500,
                    static fn(Fields $list, int $i): array => self::readItemError($list->object($i)),
                ),
            'past_epochs' => $fields->isAbsent('past_epochs')
                ? null
                : $fields->list('past_epochs', 8, static fn(Fields $list, int $i): string => $list->text($i, 0, 64)),
            'cursor' => $fields->integer('cursor', 0),
            'push' => $fields->isAbsent('push') ? null : $fields->text('push', 0, 64),
            'told' => $fields->isAbsent('told') ? null : $fields->integer('told', 0),
            'told_mark' => $fields->isAbsent('told_mark') ? null : $fields->text('told_mark', 0, 64),
            'walk' => $fields->isNull('walk') ? null : self::readCatalogueWalk($fields->object('walk')),
            'walks' => $fields->isAbsent('walks') ? null : $fields->integer('walks', 0),
            'claim' => $fields->isAbsent('claim') ? null : self::readLinkClaim($fields->object('claim')),
            'health' => self::readLinkHealth($fields->object('health')),
        ];
    }

    /**
     * @return RefusalCount
     */
    private static function readRefusalCount(Fields $fields): array
    {
        return [
            'reason' => $fields->text('reason', 0, 64),
            'route' => $fields->text('route', 0, 64),
            'count' => $fields->integer('count', 1, 1000000000000000),
            'first' => $fields->integer('first', 0, 253402300799),
            'last' => $fields->integer('last', 0, 253402300799),
            'sender' => $fields->text('sender', 0, 64),
        ];
    }

    /**
     * @return GuessingAddress
     */
    private static function readGuessingAddress(Fields $fields): array
    {
        return [
            'origin' => $fields->text('origin', 0, 32),
            'count' => $fields->integer('count', 1, 1000000),
            'until' => $fields->integer('until', 0, 253402300799),
        ];
    }

    /**
     * @return StoredRefusals
     */
    private static function readStoredRefusals(Fields $fields): array
    {
        return [
            'reasons' => $fields->list(
                'reasons',
                100,
                static fn(Fields $list, int $i): array => self::readRefusalCount($list->object($i)),
            ),
            'addresses' => $fields->list(
                'addresses',
                200,
                static fn(Fields $list, int $i): array => self::readGuessingAddress($list->object($i)),
            ),
        ];
    }

    /**
     * @return ReconcileRequest
     */
    private static function readReconcileRequest(Fields $fields): array
    {
        return [
            'action' => $fields->choice('action', ['start', 'cancel', 'resume']),
            'mode' => $fields->isAbsent('mode') ? 'differences' : $fields->choice('mode', ['differences', 'all']),
            'per_page' => $fields->isAbsent('per_page') ? null : $fields->integer('per_page', 50, 500),
            'skus' => $fields->isAbsent('skus')
                ? null
                : $fields->list('skus', 2000, static fn(Fields $list, int $i): string => $list->text($i, 0, 255)),
            'dry_run' => $fields->isAbsent('dry_run') ? null : $fields->boolean('dry_run'),
        ];
    }

    /**
     * @return AuditRequest
     */
    private static function readAuditRequest(Fields $fields): array
    {
        return [
            'skus' => $fields->isAbsent('skus')
                ? null
                : $fields->list('skus', 2000, static fn(Fields $list, int $i): string => $list->text($i, 0, 255)),
        ];
    }

    /**
     * @return ManualSyncRequest
     */
    private static function readManualSyncRequest(Fields $fields): array
    {
        return [
            'skus' => $fields->list('skus', 500, static fn(Fields $list, int $i): string => $list->text($i, 1, 255)),
        ];
    }

    /**
     * @return LogsRequest
     */
    private static function readLogsRequest(Fields $fields): array
    {
        return [
            'action' => $fields->choice('action', [
                'clear_event_log',
                'clear_backlog',
                'clear_notices',
                'retry',
                'discard',
            ]),
            'store_id' => $fields->isAbsent('store_id') ? null : $fields->text('store_id', 0, 64),
        ];
    }
}
