/**
 * The promise when machines fail: PHP killed in the middle of our work, the database killed beneath the stores, and both at once on
 * a bad network. FAULT_KILLS kills, FAULT_RESTARTS of the database, FAULT_SALES sales on each Child, FAULT_SEED the schedule.
 */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Store } from '../lab/index.ts';
import { reconcileFinishes, startReconcile } from './admin-route.ts';
import { startClock } from './clock.ts';
import {
	faultCounts,
	isBounded,
	many,
	openFaultLab,
	SEED,
	setFaults,
	settles,
	START,
	startWith,
	unitsTaken,
	untilAtRest,
} from './fault-lab.ts';
import { randomFrom } from './fault-proxy.ts';
import { productId, quantities, target } from './harness.ts';
import { killAtWork, workNow } from './kill.ts';

const KILLS = many( 'FAULT_KILLS', 40 );
const RESTARTS = many( 'FAULT_RESTARTS', 2 );
const SALES = many( 'FAULT_SALES', 25 );

/** What the marks call our work. */
const KINDS = [ 'drain', 'event', 'adopt', 'reconcile' ];

/** So often may there be nothing to kill, each time for a second. */
const MOST_MISSES = 120;

const needsWorkers =
	target.engine === 'php'
		? false
		: 'the embedded engine has no workers to kill: one process is the whole store';
const needsServer =
	needsWorkers ||
	( target.database === 'mariadb' ? false : 'SQLite has no server to kill' );

const lab = openFaultLab();

test(
	`PHP is killed ${ KILLS } times in the middle of drains, events, adoptions and reconciles`,
	{ skip: needsWorkers },
	async ( context ) => {
		const sku = 'SKU-0025';
		await startWith( lab(), sku );
		const random = randomFrom( SEED );
		const killed = new Map< string, number >();
		const stopSelling = sellEverywhere( sku, () => true );
		const stopReconciling = reconcileAgainAndAgain();
		const stopClock = startClock( lab().stores );
		for (
			let missed = 0;
			sum( killed ) < KILLS || ! hasAllWork( killed );

		) {
			missed = ( await killOne( random, killed ) ) ? 0 : missed + 1;
			assert.ok( missed < MOST_MISSES, 'no store is at work any more' );
		}
		await stopSelling();
		await stopReconciling();
		await reconcileFinishes( lab().master );
		await stopClock();
		await endsExact( context, sku );
		context.diagnostic( `${ sum( killed ) } kills: ${ list( killed ) }` );
	}
);

test(
	`the database is killed and started again ${ RESTARTS } times while orders are paid`,
	{ skip: needsServer },
	async ( context ) => {
		const sku = 'SKU-0023';
		await startWith( lab(), sku );
		const random = randomFrom( SEED );
		const stopSelling = sellEverywhere( sku, () => true );
		for ( let restart = 0; restart < RESTARTS; restart++ ) {
			await pause( 1000 + random() * 2000 );
			await restartDatabase( random );
		}
		await pause( 1000 );
		await stopSelling();
		await endsExact( context, sku );
	}
);

test(
	`two Children sell one SKU ${ SALES } times each while the network fails, PHP is killed and the database restarts`,
	{ skip: needsServer },
	async ( context ) => {
		const sku = 'SKU-0028';
		await startWith( lab(), sku );
		const random = randomFrom( SEED );
		const killed = new Map< string, number >();
		setFaults( 0.3 );
		const stopClock = startClock( lab().stores );
		const left = new Map(
			lab().children.map( ( { name } ) => [ name, SALES ] )
		);
		const stopSelling = sellEverywhere( sku, ( { name } ) => {
			left.set( name, ( left.get( name ) ?? 0 ) - 1 );
			return left.get( name )! >= 0;
		} );
		const isSelling = () => [ ...left.values() ].some( ( one ) => one > 0 );
		const half = SALES / 2;
		let isRestarted = false;
		while ( isSelling() ) {
			await killOne( random, killed );
			if (
				! isRestarted &&
				[ ...left.values() ].some( ( one ) => one < half )
			) {
				isRestarted = true;
				await restartDatabase( random );
			}
		}
		assert.ok( isRestarted );
		await stopSelling();
		setFaults( 0 );
		await stopClock();
		await endsExact( context, sku );
		context.diagnostic( `${ sum( killed ) } kills: ${ list( killed ) }` );
		context.diagnostic( JSON.stringify( faultCounts() ) );
	}
);

