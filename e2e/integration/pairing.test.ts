/**
 * Two stores that do not know each other are connected by one code, once, for an hour; and what keeps them from it is said, and
 * changes nothing.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { after, test } from 'node:test';
import type { AdminAnswer, RefusalData } from '../../src/core/contract/admin';
import { ERRORS } from '../../src/core/contract/errors';
import {
	PAIRING_ERRORS,
	type InviteAnswer,
} from '../../src/core/contract/pairing';
import { changeSettings } from '../lab/change-settings.ts';
import type { Store } from '../lab/index.ts';
import { admin, callAdmin } from './admin-route.ts';
import { allShow, openTestLab } from './harness.ts';

const lab = openTestLab( { connect: false }, async ( { master } ) => {
	await changeSettings( master, `$s['role'] = 'master';` );
} );

const servers: Server[] = [];
after( () => servers.forEach( ( server ) => server.close() ) );

const invite = ( store: Store ) => admin< InviteAnswer >( store, 'invite', {} );

/** What pressing Connect comes to: '' or the code of what keeps it from being done. */
async function connect(
	store: Store,
	code: string,
	request = {}
): Promise< string > {
	const before = await connectionsOf( store );
	const { status, body } = await callAdmin( store, 'connect', {
		code,
		...request,
	} );
	if ( status === 200 ) {
		return '';
	}
	assert.deepEqual( await connectionsOf( store ), before );
	const refusal = body as { code: string; data: RefusalData };
	if ( refusal.code !== ERRORS.bad_payload ) {
		assert.notEqual( refusal.data.cause, '', refusal.code );
		assert.notEqual( refusal.data.advice.length, 0, refusal.code );
	}
	return refusal.code;
}

async function connectionsOf( store: Store ) {
	const { settings } = await admin< AdminAnswer >( store, 'settings' );
	const { role, master, children } = settings;
	return { role, master, children };
}

/** A code as it would be with something else in it. */
function altered(
	code: string,
	change: Record< string, unknown >
): Promise< string > {
	return lab().master.php( `
		$said = Kitgenix\\StockSync\\Connections\\ConnectionCode::decode( '${ code }' );
		return Kitgenix\\StockSync\\Connections\\ConnectionCode::encode( array_merge( $said, json_decode( ${ JSON.stringify(
			JSON.stringify( change )
		) }, true ) ) );` );
}

/** A server in the place of a Master. */
async function standIn( answer: RequestListener ): Promise< string > {
	const server = createServer( answer ).listen( 0, '127.0.0.1' );
	servers.push( server );
	await once( server, 'listening' );
	return `http://127.0.0.1:${
		( server.address() as { port: number } ).port
	}`;
}

test( 'a code connects one store, which is brought in step and sells', async () => {
	const { master, children } = lab();
	const [ childA, childB ] = children as [ Store, Store ];
	const { code } = await invite( master );
	// As a chat sends it.
	assert.equal(
		await connect(
			childA,
			`\n ${ code.slice( 0, 40 ) }\n${ code.slice( 40 ) } `
		),
		''
	);
	const known = await connectionsOf( childA );
	assert.equal( known.role, 'child' );
	assert.equal( known.master.url, master.url );
	const { children: list } = await connectionsOf( master );
	assert.deepEqual(
		list.map( ( { url, enabled } ) => [ url, enabled ] ),
		[ [ childA.url, true ] ]
	);
	const { ok } = await admin< { ok: boolean } >( childA, 'test_connection', {
		store_id: null,
	} );
	assert.equal( ok, true );

	const before = ( await master.stock( 'SKU-0007' ) ).quantity ?? 0;
	await allShow( [ master, childA ], 'SKU-0007', before );
	await childA.order( 'SKU-0007', 2 );
	await allShow( [ master, childA ], 'SKU-0007', before - 2 );

	// The same store may say it again, as when the answer was lost; another one may not.
	assert.equal( await connect( childA, code ), '' );
	assert.equal( ( await connectionsOf( master ) ).children.length, 1 );
	assert.equal( await connect( childB, code ), PAIRING_ERRORS.expired_code );
	assert.equal( ( await connectionsOf( master ) ).children.length, 1 );

	const second = await invite( master );
	assert.equal( await connect( childB, second.code ), '' );
	await allShow( lab().stores, 'SKU-0007', before - 2 );
} );

test( 'a new code ends the one before, and an hour ends any', async () => {
	const { master, children } = lab();
	const childB = children[ 1 ]!;
	const first = await invite( master );
	const second = await invite( master );
	assert.equal(
		await connect( childB, first.code ),
		PAIRING_ERRORS.expired_code
	);
	await changeSettings( master, `$s['invitation']['expires'] = time() - 1;` );
	assert.equal(
		await connect( childB, second.code ),
		PAIRING_ERRORS.expired_code
	);
	assert.equal(
		await connect(
			childB,
			await altered( second.code, { expires: 1_700_000_000 } )
		),
		PAIRING_ERRORS.expired_code
	);
} );

