/**
 * Who may speak to a store: whatever is not exactly right is refused with one generic 401 and changes nothing.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { LogsAnswer } from '../../src/core/contract/tools';
import type { Store } from '../lab/index.ts';
import { admin } from './admin-route.ts';
import { allShow, openTestLab } from './harness.ts';
import {
	identityOf,
	send,
	type Identity,
	type PeerAnswer,
	type Tricks,
} from './peer.ts';

const SKU = 'SKU-0005';

let master: Store;
let identity: Identity;
let quantity: number;

openTestLab( { stores: 2 }, async ( lab ) => {
	( { master } = lab );
	identity = await identityOf( master );
	quantity = ( await master.stock( SKU ) ).quantity!;
} );

/** A batch that would sell one unit, in an epoch of its own. */
const sale = () => ( {
	event_type: 'stock_state',
	origin: 'child_local',
	event_id: randomUUID(),
	epoch: randomUUID(),
	seq: 1,
	items: [ { sku: SKU, delta: -1, changed: [] } ],
} );

const now = () => Math.floor( Date.now() / 1000 );

const REFUSED: Record< string, ( honest: Identity ) => [ Identity, Tricks ] > =
	{
		'a wrong secret': ( honest ) => [ { ...honest, secret: 'wrong' }, {} ],
		'an unknown sender': ( honest ) => [
			{ ...honest, id: randomUUID() },
			{},
		],
		'a timestamp 301 seconds old': ( honest ) => [
			honest,
			{ timestamp: now() - 301 },
		],
		'a timestamp from the future': ( honest ) => [
			honest,
			{ timestamp: now() + 320 },
		],
		'a changed byte': ( honest ) => [
			honest,
			{ tamper: ( body ) => body.replace( '"delta":-1', '"delta":-9' ) },
		],
		'a missing signature': ( honest ) => [
			honest,
			{ without: 'signature' },
		],
		'a missing nonce': ( honest ) => [ honest, { without: 'nonce' } ],
		'a signature of another length': ( honest ) => [
			honest,
			{ signature: 'ab' },
		],
	};

for ( const [ what, make ] of Object.entries( REFUSED ) ) {
	test( `${ what } is refused and changes nothing`, async () => {
		const [ who, tricks ] = make( identity );
		const answer = await send( master, 'event', who, sale(), tricks );
		assert.equal( answer.status, 401 );
		assert.equal( answer.body.code, 'kss_auth_failed' );
		assert.equal( answer.isSigned, false );
		assert.equal( ( await master.stock( SKU ) ).quantity, quantity );
	} );
}

test( 'a request of a disabled Child is refused and changes nothing', async () => {
	await setEnabled( false );
	const answer = await send( master, 'event', identity, sale() );
	await setEnabled( true );
	assert.equal( answer.status, 401 );
	assert.equal( ( await master.stock( SKU ) ).quantity, quantity );
} );

test( 'an honest request passes once, and its replay is refused', async () => {
	const nonce = randomUUID();
	const first = await send( master, 'ping', identity, {}, { nonce } );
	assert.equal( first.status, 200 );
	assert.equal( first.isSigned, true );
	assert.equal( first.body.protocol, 2 );
	const again = await send( master, 'ping', identity, {}, { nonce } );
	assert.equal( again.status, 401 );
} );

test( 'a refused request does not burn the nonce', async () => {
	const nonce = randomUUID();
	const wrong = { ...identity, secret: 'wrong' };
	assert.equal(
		( await send( master, 'ping', wrong, {}, { nonce } ) ).status,
		401
	);
	assert.equal(
		( await send( master, 'ping', identity, {}, { nonce } ) ).status,
		200
	);
} );

test( 'twenty copies of one request at once pass exactly once', async () => {
	const nonce = randomUUID();
	const answers = await Promise.all(
		Array.from( { length: 20 }, () =>
			send( master, 'ping', identity, {}, { nonce } )
		)
	);
	assert.equal(
		answers.filter( ( answer ) => answer.status === 200 ).length,
		1
	);
} );

test( 'a request made for another store or another route is refused', async () => {
	for ( const body of [
		{ ...sale(), to: randomUUID() },
		{ ...sale(), route: 'ping' },
	] ) {
		const answer = await send( master, 'event', identity, body );
		assert.equal( answer.status, 400 );
		assert.equal( answer.body.code, 'kss_wrong_recipient' );
	}
	assert.equal( ( await master.stock( SKU ) ).quantity, quantity );
} );

