import { runLarge } from './large';

test( 'forty stores sell five thousand times at once and end exact, with rows that did not grow', () => {
	const size = { stores: 40, products: 30, sales: 5000, round: 500 };
	const { wrong, faults, rows, world } = runLarge( 3, size );
	expect( wrong ).toBe( null );
	expect( faults ).toBeGreaterThan( 0 );
	expect( Object.keys( rows ) ).toEqual( [
		'journal',
		'change log',
		'link',
	] );
	// It did sell: no store shows what it began with.
	for ( const store of world.stores ) {
		const shown = store.db.bySku( 'P0' )?.state.quantity;
		expect( shown ).toBe( world.books.expected.get( 'P0' ) );
		expect( shown ).not.toBe( 1_000_000_000_000 );
	}
} );
