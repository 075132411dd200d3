import { UNBROKEN } from './algorithm';
import { runSchedule } from './campaign';
import { MUTATIONS } from './mutations';
import { scheduleOf } from './schedule';

const SEEDS = 6000;

test.each(
	MUTATIONS.map( ( mutation ) => [ mutation.name, mutation ] as const )
)( 'it is noticed when %s', ( name, { algorithm, focus } ) => {
	let seed = 1;
	while (
		seed <= SEEDS &&
		runSchedule( algorithm, scheduleOf( seed, focus ) ).wrong === null
	) {
		seed += 1;
	}
	expect( seed ).toBeLessThanOrEqual( SEEDS );
	// It is the mutation that was noticed, not the schedule.
	expect( runSchedule( UNBROKEN, scheduleOf( seed, focus ) ).wrong ).toBe(
		null
	);
} );
