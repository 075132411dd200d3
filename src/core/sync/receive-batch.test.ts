import { ERRORS } from '../contract/errors';
import type { EventRequest } from '../contract/payloads';
import type { StoredChildLink, StoredCounter } from '../contract/stored';
import { newChildLink } from './link-transitions';
import {
	answerToBatch,
	isApplied,
	linkAfterEvent,
	newErrors,
	refusalOfVerdict,
	takenItems,
	verdictOnEvent,
} from './receive-batch';

const NOW = 10_000;

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
