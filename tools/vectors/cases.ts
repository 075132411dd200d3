/**
 * The cases of the test vectors: what another client is asked. Literal, but for the connection code, which has a sum.
 */
import { createHash } from 'node:crypto';
import { CODE_PREFIX } from '../../src/core/contract/pairing';

const SECRET = 'a-secret-of-32-characters-or-more';
const TIME = '1767225600';
const NONCE = '5f0e3c9a7b1d2e4f6a8b0c1d';

const signed = ( body: string, more = {} ) => ( {
	secret: SECRET,
	timestamp: TIME,
	nonce: NONCE,
	body,
	...more,
} );

function code( said: unknown ): string {
	const text = Buffer.from( JSON.stringify( said ) ).toString( 'base64url' );
	const sum = createHash( 'sha256' ).update( text ).digest( 'hex' );
	return `${ CODE_PREFIX }${ text }.${ sum.slice( 0, 8 ) }`;
}

const SAID = {
	url: 'https://master.example/läden',
	store_id: '0b7e4f5c-6f0a-4a53-9a4b-2f1f6a7f6f10',
	name: 'Äpfel & 苹果',
	invitation: 'd3b9d2a4-2a57-4d0c-8f5e-4a1d9b7c1e22',
	secret: SECRET,
	expires: 1767229200,
};

const counted = ( units: number, more = {} ) => ( {
	manageStock: 'yes',
	quantity: units * 1000000,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
	...more,
} );

const uncounted = ( stockStatus: string ) => ( {
	manageStock: 'no',
	quantity: null,
	stockStatus,
	backorders: 'no',
	lowStockAmount: null,
} );

const item = ( units: number | null, version: number, more = {} ) => ( {
	gid: 'gid-1',
	sku: 'SKU-1',
	old_sku: null,
	manage_stock: units !== null,
	stock_quantity: units,
	stock_status: 'instock',
	backorders: 'no',
	low_stock_amount: null,
	version,
	deleted: null,
	without: null,
	...more,
} );

const event = ( more = {} ) => ( {
	event_type: 'stock_state',
	event_id: 'event-1',
	to: 'master',
	route: 'event',
	epoch: 'epoch-1',
	seq: 1,
	items: [ { sku: 'SKU-1', delta: -2, changed: [] } ],
	...more,
} );

const demand = ( quantity: number, more = {} ) => ( {
	demand: { sku: 'SKU-1', quantity, unsent: 0, in_flight: 0 },
	state: counted( 3 ),
	stock_status: 'instock',
	held: 0,
	contains_batch: false,
	...more,
} );

const inSequence = ( batch: object ) => ( {
	epoch: 'e2',
	applied: 7,
	event_id: 'seven',
	past_epochs: [ 'e1' ],
	batch,
} );

const merge = ( more: object ) => ( {
	item: item( 10, 5 ),
	local: counted( 10 ),
	agreed: { version: 4, state: counted( 10 ) },
	in_flight: null,
	is_acknowledged: false,
	...more,
} );

