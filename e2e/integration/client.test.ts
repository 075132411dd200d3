/**
 * The client as a Child beside two shops: what it sells they lack, what they sell it hears, and whatever kills it, a sale counts once.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../../src/core/contract/errors';
import type { InviteAnswer } from '../../src/core/contract/pairing';
import {
	Client,
	FileStore,
	type ClientState,
	type Stock,
} from '../../src/client/index.ts';
import type { Store } from '../lab/index.ts';
import { enter } from '../lab/shopper.ts';
import { admin, reconcileFinishes, startReconcile } from './admin-route.ts';
import { allShow, eventually, openTestLab, productId } from './harness.ts';

interface Till {
	client: Client;
	path: string;
	file: FileStore;
	/** What it was told, in order. */
	heard: Stock[];
}

const servers: Server[] = [];
after( () => servers.forEach( ( server ) => server.close() ) );

const lab = openTestLab( { stores: 3 } );

/** A till that the Master can reach, with a file of its own. */
async function openTill( name: string ): Promise< Till > {
	const server = createServer().listen( 0, '127.0.0.1' );
	servers.push( server );
	await once( server, 'listening' );
	const { port } = server.address() as { port: number };
	const path = join( lab().dir, `${ name }.json` );
	const heard: Stock[] = [];
	const file = new FileStore( path );
	const client = new Client( {
		store: file,
		name,
		url: `http://127.0.0.1:${ port }`,
		onState: ( products ) => heard.push( ...products ),
	} );
	server.on( 'request', client.listener );
	return { client, path, file, heard };
}

const connected = async ( name: string ): Promise< Till > => {
	const till = await openTill( name );
	const { code } = await admin< InviteAnswer >( lab().master, 'invite', {} );
	await till.client.connect( code );
	return till;
};

const stateOf = ( { path }: Till ) =>
	JSON.parse( readFileSync( path, 'utf8' ) ) as ClientState;

const tillShows = ( { client }: Till, sku: string, quantity: number ) =>
	eventually( `the till shows ${ quantity } of ${ sku }`, async () => {
		const shown = client.stock( sku );
		return shown?.quantity === quantity && ! shown.isWaiting ? null : shown;
	} );

const place = async ( store: Store, sku: string ) => {
	const shopper = await enter( store );
	const added = await shopper.add( await productId( store, sku ), 1 );
	return added.status === 201 ? shopper.place() : added;
};

test( 'a till that is connected with a code sells a unit that the Master and both shops then lack, and is told all there is', async () => {
	const before = ( await lab().master.stock( 'SKU-0007' ) ).quantity!;
	const till = await connected( 'first' );
	const sale = await till.client.sell( 'SKU-0007', 1 );
	assert.deepEqual( sale, {
		isDelivered: true,
		code: '',
		message: '',
		refused: [],
	} );
	assert.equal( till.client.stock( 'SKU-0007' )?.quantity, before - 1 );
	await allShow( lab().stores, 'SKU-0007', before - 1 );
	// The whole catalogue comes by itself.
	for ( const sku of [ 'SKU-0003', '1001', 'ÄPFEL-苹果-9' ] ) {
		const { quantity } = await lab().master.stock( sku );
		await tillShows( till, sku, quantity! );
	}
	const { children } = ( await lab().master.wp(
		'GET',
		'lab/v1/settings'
	) ) as {
		children: { name: string }[];
	};
	assert.ok( children.some( ( { name } ) => name === 'first' ) );
	assert.equal( ( await till.client.ping() ).role, 'master' );
	till.file.close();
} );

test( 'what a shop sells the till hears, and its own sale in the same moment stays', async () => {
	const sku = 'SKU-0008';
	const till = await connected( 'second' );
	await till.client.flush();
	const before = ( await lab().master.stock( sku ) ).quantity!;
	await tillShows( till, sku, before );
	await Promise.all( [
		lab().children[ 0 ]!.order( sku, 2 ),
		till.client.sell( sku, 1 ),
		lab().master.order( sku, 3 ),
	] );
	await tillShows( till, sku, before - 6 );
	await allShow( lab().stores, sku, before - 6 );
	assert.equal( till.heard.at( -1 )?.quantity, before - 6 );

	// A reconcile compares the till as it does a shop, and finds nothing to mend.
	await startReconcile( lab().master, {} );
	const { stores } = await reconcileFinishes( lab().master );
	assert.ok( stores.length >= 4 );
	for ( const { differing, code } of stores ) {
		assert.deepEqual( [ differing, code ], [ 0, '' ] );
	}
	till.file.close();
} );