test( 'a code that is not whole, of this very store, of a copy, or for a Master is not used', async () => {
	const { master, children } = lab();
	const childB = children[ 1 ]!;
	const { code } = await invite( master );
	for ( const broken of [
		'',
		'kss1.abc',
		code.slice( 0, -1 ),
		code.slice( 5 ),
		code.replace( /.(?=.{20}$)/, '!' ),
	] ) {
		assert.ok(
			[ PAIRING_ERRORS.bad_code, ERRORS.bad_payload ].includes(
				( await connect( childB, broken ) ) as never
			),
			broken
		);
	}
	assert.equal(
		await connect( childB, await altered( code, { url: childB.url } ) ),
		PAIRING_ERRORS.own_code
	);
	const { settings } = await admin< AdminAnswer >( childB, 'settings' );
	assert.equal(
		await connect(
			childB,
			await altered( code, { store_id: settings.this_store_id } )
		),
		PAIRING_ERRORS.same_store
	);
	assert.equal(
		await connect(
			master,
			await altered( code, {
				url: 'https://other.example',
				store_id: 'other',
			} )
		),
		PAIRING_ERRORS.two_masters
	);
	assert.equal(
		await connect(
			childB,
			await altered( code, { url: 'http://shop.example' } )
		),
		PAIRING_ERRORS.insecure
	);
	assert.equal( ( await callAdmin( childB, 'invite', {} ) ).status, 403 );
} );

test( 'whatever stands in the place of the Master is told apart', async () => {
	const { master, children } = lab();
	const childB = children[ 1 ]!;
	const { code } = await invite( master );
	const at = async ( answer: RequestListener ) =>
		connect(
			childB,
			await altered( code, { url: await standIn( answer ) } )
		);
	const html =
		( status: number, headers = {} ): RequestListener =>
		( _, response ) => {
			response
				.writeHead( status, {
					'content-type': 'text/html',
					...headers,
				} )
				.end( '<h1>Hello</h1>' );
		};
	assert.equal( await at( html( 200 ) ), PAIRING_ERRORS.password_page );
	assert.equal(
		await at( html( 401, { 'www-authenticate': 'Basic' } ) ),
		PAIRING_ERRORS.password_page
	);
	assert.equal( await at( html( 403 ) ), PAIRING_ERRORS.firewall );
	assert.equal(
		await at( html( 301, { location: 'https://www.shop.example/' } ) ),
		PAIRING_ERRORS.redirect
	);
	assert.equal(
		await at( ( _, response ) => {
			response
				.writeHead( 401, { 'content-type': 'application/json' } )
				.end( '{"code":"rest_disabled","message":"No."}' );
		} ),
		PAIRING_ERRORS.rest_disabled
	);
	// With plain permalinks: nothing lies under /wp-json/, and what stands in the way stands at the other form of the address.
	const plain =
		( status: number, type: string, body: string ): RequestListener =>
		( request, response ) => {
			const isThere = request.url?.startsWith( '/index.php?rest_route=' );
			response
				.writeHead( isThere ? status : 404, {
					'content-type': isThere ? type : 'text/html',
				} )
				.end( isThere ? body : 'Not found' );
		};
	assert.equal(
		await at(
			plain( 401, 'application/json', '{"code":"rest_disabled"}' )
		),
		PAIRING_ERRORS.rest_disabled
	);
	assert.equal(
		await at( plain( 403, 'text/html', '<h1>Forbidden</h1>' ) ),
		PAIRING_ERRORS.firewall
	);
	assert.equal(
		await at( plain( 200, 'text/html', '<h1>Coming soon</h1>' ) ),
		PAIRING_ERRORS.password_page
	);
	assert.equal(
		await at( plain( 404, 'text/html', 'Not found' ) ),
		ERRORS.bad_answer
	);
	assert.equal(
		await at( ( _, response ) => {
			response
				.writeHead( 401, {
					'content-type': 'application/json',
					date: new Date( Date.now() - 20 * 60_000 ).toUTCString(),
				} )
				.end( `{"code":"${ ERRORS.auth_failed }","message":"No."}` );
		} ),
		PAIRING_ERRORS.clock
	);
	assert.equal(
		await connect(
			childB,
			await altered( code, { url: 'http://127.0.0.1:9' } )
		),
		ERRORS.unreachable
	);
	assert.equal(
		await connect(
			childB,
			await altered( code, { secret: 'a wrong one' } )
		),
		PAIRING_ERRORS.expired_code
	);
} );