test( 'a payload that is not valid names each wrong field and changes nothing', async () => {
	const answer = await send( master, 'event', identity, {
		...sale(),
		items: [
			{ sku: SKU, delta: '-1', changed: [] },
			{ sku: '', delta: -1, changed: [] },
		],
	} );
	assert.equal( answer.status, 400 );
	assert.equal( answer.body.code, 'kss_bad_payload' );
	const { errors } = answer.body.data as { errors: { path: string }[] };
	assert.deepEqual(
		errors.map( ( error ) => error.path ),
		[ 'items[0].delta', 'items[1].sku' ]
	);
	assert.equal( ( await master.stock( SKU ) ).quantity, quantity );
} );

test( 'what is not JSON, too many items, and too large a body are refused', async () => {
	const notJson = await send( master, 'event', identity, '{"to":' );
	assert.equal( notJson.status, 400 );
	assert.equal( notJson.body.code, 'kss_bad_json' );
	const many = await send( master, 'event', identity, {
		...sale(),
		items: Array.from( { length: 501 }, () => ( { sku: SKU, delta: -1 } ) ),
	} );
	assert.equal( many.status, 400 );
	const large = await send(
		master,
		'event',
		identity,
		JSON.stringify( { ...sale(), filler: 'x'.repeat( 2_200_000 ) } )
	);
	assert.equal( large.status, 413 );
	assert.equal( large.body.code, 'kss_payload_too_large' );
	assert.equal( ( await master.stock( SKU ) ).quantity, quantity );
} );

test( 'refusals are counted, one row for each reason and route, without the secret', async () => {
	const { event_log: log } = await admin< LogsAnswer >( master, 'logs' );
	const reasons = log
		.map(
			( { context } ) =>
				JSON.parse( context || '{}' ) as {
					reason?: string;
					route?: string;
				}
		)
		.map( ( { reason, route } ) => reason && `${ reason } ${ route }` )
		.filter( Boolean );
	assert.equal( new Set( reasons ).size, reasons.length );
	assert.ok( reasons.includes( 'signature event' ), String( reasons ) );
	assert.ok( reasons.includes( 'replay ping' ), String( reasons ) );
	assert.equal( JSON.stringify( log ).includes( identity.secret ), false );
} );

test( 'an honest batch is applied exactly once, however often it arrives', async () => {
	const batch = sale();
	const first = await send( master, 'event', identity, batch );
	assert.equal( first.status, 200 );
	const numberOf = ( { body }: PeerAnswer ) => {
		const { epoch, seq } = body.ack as { epoch: string; seq: number };
		return { epoch, seq };
	};
	assert.deepEqual( numberOf( first ), { epoch: batch.epoch, seq: 1 } );
	for ( let again = 0; again < 3; again++ ) {
		const repeat = await send( master, 'event', identity, batch );
		assert.equal( repeat.status, 200 );
		assert.deepEqual( numberOf( repeat ), numberOf( first ) );
	}
	await allShow( [ master ], SKU, quantity - 1 );
	const skipped = await send( master, 'event', identity, {
		...sale(),
		epoch: batch.epoch,
		seq: 3,
	} );
	assert.equal( skipped.status, 409 );
	assert.equal( skipped.body.code, 'kss_sequence' );
	assert.equal( ( await master.stock( SKU ) ).quantity, quantity - 1 );
} );

async function setEnabled( enabled: boolean ): Promise< void > {
	await master.php(
		`Kitgenix\\StockSync\\Storage\\Settings::update( static function ( array $s ): array { $s['children'][0]['enabled'] = ${ enabled }; return $s; } );`
	);
}

test( 'a batch that is not next in line does not even create the meta that a product lacks', async () => {
	const rows = async () =>
		Number(
			await master.php(
				`global $wpdb; return (string) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM $wpdb->postmeta WHERE post_id = %d AND meta_key = '_low_stock_amount'", wc_get_product_id_by_sku( '${ SKU }' ) ) );`
			)
		);
	await master.php(
		`global $wpdb; $wpdb->delete( $wpdb->postmeta, [ 'post_id' => wc_get_product_id_by_sku( '${ SKU }' ), 'meta_key' => '_low_stock_amount' ] ); return '';`
	);
	const skipped = await send( master, 'event', identity, {
		...sale(),
		seq: 3,
	} );
	assert.equal( skipped.body.code, 'kss_sequence' );
	assert.equal( await rows(), 0 );
	const next = await send( master, 'event', identity, sale() );
	assert.equal( next.status, 200 );
	assert.equal( await rows(), 1 );
} );
