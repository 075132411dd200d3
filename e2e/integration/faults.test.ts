/**
 * The promise under faults: after any mix of sales and failures, once the stores can talk again, every store shows what is
 * left, exactly. FAULT_SALES sales on each Child, FAULT_KILLS kills (default 30), FAULT_SEED the schedule.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Lab, Store } from '../lab/index.ts';
import { setChildAddresses, setMasterAddress } from '../lab/peer-addresses.ts';
import { randomFrom, startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import {
	allShow,
	eventually,
	openTestLab,
	productId,
	quantities,
	target,
} from './harness.ts';
import { kill, phpWorkers } from './kill.ts';

// A request of the embedded engine takes ten times as long.
const SALES = Number(
	process.env.FAULT_SALES ?? ( target.engine === 'php' ? 40 : 8 )
);
const KILLS = Number( process.env.FAULT_KILLS ?? 30 );
const SEED = Number( process.env.FAULT_SEED ?? 1 );
const START = 10_000;

const proxies: FaultProxy[] = [];
after( async () => {
	await Promise.all( proxies.map( ( proxy ) => proxy.close() ) );
} );

const lab = openTestLab( {}, putProxiesBetween );

test( `two Children sell one SKU ${ SALES } times each while every fault of the network happens`, async ( context ) => {
	const sku = 'SKU-0030';
	await startWith( sku );
	proxies.forEach( ( proxy ) => proxy.set( 0.4 ) );
	await Promise.all(
		lab().children.map( async ( child ) => {
			for ( let sale = 0; sale < SALES; sale++ ) {
				await child.order( sku, 1 );
			}
		} )
	);
	proxies.forEach( ( proxy ) => proxy.set( 0 ) );
	await settles( sku, START - 2 * SALES );
	const seen = new Map< string, number >();
	for ( const { counts } of proxies ) {
		for ( const [ fault, count ] of counts ) {
			seen.set( fault, ( seen.get( fault ) ?? 0 ) + count );
		}
	}
	context.diagnostic( JSON.stringify( Object.fromEntries( seen ) ) );
	await isBounded();
} );

test( 'a passing fault heals by itself, without cron and without another visitor', async () => {
	const sku = 'SKU-0026';
	await startWith( sku );
	proxies.forEach( ( proxy ) => proxy.set( 1, [ 'drop request' ] ) );
	await lab().children[ 0 ]!.order( sku, 1 );
	await new Promise( ( resolve ) => setTimeout( resolve, 2000 ) );
	proxies.forEach( ( proxy ) => proxy.set( 0 ) );
	await allShow( lab().stores, sku, START - 1 );
} );

test( 'a drain whose time is up wakes a successor', async () => {
	const sku = 'SKU-0027';
	await startWith( sku );
	const child = lab().children[ 0 ]!;
	const id = await productId( child, sku );
	// No hook of WooCommerce fires, so nothing but that drain knows.
	await child.php( `
		$GLOBALS['wpdb']->query( "UPDATE {$GLOBALS['wpdb']->postmeta} SET meta_value = meta_value - 1 WHERE meta_key = '_stock' AND post_id = ${ id }" );
		Kitgenix\\StockSync\\Journal\\ChangeJournal::append( [ ${ id } ] );
		Kitgenix\\StockSync\\Outbound\\Drain::run( 0 );
	` );
	await allShow( lab().stores, sku, START - 1 );
} );

test( 'a Child that is down while the others sell catches up when it is back', async () => {
	const sku = 'SKU-0024';
	await startWith( sku );
	const [ childA, childB ] = lab().children as [ Store, Store ];
	const [ , toA ] = proxies as [ FaultProxy, FaultProxy ];
	toA.set( 1, [ 'drop request' ] );
	for ( let sale = 0; sale < SALES; sale++ ) {
		await ( sale % 2 ? childB : lab().master ).order( sku, 1 );
	}
	await eventually( 'the others are in step', async () => {
		const shown = await quantities( [ lab().master, childB ], sku );
		return Object.values( shown ).every( ( one ) => one === START - SALES )
			? null
			: shown;
	} );
	assert.equal( ( await childA.stock( sku ) ).quantity, START );
	toA.set( 0 );
	await settles( sku, START - SALES );
	await isBounded();
} );

test(
	`PHP is killed ${ KILLS } times in the middle of drains, events and adoptions`,
	{
		skip:
			target.engine === 'php'
				? false
				: 'the embedded engine has no workers to kill: one process is the whole store',
	},
	async ( context ) => {
		const sku = 'SKU-0025';
		await startWith( sku );
		const random = randomFrom( SEED );
		const before = await unitsSold();
		let killed = 0;
		while ( killed < KILLS ) {
			// Shoppers are served in whole; what their orders set off is killed.
			await Promise.allSettled(
				lab().stores.map( ( store ) => store.order( sku, 1 ) )
			);
			await new Promise( ( resolve ) =>
				setTimeout( resolve, random() * 250 )
			);
			const workers = phpWorkers( lab() );
			for ( const { pid } of workers.filter( () => random() < 0.6 ) ) {
				killed += kill( pid ) ? 1 : 0;
			}
			// Until nginx and PHP-FPM have noticed, a shopper would be sent to a worker that is gone.
			await new Promise( ( resolve ) => setTimeout( resolve, 300 ) );
		}
		const sold = ( await unitsSold() ) - before;
		assert.ok( sold > 0 );
		context.diagnostic( `${ killed } kills, ${ sold } sales` );
		await settles( sku, START - sold );
		await isBounded();
	}
);

/** Addresses of proxies instead of the stores' own: the first before the Master, then one before each Child. */
async function putProxiesBetween( { master, children }: Lab ): Promise< void > {
	for ( const [ index, store ] of [ master, ...children ].entries() ) {
		proxies.push( await startFaultProxy( store.url, SEED + index ) );
	}
	const [ toMaster, ...toChildren ] = proxies.map( ( proxy ) => proxy.url );
	for ( const child of children ) {
		await setMasterAddress( child, toMaster ?? '' );
	}
	await setChildAddresses( master, toChildren );
}

