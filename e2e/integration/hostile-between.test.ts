/**
 * Somebody between two stores, who knows no secret, can keep a message from arriving, and nothing more.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Store } from '../lab/index.ts';
import { setMasterAddress } from '../lab/peer-addresses.ts';
import { standBetween, unsigned, type Between, type Said } from './between.ts';
import { allShow, eventually, openTestLab, quantities } from './harness.ts';
import { identityOf, send } from './peer.ts';

const lab = openTestLab( { stores: 3 } );

let answer: (
	route: string,
	deliver: () => Promise< Said >
) => Promise< Said >;
let between: Between | null = null;

after( () => between?.close() );

/** Puts somebody between the first Child and its Master. */
async function stand(): Promise< Store > {
	const { master, children } = lab();
	const [ child ] = children as [ Store ];
	if ( between === null ) {
		between = await standBetween( master.url, ( route, deliver ) =>
			answer( route, deliver )
		);
		await setMasterAddress( child, between.url );
	}
	return child;
}

interface Health {
	protocol: number;
	failures: number;
	attention: string;
	next_attempt: number;
	last_failure: number;
}

const linkOf = async ( store: Store ) =>
	JSON.parse(
		await store.php(
			`$m = Kitgenix\\StockSync\\Storage\\Settings::master()['store_id']; return wp_json_encode( Kitgenix\\StockSync\\Storage\\Links::master( $m ) );`
		)
	) as { epoch: string; seq: number; in_flight: unknown; health: Health };

const dueNow = ( store: Store ) =>
	store.php( `
		$m = Kitgenix\\StockSync\\Storage\\Settings::master()['store_id'];
		Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m, static function ( array $link ): array {
			$link['health']['next_attempt'] = 0;
			return $link;
		} );
		Kitgenix\\StockSync\\Sync\\Drain::run( 1 );` );

test( 'an unsigned 409 multiplies no sale: the order of 2 counts as 2', async () => {
	const sku = 'SKU-0007';
	answer = ( _route, deliver ) => deliver();
	const child = await stand();
	await lab().master.setStock( sku, 42 );
	await allShow( lab().stores, sku, 42 );
	let lies = 3;
	answer = async ( route, deliver ) => {
		const given = await deliver();
		if ( route === 'event' && lies > 0 ) {
			lies -= 1;
			return unsigned( 409, {
				code: 'kss_sequence',
				message: 'This batch is not the next one.',
				data: { status: 409 },
			} );
		}
		return given;
	};
	const { epoch } = await linkOf( child );
	await child.order( sku, 2 );
	await eventually( 'all lies were told', async () => {
		await dueNow( child );
		return lies === 0 ? null : lies;
	} );
	await dueNow( child );
	await allShow( lab().stores, sku, 40 );
	const link = await linkOf( child );
	assert.equal( link.epoch, epoch );
	assert.equal( link.in_flight, null );
} );

test( 'an unsigned refusal is shown, and tried again on the ordinary schedule, whatever wait it asks for', async () => {
	const sku = 'SKU-0008';
	const child = await stand();
	answer = async () =>
		unsigned(
			403,
			{
				code: 'kss_not_master',
				message: 'Go away.',
				data: { status: 403, retry_after: 86400 },
			},
			{ 'retry-after': '86400' }
		);
	await lab().master.setStock( sku, 42 );
	await allShow( lab().stores, sku, 42 );
	await child.order( sku, 1 );
	await eventually( 'the refusal is shown', async () => {
		const { health } = await linkOf( child );
		return health.attention === 'kss_not_master' ? null : health;
	} );
	const { health } = await linkOf( child );
	const waits = [ 5, 15, 60, 300, 900, 1800, 3600 ];
	const most = ( waits[ health.failures - 1 ] ?? 3600 ) * 1.25;
	assert.ok( health.next_attempt - health.last_failure <= most );
	answer = ( _route, deliver ) => deliver();
	await dueNow( child );
	await allShow( lab().stores, sku, 41 );
	assert.equal( ( await linkOf( child ) ).health.attention, '' );
} );

