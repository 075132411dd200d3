/**
 * A Child that claims what its Master never gave out holds its own link, and nobody else's.
 */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ACTION_NONCE_HEADER } from '../../src/core/contract/admin';
import type { Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { signedBy, standBetween } from './between.ts';
import { allShow, openTestLab, quantities } from './harness.ts';
import { identityOf, send } from './peer.ts';

const lab = openTestLab( { stores: 3 } );

const generationOf = ( master: Store ) =>
	master.php(
		`return Kitgenix\\StockSync\\Storage\\Counter::read()['generation'];`
	);

const PAGES = [
	'wp-admin/admin.php?page=kitgenix-stock-sync-for-woocommerce',
	'wp-admin/edit.php?post_type=product',
	'wp-admin/site-health.php',
];

async function statusOfPages( store: Store ): Promise< readonly number[] > {
	const statuses: number[] = [];
	for ( const page of PAGES ) {
		const response = await fetch( `${ store.url }/${ page }`, {
			headers: { 'x-lab-token': store.labToken },
		} );
		statuses.push( response.status );
	}
	return statuses;
}

async function keep( master: Store ): Promise< number > {
	const { settings } = await master.wp< {
		settings: { nonces: { tools: string } };
	} >( 'GET', 'kitgenix-stock-sync/v1/admin/settings' );
	const response = await fetch(
		`${ master.url }/?rest_route=/kitgenix-stock-sync/v1/admin/restored`,
		{
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-lab-token': master.labToken,
				[ ACTION_NONCE_HEADER ]: settings.nonces.tools,
			},
			body: JSON.stringify( { choice: 'keep' } ),
		}
	);
	return response.status;
}

test( 'a version that no counter can hold is refused, and changes nothing', async () => {
	const { master } = lab();
	const identity = await identityOf( master );
	const generation = await generationOf( master );
	for ( const seen of [ 9e15, 1e16, -1, 1.5, '7', 1e300 ] ) {
		const { status, body } = await send( master, 'ping', identity, {
			generation,
			seen,
			mark: 'x',
		} );
		assert.equal( status, 400, String( seen ) );
		assert.equal( body.code, 'kss_bad_payload' );
	}
	const ping = await send( master, 'ping', identity, {} );
	assert.equal( ping.body.restored, false );
} );

test( 'a push that is refused writes nothing, not even a meta row that is missing', async () => {
	const [ child ] = lab().children as [ Store ];
	const rows = ( before = '' ) =>
		child.php(
			`global $wpdb; $id = wc_get_product_id_by_sku( 'SKU-0016' ); ${ before } return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->postmeta} WHERE post_id = $id AND meta_key = '_low_stock_amount'" );`
		);
	assert.equal(
		await rows( `delete_post_meta( $id, '_low_stock_amount' );` ),
		'0'
	);
	const refused = await send( child, 'event', await identityOf( child ), {
		event_type: 'stock_state',
		event_id: 'refused',
		generation: 'another',
		counter: 5,
		mark: 'x',
		items: [ { sku: 'SKU-0016', version: 5, stock_quantity: 3 } ],
	} );
	assert.equal( refused.status, 409 );
	assert.equal( refused.body.code, 'kss_generation' );
	assert.equal( await rows(), '0' );
} );

test( 'a false claim holds its own link: other stores sell on, every screen works, and the decision ends it', async () => {
	const sku = 'SKU-0007';
	const { master, children } = lab();
	const [ childA, childB ] = children as [ Store, Store ];
	await master.setStock( sku, 42 );
	await allShow( lab().stores, sku, 42 );
	const identity = await identityOf( master );
	const claimed = await send( master, 'ping', identity, {
		generation: await generationOf( master ),
		seen: 1e15,
		mark: 'x',
	} );
	assert.equal( claimed.status, 200 );
	assert.equal( claimed.body.restored, true );
	await childB.order( sku, 2 );
	await allShow( [ master, childB ], sku, 40 );
	await master.order( sku, 1 );
	await allShow( [ master, childB ], sku, 39 );
	await childA.order( sku, 4 );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		master: 39,
		'child-a': 38,
		'child-b': 39,
	} );
	assert.deepEqual( await statusOfPages( master ), [ 200, 200, 200 ] );
	const notice = await master.php(
		`Kitgenix\\StockSync\\Admin\\DecisionNotices::show();`
	);
	assert.match( notice, /all other stores stay in sync/ );
	assert.equal( notice.match( /<form/g )?.length, 2 );
	assert.equal( await keep( master ), 200 );
	await allShow( lab().stores, sku, 35 );
	const version = Number(
		await master.php(
			`return (string) Kitgenix\\StockSync\\Storage\\Counter::read()['version'];`
		)
	);
	assert.ok( version < 2e9, `the counter is at ${ version }` );
	assert.deepEqual( await statusOfPages( master ), [ 200, 200, 200 ] );
	for ( const [ index, store ] of lab().stores.entries() ) {
		await store.order( sku, 1 );
		await allShow( lab().stores, sku, 34 - index );
	}
} );

test( 'a Child that refuses every push is asked again once, not without end, and the others are served', async ( t: TestContext ) => {
	const sku = 'SKU-0012';
	const { master, children } = lab();
	const [ childA, childB ] = children as [ Store, Store ];
	await master.setStock( sku, 42 );
	await allShow( lab().stores, sku, 42 );
	const identity = await identityOf( master );
	let asked = 0;
	const between = await standBetween(
		childA.url,
		async ( route, deliver, nonce ) => {
			if ( route !== 'event' ) {
				return deliver();
			}
			asked += 1;
			// True in every word, and yet it takes nothing.
			const counter = JSON.parse(
				await master.php(
					`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Counter::read() );`
				)
			) as { generation: string; version: number; mark: string };
			return signedBy( identity, nonce, 409, {
				code: 'kss_generation',
				message: 'No.',
				data: {
					status: 409,
					generation: counter.generation,
					seen: counter.version,
					mark: counter.mark,
				},
			} );
		}
	);
	t.after( async () => {
		await setChildAddresses( master, [ childA.url ] );
		await between.close();
	} );
	await setChildAddresses( master, [ between.url ] );
	await master.order( sku, 1 );
	await allShow( [ master, childB ], sku, 41 );
	await master.php( `Kitgenix\\StockSync\\Sync\\Drain::run( 3 );` );
	const { failures } = JSON.parse(
		await master.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Links::child( '${ identity.id }' )['health'] );`
		)
	) as { failures: number };
	// One more than failures in each drain.
	assert.ok( failures >= 1, 'the refusals count as failures' );
	assert.ok( asked <= 2 * failures + 2, `${ asked } pushes` );
} );
