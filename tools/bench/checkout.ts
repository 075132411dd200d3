/**
 * Bench: what asking the Master costs a shopper who places an order, and how often two shoppers get the last unit. Enters: a lab whose
 * first Child asks or does not. Leaves: a table; times are milliseconds of the answer to the request that places the order.
 */
import { raceForLastUnit } from '../../e2e/integration/last-unit.ts';
import { productId } from '../../e2e/integration/harness.ts';
import { changeSettings } from '../../e2e/lab/change-settings.ts';
import { fakePeer, SILENT } from '../../e2e/lab/fake-peer.ts';
import type { Lab, Store } from '../../e2e/lab/index.ts';
import { setMasterAddress } from '../../e2e/lab/peer-addresses.ts';
import { enter } from '../../e2e/lab/shopper.ts';
import { median, quantile } from './ratio.ts';

const SKU = 'SKU-0012';
const LAST = 'SKU-0027';
const SHOPPERS = 20;
const WARM_UP = 3;
const REST_MS = 600;

type Mode = 'off' | 'check' | 'reserve';
const MODES: readonly Mode[] = [ 'off', 'check', 'reserve' ];

const setMode = ( child: Store, mode: Mode, seconds = 2 ) =>
	changeSettings(
		child,
		`$s['strict_checkout_validation'] = ${ String(
			mode !== 'off'
		) }; $s['checkout_reserve'] = ${ String(
			mode === 'reserve'
		) }; $s['checkout_timeout_seconds'] = ${ seconds };`
	);

export async function measureCheckout(
	lab: Lab,
	orders: number,
	rounds: number
): Promise< void > {
	const [ child ] = lab.children as [ Store ];
	await lab.master.setStock( SKU, 100_000 );
	await new Promise( ( resolve ) => setTimeout( resolve, 5000 ) );
	await measureAsking( child, orders );
	await measureSilence( lab, child );
	for ( const mode of [ 'check', 'reserve' ] as const ) {
		await measureLastUnit( lab, mode, rounds );
	}
}

/** Orders in each mode in turn, and a bare signed ping beside them. */
async function measureAsking( child: Store, orders: number ): Promise< void > {
	const times: Record< Mode | 'ping', number[] > = {
		off: [],
		check: [],
		reserve: [],
		ping: [],
	};
	for ( let index = -WARM_UP; index < orders; index++ ) {
		for ( let turn = 0; turn < MODES.length; turn++ ) {
			const mode = MODES[ ( index + WARM_UP + turn ) % MODES.length ]!;
			await setMode( child, mode );
			const placed = await placeOne( child );
			if ( index >= 0 ) {
				times[ mode ].push( placed );
			}
		}
		const ping = await pingOnce( child );
		if ( index >= 0 ) {
			times.ping.push( ping );
		}
	}
	const ping = median( times.ping );
	console.log(
		`\norders at the Store API of a Child, ${ orders } in each mode, in turn; one signed ping takes ${ ping.toFixed(
			1
		) } ms (90 %: ${ quantile( times.ping, 0.9 ).toFixed( 1 ) })`
	);
	for ( const mode of MODES ) {
		const added = median(
			times[ mode ].map( ( ms, at ) => ms - times.off[ at ]! )
		);
		console.log(
			`  ${ mode.padEnd( 8 ) } median ${ median( times[ mode ] ).toFixed(
				0
			) } ms${
				mode === 'off'
					? ''
					: `, added ${ added.toFixed( 1 ) } ms = ${ (
							added / ping
					  ).toFixed( 2 ) } of a ping`
			}`
		);
	}
}

/** A Master that accepts and never answers: the first order waits, the next do not. */
async function measureSilence( lab: Lab, child: Store ): Promise< void > {
	await setMode( child, 'off' );
	const usual = await placeOne( child );
	await setMode( child, 'reserve' );
	const peer = await fakePeer( SILENT );
	await setMasterAddress( child, peer.url );
	const waited: number[] = [];
	for ( let index = 0; index < 4; index++ ) {
		waited.push( await placeOne( child ) );
	}
	console.log(
		`a Master that hangs, time limit 2 s: ${ waited
			.map( ( ms ) => `${ ms.toFixed( 0 ) } ms` )
			.join( ', ' ) } (without asking ${ usual.toFixed(
			0
		) } ms); it was asked ${ peer.asked() } times`
	);
	peer.close();
	await setMasterAddress( child, lab.master.url );
	await child.php(
		`delete_transient( 'kitgenix_stock_sync_for_woocommerce_kss_checkout_breaker' );`
	);
}

async function measureLastUnit(
	lab: Lab,
	mode: Mode,
	rounds: number
): Promise< void > {
	for ( const child of lab.children ) {
		// Twenty at once on two processors take their time; what is measured is who gets it.
		await setMode( child, mode, 10 );
	}
	const counts = new Map< number, number >();
	for ( let round = 0; round < rounds; round++ ) {
		const { orders } = await raceForLastUnit( lab, LAST, SHOPPERS );
		counts.set( orders, ( counts.get( orders ) ?? 0 ) + 1 );
	}
	console.log(
		`the last unit, ${ SHOPPERS } shoppers on ${
			lab.stores.length
		} stores, mode ${ mode }, ${ rounds } rounds: ${ [ ...counts ]
			.sort( ( [ a ], [ b ] ) => a - b )
			.map(
				( [ orders, times ] ) =>
					`${ orders } orders in ${ times } rounds`
			)
			.join( ', ' ) }`
	);
}

async function placeOne( child: Store ): Promise< number > {
	const shopper = await enter( child );
	await shopper.add( await productId( child, SKU ), 1 );
	const { status, ms, message } = await shopper.place();
	if ( status !== 200 ) {
		throw new Error( `the order was not placed: ${ message }` );
	}
	// The drain works after the response: on two processors it would slow whatever is measured next.
	await new Promise( ( resolve ) => setTimeout( resolve, REST_MS ) );
	return ms;
}

const pingOnce = async ( child: Store ) =>
	Number(
		await child.php( `
			$master = Kitgenix\\StockSync\\Storage\\Settings::master();
			$began = microtime( true );
			Kitgenix\\StockSync\\Transport\\SignedHttp::send( Kitgenix\\StockSync\\Transport\\HandshakePing::call( $master ) );
			return (string) ( ( microtime( true ) - $began ) * 1000 );` )
	);
