/**
 * How soon other stores know of a sale: from the moment at which WooCommerce has taken it from Child A's stock to the moments at
 * which the Master and Child B show it. Enters: a lab, and how many sales, one after another on stores at rest. Leaves: a table.
 *
 * The stores' own hooks say when, all by the clock of this machine; looking again and again would measure the looking.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrossingStep } from '../../e2e/lab/crossings.ts';
import type { Lab, Store } from '../../e2e/lab/index.ts';
import { quantile } from './ratio.ts';

const SKU = 'SKU-0012';
const WARM_UP = 5;
const PATIENCE_MS = 60_000;

/** Notes the sale itself beside the crossings: the hook fires when the stock has been written. */
const NOTE_SALES = `<?php
add_action( 'woocommerce_reduce_order_stock', static function (): void {
	Kitgenix\\StockSync\\Lab\\Log::append( 'sales', [ 'time' => Kitgenix\\StockSync\\Lab\\Log::milliseconds() ] );
} );
`;

/** Milliseconds since 1970 at which one sale was where. */
interface Way {
	sold: number;
	stored: number;
	applied: number;
	adopted: number;
}

export async function measureWakeup(
	lab: Lab,
	sales: number
): Promise< void > {
	const [ childA, childB ] = lab.children as [ Store, Store ];
	await lab.master.setStock( SKU, 100_000 );
	writeFileSync(
		join( childA.dir, 'site/wp-content/mu-plugins/sales.php' ),
		NOTE_SALES
	);
	const ways: Way[] = [];
	for ( let sale = -WARM_UP; sale < sales; sale++ ) {
		const way = await sell( lab.master, childA, childB );
		if ( sale >= 0 ) {
			ways.push( way );
		}
		// What the drains still do after it is not the next sale's wait.
		await pause( 500 );
	}
	console.log(
		`\n${ lab.engine } engine, ${ lab.database }, ${ sales } single sales on Child A, in milliseconds`
	);
	console.log( `${ ''.padEnd( 52 ) }  median     95 %     99 %` );
	print( 'sale → on the Master', ways, 'sold', 'applied' );
	print( 'sale → on Child B', ways, 'sold', 'adopted' );
	print(
		'  of it: sale → batch stored (rest of the order)',
		ways,
		'sold',
		'stored'
	);
	print(
		'  of it: batch stored → applied on the Master',
		ways,
		'stored',
		'applied'
	);
	print(
		'  of it: applied on the Master → adopted on B',
		ways,
		'applied',
		'adopted'
	);
}

/** One sale, and where it was when: what belongs together is told by the Master's version. */
async function sell(
	master: Store,
	childA: Store,
	childB: Store
): Promise< Way > {
	await childA.order( SKU, 1 );
	const sold = timesOf( childA, 'sales' ).pop() ?? NaN;
	const [ stored ] = await untilSeen( childA, 'batch_stored', sold, 0 );
	const [ applied, version ] = await untilSeen(
		master,
		'event_applied',
		sold,
		0
	);
	const [ adopted ] = await untilSeen(
		childB,
		'state_adopted',
		sold,
		version
	);
	return { sold, stored, applied, adopted };
}

/** The first such step since then with this version or a later one: its time and its version. */
async function untilSeen(
	store: Store,
	step: CrossingStep[ 'step' ],
	since: number,
	version: number
): Promise< [ number, number ] > {
	const until = Date.now() + PATIENCE_MS;
	while ( Date.now() < until ) {
		for ( const row of rows< CrossingStep >( store, 'crossings' ) ) {
			const item = row.items.find( ( { sku } ) => sku === SKU );
			const at = item?.version ?? 0;
			if (
				item &&
				row.step === step &&
				row.time >= since &&
				at >= version
			) {
				return [ row.time, at ];
			}
		}
		await pause( 50 );
	}
	throw new Error( `${ store.name } has not heard of a sale: ${ step }.` );
}

const timesOf = ( store: Store, name: string ) =>
	rows< { time: number } >( store, name ).map( ( row ) => row.time );

function rows< Row >( store: Store, name: string ): Row[] {
	const file = join( store.dir, `${ name }.jsonl` );
	return existsSync( file )
		? readFileSync( file, 'utf8' )
				.split( '\n' )
				.filter( ( line ) => line !== '' )
				.map( ( line ) => JSON.parse( line ) as Row )
		: [];
}

function print(
	what: string,
	ways: readonly Way[],
	from: keyof Way,
	to: keyof Way
): void {
	const taken = ways.map( ( way ) => way[ to ] - way[ from ] );
	const figures = [ 0.5, 0.95, 0.99 ].map( ( share ) =>
		quantile( taken, share ).toFixed( 0 ).padStart( 8 )
	);
	console.log( `${ what.padEnd( 52 ) }${ figures.join( ' ' ) }` );
}

const pause = ( ms: number ) =>
	new Promise< void >( ( resolve ) => setTimeout( resolve, ms ) );