/** By section: what is asked, and why in a name. */
export const CASES: Record< string, Record< string, unknown > > = {
	signatures: {
		'a request': signed(
			'{"to":"master","route":"ping","generation":"","seen":0,"mark":""}'
		),
		'an empty object': signed( '{}' ),
		'an empty body': signed( '' ),
		'bytes of UTF-8, not characters': signed(
			'{"items":[{"sku":"ÄPFEL-苹果-9 🍏","delta":-1}]}'
		),
		'escapes are signed as they are sent': signed(
			'{"sku":"\\u00c4PFEL \\/ 9"}'
		),
		'a long body': signed(
			JSON.stringify( {
				items: Array.from( { length: 200 }, ( _, index ) => ( {
					sku: `SKU-${ index }`,
					delta: -index,
				} ) ),
			} )
		),
		'an answer, over the nonce of the request': signed(
			'{"ok":true,"store_id":"master"}',
			{ timestamp: '1767225601' }
		),
		'another secret': signed( '{}', {
			secret: 'ein anderes Geheimnis: ß',
		} ),
	},
	freshness: {
		'the same second': { timestamp: TIME, now: 1767225600 },
		'the last second in which it counts': {
			timestamp: TIME,
			now: 1767225900,
		},
		'too late': { timestamp: TIME, now: 1767225901 },
		'from the future': { timestamp: TIME, now: 1767225599 },
		'no number': { timestamp: '17672256e2', now: 1767225600 },
		empty: { timestamp: '', now: 1767225600 },
	},
	recipients: {
		'for us': { to: 'me', route: 'event', store_id: 'me', served: 'event' },
		'for another store': {
			to: 'you',
			route: 'event',
			store_id: 'me',
			served: 'event',
		},
		'for another route': {
			to: 'me',
			route: 'ping',
			store_id: 'me',
			served: 'event',
		},
		'of version 1': {
			to: null,
			route: null,
			store_id: 'me',
			served: 'event',
		},
	},
	codes: {
		'a code': { code: code( SAID ) },
		'broken into lines by a mail': {
			code: ` ${ code( SAID ).slice( 0, 60 ) }\n${ code( SAID ).slice(
				60
			) }\r\n`,
		},
		'not whole': { code: code( SAID ).slice( 0, -1 ) },
		'changed on the way': {
			code: code( SAID ).replace( 'kss1.e', 'kss1.f' ),
		},
		'of another version': {
			code: code( SAID ).replace( 'kss1.', 'kss9.' ),
		},
		'whole, and without a secret': {
			code: code( { ...SAID, secret: undefined } ),
		},
	},
	payloads: {
		'a batch': { payload: 'EventRequest', json: event() },
		'a batch that asks for everything': {
			payload: 'EventRequest',
			json: event( { items: [] } ),
		},
		'unknown keys are dropped': {
			payload: 'EventRequest',
			json: event( { tomorrow: { anything: 1 } } ),
		},
		'no object': { payload: 'EventRequest', json: 'event' },
		'no event type': {
			payload: 'EventRequest',
			json: event( { event_type: '' } ),
		},
		'an item without a SKU, a difference that is a text, and a field that is none':
			{
				payload: 'EventRequest',
				json: event( {
					items: [
						{ delta: -1 },
						{ sku: 'SKU-1', delta: '-1' },
						{ sku: 'SKU-2', backorders: 'maybe' },
					],
				} ),
			},
		'a number that does not count from 1': {
			payload: 'EventRequest',
			json: event( { seq: 0 } ),
		},
		'more than 500 items': {
			payload: 'EventRequest',
			json: event( {
				items: Array.from( { length: 501 }, () => ( { sku: 'S' } ) ),
			} ),
		},
		'a state': {
			payload: 'EventAnswer',
			json: {
				ok: true,
				processed: true,
				generation: 'g1',
				ack: { epoch: 'epoch-1', seq: 1 },
				items: [ item( 40, 12 ), item( null, 13 ) ],
				errors: [ { sku: 'SKU-9', code: 'kss_unknown_sku' } ],
				counter: 13,
				mark: 'm13',
			},
		},
		'a state without a version': {
			payload: 'EventAnswer',
			json: { ok: true, items: [ item( 40, 0 ) ] },
		},
		'a question for units': {
			payload: 'StockRequest',
			json: {
				items: [ { sku: 'SKU-1' } ],
				reserve: {
					key: 'sale-1',
					ttl: 600,
					items: [
						{ sku: 'SKU-1', quantity: 1, unsent: 0, in_flight: 0 },
					],
					epoch: '',
					seq: 0,
					sold: [],
				},
			},
		},
		'a question for longer than an hour': {
			payload: 'StockRequest',
			json: {
				items: [],
				reserve: {
					key: '',
					ttl: 3601,
					items: [],
					epoch: '',
					seq: 0,
					sold: [],
				},
			},
		},
		'units that are held': {
			payload: 'StockAnswer',
			json: {
				ok: true,
				reserve: {
					granted: true,
					held: [ { sku: 'SKU-1', quantity: 0.5 } ],
					contains_batch: false,
				},
			},
		},
		'a ping of version 1': {
			payload: 'PingAnswer',
			json: {
				ok: true,
				store_id: 'master',
				store_name: 'Master',
				role: 'master',
				time: 1767225600,
			},
		},
		'who wants to be a Child': {
			payload: 'PairRequest',
			json: {
				store_id: 'child',
				name: 'Till',
				url: 'https://till.example',
			},
		},
	},
	states: {
		counted: { item: item( 40, 1 ) },
		'with decimals': { item: item( 0.1, 1, { low_stock_amount: 2.5 } ) },
		oversold: { item: item( -3, 1, { backorders: 'notify' } ) },
		'not counted': {
			item: item( null, 1, { stock_status: 'outofstock' } ),
		},
		'counted by its parent': {
			item: item( null, 1, { manage_stock: 'parent' } ),
		},
	},
	differences: {
		'two sold': {
			local: counted( 8 ),
			agreed: { version: 4, state: counted( 10 ) },
		},
		'a low stock amount that is not set any more': {
			local: counted( 10 ),
			agreed: {
				version: 4,
				state: counted( 10, { lowStockAmount: 2000000 } ),
			},
		},
		nothing: {
			local: counted( 10 ),
			agreed: { version: 4, state: counted( 10 ) },
		},
		'nothing, of a product that the Master has not told about': {
			local: counted( 10 ),
			agreed: { version: 0, state: counted( 10 ) },
		},
		'a status': {
			local: uncounted( 'outofstock' ),
			agreed: { version: 4, state: uncounted( 'instock' ) },
		},
	},
	merges: {
		'first contact takes the number': merge( {
			local: counted( 99 ),
			agreed: null,
		} ),
		'nothing happened here': merge( { item: item( 7, 5 ) } ),
		'what was sold here stays on top': merge( {
			item: item( 7, 5 ),
			local: counted( 8 ),
		} ),
		'what is under way and not in there stays on top': merge( {
			item: item( 7, 5 ),
			local: counted( 8 ),
			in_flight: { delta: -2000000, changed: [] },
		} ),
		'what is under way and in there counts once': merge( {
			item: item( 5, 5 ),
			local: counted( 8 ),
			in_flight: { delta: -2000000, changed: [] },
			is_acknowledged: true,
		} ),
		'and what was sold since stays on top of that': merge( {
			item: item( 5, 5 ),
			local: counted( 7 ),
			in_flight: { delta: -2000000, changed: [] },
			is_acknowledged: true,
		} ),
		'an old one is ignored': merge( { item: item( 1, 4 ) } ),
		'a field that changed here stays, one that changed there is taken':
			merge( {
				item: item( 10, 5, { backorders: 'yes', low_stock_amount: 3 } ),
				local: counted( 10, { backorders: 'notify' } ),
			} ),
		'what the Master keeps to itself stays': merge( {
			item: item( 10, 5, {
				backorders: 'yes',
				without: [ 'backorders' ],
			} ),
			local: counted( 9, { backorders: 'notify' } ),
		} ),
		'below zero is kept': merge( {
			item: item( -1, 5 ),
			local: counted( 9 ),
		} ),
		'a number out of range is not taken': merge( {
			item: item( 1000000000, 5 ),
		} ),
		'nor is a sum': merge( {
			item: item( 999999999, 5 ),
			local: counted( 11 ),
		} ),
		'a status that is not registered here is not taken': merge( {
			item: item( 0, 5, {
				manage_stock: false,
				stock_quantity: null,
				stock_status: '<svg onload=1>',
			} ),
			local: uncounted( 'instock' ),
			agreed: { version: 4, state: uncounted( 'instock' ) },
		} ),
		'it is not counted any more': merge( {
			item: item( null, 5, { stock_status: 'outofstock' } ),
		} ),
	},
	sequence: {
		'the next one': inSequence( {
			epoch: 'e2',
			seq: 8,
			event_id: 'eight',
		} ),
		'the last one again': inSequence( {
			epoch: 'e2',
			seq: 7,
			event_id: 'seven',
		} ),
		'another one of its number': inSequence( {
			epoch: 'e2',
			seq: 7,
			event_id: 'other',
		} ),
		'one too far': inSequence( { epoch: 'e2', seq: 9, event_id: 'nine' } ),
		'a new epoch': inSequence( { epoch: 'e3', seq: 1, event_id: 'one' } ),
		'a new epoch in the middle': inSequence( {
			epoch: 'e3',
			seq: 2,
			event_id: 'two',
		} ),
		'an epoch that is over': inSequence( {
			epoch: 'e1',
			seq: 1,
			event_id: 'one',
		} ),
	},
	digests: {
		'in step': {
			sku: 'SKU-1',
			local: counted( 10 ),
			agreed: { version: 4, state: counted( 10 ) },
			buckets: 16,
		},
		'with something unsent': {
			sku: 'ÄPFEL-苹果-9',
			local: counted( 0.5, { backorders: 'notify' } ),
			agreed: {
				version: 4,
				state: counted( 10, { lowStockAmount: 2000000 } ),
			},
			buckets: 64,
		},
		'not counted': {
			sku: '1001',
			local: uncounted( 'onbackorder' ),
			agreed: { version: 4, state: uncounted( 'instock' ) },
			buckets: 256,
		},
		'counted by its parent': {
			sku: 'SKU-38-M',
			local: {
				...uncounted( '' ),
				manageStock: 'parent',
				stockStatus: null,
			},
			agreed: { version: 4, state: uncounted( 'instock' ) },
			buckets: 16,
		},
	},
	sums: {
		'are added modulo 2^48': {
			sums: [ 281474976710655, 5, 0 ],
			part: [ 2, 7, 0 ],
		},
		'of the first part': { sums: [], part: [ 1, 2 ] },
	},
	reservations: {
		enough: demand( 3 ),
		'too little': demand( 4 ),
		'held for others': demand( 3, { held: 1000000 } ),
		'nothing left': demand( 1, { held: 3000000 } ),
		'sold here and not in there': demand( 2, {
			demand: { sku: 'SKU-1', quantity: 2, unsent: -1, in_flight: -1 },
		} ),
		'sold here and partly in there': demand( 2, {
			demand: { sku: 'SKU-1', quantity: 2, unsent: -1, in_flight: -1 },
			contains_batch: true,
		} ),
		'added here counts only once the Master has said so': demand( 4, {
			demand: { sku: 'SKU-1', quantity: 4, unsent: 5, in_flight: 0 },
		} ),
		'on backorder': demand( 9, {
			state: counted( 3, { backorders: 'yes' } ),
		} ),
		'not counted': demand( 9, { state: uncounted( 'instock' ) } ),
		'out of stock': demand( 1, {
			state: uncounted( 'outofstock' ),
			stock_status: 'outofstock',
		} ),
	},
	answers: {
		fine: { status: 200, code: '', is_authentic: true },
		none: { status: 0, code: '', is_authentic: false },
		'not the next batch': {
			status: 409,
			code: 'kss_sequence',
			is_authentic: true,
		},
		'not the next batch, says somebody in between': {
			status: 409,
			code: 'kss_sequence',
			is_authentic: false,
		},
		'another generation': {
			status: 409,
			code: 'kss_generation',
			is_authentic: true,
		},
		'a wrong secret': {
			status: 401,
			code: 'kss_auth_failed',
			is_authentic: false,
		},
		'too many requests': {
			status: 429,
			code: 'kss_rate_limited',
			is_authentic: false,
		},
		'a Master that waits for its administrator': {
			status: 503,
			code: 'kss_restored',
			is_authentic: true,
		},
		'an error': { status: 500, code: 'kss_internal', is_authentic: true },
	},
	back_off: {
		'the first failure': { failures: 1, jitter: 0, retry_after: 0 },
		'with the most jitter': { failures: 1, jitter: 999, retry_after: 0 },
		'the fourth': { failures: 4, jitter: 500, retry_after: 0 },
		'the hundredth': { failures: 100, jitter: 0, retry_after: 0 },
		'asked to wait': { failures: 1, jitter: 0, retry_after: 120 },
		'asked to wait too long': {
			failures: 1,
			jitter: 0,
			retry_after: 999999,
		},
	},
};
