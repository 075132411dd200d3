import type { StoredMasterLink } from '../contract/stored';
import {
	linkAfterAsking,
	linkAfterPush,
	linkAfterSequenceRefusal,
	linkAfterState,
	linkWithNewWalk,
	newChildLink,
	newMasterLink,
} from './link-transitions';

const link: StoredMasterLink = {
	...newMasterLink( 'one' ),
	seq: 7,
	generation: 'g',
	in_flight: {
		seq: 7,
		event_id: 'seventh',
		created: 0,
		items: [],
		release: null,
	},
	contact: null,
};

test( 'a Child that the Master lost track of counts anew, and keeps what was agreed on', () => {
	const after = linkAfterSequenceRefusal( link, 'seventh', 'two' );
	expect( after.epoch ).toBe( 'two' );
	expect( after.seq ).toBe( 0 );
	expect( after.in_flight ).toBeNull();
	expect( after.generation ).toBe( 'g' );
	expect( after.contact ).toEqual( { after: 0 } );
} );

test( 'a refusal that comes late does not drop the batch that is under way now', () => {
	expect( linkAfterSequenceRefusal( link, 'sixth', 'two' ) ).toBe( link );
} );

describe( 'a push that arrived', () => {
	const planned = { ...newChildLink( 5 ), epoch: 'e', cursor: 3 };
	const page = { after: 12, target: 5 };

	test( 'moves the cursor forward only, and the walk on', () => {
		expect( linkAfterPush( planned, planned, 'p', 4, page ) ).toEqual( {
			...planned,
			cursor: 4,
			push: 'p',
			walk: page,
		} );
		expect( linkAfterPush( planned, planned, 'p', 2, page ).cursor ).toBe(
			3
		);
	} );

	test( 'leaves a walk alone that was begun meanwhile, even with the same target', () => {
		const begun = linkWithNewWalk( planned, 5 );
		expect( linkAfterPush( begun, planned, 'p', 4, null ).walk ).toEqual( {
			after: 0,
			target: 5,
		} );
	} );

	test( 'says nothing about a Child that opened a new epoch meanwhile', () => {
		const anew = { ...planned, epoch: 'f', cursor: 0 };
		expect( linkAfterPush( anew, planned, 'p', 4, null ) ).toBe( anew );
	} );
} );

describe( 'a Child that was restored from a backup', () => {
	const quiet: StoredMasterLink = {
		...link,
		in_flight: null,
		pushes: [ 'p' ],
	};
	const ack = {
		epoch: 'one',
		seq: 7,
		event_id: 'seventh',
		refused: [],
		push: 'p',
	};

	test( 'is in step as long as the Master has seen no more of it than it has itself', () => {
		expect( linkAfterState( quiet, ack, 'q' ) ).toEqual( {
			...quiet,
			pushes: [ 'p', 'q' ],
		} );
		expect( linkAfterAsking( quiet, quiet, ack, 'two' ) ).toEqual( quiet );
	} );

	test( 'asks for everything when it hears of a push that it has not', () => {
		const more = { ...ack, push: 'x' };
		expect( linkAfterState( quiet, more, 'y' ).contact ).toEqual( {
			after: 0,
		} );
		expect( linkAfterAsking( quiet, quiet, more, 'two' ).contact ).toEqual(
			{ after: 0 }
		);
	} );

	test( 'numbers anew when it hears of a batch that it has not', () => {
		const more = { ...ack, seq: 9 };
		expect( linkAfterState( quiet, more, 'q' ).contact ).toEqual( {
			after: 0,
		} );
		expect( linkAfterAsking( quiet, quiet, more, 'two' ).epoch ).toBe(
			'two'
		);
	} );

	test( 'does not compare with an answer that a batch has overtaken', () => {
		const moved = { ...quiet, seq: 8 };
		expect( linkAfterAsking( moved, quiet, ack, 'two' ) ).toBe( moved );
	} );
} );
