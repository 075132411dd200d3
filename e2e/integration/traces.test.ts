/**
 * Every decision of the core's steps that PHP makes on live stores, the TypeScript that it came from makes too: sales, stock that an owner
 * types, a store that was away, a rename, a removal and its return, a batch of which the answer was lost.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
	differences,
	tracesIn,
	worthKeeping,
	type Trace,
} from '../../tools/traces/replay';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { timePasses } from './clock.ts';
import {
	allShow,
	eventually,
	isHeldBack,
	openTestLab,
	phpText,
	productId,
	threeStores,
} from './harness.ts';

const RECORDER = fileURLToPath(
	new URL( './mu-plugin/traces.php', import.meta.url )
);

const RECORDED = fileURLToPath(
	new URL( '../../tools/traces/recorded.jsonl', import.meta.url )
);

const lab = openTestLab( { stores: 3 }, async ( { stores: all } ) => {
	for ( const store of all ) {
		writeFileSync(
			join( store.dir, 'site/wp-content/mu-plugins/traces.php' ),
			`<?php\nrequire ${ phpText( RECORDER ) };\n`
		);
	}
} );

const recorded: Trace[] = [];

/** What all stores have decided since it was asked last. */
function traces(): Trace[] {
	return lab().stores.flatMap( ( { dir } ) => {
		const file = join( dir, 'site/wp-content/traces.jsonl' );
		const text = readFileSync( file, 'utf8' );
		writeFileSync( file, '' );
		return tracesIn( text );
	} );
}

async function decidedTheSame(): Promise< void > {
	const found = traces();
	assert.ok( found.length > 0 );
	recorded.push( ...found );
	assert.deepEqual( await differences( found ), [] );
}

const stores = () => threeStores( lab() );

test( 'sales on each store, and stock that an owner types', async () => {
	const [ master, childA, childB ] = stores();
	const before = ( await master.stock( 'SKU-0003' ) ).quantity!;
	await childA.order( 'SKU-0003', 2 );
	await childB.order( 'SKU-0003', 1 );
	await allShow( lab().stores, 'SKU-0003', before - 3 );
	await master.setStock( 'SKU-0003', 50 );
	await allShow( lab().stores, 'SKU-0003', 50 );
	await decidedTheSame();
} );

test( 'a Child that was away, and a Master that was', async () => {
	const [ master, childA, childB ] = stores();
	await setChildAddresses( master, [ childA.url, 'http://127.0.0.1:9' ] );
	await childA.order( 'SKU-0004', 1 );
	const left = ( await childA.stock( 'SKU-0004' ) ).quantity!;
	await allShow( [ master, childA ], 'SKU-0004', left );
	await setChildAddresses( master, [ childA.url, childB.url ] );
	await timePasses( master );
	await allShow( lab().stores, 'SKU-0004', left );
	await decidedTheSame();
} );

test( 'a rename, a removal, and its return with what was sold meanwhile', async () => {
	const [ master, childA, childB ] = stores();
	const before = ( await master.stock( 'SKU-0006' ) ).quantity!;
	await master.php(
		`$product = wc_get_product( wc_get_product_id_by_sku( 'SKU-0006' ) ); $product->set_sku( 'TRACED' ); $product->save();`
	);
	for ( const child of [ childA, childB ] ) {
		await eventually( 'the Child has the new SKU', async () =>
			( await productId( child, 'TRACED' ) ) === 0 ? 'not yet' : null
		);
	}
	const id = await productId( master, 'TRACED' );
	await master.php( `wp_trash_post( ${ id } );` );
	await isHeldBack( childA, 'TRACED' );
	await isHeldBack( childB, 'TRACED' );
	await childA.order( 'TRACED', 2 );
	await master.php(
		`wp_untrash_post( ${ id } ); wp_publish_post( ${ id } );`
	);
	await allShow( lab().stores, 'TRACED', before - 2 );
	await decidedTheSame();
} );

test( 'a batch that arrives and is not acknowledged is sent again, and counts once', async () => {
	const [ master, childA ] = stores();
	const before = ( await master.stock( 'SKU-0009' ) ).quantity!;
	const silencer = join(
		master.dir,
		'site/wp-content/mu-plugins/silence.php'
	);
	// The Master does all its work, and what it answers is lost.
	writeFileSync(
		silencer,
		`<?php add_filter( 'rest_pre_serve_request', static function ( $served, $answer, $request ) {
			if ( ! str_ends_with( $request->get_route(), '/event' ) ) { return $served; }
			http_response_code( 502 ); echo 'lost'; return true;
		}, 1, 3 );`
	);
	await childA.order( 'SKU-0009', 1 );
	await allShow( [ master ], 'SKU-0009', before - 1 );
	writeFileSync( silencer, '<?php' );
	await timePasses( childA );
	await allShow( lab().stores, 'SKU-0009', before - 1 );
	await decidedTheSame();
} );

after( () => {
	if ( process.env.RECORD_TRACES ) {
		writeFileSync(
			RECORDED,
			worthKeeping( recorded )
				.map( ( trace ) => JSON.stringify( trace ) + '\n' )
				.join( '' )
		);
	}
} );
