/**
 * Another plugin on each store uses our hooks: what it is told, what it may decide, and that it loses and doubles no sale however badly it does so.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../../src/core/contract/errors';
import type { InviteAnswer } from '../../src/core/contract/pairing';
import type { AuditAnswer } from '../../src/core/contract/tools';
import { Client, FileStore } from '../../src/client/index.ts';
import type { Store } from '../lab/index.ts';
import { admin, reconcileFinishes, startReconcile } from './admin-route.ts';
import {
	allShow,
	eventually,
	openTestLab,
	phpText,
	quantities,
} from './harness.ts';

const LISTENER = fileURLToPath(
	new URL( './mu-plugin/listener.php', import.meta.url )
);

interface Rules {
	out?: string[];
	fields?: Record< string, string[] >;
	refused?: string[];
	throws?: string[];
	nonsense?: string[];
	timeout?: unknown;
}

interface Told {
	hook: string;
	what: unknown[];
	in_transaction: boolean;
}

const lab = openTestLab( { stores: 3 }, async ( { stores } ) => {
	for ( const store of stores ) {
		writeFileSync(
			join( store.dir, 'site/wp-content/mu-plugins/listener.php' ),
			`<?php\nrequire ${ phpText( LISTENER ) };\n`
		);
	}
} );

const file = ( store: Store, name: string ) => join( store.dir, name );

/** What the other plugin does on a store from its next request on. */
const obey = ( store: Store, rules: Rules ) =>
	writeFileSync( file( store, 'hooks.json' ), JSON.stringify( rules ) );

/** What it was told so far. */
function told( store: Store ): Told[] {
	const path = file( store, 'hooks.jsonl' );
	return existsSync( path )
		? readFileSync( path, 'utf8' )
				.trimEnd()
				.split( '\n' )
				.map( ( line ) => JSON.parse( line ) as Told )
		: [];
}

const isTold = ( store: Store, hook: string, about: object ) =>
	eventually( `${ store.name } is told of ${ hook }`, async () => {
		const lines = told( store );
		const wanted = JSON.stringify( Object.values( about ) ).slice( 1, -1 );
		return lines.some(
			( line ) =>
				line.hook === hook &&
				JSON.stringify( line.what ).includes( wanted )
		)
			? null
			: lines;
	} );

const stores = (): [ Store, Store, Store ] => {
	const { master, children } = lab();
	return [ master, children[ 0 ]!, children[ 1 ]! ];
};

const units = async ( store: Store, sku: string ) =>
	( await store.stock( sku ) ).quantity!;

const lookAround = ( store: Store ) =>
	store.php( 'Kitgenix\\StockSync\\Sync\\Sweep::onAction();' );

/** What an audit says of a SKU, and of everything: nothing. */
async function findsNothing( master: Store, sku: string ): Promise< void > {
	for ( const skus of [ [ sku ], [] ] ) {
		const { audit } = await admin< AuditAnswer >( master, 'audit', {
			skus,
		} );
		assert.deepEqual( audit?.rows, [] );
	}
	await startReconcile( master, {} );
	const { stores: compared } = await reconcileFinishes( master );
	assert.deepEqual(
		compared.map( ( { differing, code } ) => [ differing, code ] ),
		compared.map( () => [ 0, '' ] )
	);
}

beforeEach( () => {
	for ( const store of lab().stores ) {
		rmSync( file( store, 'hooks.json' ), { force: true } );
		rmSync( file( store, 'hooks.jsonl' ), { force: true } );
	}
} );

test( 'a sale is told of on its way, on each store what happens there, and never inside a transaction', async () => {
	const [ master, a, b ] = stores();
	lab().stores.forEach( ( store ) => obey( store, {} ) );
	const before = await units( master, 'SKU-0001' );
	await a.order( 'SKU-0001', 2 );
	await allShow( lab().stores, 'SKU-0001', before - 2 );
	await isTold( b, 'state_adopted', { sku: 'SKU-0001' } );
	const hooks = ( store: Store ) => told( store ).map( ( { hook } ) => hook );
	assert.deepEqual( hooks( a ), [
		'batch_stored',
		'before_state_adopted',
		'state_adopted',
	] );
	assert.deepEqual( hooks( master ), [
		'before_event_applied',
		'event_applied',
	] );
	assert.deepEqual( hooks( b ), [ 'before_state_adopted', 'state_adopted' ] );
	assert.ok(
		lab()
			.stores.flatMap( told )
			.every( ( line ) => ! line.in_transaction )
	);
	const [ , [ applied ] ] = told( master )[ 1 ]!.what as [
		string,
		Record< string, unknown >[],
	];
	assert.equal( applied?.sku, 'SKU-0001' );
	assert.equal( applied?.delta, -2 );
	assert.equal( applied?.quantity, before - 2 );
} );