test( 'a Master that signs is not taken for one of version 1 by an unsigned answer: a batch that was kept back is sent again', async () => {
	const sku = 'SKU-0009';
	const child = await stand();
	answer = ( _route, deliver ) => deliver();
	await lab().master.setStock( sku, 42 );
	await allShow( lab().stores, sku, 42 );
	answer = async ( route, deliver ) => {
		if ( route === 'event' ) {
			return unsigned( 200, { ok: true, processed: true } );
		}
		if ( route === 'ping' ) {
			const { body } = await deliver();
			return unsigned( 200, { ...JSON.parse( body ), protocol: 1 } );
		}
		return deliver();
	};
	await child.order( sku, 3 );
	await eventually( 'it was tried three times', async () => {
		await dueNow( child );
		const { health } = await linkOf( child );
		return health.failures >= 3 ? null : health;
	} );
	const link = await linkOf( child );
	assert.equal( link.health.protocol, 2 );
	assert.notEqual( link.in_flight, null );
	assert.deepEqual( await quantities( lab().stores, sku ), {
		master: 42,
		'child-a': 39,
		'child-b': 42,
	} );
	answer = ( _route, deliver ) => deliver();
	await dueNow( child );
	await allShow( lab().stores, sku, 39 );
} );

test( 'an unsigned answer to the first ping of all is believed as one of version 1 only', async () => {
	const child = await stand();
	const forget = `$m = Kitgenix\\StockSync\\Storage\\Settings::master()['store_id'];
		Kitgenix\\StockSync\\Storage\\Links::updateMaster( $m, static function ( array $link ): array {
			$link['health']['protocol'] = 0;
			return $link;
		} );
		$answer = Kitgenix\\StockSync\\Transport\\SignedHttp::send( Kitgenix\\StockSync\\Transport\\HandshakePing::call( Kitgenix\\StockSync\\Storage\\Settings::master() ) );
		return (string) Kitgenix\\StockSync\\Transport\\HandshakePing::read( $answer )['ping']['protocol'];`;
	answer = async ( _route, deliver ) =>
		unsigned( 200, JSON.parse( ( await deliver() ).body ) );
	assert.equal( await child.php( forget ), '1' );
	answer = ( _route, deliver ) => deliver();
	assert.equal( await child.php( forget ), '2' );
	await child.order( 'SKU-0010', 1 );
	await eventually( 'it speaks version 2 again', async () => {
		const { health } = await linkOf( child );
		return health.protocol === 2 ? null : health;
	} );
} );

test( 'an answer that is sent back as a request is refused', async () => {
	const { master, children } = lab();
	const identity = await identityOf( master );
	const child = children[ 0 ]!;
	const given = await send( child, 'ping', await identityOf( child ), {} );
	assert.equal( given.isSigned, true );
	assert.equal( given.body.route, 'answer' );
	// As it was signed: nobody in between can change a letter of it.
	const reflected = await send(
		master,
		'ping',
		identity,
		JSON.stringify( given.body )
	);
	assert.equal( reflected.status, 400 );
	assert.equal( reflected.body.code, 'kss_wrong_recipient' );
} );

test( 'a signed message in the form of version 1 says that the store was set back, and the next says that it was updated', async () => {
	const { master, children } = lab();
	const identity = await identityOf( master );
	const protocol = async () =>
		Number(
			await master.php(
				`return (string) Kitgenix\\StockSync\\Storage\\Links::protocolOf( '${ identity.id }' );`
			)
		);
	await children[ 0 ]!.order( 'SKU-0011', 1 );
	await eventually( 'the Child speaks version 2', async () =>
		( await protocol() ) === 2 ? null : 'not yet'
	);
	await send( master, 'ping', identity, '{"ping":true}' );
	assert.equal( await protocol(), 1 );
	await send( master, 'ping', identity, {} );
	assert.equal( await protocol(), 2 );
} );
