import { newShadow, type Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { ERRORS } from '../contract/errors';
import type { EventRequest } from '../contract/payloads';
import type {
	StoredBatch,
	StoredBatchItem,
	StoredChildLink,
	StoredCounter,
	StoredMasterLink,
} from '../contract/stored';
import { batchItems } from './batch';
import { newChildLink, newMasterLink } from './links';
import {
	answerToBatch,
	answerToPush,
	closedProducts,
	isApplied,
	linkAfterAdoptedPush,
	linkAfterAnswer,
	linkAfterEvent,
	newErrors,
	refusalOfVerdict,
	takenItems,
	verdictOnEvent,
	verdictOnPush,
	wakesAfterPush,
} from './receiving';

const NOW = 10_000;
const UNIT = 1_000_000;

const event = ( changes: Partial< EventRequest > = {} ) =>
	( {
		epoch: 'e',
		seq: 4,
		event_id: 'fourth',
		generation: 'g',
		items: [ {} ],
		ack: null,
		...changes,
	} ) as EventRequest;

describe( 'a Child’s batch', () => {
	/** A Child whose third batch was applied, and that has everything up to version 7. */
	const link = ( changes: Partial< StoredChildLink > = {} ) => ( {
		...newChildLink( 7 ),
		epoch: 'e',
		applied: 3,
		event_id: 'third',
		cursor: 7,
		walk: null,
		...changes,
	} );

	const counter = ( version: number ): StoredCounter => ( {
		generation: 'g',
		version,
		mark: `m${ version }`,
		supersedes: [],
	} );

	const claim = { generation: 'g', seen: 9, confirmed: 1, since: 1 };

	test.each( [
		[ 'the next one is applied', {}, {}, 'apply', '' ],
		[
			'one that was applied is answered again',
			{},
			{ seq: 3, event_id: 'third' },
			'repeat',
			'',
		],
		[
			'the first of a new epoch opens it',
			{},
			{ epoch: 'f', seq: 1 },
			'open',
			'',
		],
		[
			'one of another number is refused',
			{},
			{ seq: 9 },
			'out_of_sequence',
			ERRORS.sequence,
		],
		[ 'a held link takes none', { claim }, {}, 'held', ERRORS.restored ],
	] )( '%s', ( _, known, sent, verdict, refusal ) => {
		const given = verdictOnEvent( link( known ), event( sent ) );
		expect( given ).toBe( verdict );
		expect( refusalOfVerdict( given ) ).toBe( refusal );
		expect( isApplied( given ) ).toBe(
			verdict === 'apply' || verdict === 'open'
		);
	} );

	test( 'what was applied counts, was told, and heals the link', () => {
		const failing = link( {
			health: { ...link().health, failures: 3, next_attempt: NOW + 99 },
		} );
		const refused = [ { sku: 'X', code: ERRORS.unknown_sku } ];
		const after = linkAfterEvent(
			failing,
			'apply',
			event(),
			counter( 7 ),
			counter( 9 ),
			refused,
			NOW
		);
		expect( after ).toMatchObject( {
			applied: 4,
			event_id: 'fourth',
			refused,
			cursor: 9,
			told: 9,
			told_mark: 'm9',
			walk: null,
			health: { protocol: 2, last_inbound: NOW },
		} );
		// What others changed meanwhile is still to come.
		const behind = linkAfterEvent(
			link( { cursor: 5 } ),
			'apply',
			event(),
			counter( 7 ),
			counter( 9 ),
			[],
			NOW
		);
		expect( behind.cursor ).toBe( 5 );
	} );

	test( 'one that asks for everything is pushed to at once, whatever failed before', () => {
		const health = {
			...link().health,
			failures: 3,
			last_failure: NOW,
			next_attempt: NOW + 99,
		};
		const after = ( items: EventRequest[ 'items' ] ) =>
			linkAfterEvent(
				link( { health } ),
				'apply',
				event( { items } ),
				counter( 7 ),
				counter( 7 ),
				[],
				NOW
			);
		expect( after( [] ) ).toMatchObject( {
			walk: { after: 0, target: 7 },
			health: { next_attempt: 0 },
		} );
		expect( after( event().items ).health.next_attempt ).toBe( NOW + 99 );
	} );

	test( 'its answer repeats what was refused, and says what was told', () => {
		const refused = [ { sku: 'X', code: ERRORS.unknown_sku } ];
		expect(
			answerToBatch( link( { refused } ), counter( 7 ), counter( 9 ), [] )
		).toEqual( {
			ok: true,
			processed: true,
			generation: 'g',
			ack: {
				epoch: 'e',
				seq: 3,
				event_id: 'third',
				refused: [ 'X' ],
				push: '',
			},
			items: [],
			errors: refused,
			counter: 9,
			mark: 'm9',
			supersedes: [],
		} );
	} );

	test( 'of two items for one product the first counts, and what is not taken says why', () => {
		const items = [
			{ sku: 'A', productId: 1, code: '' },
			{ sku: 'a', productId: 1, code: '' },
			{ sku: 'B', productId: 0, code: ERRORS.unknown_sku },
			{ sku: 'C', productId: 0, code: ERRORS.unknown_sku },
			{ sku: 'D', productId: 2, code: '' },
		];
		expect( takenItems( items ).map( ( { code } ) => code ) ).toEqual( [
			'',
			ERRORS.duplicate_sku,
			ERRORS.unknown_sku,
			ERRORS.unknown_sku,
			'',
		] );
	} );

	test( 'what was refused in the batch before is no news', () => {
		const known = { sku: 'A', code: ERRORS.unknown_sku };
		const other = { sku: 'A', code: ERRORS.excluded };
		expect(
			newErrors( link( { refused: [ known ] } ), [ known, other ] )
		).toEqual( [ other ] );
	} );
} );

describe( 'a push', () => {
	const link = ( changes: Partial< StoredMasterLink > = {} ) => ( {
		...newMasterLink( 'e' ),
		contact: null,
		generation: 'g',
		...changes,
	} );

	const { contact, health } = newMasterLink( 'e' );

	test( 'waits for bases, is read as the version says that the Master speaks, and is adopted', () => {
		expect( verdictOnPush( link( { contact } ), event() ) ).toBe( 'wait' );
		expect( verdictOnPush( link(), event() ) ).toBe( 'adopt' );
		const old = event( { generation: null } );
		expect( verdictOnPush( link(), old ) ).toBe( 'old' );
		// A Master that has spoken version 2 is not believed to have gone back.
		expect(
			verdictOnPush( link( { health: { ...health, protocol: 2 } } ), old )
		).toBe( 'adopt' );
	} );

	test( 'is remembered, and whoever heard it is awake where it has something to say', () => {
		const before = link();
		const ack = {
			epoch: 'e',
			seq: 0,
			event_id: null,
			refused: null,
			push: null,
		};
		const after = linkAfterAdoptedPush(
			before,
			event( { ack, event_id: 'push' } ),
			NOW
		);
		expect( after.pushes ).toEqual( [ 'push' ] );
		expect( after.health.last_inbound ).toBe( NOW );
		expect( wakesAfterPush( before, after ) ).toBe( false );
		expect( wakesAfterPush( before, { ...after, contact } ) ).toBe( true );
		expect( wakesAfterPush( before, { ...after, generation: 'h' } ) ).toBe(
			true
		);
		const failing = link( { health: { ...health, failures: 1 } } );
		expect( wakesAfterPush( failing, after ) ).toBe( true );
	} );

	test( 'is answered with what was not taken', () => {
		const errors = [ { sku: 'A', code: ERRORS.unknown_sku } ];
		expect( answerToPush( 'g', errors ) ).toMatchObject( {
			ok: true,
			generation: 'g',
			errors,
			ack: null,
			items: null,
		} );
	} );
} );

describe( 'the answer to a batch', () => {
	const managed = ( units: number ): ProductState => ( {
		manageStock: 'yes',
		quantity: units * UNIT,
		stockStatus: null,
		backorders: 'no',
		lowStockAmount: null,
	} );

	const shadow: Shadow = {
		...newShadow( managed( 10 ) ),
		version: 4,
		sku: 'A',
	};

	const [ item ] = batchItems(
		[ { productId: 7, sku: 'A', gid: '', local: managed( 8 ), shadow } ],
		false
	) as readonly [ StoredBatchItem ];

	const batch: StoredBatch = {
		seq: 3,
		event_id: 'third',
		created: 0,
		items: [ item, { ...item, product_id: 8, sku: 'B' } ],
		release: null,
	};

	const product = { state: managed( 8 ), shadow };

	test( 'takes the batch off the link, unless it is another by now', () => {
		const link = { ...newMasterLink( 'e' ), in_flight: batch };
		expect( linkAfterAnswer( link, 'third', NOW ) ).toMatchObject( {
			in_flight: null,
			health: { protocol: 2, last_success: NOW },
		} );
		expect( linkAfterAnswer( link, 'second', NOW ).in_flight ).toBe(
			batch
		);
	} );

	test( 'puts what was applied without a state in the base, and keeps here what was refused', () => {
		const errors = [ { sku: 'B', code: ERRORS.unknown_sku } ];
		const [ applied, refused ] = closedProducts( batch, errors, [
			product,
			product,
		] );
		expect( applied ).toMatchObject( {
			productId: 7,
			isRefused: false,
			goesAgain: false,
		} );
		expect( applied?.shadow.state ).toEqual( managed( 8 ) );
		expect( refused ).toMatchObject( {
			productId: 8,
			isRefused: true,
			goesAgain: false,
			shadow: { state: managed( 10 ), refusedSku: 'B' },
		} );
	} );

	test( 'leaves what is settled or gone, and sends again what the Master knows by now', () => {
		const settled = {
			...batch,
			items: [ { ...item, settled: true }, batch.items[ 1 ]! ],
		};
		const errors = [ { sku: 'B', code: ERRORS.unknown_sku } ];
		expect( closedProducts( settled, errors, [ product, null ] ) ).toEqual(
			[]
		);
		const adopted = { ...product, shadow: { ...shadow, version: 5 } };
		expect(
			closedProducts( settled, errors, [ product, adopted ] )
		).toEqual( [
			{
				productId: 8,
				shadow: adopted.shadow,
				isRefused: true,
				goesAgain: true,
			},
		] );
	} );
} );