test( 'listeners that throw, everywhere and at everything, lose and double no sale', async () => {
	const [ master, a, b ] = stores();
	const before = await units( master, 'SKU-0002' );
	lab().stores.forEach( ( store ) => obey( store, { throws: [ 'all' ] } ) );
	await Promise.all( [
		a.order( 'SKU-0002', 2 ),
		b.order( 'SKU-0002', 3 ),
		master.order( 'SKU-0002', 1 ),
	] );
	await allShow( lab().stores, 'SKU-0002', before - 6 );
	const log = await master.php(
		`return wp_json_encode( array_column( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'], 'message' ) );`
	);
	assert.match( log, /listener of another plugin failed/ );
	assert.match( log, /filter of another plugin failed/ );
} );

test( 'filters that answer nonsense count for nothing', async () => {
	const [ master, a ] = stores();
	const before = await units( master, 'SKU-0003' );
	lab().stores.forEach( ( store ) => obey( store, { nonsense: [ 'all' ] } ) );
	await a.order( 'SKU-0003', 2 );
	await allShow( lab().stores, 'SKU-0003', before - 2 );
	await findsNothing( master, 'SKU-0003' );
} );

test( 'a product that a Child keeps out neither sends nor adopts, is no difference, and starts over when it returns', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0004';
	const before = await units( master, sku );
	obey( a, { out: [ sku ] } );
	await a.order( sku, 1 );
	await a.order( 'SKU-0005', 1 );
	await master.order( sku, 4 );
	const other = await units( a, 'SKU-0005' );
	await allShow( lab().stores, 'SKU-0005', other );
	await allShow( [ master, b ], sku, before - 4 );
	assert.equal( await units( a, sku ), before - 1 );
	await findsNothing( master, sku );
	assert.equal( await units( a, sku ), before - 1 );

	await lookAround( a );
	await a.order( sku, 1 );
	rmSync( file( a, 'hooks.json' ) );
	await lookAround( a );
	await allShow( lab().stores, sku, before - 4 );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 5 );
} );

test( 'a product that the Master keeps out is not published, is refused and told of as a conflict, is no difference, and starts over when it returns', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0006';
	const before = await units( master, sku );
	lab().stores.forEach( ( store ) => obey( store, {} ) );
	obey( master, { out: [ sku ] } );
	await lookAround( master );
	await master.order( sku, 4 );
	await a.order( sku, 1 );
	await eventually( 'both are told of the conflict', async () => {
		const found = [ master, a ].map( ( store ) =>
			told( store ).find( ( { hook } ) => hook === 'conflict_found' )
		);
		return found.every(
			( line ) =>
				line !== undefined &&
				JSON.stringify( line.what ).includes( ERRORS.excluded )
		)
			? null
			: found;
	} );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		[ master.name ]: before - 4,
		[ a.name ]: before - 1,
		[ b.name ]: before,
	} );
	await findsNothing( master, sku );

	obey( master, {} );
	await lookAround( master );
	await allShow( lab().stores, sku, before - 4 );
	await isTold( a, 'conflict_cleared', { sku } );
	await b.order( sku, 1 );
	await allShow( lab().stores, sku, before - 5 );
} );

const edit = ( store: Store, sku: string, change: string ) =>
	store.php(
		`$p = wc_get_product( wc_get_product_id_by_sku( '${ sku }' ) ); ${ change } $p->save();`
	);

const shown = async ( store: Store, sku: string ) => {
	const {
		quantity,
		backorders,
		low_stock_amount: low,
	} = await store.stock( sku );
	return [ quantity, backorders, low ];
};

const show = ( sku: string, wanted: readonly unknown[][] ) =>
	eventually( `the stores show ${ JSON.stringify( wanted ) }`, async () => {
		const rows = await Promise.all(
			lab().stores.map( ( store ) => shown( store, sku ) )
		);
		return JSON.stringify( rows ) === JSON.stringify( wanted )
			? null
			: rows;
	} );

test( 'fields that a Child keeps out stay its own in both directions, are no difference, and start over when they return', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0018';
	const before = await units( master, sku );
	obey( a, {
		fields: { [ sku ]: [ 'stock_quantity', 'low_stock_amount' ] },
	} );
	await edit(
		a,
		sku,
		'$p->set_stock_quantity( 777 ); $p->set_low_stock_amount( 5 ); $p->set_backorders( "notify" );'
	);
	await edit( b, sku, '$p->set_low_stock_amount( 9 );' );
	await master.order( sku, 2 );
	await show( sku, [
		[ before - 2, 'notify', 9 ],
		[ 777, 'notify', 5 ],
		[ before - 2, 'notify', 9 ],
	] );
	await findsNothing( master, sku );
	await a.order( sku, 7 );
	await lookAround( a );
	assert.deepEqual( await shown( a, sku ), [ 770, 'notify', 5 ] );

	rmSync( file( a, 'hooks.json' ) );
	await lookAround( a );
	await show( sku, Array( 3 ).fill( [ before - 2, 'notify', 9 ] ) );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 3 );
} );

