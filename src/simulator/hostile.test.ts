import { UNBROKEN } from './algorithm';
import { runSchedule } from './campaign';
import { HOSTILE_MUTATIONS } from './hostile-mutations';
import { hostileScheduleOf } from './schedule';

const SEEDS = 3000;

/** What went wrong; an exception is as bad as a breach. */
function wrongOf( algorithm: typeof UNBROKEN, seed: number ): string | null {
	try {
		return runSchedule( algorithm, hostileScheduleOf( seed ) ).wrong;
	} catch ( error ) {
		return String( error );
	}
}

test( 'with a hostile store among them the others end exact, and every row can be read', () => {
	for ( let seed = 1; seed <= 500; seed++ ) {
		const wrong = wrongOf( UNBROKEN, seed );
		expect( wrong === null ? null : `seed ${ seed }: ${ wrong }` ).toBe(
			null
		);
	}
} );

test.each(
	HOSTILE_MUTATIONS.map(
		( mutation ) => [ mutation.name, mutation ] as const
	)
)( 'it is noticed when %s', ( name, { algorithm } ) => {
	let seed = 1;
	while ( seed <= SEEDS && wrongOf( algorithm, seed ) === null ) {
		seed += 1;
	}
	expect( seed ).toBeLessThanOrEqual( SEEDS );
	// It is the mutation that was noticed, not the schedule.
	expect( wrongOf( UNBROKEN, seed ) ).toBe( null );
} );
