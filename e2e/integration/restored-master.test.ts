/**
 * A Master that was restored from a backup: nothing of those who know more flows and nothing is rolled back until an administrator has
 * decided, and then every store agrees, either way.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACTION_NONCE_HEADER } from '../../src/core/contract/admin';
import type { Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { callAdmin } from './admin-route.ts';
import {
	eventually,
	openTestLab,
	phpText,
	productId,
	quantities,
	target,
} from './harness.ts';
import { columnOf } from './hostile-peer.ts';
import { identityOf, send } from './peer.ts';

const lab = openTestLab( { stores: 3 } );

const skip =
	target.database === 'mariadb'
		? false
		: 'the dump is made with statements of MariaDB';

test(
	'keep: what the backup has and what was sold since it was put back counts',
	{ skip },
	async () => {
		const sku = 'SKU-0007';
		const { master, children } = lab();
		const [ childA, childB ] = children as [ Store, Store ];
		await loseSales( sku );
		await childB.order( sku, 4 );
		await master.order( sku, 2 );
		await childA.order( sku, 1 );
		await isNoticed();
		assert.match( await notice( master ), /Keep this store/ );
		const identity = await identityOf( master );
		const ping = await send( master, 'ping', identity, {} );
		assert.equal( ping.body.restored, true );
		const event = await send( master, 'event', identity, {
			event_type: 'stock_state',
			event_id: 'e1',
			epoch: 'e',
			seq: 1,
			items: [ { sku, delta: -50, changed: [] } ],
		} );
		assert.equal( event.status, 503 );
		assert.equal( event.body.code, 'kss_restored' );
		assert.equal( event.headers.get( 'retry-after' ), '300' );
		assert.deepEqual( await quantities( lab().stores, sku ), {
			master: 98,
			'child-a': 94,
			'child-b': 91,
		} );
		assert.equal( await decide( master, { choice: 'keep' } ), 200 );
		await settles( sku, 100 - 4 - 2 - 1 );
		assert.equal( await notice( master ), '' );
		assert.equal( await decide( master, { choice: 'keep' } ), 409 );
		await stillFlows( sku, 93 );
	}
);

const DAMAGES = {
	'a part of it': '{"generation":"g","ver',
	nothing: '',
	'a number that no counter reaches':
		'{"generation":"g","version":9007199254740991,"mark":null,"supersedes":null}x',
	'a list': '[]',
};

test( 'a damaged counter makes no screen fail, is shown, and loses no sale', async () => {
	const sku = 'SKU-0012';
	const { master, children } = lab();
	const [ childA, childB ] = children as [ Store, Store ];
	await master.setStock( sku, 100 );
	await settles( sku, 100 );
	await master.order( sku, 3 );
	await settles( sku, 97 );
	const identity = await identityOf( master );
	const id = await productId( master, sku );
	for ( const [ what, text ] of Object.entries( DAMAGES ) ) {
		await master.php(
			`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->options, [ 'option_value' => ${ phpText(
				text
			) } ], [ 'option_name' => '${ PREFIX }counter' ] );`
		);
		const status = await callAdmin( master, 'status' );
		assert.equal( status.status, 200, what );
		const ping = await send( master, 'ping', identity, {} );
		assert.equal( ping.status, 200, what );
		assert.notEqual( await columnOf( master, id ), '', what );
	}
	assert.match(
		await master.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'] );`
		),
		/was damaged and begins anew/
	);
	await childB.order( sku, 4 );
	await master.order( sku, 2 );
	await childA.order( sku, 1 );
	await isNoticed();
	assert.match( await notice( master ), /Keep this store/ );
	assert.equal( await decide( master, { choice: 'keep' } ), 200 );
	await settles( sku, 90 );
	await stillFlows( sku, 90 );
} );

test( 'damaged links and shadows begin anew by themselves, and lose no sale', async () => {
	const sku = 'SKU-0013';
	const { master, children, stores } = lab();
	const [ childA ] = children as [ Store ];
	await master.setStock( sku, 100 );
	await settles( sku, 100 );
	for ( const store of stores ) {
		await store.php(
			`global $wpdb;
			$wpdb->query( "UPDATE {$wpdb->options} SET option_value = LEFT( option_value, 20 ) WHERE option_name LIKE '${ PREFIX }link_%'" );
			$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->postmeta} SET meta_value = 'x' WHERE meta_key = '_${ PREFIX }shadow' AND post_id = %d", wc_get_product_id_by_sku( 'SKU-0014' ) ) );
			wp_cache_flush();`
		);
		const status = await callAdmin( store, 'status' );
		assert.equal( status.status, 200, store.name );
	}
	await childA.order( sku, 4 );
	await master.order( sku, 1 );
	await settles( sku, 95 );
	await stillFlows( sku, 95 );
} );

test( 'a Child has nothing to decide, and keeps its link to the Master', async () => {
	const [ child ] = lab().children as [ Store ];
	const rows = () =>
		child.php(
			`return $GLOBALS['wpdb']->get_results( "SELECT option_name, option_value FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '${ PREFIX }link_%' OR option_name LIKE '${ PREFIX }c%' ORDER BY option_name" );`
		);
	const before = await rows();
	assert.match( before, /link_/ );
	assert.equal( await decide( child, { choice: 'keep' } ), 409 );
	assert.equal( await rows(), before );
} );

test(
	'take: nothing is gone that the chosen Child holds, nor what was sold since',
	{ skip },
	async () => {
		const sku = 'SKU-0008';
		const { master, children } = lab();
		const [ childA, childB ] = children as [ Store, Store ];
		await loseSales( sku );
		// Published before anybody has noticed; the Children refuse it.
		await master.order( sku, 1 );
		await childB.order( sku, 4 );
		await isNoticed();
		await childA.order( sku, 2 );
		const child = await idOf( childA );
		await setChildAddresses( master, [ 'http://127.0.0.1:9' ] );
		assert.equal( await decide( master, { choice: 'take', child } ), 409 );
		assert.match( await notice( master ), /Take the numbers/ );
		await setChildAddresses( master, [ childA.url ] );
		assert.equal( await decide( master, { choice: 'take', child } ), 200 );
		await settles( sku, 95 - 1 - 4 - 2 );
		await stillFlows( sku, 88 );
	}
);

/** Sells 3 on the Master and 2 on a Child, and puts the Master's database back to before. */
async function loseSales( sku: string ): Promise< void > {
	const { master, children } = lab();
	await master.setStock( sku, 100 );
	await settles( sku, 100 );
	await master.php( BACK_UP );
	await master.order( sku, 3 );
	await settles( sku, 97 );
	await children[ 0 ]!.order( sku, 2 );
	await settles( sku, 95 );
	await master.php( PUT_BACK );
	assert.equal( ( await master.stock( sku ) ).quantity, 100 );
}

