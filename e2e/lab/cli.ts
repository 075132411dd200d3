/**
 * The lab's commands, behind `npm start` and `npm run lab`.
 * Enters: command line words. Leaves: lines on the screen; the exit code is 1 when something was refused or failed.
 */
import { join } from 'node:path';
import { COMMANDS, HELP, parseCommand, type Command } from './cli-options.ts';
import { askToStop, isRunning, listenForStop } from './control.ts';
import { Crossings, type CrossingStep } from './crossings.ts';
import { followFiles } from './follow-file.ts';
import {
	NoWooCommerce,
	openLab,
	startLab,
	type Lab,
	type Store,
} from './index.ts';
import { readLabRecord, writeLabRecord } from './lab-folder.ts';
import { STAND_IN } from './sources/stand-in.ts';

const say = ( line: string ): void => {
	process.stdout.write( `${ line }\n` );
};

async function run( command: Command ): Promise< void > {
	const { args, dir } = command;
	switch ( command.name ) {
		case 'help':
			return say( HELP );
		case 'start':
			return start( command );
		case 'url':
			return addresses( openLab( dir ) );
		case 'order':
			return order( await running( dir ), args );
		case 'stock':
			return stock( await running( dir ), args );
		case 'code':
			return say(
				await (
					await running( dir )
				).master.php(
					`return Kitgenix\\StockSync\\Connections\\Invitations::open()['code'];`
				)
			);
		case 'run-actions':
			return runActions( await running( dir ), args );
		case 'stop':
			return stop( dir );
	}
	throw new Error( `Unknown command: one of ${ COMMANDS.join( ', ' ) }.` );
}

async function start( { options, dir }: Command ): Promise< void > {
	if ( await isRunning( readLabRecord( dir )?.control ?? null ) ) {
		say( 'This lab is running already, in another terminal.\n' );
		return addresses( openLab( dir ) );
	}
	const began = Date.now();
	const lab = await startLab( {
		...options,
		log: ( line ) => say( `  ${ line }` ),
	} );
	let stopping: Promise< void > | null = null;
	const end = (): Promise< void > => {
		stopping ??= ( async () => {
			say( '\nStopping the stores …' );
			unfollow();
			await lab.stop();
			const record = readLabRecord( dir );
			if ( record ) {
				writeLabRecord( dir, { ...record, control: null } );
			}
			say( 'Stopped. `npm start` goes on where it was left.' );
		} )();
		return stopping;
	};
	const control = await listenForStop( end );
	const record = readLabRecord( dir );
	if ( record ) {
		writeLabRecord( dir, { ...record, control: control.control } );
	}
	const unfollow = follow( lab, dir );
	const leave = (): void => {
		void end().then( () => {
			control.close();
			process.exit( 0 );
		} );
	};
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] as const ) {
		process.on( signal, leave );
	}
	say(
		`\nReady after ${ ( ( Date.now() - began ) / 1000 ).toFixed( 1 ) } s.\n`
	);
	addresses( lab );
	say(
		'\nTry:  npm run lab -- order child-a SKU-0007 2\nCtrl-C ends it. What crosses between the stores:\n'
	);
	await new Promise< void >( ( resolve ) => {
		const wait = setInterval( () => {
			if ( stopping ) {
				clearInterval( wait );
				void stopping.then( resolve );
			}
		}, 200 );
	} );
	// The answer to `npm run lab -- stop` is still on its way.
	setTimeout( () => {
		control.close();
		process.exit( 0 );
	}, 200 );
}

/** Prints each crossing while the lab runs. Answers how to stop that. */
function follow( lab: Lab, dir: string ): () => void {
	const links = readLabRecord( dir )?.links ?? {};
	const names = new Map(
		Object.entries( links ).map( ( [ name, link ] ) => [
			link.storeId,
			name,
		] )
	);
	const crossings = new Crossings(
		lab.children.map( ( child ) => child.name ),
		( storeId ) => names.get( storeId ) ?? storeId,
		say
	);
	const unfollow = followFiles(
		lab.stores.map( ( store ) => join( store.dir, 'crossings.jsonl' ) ),
		( line ) => crossings.take( JSON.parse( line ) as CrossingStep )
	);
	const clock = setInterval( () => crossings.settle( Date.now() ), 1000 );
	return () => {
		unfollow();
		clearInterval( clock );
	};
}

