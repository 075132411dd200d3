/**
 * Contract: untrusted JSON in; a typed value, or a list of what is wrong with it, out. The PHP twin is
 * `Generated\Contract\Validators`.
 *
 * Generated from the payloads in src/core; do not edit: change the source and run npm run generate.
 */
import type { Validated } from '../runtime/fields';
import { Fields } from '../runtime/fields';
import type {
	ChildrenRequest,
	ConfigRequest,
	ConnectionRequest,
	ConnectionTestRequest,
	ExclusionsRequest,
	MovedRequest,
	RestoredRequest,
} from './admin';
import type { HistoryHour, StoredHistory } from './history';
import type { LinkOutage, StoredOutages } from './outages';
import type {
	ConnectRequest,
	ConnectionCode,
	Invitation,
	InviteRequest,
	PairRequest,
} from './pairing';
import type {
	Ack,
	EventAnswer,
	EventItem,
	EventRequest,
	GenerationReport,
	ItemError,
	PingAnswer,
	PingRequest,
	StateItem,
} from './payloads';
import type { ReconcileStore, StoredReconcile } from './reconcile-run';
import type {
	HeldUnits,
	ReserveAnswer,
	ReserveItem,
	ReserveQuestion,
	ShopperReservation,
	ShopperReservations,
	ShopperUnits,
	StockAnswer,
} from './reservations';
import type {
	BucketItem,
	BucketPart,
	BucketQuestion,
	DigestPart,
	DigestQuestion,
	HeldItem,
	StockRequest,
	StockRequestItem,
	StockStateAnswer,
	WireState,
} from './stock-questions';
import type {
	CatalogueWalk,
	FirstContact,
	GuessingAddress,
	LinkClaim,
	LinkHealth,
	RefusalCount,
	StoredBatch,
	StoredBatchItem,
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
	StoredOldChild,
	StoredOldItem,
	StoredRefusals,
	StoredShadow,
	StoredTombstones,
	Tombstone,
} from './stored';
import type {
	AuditRequest,
	LogsRequest,
	ManualSyncRequest,
	ReconcileRequest,
} from './tools';

/**
 * Body of POST admin/config. What is null stays, so that two open tabs do not undo each other.
 *
 * @param json What `JSON.parse()` gave.
 */
export function configRequest( json: unknown ): Validated< ConfigRequest > {
	return Fields.read( json, readConfigRequest );
}

/**
 * Body of POST admin/exclusions: asks what these SKUs are here; nothing is changed.
 *
 * @param json What `JSON.parse()` gave.
 */
export function exclusionsRequest(
	json: unknown
): Validated< ExclusionsRequest > {
	return Fields.read( json, readExclusionsRequest );
}

/**
 * Body of POST admin/connection: the Master, as this Child reaches it. Empty text passes here, so that the person
 * is told what to enter.
 *
 * @param json What `JSON.parse()` gave.
 */
export function connectionRequest(
	json: unknown
): Validated< ConnectionRequest > {
	return Fields.read( json, readConnectionRequest );
}

/**
 * Body of POST admin/children: one change to the Master's list of Children.
 *
 * @param json What `JSON.parse()` gave.
 */
export function childrenRequest( json: unknown ): Validated< ChildrenRequest > {
	return Fields.read( json, readChildrenRequest );
}

/**
 * Body of POST admin/test-connection.
 *
 * @param json What `JSON.parse()` gave.
 */
export function connectionTestRequest(
	json: unknown
): Validated< ConnectionTestRequest > {
	return Fields.read( json, readConnectionTestRequest );
}

/**
 * Body of POST admin/restored: whose numbers are right after this Master was restored from a backup. `keep`: its
 * own; `take`: those that a Child holds.
 *
 * @param json What `JSON.parse()` gave.
 */
export function restoredRequest( json: unknown ): Validated< RestoredRequest > {
	return Fields.read( json, readRestoredRequest );
}

/**
 * Body of POST admin/moved: what it means that this site has another address than its connections were made for.
 * `moved`: it is the same shop; `copy`: it is a copy of it, and has nothing to do with its peers.
 *
 * @param json What `JSON.parse()` gave.
 */
export function movedRequest( json: unknown ): Validated< MovedRequest > {
	return Fields.read( json, readMovedRequest );
}

/**
 * The last day of this store, hour by hour. One row.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedHistory( json: unknown ): Validated< StoredHistory > {
	return Fields.read( json, readStoredHistory );
}

/**
 * The links of this store that fail. One row.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedOutages( json: unknown ): Validated< StoredOutages > {
	return Fields.read( json, readStoredOutages );
}

/**
 * What a connection code holds.
 *
 * @param json What `JSON.parse()` gave.
 */
export function connectionCode( json: unknown ): Validated< ConnectionCode > {
	return Fields.read( json, readConnectionCode );
}

/**
 * Body of POST /pair: what the Child is.
 *
 * @param json What `JSON.parse()` gave.
 */
export function pairRequest( json: unknown ): Validated< PairRequest > {
	return Fields.read( json, readPairRequest );
}

/**
 * An invitation as the option holds it; used by none or by one store, which may repeat its answer.
 *
 * @param json What `JSON.parse()` gave.
 */
export function invitation( json: unknown ): Validated< Invitation > {
	return Fields.read( json, readInvitation );
}

/**
 * Body of POST admin/invite.
 *
 * @param json What `JSON.parse()` gave.
 */
export function inviteRequest( json: unknown ): Validated< InviteRequest > {
	return Fields.read( json, readInviteRequest );
}

/**
 * Body of POST admin/connect.
 *
 * @param json What `JSON.parse()` gave.
 */
export function connectRequest( json: unknown ): Validated< ConnectRequest > {
	return Fields.read( json, readConnectRequest );
}

