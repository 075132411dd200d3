/**
 * Tests: one question, asked with a real request; a small server stands for the shop.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from './ask';

let shop: Server;
let url: string;
/** What the shop says next, and what it was asked. */
let says = { status: 200, body: '' };
let heard: { method?: string; body: string }[] = [];

beforeAll( async () => {
	// Node has a browser's fetch, without the window around it.
	Object.assign( globalThis, { window: globalThis } );
	shop = createServer( ( request, response ) => {
		const { method } = request;
		let body = '';
		request.on( 'data', ( chunk ) => ( body += chunk ) );
		request.on( 'end', () => {
			heard.push( { method, body } );
			response.writeHead( says.status );
			response.end( says.body );
		} );
	} );
	await new Promise< void >( ( done ) =>
		shop.listen( 0, '127.0.0.1', done )
	);
	url = `http://127.0.0.1:${ ( shop.address() as AddressInfo ).port }/`;
} );

afterAll( () => {
	shop.closeAllConnections();
	shop.close();
	Reflect.deleteProperty( globalThis, 'window' );
} );

beforeEach( () => {
	heard = [];
} );

const askShop = ( address = url ) =>
	ask( { url: address, nonce: 'n&n', place: 'checkout', renew: 0 } );

const after = ( body: unknown, status = 200 ) => {
	says = {
		status,
		body: typeof body === 'string' ? body : JSON.stringify( body ),
	};
	return askShop();
};

const SOLD_OUT = { id: 7, message: '“Mug” has just been sold out.' };

test( 'an answer is what stands against the cart', async () => {
	expect( await after( { success: true, data: [ SOLD_OUT ] } ) ).toEqual( [
		SOLD_OUT,
	] );
	expect( await after( { success: true, data: [] } ) ).toEqual( [] );
} );

test( 'the shop is told who asks, and from which page', async () => {
	await after( { success: true, data: [] } );
	expect( heard ).toEqual( [
		{ method: 'POST', body: 'nonce=n%26n&place=checkout' },
	] );
} );

test( 'a refused question says nothing, whatever comes with it', async () => {
	for ( const status of [ 403, 404, 500, 503 ] ) {
		expect(
			await after( { success: false, data: [ SOLD_OUT ] }, status )
		).toBeNull();
	}
} );

test( 'what is not an answer says nothing', async () => {
	for ( const body of [
		'',
		'0',
		'-1',
		'null',
		'[]',
		'<!DOCTYPE html><p>Maintenance</p>',
		'<br />Warning{"success":true,"data":[]}',
		{ success: false },
		{ success: false, data: null },
		{ success: true, data: { 7: SOLD_OUT } },
	] ) {
		expect( await after( body ) ).toBeNull();
	}
} );

test( 'rows of another shape are passed by', async () => {
	expect(
		await after( {
			success: true,
			data: [
				null,
				'sold out',
				[],
				{ id: '7', message: 'text as id' },
				{ id: 8 },
				{ id: 8, message: null },
				{ message: 'of nothing' },
				SOLD_OUT,
			],
		} )
	).toEqual( [ SOLD_OUT ] );
} );

test( 'a shop that cannot be reached says nothing', async () => {
	const gone = createServer();
	await new Promise< void >( ( done ) =>
		gone.listen( 0, '127.0.0.1', done )
	);
	const { port } = gone.address() as AddressInfo;
	await new Promise( ( done ) => gone.close( done ) );
	expect( await askShop( `http://127.0.0.1:${ port }/` ) ).toBeNull();
} );
