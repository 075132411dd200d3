/**
 * @jest-environment node
 */
/**
 * Which address a client asks: a Master with plain permalinks is found once, and asked there from then on. How much of an answer it reads.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HEADERS } from '../core/contract/routes';
import { call, signedHeaders } from './signed-http';

const SECRET = 'a secret of thirty-two characters';

let server: Server;
let isPlain = true;
let harm: { headers: Record< string, string >; body: Buffer | string } | null =
	null;
const asked: string[] = [];

beforeAll( async () => {
	server = createServer( ( request, response ) => {
		const url = request.url ?? '';
		if ( harm !== null ) {
			response.writeHead( 200, harm.headers ).end( harm.body );
			return;
		}
		asked.push( url.split( /[?/]/ )[ 1 ] ?? '' );
		if ( url.startsWith( '/wp-json/' ) === isPlain ) {
			response.writeHead( 404, { 'content-type': 'text/html' } );
			response.end( '<h1>Not found</h1>' );
			return;
		}
		const body = '{"ok":true}';
		const nonce = String( request.headers[ HEADERS.nonce.toLowerCase() ] );
		response.writeHead(
			200,
			signedHeaders( 'master', SECRET, body, nonce )
		);
		response.end( body );
	} );
	await new Promise< void >( ( done ) => server.listen( 0, done ) );
} );

afterAll( () => server.close() );

const ask = async () => {
	asked.length = 0;
	const { port } = server.address() as AddressInfo;
	const master = {
		url: `http://127.0.0.1:${ port }`,
		store_id: 'master',
		secret: SECRET,
	};
	const { status } = await call( master, 'till', 'ping', {} );
	return [ status, ...asked ];
};

test( 'a Master with plain permalinks is found once, and found again when they change', async () => {
	expect( await ask() ).toEqual( [ 200, 'wp-json', 'index.php' ] );
	expect( await ask() ).toEqual( [ 200, 'index.php' ] );
	isPlain = false;
	expect( await ask() ).toEqual( [ 200, 'index.php', 'wp-json' ] );
	expect( await ask() ).toEqual( [ 200, 'wp-json' ] );
} );

test.each( [
	[
		'zeros compressed twice',
		{
			headers: { 'content-encoding': 'gzip, gzip' },
			body: gzipSync( gzipSync( Buffer.alloc( 268_435_456 ) ) ),
		},
		'kss_unreachable',
	],
	[
		'many lists',
		{ headers: {}, body: `[${ '[1],'.repeat( 500_000 ) }1]` },
		'kss_bad_answer',
	],
] )( '%s are not read to the end', async ( _, what, code ) => {
	harm = what;
	const { port } = server.address() as AddressInfo;
	const before = process.memoryUsage().arrayBuffers;
	const answer = await call(
		{
			url: `http://127.0.0.1:${ port }`,
			store_id: 'master',
			secret: SECRET,
		},
		'till',
		'ping',
		{}
	);
	expect( answer.code ).toBe( code );
	expect( answer.isAuthentic ).toBe( false );
	expect( process.memoryUsage().arrayBuffers - before ).toBeLessThan(
		100_000_000
	);
	harm = null;
} );