for ( const moment of [ 'stored', 'answered' ] ) {
	test( `a till that is killed when its batch was ${ moment } sells exactly once`, async () => {
		const sku = moment === 'stored' ? 'SKU-0009' : 'SKU-0010';
		const till = await connected( `killed-${ moment }` );
		await till.client.flush();
		const before = ( await lab().master.stock( sku ) ).quantity!;
		await tillShows( till, sku, before );
		till.file.close();
		const { signal } = spawnSync(
			process.execPath,
			[
				'--import',
				import.meta.resolve( 'tsx' ),
				fileURLToPath( new URL( 'killed-till.ts', import.meta.url ) ),
				...[ till.path, sku, moment ],
			],
			{ stdio: 'inherit' }
		);
		assert.equal( signal, 'SIGKILL' );
		const left = stateOf( till ).link.in_flight;
		assert.equal( left?.items.length, 1 );
		const sold = moment === 'stored' ? 0 : 1;
		await allShow( lab().stores, sku, before - sold );

		const again = await openTill( `killed-${ moment }` );
		// Whoever rings it up again with the same receipt does not sell it twice.
		again.client.record( [
			{ sku, units: -1, receipt: `killed when ${ moment }` },
		] );
		const sale = await again.client.flush();
		assert.equal( sale.isDelivered, true, sale.message );
		assert.equal( stateOf( again ).link.in_flight, null );
		assert.equal( again.client.stock( sku )?.quantity, before - 1 );
		await allShow( lab().stores, sku, before - 1 );
		again.file.close();
	} );
}

test( 'the last unit that a till has reserved no shop can sell, and the till can', async () => {
	const sku = 'SKU-0011';
	const till = await connected( 'reserving' );
	await lab().master.setStock( sku, 1 );
	await allShow( lab().stores, sku, 1 );
	const demand = [ { sku, units: 1 } ];
	assert.equal(
		( await till.client.reserve( demand, 'sale 1' ) ).granted,
		true
	);
	assert.equal(
		( await till.client.reserve( demand, 'sale 2' ) ).granted,
		false
	);
	assert.notEqual( ( await place( lab().master, sku ) ).status, 200 );
	const sale = await till.client.sell( sku, 1, { reservation: 'sale 1' } );
	assert.equal( sale.isDelivered, true, sale.message );
	await allShow( lab().stores, sku, 0 );

	// One that is over without a sale gives its units back.
	await lab().master.setStock( sku, 1 );
	await allShow( lab().stores, sku, 1 );
	assert.equal(
		( await till.client.reserve( demand, 'sale 3' ) ).granted,
		true
	);
	await till.client.release( 'sale 3' );
	assert.equal( ( await place( lab().master, sku ) ).status, 200 );
	await allShow( lab().stores, sku, 0 );
	till.file.close();
} );

test( 'with a wrong secret nothing is sold, and nothing is lost', async () => {
	const sku = 'SKU-0012';
	const till = await connected( 'wrong' );
	await till.client.flush();
	const before = ( await lab().master.stock( sku ) ).quantity!;
	const { master } = stateOf( till );
	assert.ok( master );
	till.client.connectTo( { ...master, secret: 'a wrong one' } );
	const refused = await till.client.sell( sku, 1 );
	assert.equal( refused.isDelivered, false );
	assert.equal( refused.code, ERRORS.auth_failed );
	await assert.rejects( till.client.ping(), { code: ERRORS.auth_failed } );
	await allShow( lab().stores, sku, before );

	till.client.connectTo( master );
	assert.equal( ( await till.client.flush() ).isDelivered, true );
	await allShow( lab().stores, sku, before - 1 );
	till.file.close();
} );

test( 'a SKU that the Master does not have is said to be refused, and stays', async () => {
	const till = await connected( 'unknown' );
	const sale = await till.client.sell( 'NOWHERE', 1 );
	assert.equal( sale.isDelivered, true );
	assert.deepEqual( sale.refused, [
		{ sku: 'NOWHERE', code: ERRORS.unknown_sku },
	] );
	assert.equal( till.client.stock( 'NOWHERE' )?.quantity, -1 );
	assert.equal( till.client.stock( 'NOWHERE' )?.isWaiting, true );
	till.file.close();
} );
