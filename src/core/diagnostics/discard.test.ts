import type { ProductState } from '../catalogue/state';
import { newShadow } from '../catalogue/shadows';
import { adopt } from '../sync/adopt';
import { batchItems } from '../sync/batch';
import { planPush } from '../sync/change-log';
import {
	linkAfterPush,
	newChildLink,
	newMasterLink,
} from '../sync/link-transitions';
import { newHealth } from '../sync/retry';
import {
	changeToBase,
	childLinkAfterDiscard,
	masterLinkAfterDiscard,
} from './discard';

const counted = ( units: number ): ProductState => ( {
	manageStock: 'yes',
	quantity: units * 1000000,
	stockStatus: null,
	backorders: 'no',
	lowStockAmount: null,
} );

const FAILING = {
	...newHealth(),
	failures: 7,
	next_attempt: 999,
	attention: 'x',
};

test( 'what a Child gave up is not sent any more, and a sale in the same instant is', () => {
	const base = counted( 10 );
	const { add, set } = changeToBase( counted( 7 ), base );
	expect( { add, set } ).toEqual( { add: 3000000, set: null } );
	// One more was sold between reading 7 and adding 3.
	const left = counted( 6 + 3 );
	expect(
		batchItems(
			[
				{
					productId: 1,
					sku: 'A',
					gid: '',
					local: left,
					shadow: { ...newShadow( base ), version: 5 },
				},
			],
			false
		)
	).toMatchObject( [ { delta: -1000000 } ] );
} );

test( 'a batch that the Master had applied after all is adopted like any other state', () => {
	// The Child is back at its base of 10; the Master has applied the 3 that the Child gave up.
	const adoption = adopt(
		6,
		counted( 7 ),
		counted( 10 ),
		{ ...newShadow( counted( 10 ) ), version: 5 },
		null,
		false
	);
	expect( adoption.change.add ).toBe( -3000000 );
} );

test( 'fields go back, too', () => {
	expect(
		changeToBase( { ...counted( 1 ), backorders: 'yes' }, counted( 1 ) )
	).toMatchObject( { add: 0, set: null, backorders: 'no' } );
	expect(
		changeToBase(
			{ ...counted( 1 ), manageStock: 'no', quantity: null },
			counted( 4 )
		)
	).toMatchObject( { manageStock: 'yes', set: 4000000 } );
} );

test( 'a Child that gave up has nothing under way, and asks for everything', () => {
	const link = {
		...newMasterLink( 'e1' ),
		seq: 4,
		contact: null,
		in_flight: {
			seq: 4,
			event_id: 'x',
			created: 1,
			items: [],
			release: null,
		},
		health: FAILING,
	};
	expect( masterLinkAfterDiscard( link, 'e2' ) ).toMatchObject( {
		epoch: 'e2',
		seq: 0,
		in_flight: null,
		contact: { after: 0 },
		health: { failures: 0, next_attempt: 0, attention: '' },
	} );
} );

test( 'a Master that gave up sends that Child only what changes from then on', () => {
	const link = { ...newChildLink( 3 ), cursor: 1, health: FAILING };
	const after = childLinkAfterDiscard( link, 3 );
	expect( after ).toMatchObject( { cursor: 3, walk: null } );
	expect( after.health.failures ).toBe( 0 );
	expect( planPush( '1:7 2:8 3:9 ', 3, after.cursor, 200 ).kind ).toBe(
		'none'
	);
	expect(
		planPush( '1:7 2:8 3:9 4:8 ', 4, after.cursor, 200 ).productIds
	).toEqual( [ 8 ] );
} );

test( 'a page that was under way does not begin the walk again', () => {
	const link = newChildLink( 3 );
	const after = childLinkAfterDiscard( link, 3 );
	expect(
		linkAfterPush( after, link, 'p', 0, { after: 200, target: 3 } ).walk
	).toBeNull();
} );
