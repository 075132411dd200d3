import { runSchedule } from './campaign';
import { MUTATIONS } from './mutations';
import { scheduleOf } from './schedule';

test.each( [
	'a Master that was restored is not noticed',
	'only a higher version shows that a Master was restored',
	'a Child follows a Master that knows less than it has told',
	'a new generation begins where the old one was',
	'what a restored Master has sold since is overwritten',
] )( 'caught: %s', ( name ) => {
	const { algorithm } = MUTATIONS.find( ( each ) => each.name === name )!;
	let wrong: string | null = null;
	for ( let seed = 1; seed <= 5000 && wrong === null; seed++ ) {
		wrong = runSchedule( algorithm, scheduleOf( seed ) ).wrong;
	}
	expect( wrong ).not.toBeNull();
} );
