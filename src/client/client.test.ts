/**
 * What a client answers to whom, and what it keeps.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEADERS, NAMESPACE } from '../core/contract/routes';
import { Client, FileStore, type ClientState, type PeerRequest } from './index';
import { reserveQuestion } from './reservations';
import { signedHeaders } from './signed-http';

const SECRET = 'a secret of thirty-two characters';
const MASTER = {
	url: 'http://127.0.0.1:9',
	store_id: 'master',
	secret: SECRET,
};

const folder = mkdtempSync( join( tmpdir(), 'client-' ) );
afterAll( () => rmSync( folder, { recursive: true } ) );

/** A connected client whose state is kept in memory. */
function newClient() {
	const saved: ClientState[] = [];
	const client = new Client( {
		store: { load: () => null, save: ( state ) => saved.push( state ) },
		name: 'Till',
		url: 'http://till.example',
	} );
	client.connectTo( MASTER );
	const last = () => saved[ saved.length - 1 ]!;
	return { client, saved, last, id: last().store_id };
}

/** A request as the Master makes it, or otherwise. */
function request(
	route: string,
	payload: object | string,
	{ secret = SECRET, from = 'master', headers = {} } = {}
): PeerRequest {
	const body =
		typeof payload === 'string' ? payload : JSON.stringify( payload );
	const all: Record< string, string > = {
		...signedHeaders( from, secret, body ),
		...headers,
	};
	return {
		method: 'POST',
		path: `/wp-json/${ NAMESPACE }/${ route }`,
		header: ( name ) => all[ name ] ?? '',
		body,
	};
}

const push = ( version: number, quantity: number, more = {} ) => ( {
	event_type: 'stock_state',
	event_id: `push ${ version }`,
	route: 'event',
	generation: 'g',
	counter: version,
	mark: `m${ version }`,
	told: 0,
	told_mark: '',
	supersedes: [],
	ack: { epoch: '', seq: 0 },
	items: [
		{
			sku: 'A',
			gid: 'gid-a',
			manage_stock: true,
			stock_quantity: quantity,
			stock_status: 'instock',
			backorders: 'no',
			low_stock_amount: null,
			version,
		},
	],
	...more,
} );

const codeOf = ( { body }: { body: string } ) =>
	( JSON.parse( body ) as { code?: string } ).code;

test( 'a push of the Master is adopted once, and what was sold here stays on top', () => {
	const { client } = newClient();
	expect( client.receive( request( 'event', push( 5, 10 ) ) ).status ).toBe(
		200
	);
	client.record( [ { sku: 'A', units: -2 } ] );
	expect( client.stock( 'A' ) ).toEqual( {
		sku: 'A',
		quantity: 8,
		version: 5,
		isWaiting: true,
	} );
	const second = push( 7, 9, { told: 5, told_mark: 'm5' } );
	client.receive( request( 'event', second ) );
	expect( client.stock( 'A' )?.quantity ).toBe( 7 );
	// Late, and again: neither is news.
	const told = { told: 7, told_mark: 'm7' };
	client.receive( request( 'event', push( 6, 100, told ) ) );
	client.receive( request( 'event', push( 7, 9, told ) ) );
	expect( client.stock( 'A' )?.quantity ).toBe( 7 );
} );

test( 'what the Master has not signed is refused without a signature, and changes nothing', () => {
	const { client, saved } = newClient();
	const before = saved.length;
	const good = request( 'event', push( 5, 10 ) );
	const late = String( Math.floor( Date.now() / 1000 ) - 301 );
	for ( const bad of [
		request( 'event', push( 5, 10 ), { secret: 'another' } ),
		request( 'event', push( 5, 10 ), { from: 'stranger' } ),
		request( 'event', push( 5, 10 ), {
			headers: { [ HEADERS.signature ]: '' },
		} ),
		request( 'event', push( 5, 10 ), {
			headers: { [ HEADERS.timestamp ]: late },
		} ),
		{ ...good, body: good.body.replace( '10', '99' ) },
	] ) {
		const answer = client.receive( bad );
		expect( [ answer.status, codeOf( answer ) ] ).toEqual( [
			401,
			'kss_auth_failed',
		] );
		expect( answer.headers[ HEADERS.signature ] ).toBeUndefined();
	}
	expect( saved ).toHaveLength( before );
	expect( client.receive( good ).status ).toBe( 200 );
	expect( client.receive( good ).status ).toBe( 401 );
} );

test( 'what was made for another store or route, is no JSON, or is not valid, is refused with a code', () => {
	const { client, id } = newClient();
	for ( const [ route, payload, status, code ] of [
		[ 'event', '{', 400, 'kss_bad_json' ],
		[ 'event', push( 5, 10, { to: 'other' } ), 400, 'kss_wrong_recipient' ],
		[ 'ping', push( 5, 10, { to: id } ), 400, 'kss_wrong_recipient' ],
		[ 'event', { to: id, route: 'event' }, 400, 'kss_bad_payload' ],
		[ 'stock', { items: [] }, 403, 'kss_not_master' ],
		[ 'event', ' '.repeat( 2097153 ), 413, 'kss_payload_too_large' ],
	] as const ) {
		const answer = client.receive( request( route, payload ) );
		expect( [ answer.status, codeOf( answer ) ] ).toEqual( [
			status,
			code,
		] );
	}
} );

