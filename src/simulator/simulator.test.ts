import { UNBROKEN } from './algorithm';
import { runSchedule } from './campaign';
import { scheduleOf } from './schedule';

test( 'two thousand random schedules end with nothing lost and nothing stale', () => {
	for ( let seed = 1; seed <= 2000; seed++ ) {
		const { wrong } = runSchedule( UNBROKEN, scheduleOf( seed ) );
		expect( wrong === null ? null : `seed ${ seed }: ${ wrong }` ).toBe(
			null
		);
	}
} );