/** Both Children know more than the Master, and both links are held. */
const isNoticed = () =>
	eventually( 'the Master has noticed', async () => {
		const held = await lab().master.php(
			`return (string) count( Kitgenix\\StockSync\\Connections\\PendingDecision::heldChildren() );`
		);
		return held === '2' ? null : held;
	} );

async function stillFlows( sku: string, quantity: number ): Promise< void > {
	let left = quantity;
	for ( const store of lab().stores ) {
		await store.order( sku, 1 );
		left -= 1;
		await settles( sku, left );
	}
}

/** Waits until every store shows this quantity; what cron would do for a call that failed is done at once. */
const settles = ( sku: string, quantity: number ) =>
	eventually( `every store shows ${ quantity } of ${ sku }`, async () => {
		const shown = await quantities( lab().stores, sku );
		if ( Object.values( shown ).every( ( one ) => one === quantity ) ) {
			return null;
		}
		await Promise.all(
			lab().stores.map( ( store ) => store.php( RETRY_NOW ) )
		);
		return shown;
	} );

const notice = ( store: Store ) =>
	store.php( `Kitgenix\\StockSync\\Admin\\DecisionNotices::show();` );

async function idOf( store: Store ): Promise< string > {
	const settings = await store.wp< { this_store_id: string } >(
		'GET',
		'lab/v1/settings'
	);
	return settings.this_store_id;
}

/** The screen's route; answers the status. */
async function decide(
	store: Store,
	choice: { choice: string; child?: string }
): Promise< number > {
	const { settings } = await store.wp< {
		settings: { nonces: { tools: string } };
	} >( 'GET', 'kitgenix-stock-sync/v1/admin/settings' );
	const response = await fetch(
		`${ store.url }/?rest_route=/kitgenix-stock-sync/v1/admin/restored`,
		{
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'x-lab-token': store.labToken,
				[ ACTION_NONCE_HEADER ]: settings.nonces.tools,
			},
			body: JSON.stringify( choice ),
		}
	);
	return response.status;
}

const RETRY_NOW = `
	foreach ( $GLOBALS['wpdb']->get_col( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE 'kitgenix_stock_sync_for_woocommerce_link_%'" ) as $name ) {
		Kitgenix\\StockSync\\Storage\\Transaction::run( static function () use ( $name ): void {
			Kitgenix\\StockSync\\Storage\\Row::lock( $name );
			$link = Kitgenix\\StockSync\\Storage\\Row::json( $name );
			$link['health']['next_attempt'] = 0;
			Kitgenix\\StockSync\\Storage\\Row::write( $name, Kitgenix\\StockSync\\Storage\\Row::encode( $link ) );
		} );
	}
	Kitgenix\\StockSync\\Sync\\Drain::run();`;

const PREFIX = 'kitgenix_stock_sync_for_woocommerce_';

const ROWS = `option_name LIKE '${ PREFIX }%' AND option_name <> '${ PREFIX }settings'`;

/** Our rows and the products' stock, as a dump of the database would have them. */
const BACK_UP = `global $wpdb;
	$wpdb->query( 'DROP TABLE IF EXISTS lab_rows, lab_meta, lab_lookup' );
	$wpdb->query( "CREATE TABLE lab_rows AS SELECT option_name, option_value FROM {$wpdb->options} WHERE ${ ROWS }" );
	$wpdb->query( "CREATE TABLE lab_meta AS SELECT * FROM {$wpdb->postmeta} WHERE meta_key IN ('_stock', '_stock_status', '_${ PREFIX }shadow')" );
	$wpdb->query( "CREATE TABLE lab_lookup AS SELECT product_id, stock_quantity FROM {$wpdb->prefix}wc_product_meta_lookup" );`;

const PUT_BACK = `global $wpdb;
	$wpdb->query( 'START TRANSACTION' );
	$wpdb->query( "DELETE FROM {$wpdb->options} WHERE ${ ROWS }" );
	$wpdb->query( "INSERT INTO {$wpdb->options} (option_name, option_value, autoload) SELECT option_name, option_value, 'no' FROM lab_rows" );
	$wpdb->query( "UPDATE {$wpdb->postmeta} m JOIN lab_meta b ON b.meta_id = m.meta_id SET m.meta_value = b.meta_value" );
	$wpdb->query( "UPDATE {$wpdb->prefix}wc_product_meta_lookup l JOIN lab_lookup b ON b.product_id = l.product_id SET l.stock_quantity = b.stock_quantity" );
	$wpdb->query( 'COMMIT' );
	wp_cache_flush();`;