/**
 * Body of POST /event, in both directions.
 *
 * @param json What `JSON.parse()` gave.
 */
export function eventRequest( json: unknown ): Validated< EventRequest > {
	return Fields.read( json, readEventRequest );
}

/**
 * Answer to POST /event. Version 1 sends only `ok` and `processed`.
 *
 * @param json What `JSON.parse()` gave.
 */
export function eventAnswer( json: unknown ): Validated< EventAnswer > {
	return Fields.read( json, readEventAnswer );
}

/**
 * What a Child says with `kss_generation`: what it follows, and how far.
 *
 * @param json What `JSON.parse()` gave.
 */
export function generationReport(
	json: unknown
): Validated< GenerationReport > {
	return Fields.read( json, readGenerationReport );
}

/**
 * Body of POST /ping.
 *
 * @param json What `JSON.parse()` gave.
 */
export function pingRequest( json: unknown ): Validated< PingRequest > {
	return Fields.read( json, readPingRequest );
}

/**
 * Answer to POST /ping. Version 1 stops at `time`.
 *
 * @param json What `JSON.parse()` gave.
 */
export function pingAnswer( json: unknown ): Validated< PingAnswer > {
	return Fields.read( json, readPingAnswer );
}

/**
 * A reconcile: where it stands, and what it found. One row, the last one.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedReconcile( json: unknown ): Validated< StoredReconcile > {
	return Fields.read( json, readStoredReconcile );
}

/**
 * Answer to POST /stock of version 2, beside the table `items` that version 1 reads.
 *
 * @param json What `JSON.parse()` gave.
 */
export function stockAnswer( json: unknown ): Validated< StockAnswer > {
	return Fields.read( json, readStockAnswer );
}

/**
 * What a Child's shoppers have reserved on the Master and not ordered yet: one row, so that nobody reserves
 * without end.
 *
 * @param json What `JSON.parse()` gave.
 */
export function shopperReservations(
	json: unknown
): Validated< ShopperReservations > {
	return Fields.read( json, readShopperReservations );
}

/**
 * Body of POST /stock and POST /stock-state.
 *
 * @param json What `JSON.parse()` gave.
 */
export function stockRequest( json: unknown ): Validated< StockRequest > {
	return Fields.read( json, readStockRequest );
}

/**
 * Answer to POST /stock-state of version 2, beside the table `items` that version 1 reads.
 *
 * @param json What `JSON.parse()` gave.
 */
export function stockStateAnswer(
	json: unknown
): Validated< StockStateAnswer > {
	return Fields.read( json, readStockStateAnswer );
}

/**
 * A product's state as last published (Master) or adopted (Child), in its meta. Short keys: one row a product.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedShadow( json: unknown ): Validated< StoredShadow > {
	return Fields.read( json, readStoredShadow );
}

/**
 * The Master's counter: one number for every published change of any product.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedCounter( json: unknown ): Validated< StoredCounter > {
	return Fields.read( json, readStoredCounter );
}

/**
 * Products that a Master has no more, oldest first.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedTombstones(
	json: unknown
): Validated< StoredTombstones > {
	return Fields.read( json, readStoredTombstones );
}

/**
 * What a Child remembers of its Master.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedMasterLink(
	json: unknown
): Validated< StoredMasterLink > {
	return Fields.read( json, readStoredMasterLink );
}

/**
 * What the Master remembers of a Child of version 1, beside its link.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedOldChild( json: unknown ): Validated< StoredOldChild > {
	return Fields.read( json, readStoredOldChild );
}

/**
 * What the Master remembers of one Child.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedChildLink( json: unknown ): Validated< StoredChildLink > {
	return Fields.read( json, readStoredChildLink );
}

/**
 * What is remembered of refused requests.
 *
 * @param json What `JSON.parse()` gave.
 */
export function storedRefusals( json: unknown ): Validated< StoredRefusals > {
	return Fields.read( json, readStoredRefusals );
}

/**
 * Body of POST admin/reconcile.
 *
 * @param json What `JSON.parse()` gave.
 */
export function reconcileRequest(
	json: unknown
): Validated< ReconcileRequest > {
	return Fields.read( json, readReconcileRequest );
}

/**
 * Body of POST admin/audit.
 *
 * @param json What `JSON.parse()` gave.
 */
export function auditRequest( json: unknown ): Validated< AuditRequest > {
	return Fields.read( json, readAuditRequest );
}

/**
 * Body of POST admin/manual-sync.
 *
 * @param json What `JSON.parse()` gave.
 */
export function manualSyncRequest(
	json: unknown
): Validated< ManualSyncRequest > {
	return Fields.read( json, readManualSyncRequest );
}

/**
 * Body of POST admin/logs.
 *
 * @param json What `JSON.parse()` gave.
 */
export function logsRequest( json: unknown ): Validated< LogsRequest > {
	return Fields.read( json, readLogsRequest );
}

function readConfigRequest( fields: Fields ): ConfigRequest {
	return {
		this_store_name: fields.isAbsent( 'this_store_name' )
			? null
			: fields.text( 'this_store_name', 0, 255 ),
		role: fields.isAbsent( 'role' )
			? null
			: fields.choice( 'role', [ 'master', 'child' ] ),
		checkout_mode: fields.isAbsent( 'checkout_mode' )
			? null
			: fields.choice( 'checkout_mode', [ 'off', 'check', 'reserve' ] ),
		checkout_reserve_minutes: fields.isAbsent( 'checkout_reserve_minutes' )
			? null
			: fields.integer( 'checkout_reserve_minutes', 1, 60 ),
		checkout_validation_failure_strategy: fields.isAbsent(
			'checkout_validation_failure_strategy'
		)
			? null
			: fields.choice( 'checkout_validation_failure_strategy', [
					'fail_open',
					'fail_closed',
					'stale_cache',
			  ] ),
		checkout_stale_cache_minutes: fields.isAbsent(
			'checkout_stale_cache_minutes'
		)
			? null
			: fields.integer( 'checkout_stale_cache_minutes', 1, 1440 ),
		checkout_timeout_seconds: fields.isAbsent( 'checkout_timeout_seconds' )
			? null
			: fields.integer( 'checkout_timeout_seconds', 1, 10 ),
		exclusions: fields.isAbsent( 'exclusions' )
			? null
			: fields.list( 'exclusions', 10000, ( list, i ) =>
					list.text( i, 0, 255 )
			  ),
	};
}

