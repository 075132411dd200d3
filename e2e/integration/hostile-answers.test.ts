/**
 * Answers that do harm: too large, compressed again and again, without an end, or slow. They harm the link of whoever sends them, and
 * nobody else.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { phpLog } from '../lab/php-log.ts';
import type { Store } from '../lab/index.ts';
import { setChildAddresses } from '../lab/peer-addresses.ts';
import { allShow, openTestLab } from './harness.ts';
import { HARMS, hostileServer, type HostileServer } from './hostile-server.ts';
import { identityOf, send } from './peer.ts';

const SKU = 'SKU-0007';

/** What a request may take beyond what WordPress and WooCommerce take. */
const MOST_MEGABYTES = 40;

let hostile: HostileServer;
const lab = openTestLab( { stores: 3 }, async ( { master } ) => {
	hostile = await hostileServer();
	await setChildAddresses( master, [ hostile.url ] );
} );
after( () => hostile?.close() );

/** Master and the Child that is as it should be. */
function stores(): [ Store, Store ] {
	const { master, children } = lab();
	return [ master, children[ 1 ]! ];
}

/** What a piece of PHP takes in memory beyond what was taken before it, in megabytes, and its result. */
async function measured(
	store: Store,
	code: string
): Promise< { megabytes: number; seconds: number; result: unknown } > {
	return JSON.parse(
		await store.php( `
			if ( function_exists( 'memory_reset_peak_usage' ) ) { memory_reset_peak_usage(); }
			$before = memory_get_usage();
			$began = microtime( true );
			$result = ( static function () { ${ code } } )();
			return [ 'megabytes' => ( memory_get_peak_usage() - $before ) / 1048576, 'seconds' => microtime( true ) - $began, 'result' => $result ];` )
	) as { megabytes: number; seconds: number; result: unknown };
}

const FIRST_CHILD = `Kitgenix\\StockSync\\Storage\\Settings::get()['children'][0]`;

for ( const harm of Object.keys( HARMS ) as ( keyof typeof HARMS )[] ) {
	test( `${ harm }: the other Child is served, and the link backs off`, async () => {
		const [ master, child ] = stores();
		hostile.does( harm );
		const { megabytes, seconds, result } = await measured(
			master,
			`$id = ${ FIRST_CHILD }['id'];
			Kitgenix\\StockSync\\Storage\\Links::updateChild( $id, static function ( array $link ): array {
				$link['health'] = [ 'next_attempt' => 0, 'failures' => 0, 'protocol' => 2 ] + $link['health'];
				return $link;
			} );
			wc_update_product_stock( wc_get_product( wc_get_product_id_by_sku( '${ SKU }' ) ), 1, 'decrease' );
			Kitgenix\\StockSync\\Capture\\StockHooks::flush();
			Kitgenix\\StockSync\\Sync\\Drain::run( 1 );
			$health = Kitgenix\\StockSync\\Storage\\Links::child( $id )['health'];
			return [ $health['failures'], $health['next_attempt'] > time(), $health['last_error'] ];`
		);
		const [ failures, backsOff, error ] = result as [
			number,
			boolean,
			string,
		];
		assert.ok( hostile.asked() > 0 );
		assert.deepEqual( [ failures > 0, backsOff ], [ true, true ], error );
		assert.ok( megabytes < MOST_MEGABYTES, `${ megabytes } MB` );
		assert.ok( seconds < 30, `${ seconds } seconds` );
		await allShow( [ child ], SKU, ( await master.stock( SKU ) ).quantity );
		assert.equal( phpLog( master ), '' );
	} );

	test( `${ harm }: the connection test says that it failed`, async () => {
		const [ master ] = stores();
		hostile.does( harm );
		const { megabytes, result } = await measured(
			master,
			`return Kitgenix\\StockSync\\Connections\\ConnectionTest::run( ${ FIRST_CHILD }['id'] );`
		);
		const { peer, code } = result as { peer: unknown; code: string };
		assert.equal( peer, null );
		assert.match( code, /^kss_/ );
		assert.ok( megabytes < MOST_MEGABYTES, `${ megabytes } MB` );
		assert.equal( phpLog( master ), '' );
	} );
}

test( 'a signed body of half a million lists is refused before it is decoded', async () => {
	const [ master ] = stores();
	const identity = await identityOf( master );
	for ( const body of [
		`[${ '[1],'.repeat( 500_000 ) }1]`,
		'['.repeat( 30_000 ),
		`{"a":${ '{"a":'.repeat( 25_000 ) }1${ '}'.repeat( 25_001 ) }`,
		`[${ '1,'.repeat( 1_000_000 ) }1]`,
	] ) {
		const answer = await send( master, 'event', identity, body );
		assert.equal( answer.status, 413, body.slice( 0, 20 ) );
		assert.equal( answer.body.code, 'kss_payload_too_large' );
	}
	const deep = await send(
		master,
		'event',
		identity,
		'['.repeat( 100 ) + ']'.repeat( 100 )
	);
	assert.equal( deep.status, 400 );
	assert.equal( phpLog( master ), '' );
} );