test( 'fields that the Master keeps out each store has for itself, and the Master’s when they return', async () => {
	const [ master, a, b ] = stores();
	const sku = 'SKU-0019';
	const before = await units( master, sku );
	const own = Array( 3 ).fill( await shown( master, sku ) );
	await show( sku, own );
	obey( master, {
		fields: { [ sku ]: [ 'backorders', 'low_stock_amount' ] },
	} );
	await edit( master, sku, '$p->set_low_stock_amount( 3 );' );
	await a.order( sku, 1 );
	await allShow( lab().stores, sku, before - 1 );
	await edit(
		a,
		sku,
		'$p->set_backorders( "yes" ); $p->set_low_stock_amount( 4 );'
	);
	await b.order( sku, 1 );
	await allShow( lab().stores, sku, before - 2 );
	await lookAround( a );
	const [ , backorders, low ] = own[ 0 ] as unknown[];
	await show( sku, [
		[ before - 2, backorders, 3 ],
		[ before - 2, 'yes', 4 ],
		[ before - 2, backorders, low ],
	] );
	await findsNothing( master, sku );

	rmSync( file( master, 'hooks.json' ) );
	await lookAround( master );
	await show( sku, Array( 3 ).fill( [ before - 2, backorders, 3 ] ) );

	// With the quantity nobody asks the Master at checkout.
	obey( master, { fields: { [ sku ]: [ 'stock_quantity' ] } } );
	await lookAround( master );
	await edit( master, sku, '$p->set_stock_quantity( 0 );' );
	await a.order( sku, 1 );
	await show( sku, [
		[ 0, backorders, 3 ],
		[ before - 3, backorders, 3 ],
		[ before - 2, backorders, 3 ],
	] );
	await findsNothing( master, sku );
} );

test( 'a store that may not connect is told so, changes nothing, and loses nothing', async () => {
	const [ master, a ] = stores();
	const sku = 'SKU-0017';
	const before = await units( master, sku );
	const { code } = await admin< InviteAnswer >( master, 'invite', {} );
	const till = new Client( {
		store: new FileStore( join( lab().dir, 'till.json' ) ),
		name: 'Till',
		url: 'http://127.0.0.1:9/till',
	} );
	obey( master, { refused: [ 'http://127.0.0.1:9/till' ] } );
	await assert.rejects( till.connect( code ), {
		code: ERRORS.not_admitted,
		status: 403,
	} );
	const { children } = ( await master.wp( 'GET', 'lab/v1/settings' ) ) as {
		children: { url: string }[];
	};
	assert.equal( children.length, 2 );

	// One that is connected, by the address from which it comes.
	obey( master, { refused: [ '127.0.0.1' ] } );
	await a.order( sku, 1 );
	await eventually( 'the Child knows why', async () => {
		const health = await a.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Status\\Diagnostics::links()[0]['health'] );`
		);
		return health.includes( ERRORS.not_admitted ) ? null : health;
	} );
	assert.equal( await units( master, sku ), before );
	obey( master, {} );
	await a.php(
		`$m = Kitgenix\\StockSync\\Storage\\Settings::master(); Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m['store_id'], static function ( array $l ): array { $l['health']['next_attempt'] = 0; return $l; } ); Kitgenix\\StockSync\\Transport\\Wakeup::request();`
	);
	await allShow( lab().stores, sku, before - 1 );
} );

test( 'a time limit is kept within what checkouts and leases bear', async () => {
	const [ , a ] = stores();
	const limit = async ( timeout: unknown, route: string ) => {
		obey( a, { timeout } );
		return Number(
			await a.php(
				`return (string) Kitgenix\\StockSync\\Platform\\Filters::timeout( '${ route }', 'peer', 8 );`
			)
		);
	};
	for ( const [ timeout, checkout, background ] of [
		[ 3, 3, 3 ],
		[ 0, 1, 2 ],
		[ 9999, 10, 20 ],
		[ -1, 1, 2 ],
		[ 'soon', 8, 8 ],
		[ [], 8, 8 ],
	] as const ) {
		assert.equal( await limit( timeout, 'stock' ), checkout );
		assert.equal( await limit( timeout, 'event' ), background );
	}
} );

test( 'a connection that fails for an hour is told of once, and its end', async () => {
	const [ , a ] = stores();
	obey( a, {} );
	const look = ( health: string ) =>
		a.php( `$m = Kitgenix\\StockSync\\Storage\\Settings::master();
			Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m['store_id'], static function ( array $l ): array { ${ health } return $l; } );
			Kitgenix\\StockSync\\Status\\OutageMails::look();` );
	const failing = `$l['health'] = [ 'failures' => 3, 'last_failure' => time() - 4000, 'next_attempt' => time() + 9000 ] + $l['health'];`;
	await look( failing );
	await look( failing );
	await look(
		`$l['health'] = Kitgenix\\StockSync\\Generated\\Sync\\Retry::healthAfterSuccess( $l['health'], time() );`
	);
	assert.deepEqual(
		told( a )
			.map( ( { hook } ) => hook )
			.filter( ( hook ) => hook.startsWith( 'link_' ) ),
		[ 'link_failed', 'link_recovered' ]
	);
} );
