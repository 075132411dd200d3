/**
 * Simulator: the command. Enters: options; leaves: what failed, made small, and counts; exit code 1 when something failed.
 */
import { parseArgs } from 'node:util';
import { UNBROKEN } from './algorithm';
import { runSchedule, shrink } from './campaign';
import { runLarge } from './large';
import type { Schedule } from './schedule';
import { hostileScheduleOf, scheduleOf } from './schedule';

const HELP = `npm run simulate -- [options]

Many small schedules, in which everything goes wrong that can:
  --from=1           the first seed
  --schedules=100    how many seeds
  --show=3           how many failures are made small and told
  --hostile          one store is hostile, and somebody in between lies

One large world:
  --stores=500       Master and Children
  --sales=1000000    sales and restocks, spread over all stores
  --products=200     products that they are of
  --round=5000       sales before anybody hears of another's`;

const options = {
	from: { type: 'string', default: '1' },
	schedules: { type: 'string', default: '100' },
	show: { type: 'string', default: '3' },
	stores: { type: 'string' },
	sales: { type: 'string' },
	products: { type: 'string', default: '200' },
	round: { type: 'string', default: '5000' },
	hostile: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

const started = Date.now();
const seconds = () => `${ ( ( Date.now() - started ) / 1000 ).toFixed( 1 ) } s`;

/** A whole number that was given as an option. */
function whole( name: string, text: string, least: number ): number {
	const number = Number( text );
	if ( ! Number.isInteger( number ) || number < least ) {
		throw new Error( `--${ name } is a whole number from ${ least }.` );
	}
	return number;
}

try {
	const { values } = parseArgs( { options } );
	const seed = whole( 'from', values.from, 0 );
	if ( values.help ) {
		console.log( HELP );
	} else if ( values.stores !== undefined || values.sales !== undefined ) {
		large( seed, {
			stores: whole( 'stores', values.stores ?? '500', 2 ),
			sales: whole( 'sales', values.sales ?? '1000000', 1 ),
			products: whole( 'products', values.products, 1 ),
			round: whole( 'round', values.round, 1 ),
		} );
	} else {
		const count = whole( 'schedules', values.schedules, 1 );
		small(
			seed,
			count,
			whole( 'show', values.show, 0 ),
			values.hostile ? hostileScheduleOf : scheduleOf
		);
	}
} catch ( error ) {
	console.error( `${ ( error as Error ).message }\n\n${ HELP }` );
	process.exitCode = 2;
}

function small(
	from: number,
	count: number,
	show: number,
	schedule: ( seed: number ) => Schedule
): void {
	let failed = 0;
	const counts = new Map< string, number >();
	for ( let seed = from; seed < from + count; seed++ ) {
		const { wrong, world } = runSchedule( UNBROKEN, schedule( seed ) );
		for ( const [ what, times ] of world.counts ) {
			counts.set( what, ( counts.get( what ) ?? 0 ) + times );
		}
		if ( wrong !== null ) {
			failed += 1;
			if ( failed <= show ) {
				tell( seed, wrong, schedule( seed ) );
			}
		}
	}
	console.log( Object.fromEntries( counts ) );
	console.log(
		`${ count } schedules from seed ${ from }, ${ failed } failed, ${ seconds() }`
	);
	process.exitCode = failed > 0 ? 1 : 0;
}

/** The story of a schedule that failed, as short as it can be. */
function tell( seed: number, wrong: string, failed: Schedule ): void {
	console.log( `seed ${ seed }: ${ wrong }` );
	const schedule = shrink( UNBROKEN, failed );
	const story: string[] = [];
	const outcome = runSchedule( UNBROKEN, schedule, story );
	console.log( JSON.stringify( schedule.setting ) );
	console.log( story.join( '\n' ) );
	console.log( `=> ${ outcome.wrong }` );
}

function large( seed: number, size: Parameters< typeof runLarge >[ 1 ] ): void {
	const outcome = runLarge( seed, size, ( sales ) => {
		if ( process.stderr.isTTY ) {
			process.stderr.write( `\r${ sales } sales, ${ seconds() }` );
		}
	} );
	console.log( Object.fromEntries( outcome.world.counts ) );
	console.log( 'largest rows, in bytes:', outcome.rows );
	console.log(
		`${ size.sales } sales in ${ size.stores } stores, seed ${ seed }, ${
			outcome.faults
		} faults: ${ outcome.wrong ?? 'exact everywhere' }, ${ seconds() }`
	);
	process.exitCode = outcome.wrong === null ? 0 : 1;
}