/** What WooCommerce says it has taken from stock for orders, on all stores: a shopper may be turned away with a 502. */
async function unitsSold(): Promise< number > {
	const sums = await Promise.all(
		lab().stores.map( ( store ) =>
			store.php(
				`global $wpdb; return (string) $wpdb->get_var( "SELECT COALESCE( SUM( meta_value ), 0 ) FROM {$wpdb->prefix}woocommerce_order_itemmeta WHERE meta_key = '_reduced_stock'" );`
			)
		)
	);
	return sums.reduce( ( sum, one ) => sum + Number( one ), 0 );
}

async function startWith( sku: string ): Promise< void > {
	await lab().master.setStock( sku, START );
	await settles( sku, START );
}

/** What cron would do, faster: actions that wait for their time are due now. */
const RETRY_NOW = `
	foreach ( $GLOBALS['wpdb']->get_col( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_link_%'" ) as $name ) {
		Kitgenix\\StockSync\\Journal\\Transaction::run( static function () use ( $name ): void {
			Kitgenix\\StockSync\\Journal\\Row::lock( $name );
			$link = Kitgenix\\StockSync\\Journal\\Row::json( $name );
			$link['health']['next_attempt'] = 0;
			Kitgenix\\StockSync\\Journal\\Row::write( $name, Kitgenix\\StockSync\\Journal\\Row::encode( $link ) );
		} );
	}
	Kitgenix\\StockSync\\Operations\\Sweep::onAction();`;

async function settles( sku: string, quantity: number ): Promise< void > {
	await eventually(
		`every store shows ${ quantity } of ${ sku }`,
		async () => {
			const shown = await quantities( lab().stores, sku );
			if ( Object.values( shown ).every( ( one ) => one === quantity ) ) {
				return null;
			}
			await Promise.all(
				lab().stores.map( ( store ) => store.php( RETRY_NOW ) )
			);
			return shown;
		}
	);
}

/** However much failed: one waiting attempt for each link, and rows that do not grow. */
async function isBounded(): Promise< void > {
	for ( const store of lab().stores ) {
		const state = JSON.parse(
			await store.php( `global $wpdb; return [
				'actions' => array_count_values( $wpdb->get_col( "SELECT CONCAT( a.hook, ' ', a.args ) FROM {$wpdb->prefix}actionscheduler_actions a
					JOIN {$wpdb->prefix}actionscheduler_groups g ON g.group_id = a.group_id AND g.slug = 'kitgenix-stock-sync' WHERE a.status = 'pending'" ) ),
				'bytes' => array_column( $wpdb->get_results( "SELECT option_name AS n, LENGTH( option_value ) AS l FROM {$wpdb->options}
					WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_%'", ARRAY_A ), 'l', 'n' ),
			];` )
		) as {
			actions: Record< string, number >;
			bytes: Record< string, string >;
		};
		assert.ok(
			Object.values( state.actions ).every( ( count ) => count <= 1 ),
			`${ store.name }: ${ JSON.stringify( state.actions ) }`
		);
		for ( const [ name, bytes ] of Object.entries( state.bytes ) ) {
			// The event log of 250 rows is the largest that may be.
			assert.ok(
				Number( bytes ) < 150_000,
				`${ name }: ${ bytes } bytes`
			);
		}
	}
}
