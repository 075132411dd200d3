/**
 * Simulator: runs schedules. Enters: an algorithm, unbroken or not, and seeds; leaves: what went wrong, made small.
 */
import type { Algorithm } from './algorithm';
import { createWorld } from './scenario/create';
import { pump, settle } from './scenario/settle';
import { perform } from './scenario/steps';
import type { Schedule } from './schedule';
import { check } from './world/check';
import { checkRows } from './world/hostile-check';
import type { World } from './world/world';

export interface Outcome {
	/** What went wrong, null when nothing did. */
	wrong: string | null;
	world: World;
}

/** Runs one schedule to its end. */
export function runSchedule(
	algorithm: Algorithm,
	schedule: Schedule,
	story: string[] | null = null
): Outcome {
	const world = createWorld( algorithm, schedule.setting );
	world.story = story;
	for ( const step of schedule.steps ) {
		perform( world, step );
		if ( schedule.setting.isOrderly ) {
			pump( world );
		}
		if ( world.hostile !== null ) {
			checkRows( world );
		}
		if ( world.violation !== null ) {
			return { wrong: world.violation, world };
		}
	}
	settle( world );
	if ( world.hostile !== null ) {
		checkRows( world );
	}
	return { wrong: check( world ), world };
}

/** The same failure with as few and as plain steps as can be found. */
export function shrink( algorithm: Algorithm, schedule: Schedule ): Schedule {
	const kind = kindOf( runSchedule( algorithm, schedule ).wrong );
	const fails = ( candidate: Schedule ) =>
		kindOf( runSchedule( algorithm, candidate ).wrong ) === kind;
	let best = schedule;
	for ( let size = best.steps.length >> 1; size >= 1; size >>= 1 ) {
		for ( let start = 0; start < best.steps.length;  ) {
			const steps = best.steps.toSpliced( start, size );
			if ( fails( { ...best, steps } ) ) {
				best = { ...best, steps };
			} else {
				start += size;
			}
		}
	}
	for ( const smaller of smallerSettings( best ) ) {
		if ( fails( { ...best, setting: { ...best.setting, ...smaller } } ) ) {
			best = { ...best, setting: { ...best.setting, ...smaller } };
		}
	}
	for ( let i = 0; i < best.steps.length; i++ ) {
		for ( const plainer of plainerSteps( best, i ) ) {
			const steps = best.steps.with( i, {
				...best.steps[ i ]!,
				...plainer,
			} );
			if ( fails( { ...best, steps } ) ) {
				best = { ...best, steps };
			}
		}
	}
	const [ last ] = [ best.steps.length ];
	return last < schedule.steps.length ? shrinkAgain( algorithm, best ) : best;
}

function shrinkAgain( algorithm: Algorithm, schedule: Schedule ): Schedule {
	return shrink( algorithm, schedule );
}

/** A failure without its numbers and names: what stays the same while it is made small. */
const kindOf = ( wrong: string | null ): string =>
	wrong === null
		? ''
		: wrong.replace( /\b[cP]?-?[\d.]+/g, '' ).slice( 0, 20 );

function smallerSettings(
	schedule: Schedule
): readonly Partial< Schedule[ 'setting' ] >[] {
	const { setting } = schedule;
	return [
		...[ 1, 2, 3 ]
			.filter( ( n ) => n < setting.children )
			.map( ( children ) => ( { children } ) ),
		...[ 1, 2, 3, 4 ]
			.filter( ( n ) => n < setting.products )
			.map( ( products ) => ( { products } ) ),
		{ missing: 0 },
		{ inStep: true },
		{ quantity: 10_000_000 },
	];
}

function plainerSteps(
	schedule: Schedule,
	i: number
): readonly Partial< Schedule[ 'steps' ][ number ] >[] {
	const step = schedule.steps[ i ]!;
	const { children, products } = schedule.setting;
	return [
		{ run: 99 },
		{ store: step.store % ( children + 1 ) },
		{ product: step.product % products },
		...( step.do === 'sell'
			? [ { amount: 1_000_000 } ]
			: [ { amount: 0 } ] ),
	];
}
