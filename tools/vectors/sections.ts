/**
 * The test vectors of the protocol: what another client checks itself against. Each section is a question; the answers come from src/core.
 * Enters: a case as docs/protocol-vectors.json has it; leaves: what is to be expected of it.
 */
import { createHash } from 'node:crypto';
import { decodeCode, sign } from '../../src/client/index';
import {
	eventItemFromState,
	stateFromItem,
} from '../../src/core/catalogue/items';
import { newShadow } from '../../src/core/catalogue/shadows';
import type { ProductState } from '../../src/core/catalogue/state';
import { STORABLE } from '../../src/core/catalogue/storable';
import { verdictOnDemand } from '../../src/core/checkout/judge';
import { demandFromItem } from '../../src/core/checkout/reserve';
import type { StateItem } from '../../src/core/contract/payloads';
import type { ReserveItem } from '../../src/core/contract/reservations';
import {
	eventAnswer,
	eventRequest,
	pairRequest,
	pingAnswer,
	stockAnswer,
	stockRequest,
} from '../../src/core/contract/validators.generated';
import {
	bucketOf,
	combinedSums,
	DIGEST,
	digestText,
} from '../../src/core/reconcile/digest';
import type { Validated } from '../../src/core/runtime/fields';
import {
	canonicalString,
	isMeantForUs,
	timestampSkew,
} from '../../src/core/security/signature';
import { adoptSelected } from '../../src/core/sync/adopt-selected';
import { verdictOnBatch } from '../../src/core/sync/apply';
import { batchItems, wireItem } from '../../src/core/sync/batch';
import { newChildLink } from '../../src/core/sync/link-transitions';
import { classifyAnswer } from '../../src/core/sync/answers';
import { backOffSeconds } from '../../src/core/sync/retry';

interface Signed {
	secret: string;
	timestamp: string;
	nonce: string;
	body: string;
}

interface Agreed {
	version: number;
	state: ProductState;
}

interface Merge {
	item: StateItem;
	local: ProductState;
	agreed: Agreed | null;
	/** What of the product is in the batch under way, null for nothing. Millionths. */
	in_flight: { delta: number; changed: string[] } | null;
	/** Whether the item contains that batch. */
	is_acknowledged: boolean;
}

const VALIDATORS: Record< string, ( json: unknown ) => Validated< unknown > > =
	{
		EventRequest: eventRequest,
		EventAnswer: eventAnswer,
		PairRequest: pairRequest,
		PingAnswer: pingAnswer,
		StockRequest: stockRequest,
		StockAnswer: stockAnswer,
	};

const hash = ( text: string ): number =>
	Number.parseInt(
		createHash( DIGEST.algorithm )
			.update( text )
			.digest( 'hex' )
			.slice( 0, DIGEST.characters ),
		16
	);

const shadowOf = ( agreed: Agreed | null ) =>
	agreed && { ...newShadow( agreed.state ), version: agreed.version };

const itemUnderWay = ( { item, local, agreed, in_flight: batch }: Merge ) =>
	batch && {
		product_id: 1,
		sku: item.sku,
		gid: item.gid,
		delta: batch.delta,
		base_version: agreed?.version ?? 0,
		changed: batch.changed,
		quantity: local.quantity,
		manage_stock: local.manageStock,
		stock_status: local.stockStatus,
		backorders: local.backorders,
		low_stock_amount: local.lowStockAmount,
		settled: false,
	};

/** The answer to a case, by section. */
export const ANSWERS: Record< string, ( input: never ) => unknown > = {
	signatures: ( { secret, timestamp, nonce, body }: Signed ) => ( {
		canonical: canonicalString( timestamp, nonce, body ),
		signature: sign( timestamp, nonce, body, secret ),
	} ),
	freshness: ( one: { timestamp: string; now: number } ) =>
		timestampSkew( one.timestamp, one.now ),
	recipients: ( one: {
		to: string | null;
		route: string | null;
		store_id: string;
		served: string;
	} ) => isMeantForUs( one.to, one.route, one.store_id, one.served ),
	codes: ( { code }: { code: string } ) => decodeCode( code ),
	payloads: ( { payload, json }: { payload: string; json: unknown } ) => {
		const said = VALIDATORS[ payload ]!( json );
		return said.ok ? [] : said.errors;
	},
	states: ( { item }: { item: StateItem } ) =>
		stateFromItem( eventItemFromState( item ) ),
	differences: ( one: { local: ProductState; agreed: Agreed } ) =>
		batchItems(
			[
				{
					productId: 1,
					sku: 'SKU-1',
					gid: 'gid-1',
					local: one.local,
					shadow: shadowOf( one.agreed ),
				},
			],
			true
		).map( wireItem ),
	merges: ( merge: Merge ) => {
		const { adopts, change, shadow, settles, code } = adoptSelected(
			merge.item.version,
			stateFromItem( eventItemFromState( merge.item ) ),
			merge.item.without ?? [],
			merge.local,
			shadowOf( merge.agreed ),
			[],
			itemUnderWay( merge ),
			merge.is_acknowledged,
			STORABLE.statuses
		);
		return {
			adopts,
			change,
			agreed: shadow && { version: shadow.version, state: shadow.state },
			settles,
			code,
		};
	},
	sequence: ( one: {
		epoch: string;
		applied: number;
		event_id: string;
		past_epochs: string[];
		batch: { epoch: string; seq: number; event_id: string };
	} ) =>
		verdictOnBatch(
			{
				...newChildLink( 0 ),
				epoch: one.epoch,
				applied: one.applied,
				event_id: one.event_id,
				past_epochs: one.past_epochs,
			},
			one.batch.epoch,
			one.batch.seq,
			one.batch.event_id
		),
	digests: ( one: {
		sku: string;
		local: ProductState;
		agreed: Agreed;
		buckets: number;
	} ) => {
		const text = digestText( one.sku, one.local, shadowOf( one.agreed )! );
		return {
			text,
			hash: hash( text ),
			bucket: bucketOf( hash( one.sku ), one.buckets ),
		};
	},
	sums: ( one: { sums: number[]; part: number[] } ) =>
		combinedSums( one.sums, one.part ),
	reservations: ( one: {
		demand: ReserveItem;
		state: ProductState;
		stock_status: string;
		held: number;
		contains_batch: boolean;
	} ) =>
		verdictOnDemand( demandFromItem( one.demand ), {
			state: one.state,
			stockStatus: one.stock_status,
			held: one.held,
			containsBatch: one.contains_batch,
		} ),
	answers: ( one: { status: number; code: string; is_authentic: boolean } ) =>
		classifyAnswer( one.status, one.code, one.is_authentic ),
	back_off: ( one: {
		failures: number;
		jitter: number;
		retry_after: number;
	} ) => backOffSeconds( one.failures, one.jitter, one.retry_after ),
};