test(
	'a sale whose process was killed before it was noted is found by the sweep',
	{ skip: needsWorkers },
	async () => {
		const sku = 'SKU-0019';
		await startWith( lab(), sku );
		const [ childA, childB ] = lab().children as [ Store, Store ];
		for ( const store of [ childA, lab().master ] ) {
			await sellAndDie( store, sku );
		}
		await untilAtRest( lab().stores );
		assert.deepEqual( await quantities( lab().stores, sku ), {
			master: START - 1,
			'child-a': START - 1,
			'child-b': START,
		} );
		const rounds = await settles( lab(), sku, START - 2 );
		assert.ok( rounds > 0 );
		assert.equal( ( await childB.stock( sku ) ).quantity, START - 2 );
	}
);

/**
 * Orders on every store, one after another on each; a shopper may be turned away.
 *
 * @param sku    Of what.
 * @param goesOn Asked before each order.
 * @return Ends it; resolves when the last order is through.
 */
function sellEverywhere(
	sku: string,
	goesOn: ( store: Store ) => boolean
): () => Promise< void > {
	let isOver = false;
	const sellers = lab().stores.map( async ( store ) => {
		while ( ! isOver && goesOn( store ) ) {
			await store.order( sku, 1 ).catch( () => pause( 100 ) );
		}
	} );
	return async () => {
		isOver = true;
		await Promise.all( sellers );
	};
}

/** A run of everything after the other; one that is running is left to go on. */
function reconcileAgainAndAgain(): () => Promise< void > {
	let isOver = false;
	const running = ( async () => {
		while ( ! isOver ) {
			await startReconcile( lab().master, {
				mode: 'all',
				per_page: 50,
			} ).catch( () => {} );
			await pause( 200 );
		}
	} )();
	return async () => {
		isOver = true;
		await running;
	};
}

/** Kills one process that is at work for us, a random moment after it was seen; the kind of work is drawn first. False: none was. */
async function killOne(
	random: () => number,
	killed: Map< string, number >
): Promise< boolean > {
	const kind = KINDS[ Math.floor( random() * KINDS.length ) ];
	for ( let look = 0; look < 100; look++ ) {
		const working = workNow( lab().stores ).filter(
			( { work } ) => work === kind
		);
		const chosen = working[ Math.floor( random() * working.length ) ];
		await pause( chosen ? random() * 30 : 10 );
		const last = chosen ? await killAtWork( lab(), chosen ) : null;
		if ( last ) {
			const stage = `${ last.work } ${ last.step }`.trim();
			killed.set( stage, ( killed.get( stage ) ?? 0 ) + 1 );
			return true;
		}
	}
	return false;
}

const hasAllWork = ( killed: Map< string, number > ) =>
	KINDS.every( ( work ) =>
		[ ...killed.keys() ].some( ( stage ) => stage.startsWith( work ) )
	);

async function restartDatabase( random: () => number ): Promise< void > {
	await lab().server!.kill();
	await pause( random() * 1000 );
	await lab().server!.start();
}

/** The product changes by its own request, which dies where its products should be noted. */
async function sellAndDie( store: Store, sku: string ): Promise< void > {
	const id = await productId( store, sku );
	await fetch( `${ store.url }/?rest_route=/lab/v1/php`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-lab-token': store.labToken,
			'x-lab-die': 'before-append',
		},
		body: JSON.stringify( {
			code: `wc_update_product_stock( ${ id }, 1, 'decrease' );`,
		} ),
	} ).catch( () => {} );
}

/** What was paid for is gone from every store, and nothing else. */
async function endsExact( context: TestContext, sku: string ): Promise< void > {
	const taken = await unitsTaken( lab(), sku );
	assert.ok( taken > 0 );
	const rounds = await settles( lab(), sku, START - taken );
	assert.equal( await unitsTaken( lab(), sku ), taken );
	context.diagnostic(
		`${ taken } units sold; cron came by ${ rounds } times`
	);
	await isBounded( lab(), context );
}

const sum = ( counts: Map< string, number > ) =>
	[ ...counts.values() ].reduce( ( total, one ) => total + one, 0 );

const list = ( counts: Map< string, number > ) =>
	[ ...counts ]
		.map( ( [ stage, count ] ) => `${ stage } ${ count }` )
		.sort()
		.join( ', ' );

const pause = ( ms: number ) =>
	new Promise< void >( ( resolve ) => setTimeout( resolve, ms ) );