function addresses( lab: Lab ): void {
	const width = Math.max(
		...lab.stores.map( ( store ) => store.name.length )
	);
	for ( const store of lab.stores ) {
		say(
			`${ store.name.padEnd( width ) }  ${ store.url }/shop/   ${
				store.url
			}/wp-admin/`
		);
	}
	say(
		`User ${ lab.master.adminUser }, password ${ lab.master.adminPassword }. ` +
			`WordPress ${ lab.wordpress }, ${ nameOfShop( lab ) }, ` +
			`${ lab.engine } engine, ${ lab.database }.`
	);
}

const nameOfShop = ( { woocommerce }: Lab ) =>
	woocommerce.endsWith( STAND_IN )
		? `the stand-in ${ woocommerce } in WooCommerce's place`
		: `WooCommerce ${ woocommerce }`;

async function running( dir: string ): Promise< Lab > {
	if ( ! ( await isRunning( readLabRecord( dir )?.control ?? null ) ) ) {
		throw new Error( 'No lab is running here: `npm start` first.' );
	}
	return openLab( dir );
}

async function order( lab: Lab, args: string[] ): Promise< void > {
	const [ name = '', sku = '', quantity = '1' ] = args;
	const placed = await storeNamed( lab, name ).order(
		sku,
		numberFrom( quantity )
	);
	say(
		`order ${ placed.order_id } paid on ${ name }: ${ quantity } × ${ sku }, ` +
			`${ placed.quantity_left } left, ${ Math.round( placed.ms ) } ms`
	);
}

async function stock( lab: Lab, args: string[] ): Promise< void > {
	const [ first = '', sku, quantity ] = args;
	const isStore = lab.stores.some( ( store ) => store.name === first );
	if ( isStore && sku !== undefined && quantity !== undefined ) {
		await storeNamed( lab, first ).setStock( sku, numberFrom( quantity ) );
	}
	const wanted = isStore ? sku : first;
	if ( ! wanted ) {
		throw new Error( 'stock [store] SKU [quantity]' );
	}
	for ( const store of isStore ? [ storeNamed( lab, first ) ] : lab.stores ) {
		const has = await store.stock( wanted );
		say(
			`${ store.name.padEnd( 10 ) } ${ wanted }  ${
				has.quantity ?? 'unmanaged'
			}  ${ has.status }`
		);
	}
}

async function runActions( lab: Lab, args: string[] ): Promise< void > {
	const [ name ] = args;
	for ( const store of name ? [ storeNamed( lab, name ) ] : lab.stores ) {
		say( `${ store.name }: ${ await store.runActions() } actions ran` );
	}
}

async function stop( dir: string ): Promise< void > {
	const control = readLabRecord( dir )?.control ?? null;
	if ( control === null || ! ( await isRunning( control ) ) ) {
		return say( 'No lab is running here.' );
	}
	say( ( await askToStop( control ) ) ? 'Stopped.' : 'It did not answer.' );
}

function storeNamed( lab: Lab, name: string ): Store {
	const store = lab.stores.find( ( candidate ) => candidate.name === name );
	if ( ! store ) {
		throw new Error(
			`No store ${ name || '(none given)' }: one of ${ lab.stores
				.map( ( candidate ) => candidate.name )
				.join( ', ' ) }.`
		);
	}
	return store;
}

function numberFrom( text: string ): number {
	const number = Number( text );
	if ( text === '' || Number.isNaN( number ) ) {
		throw new Error( `${ text } is not a quantity.` );
	}
	return number;
}

try {
	await run( parseCommand( process.argv.slice( 2 ) ) );
} catch ( error ) {
	process.stderr.write( `${ ( error as Error ).message }\n` );
	if ( error instanceof NoWooCommerce ) {
		process.stderr.write(
			'\nPut an unpacked copy into the cache, or name one: LAB_WORDPRESS=… LAB_WOOCOMMERCE=… npm start\n'
		);
	}
	process.exitCode = 1;
}