function readExclusionsRequest( fields: Fields ): ExclusionsRequest {
	return {
		skus: fields.list( 'skus', 10000, ( list, i ) =>
			list.text( i, 0, 255 )
		),
	};
}

function readConnectionRequest( fields: Fields ): ConnectionRequest {
	return {
		url: fields.text( 'url', 0, 2000 ),
		store_id: fields.text( 'store_id', 0, 64 ),
		secret: fields.isAbsent( 'secret' )
			? null
			: fields.text( 'secret', 0, 255 ),
	};
}

function readChildrenRequest( fields: Fields ): ChildrenRequest {
	return {
		action: fields.choice( 'action', [ 'add', 'update', 'remove' ] ),
		id: fields.text( 'id', 0, 64 ),
		new_id: fields.isAbsent( 'new_id' )
			? null
			: fields.text( 'new_id', 0, 64 ),
		name: fields.isAbsent( 'name' ) ? null : fields.text( 'name', 0, 255 ),
		url: fields.isAbsent( 'url' ) ? null : fields.text( 'url', 0, 2000 ),
		secret: fields.isAbsent( 'secret' )
			? null
			: fields.text( 'secret', 0, 255 ),
		enabled: fields.isAbsent( 'enabled' )
			? null
			: fields.boolean( 'enabled' ),
	};
}

function readConnectionTestRequest( fields: Fields ): ConnectionTestRequest {
	return {
		store_id: fields.isAbsent( 'store_id' )
			? null
			: fields.text( 'store_id', 0, 64 ),
	};
}

function readRestoredRequest( fields: Fields ): RestoredRequest {
	return {
		choice: fields.choice( 'choice', [ 'keep', 'take' ] ),
		child: fields.isAbsent( 'child' )
			? null
			: fields.text( 'child', 0, 64 ),
	};
}

function readMovedRequest( fields: Fields ): MovedRequest {
	return {
		choice: fields.choice( 'choice', [ 'moved', 'copy' ] ),
	};
}

function readHistoryHour( fields: Fields ): HistoryHour {
	return {
		start: fields.integer( 'start', 0 ),
		changes: fields.integer( 'changes', 0 ),
		lag: fields.integer( 'lag', 0 ),
		stopped: fields.isAbsent( 'stopped' )
			? null
			: fields.integer( 'stopped', 0 ),
		unasked: fields.isAbsent( 'unasked' )
			? null
			: fields.integer( 'unasked', 0 ),
	};
}

function readStoredHistory( fields: Fields ): StoredHistory {
	return {
		since: fields.integer( 'since', 0 ),
		version: fields.isAbsent( 'version' )
			? null
			: fields.integer( 'version', 0 ),
		hours: fields.list( 'hours', 25, ( list, i ) =>
			readHistoryHour( list.object( i ) )
		),
	};
}

function readLinkOutage( fields: Fields ): LinkOutage {
	return {
		store_id: fields.text( 'store_id', 0, 255 ),
		since: fields.integer( 'since', 0 ),
		told: fields.integer( 'told', 0 ),
	};
}

function readStoredOutages( fields: Fields ): StoredOutages {
	return {
		outages: fields.list( 'outages', 500, ( list, i ) =>
			readLinkOutage( list.object( i ) )
		),
	};
}

function readConnectionCode( fields: Fields ): ConnectionCode {
	return {
		url: fields.text( 'url', 0, 2000 ),
		store_id: fields.text( 'store_id', 0, 64 ),
		name: fields.text( 'name', 0, 255 ),
		invitation: fields.text( 'invitation', 0, 64 ),
		secret: fields.text( 'secret', 0, 255 ),
		expires: fields.integer( 'expires', 0 ),
	};
}

function readPairRequest( fields: Fields ): PairRequest {
	return {
		store_id: fields.text( 'store_id', 0, 64 ),
		name: fields.text( 'name', 0, 255 ),
		url: fields.text( 'url', 0, 2000 ),
	};
}

function readInvitation( fields: Fields ): Invitation {
	return {
		id: fields.text( 'id', 0, 64 ),
		secret: fields.text( 'secret', 0, 255 ),
		expires: fields.integer( 'expires', 0 ),
		used_by: fields.text( 'used_by', 0, 64 ),
		for: fields.isAbsent( 'for' ) ? null : fields.text( 'for', 0, 64 ),
	};
}

function readInviteRequest( fields: Fields ): InviteRequest {
	return {
		for: fields.isAbsent( 'for' ) ? null : fields.text( 'for', 0, 64 ),
	};
}

function readConnectRequest( fields: Fields ): ConnectRequest {
	return {
		code: fields.text( 'code', 0, 8000 ),
		allow_http: fields.isAbsent( 'allow_http' )
			? null
			: fields.boolean( 'allow_http' ),
	};
}

