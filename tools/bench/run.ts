/**
 * `npm run bench`: what the plugin costs a shopper, as ratios of things measured side by side in one run; with `--wakeup` how soon
 * other stores know of a sale, with `--checkout` what it costs to ask the Master before an order, and who gets the last unit.
 * Enters: `--engine=… --database=…` (default: PHP-FPM and MariaDB where they are installed), `--pairs=N`; `--sales=N`; `--rounds=N`.
 * Leaves: a table.
 */
import { createServer, type Socket } from 'node:net';
import { startLab, type Lab, type Store } from '../../e2e/lab/index.ts';
import { parseCommand } from '../../e2e/lab/cli-options.ts';
import {
	setChildAddresses,
	setMasterAddress,
} from '../../e2e/lab/peer-addresses.ts';
import { fastestKind } from '../../e2e/lab/why-no-lab.ts';
import { measureCheckout } from './checkout.ts';
import { median, ratioOf, type Pair } from './ratio.ts';
import { measureWaiting } from './waiting.ts';
import { measureWakeup } from './wakeup.ts';

const SKU = 'SKU-0012';
const WARM_UP = 5;

const words = process.argv.slice( 2 );
const pairs = countOf( 'pairs', 40 );
const sales = countOf( 'sales', 200 );
const rounds = countOf( 'rounds', 50 );
const asked = parseCommand(
	words.filter(
		( word ) =>
			! /^--(pairs|sales|rounds)=|^--(wakeup|checkout)$/.test( word )
	)
).options;
const lab = await startLab( {
	...( await fastestKind() ),
	...asked,
	dir: undefined,
	log: ( line ) => console.log( `  ${ line }` ),
} as Parameters< typeof startLab >[ 0 ] );
try {
	if ( words.includes( '--wakeup' ) ) {
		await measureWakeup( lab, sales );
	} else if ( words.includes( '--checkout' ) ) {
		await measureCheckout( lab, pairs, rounds );
	} else {
		await run( lab );
	}
} finally {
	await lab.stop();
}

function countOf( option: string, otherwise: number ): number {
	const word = words.find( ( one ) => one.startsWith( `--${ option }=` ) );
	return Number( word?.slice( option.length + 3 ) ?? otherwise );
}

async function run( { master, children, engine, database }: Lab ) {
	const [ child ] = children as [ Store ];
	for ( const store of [ master, child ] ) {
		await store.setStock( SKU, 100_000 );
	}
	console.log( `\n${ engine } engine, ${ database }, ${ pairs } pairs each` );
	print(
		'order on a Child, connected / without the plugin',
		await alternate( child )
	);
	print(
		'order on the Master, connected / without the plugin',
		await alternate( master )
	);
	const silent = await silentServer();
	await setMasterAddress( child, silent.url );
	print(
		'order on a Child whose Master accepts and never answers',
		await alternate( child )
	);
	await setChildAddresses( master, [ silent.url ] );
	print(
		'order on the Master while a Child accepts and never answers',
		await alternate( master )
	);
	console.log(
		`requests that the silent peer was sent meanwhile: ${ silent.requests() }`
	);
	if ( engine === 'php' ) {
		// The embedded engine cannot tell the processor time of one request.
		const { busy, waited } = await measureWaiting( child, silent.url );
		console.log(
			`processor time / time waited for the silent peer: ${ (
				busy / waited
			).toFixed( 3 ) }`
		);
	}
	silent.close();
}

/** Orders with and without the plugin in turn; which one goes first alternates too. */
async function alternate( store: Store ): Promise< Pair[] > {
	const measured: Pair[] = [];
	for ( let index = -WARM_UP; index < pairs; index++ ) {
		const pair: Pair = { a: 0, b: 0 };
		const order = async ( side: keyof Pair ) => {
			pair[ side ] = (
				await store.order( SKU, 1, { withoutPlugin: side === 'b' } )
			).response_ms;
		};
		for ( const side of index % 2 === 0
			? ( [ 'a', 'b' ] as const )
			: ( [ 'b', 'a' ] as const ) ) {
			await order( side );
			// The drain works after the response: on two processors it would slow whatever is measured next.
			await new Promise( ( resolve ) => setTimeout( resolve, 600 ) );
		}
		if ( index >= 0 ) {
			measured.push( pair );
		}
	}
	return measured;
}

function print( what: string, measured: Pair[] ): void {
	const { middle, low, high } = ratioOf( measured );
	const ms = ( side: keyof Pair ) =>
		median( measured.map( ( pair ) => pair[ side ] ) ).toFixed( 0 );
	console.log(
		`${ what.padEnd( 62 ) } ${ middle.toFixed(
			3
		) }  (quartiles ${ low.toFixed( 3 ) }–${ high.toFixed(
			3
		) }; medians ${ ms( 'a' ) } ms / ${ ms( 'b' ) } ms)`
	);
}

/** A peer that accepts connections and never answers. */
async function silentServer() {
	const sockets = new Set< Socket >();
	let requests = 0;
	const server = createServer( ( socket ) => {
		requests++;
		sockets.add( socket );
		socket.on( 'error', () => {} );
	} );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${ port }`,
		requests: () => requests,
		close: () => {
			sockets.forEach( ( socket ) => socket.destroy() );
			server.close();
		},
	};
}