test( 'a Master that counts anew is told what this store follows, and nothing is adopted', () => {
	const { client } = newClient();
	client.receive( request( 'event', push( 5, 10 ) ) );
	const answer = client.receive(
		request( 'event', push( 6, 1, { generation: 'other' } ) )
	);
	expect( JSON.parse( answer.body ) ).toMatchObject( {
		code: 'kss_generation',
		data: { status: 409, generation: 'g', seen: 5, mark: 'm5' },
	} );
	expect( client.stock( 'A' )?.quantity ).toBe( 10 );
} );

test( 'a sale is stored before it is sent, and goes again under the same number', async () => {
	const { client, saved, last } = newClient();
	client.receive( request( 'event', push( 5, 10 ) ) );
	const delivery = await client.sell( 'A', 1 );
	expect( delivery ).toMatchObject( {
		isDelivered: false,
		code: 'kss_unreachable',
	} );
	const first = last().link.in_flight;
	expect( first ).not.toBeNull();
	await client.flush( true );
	expect( last().link.in_flight ).toEqual( first );
	expect( last().link.health.failures ).toBe( 2 );
	// In no hurry it waits as a store does.
	const before = saved.length;
	await client.flush();
	expect( saved ).toHaveLength( before );
} );

test( 'a Master that refuses every number is asked twice, and then left alone for a while', async () => {
	const asked: string[] = [];
	const master = createServer( async ( asking, answer ) => {
		asked.push( asking.url ?? '' );
		asking.resume();
		const body = JSON.stringify( {
			code: 'kss_sequence',
			message: 'No.',
			data: { status: 409 },
		} );
		const nonce = String( asking.headers[ HEADERS.nonce.toLowerCase() ] );
		answer.writeHead( 409, signedHeaders( 'master', SECRET, body, nonce ) );
		answer.end( body );
	} );
	await new Promise< void >( ( done ) => master.listen( 0, done ) );
	try {
		const { client, last } = newClient();
		client.receive( request( 'event', push( 5, 10 ) ) );
		const { port } = master.address() as AddressInfo;
		client.connectTo( { ...MASTER, url: `http://127.0.0.1:${ port }` } );
		const delivery = await client.sell( 'A', 1 );
		expect( delivery ).toMatchObject( {
			isDelivered: false,
			code: 'kss_sequence',
		} );
		expect( asked ).toHaveLength( 2 );
		expect( last().link.health.failures ).toBe( 1 );
		await client.flush();
		expect( asked ).toHaveLength( 2 );
	} finally {
		master.close();
	}
} );

test( 'a receipt counts once, with all its lines, and a number that is none counts nothing', () => {
	const { client } = newClient();
	const lines = [
		{ sku: 'A', units: -1, receipt: 'r' },
		{ sku: 'B', units: -2, receipt: 'r' },
	];
	client.record( lines );
	client.record( lines );
	expect( client.stock( 'A' )?.quantity ).toBe( -1 );
	expect( client.stock( 'B' )?.quantity ).toBe( -2 );
	for ( const [ sku, units ] of [
		[ 'A', NaN ],
		[ 'A', Infinity ],
		[ ' ', 1 ],
	] as const ) {
		expect( () =>
			client.record( [
				{ sku: 'A', units: -1 },
				{ sku, units },
			] )
		).toThrow( RangeError );
	}
	expect( client.stock( 'A' )?.quantity ).toBe( -1 );
} );

test( 'lines of one SKU are asked for as one', () => {
	const { last } = newClient();
	const { items } = reserveQuestion(
		last(),
		[
			{ sku: 'MUG', units: 1 },
			{ sku: 'PLATE', units: 2 },
			{ sku: 'MUG', units: 1.5 },
		],
		'sale',
		60
	);
	expect( items.map( ( { sku, quantity } ) => [ sku, quantity ] ) ).toEqual( [
		[ 'MUG', 2.5 ],
		[ 'PLATE', 2 ],
	] );
} );

test( 'a code that is not whole, and one of another Master, change nothing', async () => {
	const { client, saved } = newClient();
	const before = saved.length;
	await expect( client.connect( 'kss1.abc.00000000' ) ).rejects.toMatchObject(
		{ code: 'kss_bad_code' }
	);
	expect( () =>
		client.connectTo( { ...MASTER, store_id: 'another' } )
	).toThrow( 'another Master' );
	expect( saved ).toHaveLength( before );
} );

test( 'a file is given back as it was saved, to one process at a time, and a damaged one is not overwritten', () => {
	const path = join( folder, 'till.json' );
	const store = new FileStore( path );
	const { client, last } = newClient();
	client.record( [ { sku: 'A', units: -1 } ] );
	expect( store.load() ).toBeNull();
	store.save( last() );
	expect( store.load() ).toEqual( last() );
	expect( () => new FileStore( path ) ).toThrow( 'Another process' );
	store.close();
	// Whoever had it was killed.
	const { pid } = spawnSync( process.execPath, [ '-e', '' ] );
	writeFileSync( `${ path }.lock`, String( pid ) );
	const again = new FileStore( path );
	expect( again.load() ).toEqual( last() );
	for ( const damaged of [ '{', '{"format":2}', '[]' ] ) {
		writeFileSync( path, damaged );
		expect(
			() => new Client( { store: again, name: '', url: 'http://till' } )
		).toThrow();
		expect( readFileSync( path, 'utf8' ) ).toBe( damaged );
	}
	again.close();
} );
