import type { StoredMasterLink } from '../contract/stored';
import {
	linkAfterPush,
	linkAfterSequenceRefusal,
	linkWithNewWalk,
	newChildLink,
	newMasterLink,
} from './links';

const link: StoredMasterLink = {
	...newMasterLink( 'one' ),
	seq: 7,
	generation: 'g',
	in_flight: { seq: 7, event_id: 'seventh', created: 0, items: [] },
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
		expect( linkAfterPush( planned, planned, 4, page ) ).toEqual( {
			...planned,
			cursor: 4,
			confirmed: 4,
			walk: page,
		} );
		expect( linkAfterPush( planned, planned, 2, page ).cursor ).toBe( 3 );
	} );

	test( 'leaves a walk alone that was begun meanwhile, even with the same target', () => {
		const begun = linkWithNewWalk( planned, 5 );
		expect( linkAfterPush( begun, planned, 4, null ).walk ).toEqual( {
			after: 0,
			target: 5,
		} );
	} );

	test( 'says nothing about a Child that opened a new epoch meanwhile', () => {
		const anew = { ...planned, epoch: 'f', cursor: 0 };
		expect( linkAfterPush( anew, planned, 4, null ) ).toBe( anew );
	} );
} );
