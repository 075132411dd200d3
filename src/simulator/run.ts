/**
 * Simulator: the command, `npm run simulate -- 1 20000`. Enters: a first seed, how many, and how many failures to show;
 * leaves: what failed, made small, and counts; exit code 1 when a schedule failed.
 */
import { UNBROKEN } from './algorithm';
import { runSchedule, shrink } from './campaign';
import { scheduleOf } from './schedule';

const from = Number( process.argv[ 2 ] ?? 1 );
const count = Number( process.argv[ 3 ] ?? 100 );
const show = Number( process.argv[ 4 ] ?? 3 );
const started = Date.now();
let failed = 0;
const counts = new Map< string, number >();
for ( let seed = from; seed < from + count; seed++ ) {
	const { wrong, world } = runSchedule( UNBROKEN, scheduleOf( seed ) );
	for ( const [ k, v ] of world.counts ) {
		counts.set( k, ( counts.get( k ) ?? 0 ) + v );
	}
	if ( wrong !== null ) {
		failed += 1;
		if ( failed <= show ) {
			console.log( `seed ${ seed }: ${ wrong }` );
			const small = shrink( UNBROKEN, scheduleOf( seed ) );
			const story: string[] = [];
			const out = runSchedule( UNBROKEN, small, story );
			console.log( JSON.stringify( small.setting ) );
			console.log( story.join( '\n' ) );
			console.log( `=> ${ out.wrong }` );
		}
	}
}
console.log( Object.fromEntries( counts ) );
console.log(
	`${ count } schedules from seed ${ from }, ${ failed } failed, ${ (
		( Date.now() - started ) /
		1000
	).toFixed( 1 ) } s`
);
process.exitCode = failed > 0 ? 1 : 0;
