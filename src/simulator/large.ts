/**
 * Simulator: one large world instead of many small ones. Enters: how many stores, products and sales; leaves: what went wrong,
 * and how large the rows of our own became. Sales come in rounds, as they do while a push is on its way: what a store sells
 * meanwhile goes with the next.
 */
import { LIMITS } from '../core/contract/routes';
import { REAL_LIMITS, UNBROKEN } from './algorithm';
import type { Outcome } from './campaign';
import { Random } from './random';
import { createWorld } from './scenario/create';
import { pump, settle } from './scenario/settle';
import type { Step } from './scenario/step';
import { perform } from './scenario/steps';
import { check, rowSizes } from './world/check';
import type { World } from './world/world';

export interface Size {
	/** Master and Children. */
	stores: number;
	products: number;
	sales: number;
	/** Sales at once, before anybody hears of another's. */
	round: number;
}

export interface LargeOutcome extends Outcome {
	/** Bytes of the largest row of each kind, at any time between two rounds. */
	rows: Readonly< Record< string, number > >;
	/** Times that a store's process was killed, a message lost or doubled, a store cut off. */
	faults: number;
}

/** What the bytes of each row may not exceed, however many sales there are. */
export const bounds = ( { stores, products }: Size ) => ( {
	journal: LIMITS.journal_bytes + 16 * products,
	'change log': 64 * ( LIMITS.change_log_entries + 1000 + products ),
	link: 4000 + 400 * Math.min( products, LIMITS.batch_items ),
	stores,
} );

/**
 * Runs it.
 *
 * @param seed     Any integer.
 * @param size     How much.
 * @param progress Told the sales so far, after each round.
 */
export function runLarge(
	seed: number,
	size: Size,
	progress: ( sales: number ) => void = () => {}
): LargeOutcome {
	const random = new Random( seed );
	const world = createWorld( UNBROKEN, {
		children: size.stores - 1,
		products: size.products,
		limits: REAL_LIMITS,
		inStep: true,
		missing: 0,
		quantity: 1_000_000_000_000,
		old: null,
		isOrderly: false,
		hostile: null,
		refuses: false,
	} );
	const rows: Record< string, number > = {};
	let faults = 0;
	for ( let sold = 0; sold < size.sales && world.violation === null;  ) {
		const round = Math.min( size.round, size.sales - sold );
		for ( let i = 0; i < round; i++ ) {
			perform( world, sale( random, world ) );
		}
		sold += round;
		faults += trouble( random, world );
		pump( world );
		world.advance( 5 );
		measure( world, rows );
		progress( sold );
	}
	settle( world );
	measure( world, rows );
	return {
		wrong: check( world ) ?? grown( rows, size ),
		world,
		rows,
		faults,
	};
}

const sale = ( random: Random, world: World ): Step => ( {
	do: 'sell',
	store: random.below( world.stores.length ),
	product: random.below( world.skus ),
	amount: random.pick( [ 1, 1, 1, 2, 3, -1 ] ) * 1_000_000,
	// Some processes stop in the midst of their work, and others come in between.
	run: random.chance( 0.9 ) ? 99 : 1 + random.below( 12 ),
} );

/** Messages that are lost, doubled or out of order, processes that are killed, stores that nobody can reach for a round. */
function trouble( random: Random, world: World ): number {
	let faults = 0;
	for ( const store of world.stores ) {
		store.isCutOff = random.chance( 0.01 );
		faults += store.isCutOff ? 1 : 0;
	}
	for ( const task of [ ...world.tasks ] ) {
		if ( random.chance( 0.05 ) ) {
			world.kill( task );
			faults += 1;
		}
	}
	for ( const message of [ ...world.mail ] ) {
		if ( random.chance( 0.02 ) ) {
			world.lose( message );
			faults += 1;
		} else if ( random.chance( 0.02 ) ) {
			world.deliver( message );
			world.mail.push( message );
			faults += 1;
		}
	}
	for ( let i = world.mail.length - 1; i > 0; i-- ) {
		const j = random.below( i + 1 );
		[ world.mail[ i ], world.mail[ j ] ] = [
			world.mail[ j ]!,
			world.mail[ i ]!,
		];
	}
	return faults;
}

function measure( world: World, rows: Record< string, number > ): void {
	for ( const store of world.stores ) {
		for ( const [ row, bytes ] of Object.entries( rowSizes( store ) ) ) {
			rows[ row ] = Math.max( rows[ row ] ?? 0, bytes );
		}
	}
}

/** The first row that grew with the number of sales. */
function grown(
	rows: Readonly< Record< string, number > >,
	size: Size
): string | null {
	const limits: Readonly< Record< string, number > > = bounds( size );
	const [ row ] =
		Object.entries( rows ).find(
			( [ name, bytes ] ) => bytes > ( limits[ name ] ?? 0 )
		) ?? [];
	return row === undefined
		? null
		: `the ${ row } has ${ rows[ row ] } bytes, more than ${ limits[ row ] }`;
}