function readEventItem( fields: Fields ): EventItem {
	return {
		gid: fields.isAbsent( 'gid' ) ? null : fields.text( 'gid', 0, 64 ),
		sku: fields.text( 'sku', 1, 255 ),
		old_sku: fields.isAbsent( 'old_sku' )
			? null
			: fields.text( 'old_sku', 0, 255 ),
		manage_stock: fields.isAbsent( 'manage_stock' )
			? null
			: fields.choice( 'manage_stock', [ true, false, 'parent' ] ),
		stock_quantity: fields.isAbsent( 'stock_quantity' )
			? null
			: fields.number( 'stock_quantity' ),
		stock_status: fields.isAbsent( 'stock_status' )
			? null
			: fields.text( 'stock_status', 0, 32 ),
		backorders: fields.isAbsent( 'backorders' )
			? null
			: fields.choice( 'backorders', [ 'no', 'notify', 'yes' ] ),
		low_stock_amount: fields.isAbsent( 'low_stock_amount' )
			? null
			: fields.number( 'low_stock_amount' ),
		delta: fields.isAbsent( 'delta' ) ? null : fields.number( 'delta' ),
		base_version: fields.isAbsent( 'base_version' )
			? null
			: fields.integer( 'base_version', 0, 1000000000000000 ),
		changed: fields.isAbsent( 'changed' )
			? null
			: fields.list( 'changed', 8, ( list, i ) => list.text( i, 0, 32 ) ),
		version: fields.isAbsent( 'version' )
			? null
			: fields.integer( 'version', 1, 1000000000000000 ),
		deleted: fields.isAbsent( 'deleted' )
			? null
			: fields.boolean( 'deleted' ),
		without: fields.isAbsent( 'without' )
			? null
			: fields.list( 'without', 8, ( list, i ) => list.text( i, 0, 32 ) ),
	};
}

function readAck( fields: Fields ): Ack {
	return {
		epoch: fields.text( 'epoch', 0, 64 ),
		seq: fields.integer( 'seq', 0, 1000000000000000 ),
		event_id: fields.isAbsent( 'event_id' )
			? null
			: fields.text( 'event_id', 0, 64 ),
		refused: fields.isAbsent( 'refused' )
			? null
			: fields.list( 'refused', 500, ( list, i ) =>
					list.text( i, 0, 255 )
			  ),
		push: fields.isAbsent( 'push' ) ? null : fields.text( 'push', 0, 64 ),
	};
}

