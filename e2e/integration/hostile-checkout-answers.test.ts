/**
 * A Master that was taken over answers a Child's checkout with anything that it can sign: it puts nothing of its own before a shopper, and
 * leaves nothing large behind.
 */
import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, beforeEach, test } from 'node:test';
import { sign } from '../../src/client/index.ts';
import { ANSWER, HEADERS } from '../../src/core/contract/routes';
import { changeSettings } from '../lab/change-settings.ts';
import { fakePeer, type FakePeer } from '../lab/fake-peer.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { COMPLETE, guestOf, trustHeader } from './guest.ts';
import { openTestLab } from './harness.ts';
import { identityOf } from './peer.ts';

const SKU = 'SKU-0007';
const HAS = 42;

const lab = openTestLab( { stores: 2 }, async ( { children } ) => {
	await changeSettings(
		children[ 0 ]!,
		`$s['strict_checkout_validation'] = true; $s['checkout_reserve'] = true; $s['checkout_timeout_seconds'] = 10;`
	);
	trustHeader( children[ 0 ]! );
} );

const child = () => lab().children[ 0 ]!;

const peers: FakePeer[] = [];
after( () => peers.forEach( ( peer ) => peer.close() ) );

beforeEach( () =>
	child().php(
		`$GLOBALS['wpdb']->query( "DELETE FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%' OR option_name LIKE '%kss_refusal_%' OR option_name LIKE '%shopper_reservations'" ); wp_cache_flush();
		Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['event_log'] = []; return $s; } );`
	)
);

const log = () =>
	child().php(
		`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['event_log'] );`
	);

const MARKUP = '<img src=x onerror=alert(1)>\u001b[31m\u202e';

/** A Master that signs what it likes. */
async function hostileMaster( answer: object, status = 200 ) {
	const { id, secret, to } = await identityOf( child() );
	const listener: RequestListener = ( request, response ) => {
		const body = JSON.stringify( { to, route: ANSWER, ...answer } );
		const time = String( Math.floor( Date.now() / 1000 ) );
		const asked = String( request.headers[ HEADERS.nonce.toLowerCase() ] );
		response
			.writeHead( status, {
				'content-type': 'application/json',
				[ HEADERS.store_id ]: id,
				[ HEADERS.timestamp ]: time,
				[ HEADERS.nonce ]: asked,
				[ HEADERS.signature ]: sign( time, asked, body, secret ),
			} )
			.end( body );
	};
	const peer = await fakePeer( listener );
	peers.push( peer );
	await setMasterAddress( child(), peer.url );
}

const facts = ( more: object ) => ( {
	exists: true,
	stock_quantity: HAS,
	stock_status: 'instock',
	backorders: 'no',
	manage_stock: true,
	...more,
} );

const says = ( more: object, reserve: object = {} ) => ( {
	ok: true,
	items: { [ SKU ]: facts( more ) },
	reserve: { granted: false, held: [], contains_batch: false, ...reserve },
} );

const heldOf = ( quantity: unknown, sku = SKU ) => ( {
	held: [ { sku, quantity } ],
} );

for ( const [ name, answer, outcome ] of [
	[ 'numbers beyond any', says( { stock_quantity: 1e300 } ), 'unasked' ],
	[ 'text as a number', says( { stock_quantity: MARKUP } ), 'unasked' ],
	[
		'a status like a book',
		says( { stock_status: 'x'.repeat( 99 ) } ),
		'unasked',
	],
	[ 'less than nothing held', says( {}, heldOf( -1e9 ) ), 'unasked' ],
	[ 'more held than can be', says( {}, heldOf( 1e300 ) ), 'unasked' ],
	[ 'nothing of what was asked', { ...says( {} ), items: {} }, 'placed' ],
	[
		'a million held of other products',
		says( {}, heldOf( 1e6, MARKUP ) ),
		'placed',
	],
	[ 'all of it held', says( {}, heldOf( 1e9 ) ), 'stopped' ],
	[
		'markup and no stock',
		says( {
			stock_quantity: -1e9,
			stock_status: 'outofstock',
			name: MARKUP,
			sku: MARKUP,
			gid: MARKUP,
		} ),
		'stopped',
	],
	[
		'a megabyte beside the answer',
		{ ...says( {} ), [ MARKUP ]: 'x'.repeat( 1e6 ) },
		'placed',
	],
	[
		'an error of its own',
		{ code: MARKUP.repeat( 99 ), message: MARKUP.repeat( 99 ) },
		'unasked',
	],
] as const ) {
	test( `a Master that answers with ${ name } has an order ${ outcome }, and puts nothing of its own before a shopper`, async () => {
		await hostileMaster( answer, 'code' in answer ? 403 : 200 );
		const shopper = await guestOf( child(), SKU, 2, '203.0.113.20' );
		const shown = await shopper.open();
		const placed = await shopper.place( COMPLETE );
		const text = `${ shown } ${ await placed.text() }`;
		assert.equal( placed.status, outcome === 'stopped' ? 409 : 200, text );
		assert.ok( ! /onerror|\\u001b|\\u202e|alert/.test( text ), text );
		const lines = await log();
		assert.equal(
			lines.includes( 'could not be asked' ),
			outcome === 'unasked',
			lines
		);
		assert.ok( ! /"code":"[^"]{65}/.test( lines ), lines );
		const kept = Number(
			await child().php(
				`return (string) $GLOBALS['wpdb']->get_var( "SELECT SUM(LENGTH(option_value)) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%kss_checkout_%'" );`
			)
		);
		assert.ok( kept < 5000, String( kept ) );
	} );
}