function readEventRequest( fields: Fields ): EventRequest {
	return {
		event_type: fields.text( 'event_type', 1, 32 ),
		origin: fields.isAbsent( 'origin' )
			? null
			: fields.text( 'origin', 0, 32 ),
		time: fields.isAbsent( 'time' )
			? null
			: fields.integer( 'time', 0, 253402300799 ),
		context: fields.isAbsent( 'context' )
			? null
			: fields.text( 'context', 0, 32 ),
		event_id: fields.isAbsent( 'event_id' )
			? null
			: fields.text( 'event_id', 0, 64 ),
		items: fields.isAbsent( 'items' )
			? null
			: fields.list( 'items', 500, ( list, i ) =>
					readEventItem( list.object( i ) )
			  ),
		to: fields.isAbsent( 'to' ) ? null : fields.text( 'to', 0, 64 ),
		route: fields.isAbsent( 'route' )
			? null
			: fields.text( 'route', 0, 32 ),
		epoch: fields.isAbsent( 'epoch' )
			? null
			: fields.text( 'epoch', 0, 64 ),
		seq: fields.isAbsent( 'seq' )
			? null
			: fields.integer( 'seq', 1, 1000000000000000 ),
		generation: fields.isAbsent( 'generation' )
			? null
			: fields.text( 'generation', 0, 64 ),
		ack: fields.isAbsent( 'ack' )
			? null
			: readAck( fields.object( 'ack' ) ),
		seen: fields.isAbsent( 'seen' )
			? null
			: fields.integer( 'seen', 0, 1000000000000000 ),
		counter: fields.isAbsent( 'counter' )
			? null
			: fields.integer( 'counter', 0, 1000000000000000 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
		told: fields.isAbsent( 'told' )
			? null
			: fields.integer( 'told', 0, 1000000000000000 ),
		told_mark: fields.isAbsent( 'told_mark' )
			? null
			: fields.text( 'told_mark', 0, 64 ),
		supersedes: fields.isAbsent( 'supersedes' )
			? null
			: fields.list( 'supersedes', 8, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
		release: fields.isAbsent( 'release' )
			? null
			: fields.list( 'release', 500, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
	};
}

function readStateItem( fields: Fields ): StateItem {
	return {
		gid: fields.text( 'gid', 0, 64 ),
		sku: fields.text( 'sku', 1, 255 ),
		old_sku: fields.isAbsent( 'old_sku' )
			? null
			: fields.text( 'old_sku', 0, 255 ),
		manage_stock: fields.choice( 'manage_stock', [
			true,
			false,
			'parent',
		] ),
		stock_quantity: fields.isNull( 'stock_quantity' )
			? null
			: fields.number( 'stock_quantity' ),
		stock_status: fields.text( 'stock_status', 0, 32 ),
		backorders: fields.choice( 'backorders', [ 'no', 'notify', 'yes' ] ),
		low_stock_amount: fields.isNull( 'low_stock_amount' )
			? null
			: fields.number( 'low_stock_amount' ),
		version: fields.integer( 'version', 1, 1000000000000000 ),
		deleted: fields.isAbsent( 'deleted' )
			? null
			: fields.boolean( 'deleted' ),
		without: fields.isAbsent( 'without' )
			? null
			: fields.list( 'without', 8, ( list, i ) => list.text( i, 0, 32 ) ),
	};
}

function readItemError( fields: Fields ): ItemError {
	return {
		sku: fields.text( 'sku', 0, 255 ),
		code: fields.text( 'code', 0, 64 ),
	};
}

function readEventAnswer( fields: Fields ): EventAnswer {
	return {
		ok: fields.boolean( 'ok' ),
		processed: fields.isAbsent( 'processed' )
			? null
			: fields.boolean( 'processed' ),
		generation: fields.isAbsent( 'generation' )
			? null
			: fields.text( 'generation', 0, 64 ),
		ack: fields.isAbsent( 'ack' )
			? null
			: readAck( fields.object( 'ack' ) ),
		items: fields.isAbsent( 'items' )
			? null
			: fields.list( 'items', 500, ( list, i ) =>
					readStateItem( list.object( i ) )
			  ),
		errors: fields.isAbsent( 'errors' )
			? null
			: fields.list( 'errors', 500, ( list, i ) =>
					readItemError( list.object( i ) )
			  ),
		counter: fields.isAbsent( 'counter' )
			? null
			: fields.integer( 'counter', 0, 1000000000000000 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
		supersedes: fields.isAbsent( 'supersedes' )
			? null
			: fields.list( 'supersedes', 8, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
	};
}

function readGenerationReport( fields: Fields ): GenerationReport {
	return {
		generation: fields.text( 'generation', 0, 64 ),
		seen: fields.integer( 'seen', 0, 1000000000000000 ),
		mark: fields.text( 'mark', 0, 64 ),
	};
}

function readPingRequest( fields: Fields ): PingRequest {
	return {
		to: fields.isAbsent( 'to' ) ? null : fields.text( 'to', 0, 64 ),
		route: fields.isAbsent( 'route' )
			? null
			: fields.text( 'route', 0, 32 ),
		generation: fields.isAbsent( 'generation' )
			? null
			: fields.text( 'generation', 0, 64 ),
		seen: fields.isAbsent( 'seen' )
			? null
			: fields.integer( 'seen', 0, 1000000000000000 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
	};
}

function readPingAnswer( fields: Fields ): PingAnswer {
	return {
		ok: fields.boolean( 'ok' ),
		store_id: fields.text( 'store_id', 0, 64 ),
		store_name: fields.text( 'store_name', 0, 255 ),
		role: fields.choice( 'role', [ 'master', 'child' ] ),
		time: fields.integer( 'time', 0, 253402300799 ),
		protocol: fields.isAbsent( 'protocol' )
			? 1
			: fields.integer( 'protocol', 1, 1000 ),
		plugin_version: fields.isAbsent( 'plugin_version' )
			? null
			: fields.text( 'plugin_version', 0, 32 ),
		woocommerce_version: fields.isAbsent( 'woocommerce_version' )
			? null
			: fields.text( 'woocommerce_version', 0, 32 ),
		wordpress_version: fields.isAbsent( 'wordpress_version' )
			? null
			: fields.text( 'wordpress_version', 0, 32 ),
		generation: fields.isAbsent( 'generation' )
			? null
			: fields.text( 'generation', 0, 64 ),
		seen: fields.isAbsent( 'seen' )
			? null
			: fields.integer( 'seen', 0, 1000000000000000 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
		restored: fields.isAbsent( 'restored' )
			? null
			: fields.boolean( 'restored' ),
		ack: fields.isAbsent( 'ack' )
			? null
			: readAck( fields.object( 'ack' ) ),
	};
}

function readReconcileStore( fields: Fields ): ReconcileStore {
	return {
		store_id: fields.text( 'store_id', 0, 64 ),
		differing: fields.integer( 'differing', 0 ),
		pushed: fields.integer( 'pushed', 0 ),
		waiting: fields.integer( 'waiting', 0 ),
		missing: fields.integer( 'missing', 0 ),
		code: fields.text( 'code', 0, 64 ),
	};
}

function readStoredReconcile( fields: Fields ): StoredReconcile {
	return {
		id: fields.text( 'id', 0, 64 ),
		mode: fields.choice( 'mode', [ 'differences', 'all' ] ),
		status: fields.choice( 'status', [
			'running',
			'finished',
			'cancelled',
		] ),
		dry_run: fields.isAbsent( 'dry_run' )
			? null
			: fields.boolean( 'dry_run' ),
		selected: fields.isAbsent( 'selected' )
			? null
			: fields.integer( 'selected', 1 ),
		skus: fields.isAbsent( 'skus' )
			? null
			: fields.list( 'skus', 2000, ( list, i ) =>
					list.text( i, 0, 255 )
			  ),
		stage: fields.choice( 'stage', [
			'publish',
			'own',
			'peer',
			'bucket',
			'fields',
			'named',
		] ),
		started: fields.integer( 'started', 0 ),
		finished: fields.integer( 'finished', 0 ),
		per_page: fields.integer( 'per_page', 1, 500 ),
		page: fields.integer( 'page', 0 ),
		after: fields.integer( 'after', 0 ),
		total: fields.integer( 'total', 0 ),
		done: fields.integer( 'done', 0 ),
		buckets: fields.integer( 'buckets', 1, 500 ),
		own: fields.list( 'own', 500, ( list, i ) => list.integer( i ) ),
		peer: fields.list( 'peer', 500, ( list, i ) => list.integer( i ) ),
		peer_parts: fields.isAbsent( 'peer_parts' )
			? null
			: fields.integer( 'peer_parts', 0 ),
		left: fields.list( 'left', 500, ( list, i ) => list.integer( i ) ),
		failures: fields.integer( 'failures', 0 ),
		pushed: fields.integer( 'pushed', 0 ),
		at: fields.integer( 'at', 0 ),
		stores: fields.list( 'stores', 0, ( list, i ) =>
			readReconcileStore( list.object( i ) )
		),
	};
}

function readHeldUnits( fields: Fields ): HeldUnits {
	return {
		sku: fields.text( 'sku', 0, 255 ),
		quantity: fields.number( 'quantity', 0 ),
	};
}

function readReserveAnswer( fields: Fields ): ReserveAnswer {
	return {
		granted: fields.boolean( 'granted' ),
		held: fields.list( 'held', 500, ( list, i ) =>
			readHeldUnits( list.object( i ) )
		),
		contains_batch: fields.boolean( 'contains_batch' ),
	};
}

function readStockAnswer( fields: Fields ): StockAnswer {
	return {
		ok: fields.boolean( 'ok' ),
		reserve: fields.isAbsent( 'reserve' )
			? null
			: readReserveAnswer( fields.object( 'reserve' ) ),
	};
}

function readShopperUnits( fields: Fields ): ShopperUnits {
	return {
		product_id: fields.integer( 'product_id', 1 ),
		units: fields.integer( 'units', 0 ),
	};
}

function readShopperReservation( fields: Fields ): ShopperReservation {
	return {
		address: fields.text( 'address', 1, 32 ),
		key: fields.text( 'key', 1, 64 ),
		until: fields.integer( 'until', 0 ),
		stocks: fields.list( 'stocks', 500, ( list, i ) =>
			readShopperUnits( list.object( i ) )
		),
	};
}

function readShopperReservations( fields: Fields ): ShopperReservations {
	return {
		open: fields.list( 'open', 2500, ( list, i ) =>
			readShopperReservation( list.object( i ) )
		),
	};
}

function readStockRequestItem( fields: Fields ): StockRequestItem {
	return {
		sku: fields.text( 'sku', 0, 255 ),
	};
}

function readDigestQuestion( fields: Fields ): DigestQuestion {
	return {
		buckets: fields.integer( 'buckets', 1, 500 ),
		after: fields.integer( 'after', 0 ),
	};
}

function readBucketQuestion( fields: Fields ): BucketQuestion {
	return {
		buckets: fields.integer( 'buckets', 1, 500 ),
		bucket: fields.integer( 'bucket', 0, 499 ),
		after: fields.integer( 'after', 0 ),
	};
}

function readReserveItem( fields: Fields ): ReserveItem {
	return {
		sku: fields.text( 'sku', 1, 255 ),
		quantity: fields.number( 'quantity', 0 ),
		unsent: fields.number( 'unsent' ),
		in_flight: fields.number( 'in_flight' ),
	};
}

function readReserveQuestion( fields: Fields ): ReserveQuestion {
	return {
		key: fields.text( 'key', 1, 64 ),
		ttl: fields.integer( 'ttl', 0, 3600 ),
		items: fields.list( 'items', 500, ( list, i ) =>
			readReserveItem( list.object( i ) )
		),
		epoch: fields.text( 'epoch', 0, 64 ),
		seq: fields.integer( 'seq', 0 ),
		sold: fields.list( 'sold', 500, ( list, i ) => list.text( i, 0, 64 ) ),
	};
}

function readStockRequest( fields: Fields ): StockRequest {
	return {
		items: fields.list( 'items', 500, ( list, i ) =>
			readStockRequestItem( list.object( i ) )
		),
		digest: fields.isAbsent( 'digest' )
			? null
			: readDigestQuestion( fields.object( 'digest' ) ),
		bucket: fields.isAbsent( 'bucket' )
			? null
			: readBucketQuestion( fields.object( 'bucket' ) ),
		held: fields.isAbsent( 'held' ) ? null : fields.boolean( 'held' ),
		reserve: fields.isAbsent( 'reserve' )
			? null
			: readReserveQuestion( fields.object( 'reserve' ) ),
		release: fields.isAbsent( 'release' )
			? null
			: fields.list( 'release', 500, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
		to: fields.isAbsent( 'to' ) ? null : fields.text( 'to', 0, 64 ),
		route: fields.isAbsent( 'route' )
			? null
			: fields.text( 'route', 0, 32 ),
	};
}

function readDigestPart( fields: Fields ): DigestPart {
	return {
		sums: fields.list( 'sums', 500, ( list, i ) => list.integer( i ) ),
		next: fields.isNull( 'next' ) ? null : fields.integer( 'next', 0 ),
	};
}

function readBucketItem( fields: Fields ): BucketItem {
	return {
		sku: fields.text( 'sku', 0, 255 ),
		sum: fields.integer( 'sum', 0 ),
	};
}

function readBucketPart( fields: Fields ): BucketPart {
	return {
		items: fields.list( 'items', 500, ( list, i ) =>
			readBucketItem( list.object( i ) )
		),
		next: fields.isNull( 'next' ) ? null : fields.integer( 'next', 0 ),
	};
}

function readWireState( fields: Fields ): WireState {
	return {
		manage_stock: fields.choice( 'manage_stock', [
			true,
			false,
			'parent',
		] ),
		stock_quantity: fields.isNull( 'stock_quantity' )
			? null
			: fields.number( 'stock_quantity' ),
		stock_status: fields.text( 'stock_status', 0, 32 ),
		backorders: fields.choice( 'backorders', [ 'no', 'notify', 'yes' ] ),
		low_stock_amount: fields.isNull( 'low_stock_amount' )
			? null
			: fields.number( 'low_stock_amount' ),
	};
}

function readHeldItem( fields: Fields ): HeldItem {
	return {
		sku: fields.text( 'sku', 0, 255 ),
		code: fields.text( 'code', 0, 64 ),
		state: fields.isNull( 'state' )
			? null
			: readWireState( fields.object( 'state' ) ),
		base: fields.isNull( 'base' )
			? null
			: readWireState( fields.object( 'base' ) ),
		version: fields.integer( 'version', 0, 1000000000000000 ),
		waits: fields.choice( 'waits', [ 'no', 'unsent', 'refused' ] ),
	};
}

function readStockStateAnswer( fields: Fields ): StockStateAnswer {
	return {
		ok: fields.boolean( 'ok' ),
		digest: fields.isAbsent( 'digest' )
			? null
			: readDigestPart( fields.object( 'digest' ) ),
		bucket: fields.isAbsent( 'bucket' )
			? null
			: readBucketPart( fields.object( 'bucket' ) ),
		held: fields.isAbsent( 'held' )
			? null
			: fields.list( 'held', 500, ( list, i ) =>
					readHeldItem( list.object( i ) )
			  ),
	};
}

function readStoredShadow( fields: Fields ): StoredShadow {
	return {
		v: fields.integer( 'v', 0 ),
		q: fields.isNull( 'q' ) ? null : fields.integer( 'q' ),
		m: fields.choice( 'm', [ 'yes', 'no', 'parent' ] ),
		s: fields.isNull( 's' ) ? null : fields.text( 's', 0, 32 ),
		b: fields.choice( 'b', [ 'no', 'notify', 'yes' ] ),
		l: fields.isNull( 'l' ) ? null : fields.integer( 'l' ),
		r: fields.isAbsent( 'r' ) ? null : fields.text( 'r', 0, 255 ),
		p: fields.isAbsent( 'p' ) ? null : fields.integer( 'p', 1 ),
		k: fields.isAbsent( 'k' ) ? null : fields.text( 'k', 0, 255 ),
		o: fields.isAbsent( 'o' ) ? null : fields.text( 'o', 0, 255 ),
		w: fields.isAbsent( 'w' ) ? null : fields.text( 'w', 0, 255 ),
		t: fields.isAbsent( 't' ) ? null : fields.integer( 't', 0 ),
		f: fields.isAbsent( 'f' ) ? null : fields.text( 'f', 0, 64 ),
		x: fields.isAbsent( 'x' )
			? null
			: fields.list( 'x', 8, ( list, i ) => list.text( i, 0, 32 ) ),
		z: fields.isAbsent( 'z' )
			? null
			: fields.list( 'z', 8, ( list, i ) => list.text( i, 0, 32 ) ),
		e: fields.isAbsent( 'e' ) ? null : fields.text( 'e', 0, 64 ),
	};
}

function readStoredCounter( fields: Fields ): StoredCounter {
	return {
		generation: fields.text( 'generation', 0, 64 ),
		version: fields.integer( 'version', 0 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
		supersedes: fields.isAbsent( 'supersedes' )
			? null
			: fields.list( 'supersedes', 8, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
	};
}

function readTombstone( fields: Fields ): Tombstone {
	return {
		product_id: fields.integer( 'product_id', 1 ),
		sku: fields.text( 'sku', 0, 255 ),
		gid: fields.text( 'gid', 0, 64 ),
		version: fields.integer( 'version', 1 ),
	};
}

function readStoredTombstones( fields: Fields ): StoredTombstones {
	return {
		items: fields.list( 'items', 1000, ( list, i ) =>
			readTombstone( list.object( i ) )
		),
	};
}

function readStoredBatchItem( fields: Fields ): StoredBatchItem {
	return {
		product_id: fields.integer( 'product_id', 1 ),
		sku: fields.text( 'sku', 0, 255 ),
		gid: fields.text( 'gid', 0, 64 ),
		delta: fields.integer( 'delta' ),
		base_version: fields.integer( 'base_version', 0 ),
		changed: fields.list( 'changed', 8, ( list, i ) =>
			list.text( i, 0, 32 )
		),
		quantity: fields.isNull( 'quantity' )
			? null
			: fields.integer( 'quantity' ),
		manage_stock: fields.choice( 'manage_stock', [
			'yes',
			'no',
			'parent',
		] ),
		stock_status: fields.isNull( 'stock_status' )
			? null
			: fields.text( 'stock_status', 0, 32 ),
		backorders: fields.choice( 'backorders', [ 'no', 'notify', 'yes' ] ),
		low_stock_amount: fields.isNull( 'low_stock_amount' )
			? null
			: fields.integer( 'low_stock_amount' ),
		settled: fields.boolean( 'settled' ),
	};
}

function readStoredBatch( fields: Fields ): StoredBatch {
	return {
		seq: fields.integer( 'seq', 1 ),
		event_id: fields.text( 'event_id', 0, 64 ),
		created: fields.integer( 'created' ),
		items: fields.list( 'items', 500, ( list, i ) =>
			readStoredBatchItem( list.object( i ) )
		),
		release: fields.isAbsent( 'release' )
			? null
			: fields.list( 'release', 500, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
	};
}

function readFirstContact( fields: Fields ): FirstContact {
	return {
		after: fields.integer( 'after', 0 ),
	};
}

function readLinkHealth( fields: Fields ): LinkHealth {
	return {
		protocol: fields.integer( 'protocol', 0 ),
		failures: fields.integer( 'failures', 0 ),
		next_attempt: fields.integer( 'next_attempt', 0 ),
		attention: fields.text( 'attention', 0, 64 ),
		last_success: fields.integer( 'last_success', 0 ),
		last_failure: fields.integer( 'last_failure', 0 ),
		last_error: fields.text( 'last_error', 0, 300 ),
		last_inbound: fields.integer( 'last_inbound', 0 ),
	};
}

function readStoredMasterLink( fields: Fields ): StoredMasterLink {
	return {
		epoch: fields.text( 'epoch', 0, 64 ),
		seq: fields.integer( 'seq', 0 ),
		generation: fields.text( 'generation', 0, 64 ),
		seen: fields.isAbsent( 'seen' ) ? null : fields.integer( 'seen', 0 ),
		mark: fields.isAbsent( 'mark' ) ? null : fields.text( 'mark', 0, 64 ),
		pushes: fields.isAbsent( 'pushes' )
			? null
			: fields.list( 'pushes', 8, ( list, i ) => list.text( i, 0, 64 ) ),
		in_flight: fields.isNull( 'in_flight' )
			? null
			: readStoredBatch( fields.object( 'in_flight' ) ),
		contact: fields.isNull( 'contact' )
			? null
			: readFirstContact( fields.object( 'contact' ) ),
		health: readLinkHealth( fields.object( 'health' ) ),
	};
}

function readStoredOldItem( fields: Fields ): StoredOldItem {
	return {
		product_id: fields.integer( 'product_id', 1 ),
		quantity: fields.integer( 'quantity' ),
		time: fields.integer( 'time', 0 ),
		sku: fields.isAbsent( 'sku' ) ? null : fields.text( 'sku', 0, 255 ),
	};
}

function readStoredOldChild( fields: Fields ): StoredOldChild {
	return {
		items: fields.list( 'items', 0, ( list, i ) =>
			readStoredOldItem( list.object( i ) )
		),
		events: fields.list( 'events', 100, ( list, i ) =>
			list.text( i, 0, 64 )
		),
	};
}

function readCatalogueWalk( fields: Fields ): CatalogueWalk {
	return {
		after: fields.integer( 'after', 0 ),
		target: fields.integer( 'target', 0 ),
	};
}

function readLinkClaim( fields: Fields ): LinkClaim {
	return {
		generation: fields.text( 'generation', 0, 64 ),
		seen: fields.integer( 'seen', 0, 1000000000000000 ),
		confirmed: fields.integer( 'confirmed', 0 ),
		since: fields.integer( 'since', 0 ),
	};
}

function readStoredChildLink( fields: Fields ): StoredChildLink {
	return {
		epoch: fields.text( 'epoch', 0, 64 ),
		applied: fields.integer( 'applied', 0 ),
		event_id: fields.text( 'event_id', 0, 64 ),
		refused: fields.isAbsent( 'refused' )
			? null
			: fields.list( 'refused', 500, ( list, i ) =>
					readItemError( list.object( i ) )
			  ),
		past_epochs: fields.isAbsent( 'past_epochs' )
			? null
			: fields.list( 'past_epochs', 8, ( list, i ) =>
					list.text( i, 0, 64 )
			  ),
		cursor: fields.integer( 'cursor', 0 ),
		push: fields.isAbsent( 'push' ) ? null : fields.text( 'push', 0, 64 ),
		told: fields.isAbsent( 'told' ) ? null : fields.integer( 'told', 0 ),
		told_mark: fields.isAbsent( 'told_mark' )
			? null
			: fields.text( 'told_mark', 0, 64 ),
		walk: fields.isNull( 'walk' )
			? null
			: readCatalogueWalk( fields.object( 'walk' ) ),
		walks: fields.isAbsent( 'walks' ) ? null : fields.integer( 'walks', 0 ),
		claim: fields.isAbsent( 'claim' )
			? null
			: readLinkClaim( fields.object( 'claim' ) ),
		health: readLinkHealth( fields.object( 'health' ) ),
	};
}

function readRefusalCount( fields: Fields ): RefusalCount {
	return {
		reason: fields.text( 'reason', 0, 64 ),
		route: fields.text( 'route', 0, 64 ),
		count: fields.integer( 'count', 1, 1000000000000000 ),
		first: fields.integer( 'first', 0, 253402300799 ),
		last: fields.integer( 'last', 0, 253402300799 ),
		sender: fields.text( 'sender', 0, 64 ),
	};
}

function readGuessingAddress( fields: Fields ): GuessingAddress {
	return {
		origin: fields.text( 'origin', 0, 32 ),
		count: fields.integer( 'count', 1, 1000000 ),
		until: fields.integer( 'until', 0, 253402300799 ),
	};
}

function readStoredRefusals( fields: Fields ): StoredRefusals {
	return {
		reasons: fields.list( 'reasons', 100, ( list, i ) =>
			readRefusalCount( list.object( i ) )
		),
		addresses: fields.list( 'addresses', 200, ( list, i ) =>
			readGuessingAddress( list.object( i ) )
		),
	};
}

function readReconcileRequest( fields: Fields ): ReconcileRequest {
	return {
		action: fields.choice( 'action', [ 'start', 'cancel', 'resume' ] ),
		mode: fields.isAbsent( 'mode' )
			? 'differences'
			: fields.choice( 'mode', [ 'differences', 'all' ] ),
		per_page: fields.isAbsent( 'per_page' )
			? null
			: fields.integer( 'per_page', 50, 500 ),
		skus: fields.isAbsent( 'skus' )
			? null
			: fields.list( 'skus', 2000, ( list, i ) =>
					list.text( i, 0, 255 )
			  ),
		dry_run: fields.isAbsent( 'dry_run' )
			? null
			: fields.boolean( 'dry_run' ),
	};
}

function readAuditRequest( fields: Fields ): AuditRequest {
	return {
		skus: fields.isAbsent( 'skus' )
			? null
			: fields.list( 'skus', 2000, ( list, i ) =>
					list.text( i, 0, 255 )
			  ),
	};
}

function readManualSyncRequest( fields: Fields ): ManualSyncRequest {
	return {
		skus: fields.list( 'skus', 500, ( list, i ) => list.text( i, 1, 255 ) ),
	};
}

function readLogsRequest( fields: Fields ): LogsRequest {
	return {
		action: fields.choice( 'action', [
			'clear_event_log',
			'clear_backlog',
			'clear_notices',
			'retry',
			'discard',
		] ),
		store_id: fields.isAbsent( 'store_id' )
			? null
			: fields.text( 'store_id', 0, 64 ),
	};
}
