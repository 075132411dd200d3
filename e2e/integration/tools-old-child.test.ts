/**
 * Audit and reconcile with a Child that runs 1.0.2. That plugin is not part of the lab; its answers are given as the reference
 * describes them: absolute numbers, no versions, no sums, and a table by SKU.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import type { AuditAnswer } from '../../src/core/contract/admin';
import type { EventItem } from '../../src/core/contract/payloads';
import { admin, reconcileFinishes, startReconcile } from './admin-route.ts';
import { eventually, openTestLab } from './harness.ts';

type Shown = Pick<
	EventItem,
	'stock_quantity' | 'stock_status' | 'backorders' | 'low_stock_amount'
> & { manage_stock: boolean };

/** What the old store shows, by SKU; its products are those of the Master. */
const shown = new Map< string, Shown >();

/** Requests that came, newest last. */
const requests: { route: string; body: Record< string, unknown > }[] = [];

const server: Server = createServer( ( request, response ) => {
	void text( request ).then( ( body ) => {
		const route = request.url?.split( '/' ).pop() ?? '';
		const json = JSON.parse( body ) as Record< string, unknown >;
		requests.push( { route, body: json } );
		response.setHeader( 'content-type', 'application/json' );
		response.end( JSON.stringify( answer( route, json ) ) );
	} );
} );
after( () => server.close() );

function answer( route: string, body: Record< string, unknown > ): object {
	const items = ( body.items ?? [] ) as EventItem[];
	switch ( route ) {
		case 'ping':
			return {
				ok: true,
				store_id: 'old',
				store_name: 'Old',
				role: 'child',
				time: Math.floor( Date.now() / 1000 ),
			};
		case 'event':
			for ( const item of items.filter( ( one ) =>
				shown.has( one.sku )
			) ) {
				shown.set( item.sku, {
					stock_quantity: item.stock_quantity,
					stock_status: item.stock_status,
					backorders: item.backorders,
					// An unset amount is 0 to that version.
					low_stock_amount: Number(
						item.low_stock_amount ?? 0
					) as never,
					manage_stock: true,
				} );
			}
			return { ok: true, processed: true };
		default:
			return {
				ok: true,
				items: Object.fromEntries(
					items.map( ( { sku } ) => [
						sku,
						shown.has( sku )
							? { exists: true, ...shown.get( sku ) }
							: { exists: false },
					] )
				),
			};
	}
}

const lab = openTestLab( { stores: 1 }, async ( { master } ) => {
	server.listen( 0, '127.0.0.1' );
	await once( server, 'listening' );
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : 0;
	const skus = JSON.parse(
		await master.php(
			`return array_column( Kitgenix\\StockSync\\Catalogue\\Identity::skusAfter( 0, 500 ), 'sku' );`
		)
	) as string[];
	for ( const sku of skus ) {
		shown.set( sku, {
			stock_quantity: 0 as never,
			stock_status: 'instock',
			backorders: 'no',
			low_stock_amount: 0 as never,
			manage_stock: false,
		} );
	}
	await master.php( `
		Kitgenix\\StockSync\\Journal\\Settings::update( static function ( array $s ): array {
			$s['role'] = 'master';
			$s['children'] = [ [ 'id' => 'old', 'name' => 'Old', 'url' => 'http://127.0.0.1:${ port }', 'secret' => 'shared', 'enabled' => true ] ];
			return $s;
		} );
		Kitgenix\\StockSync\\Outbound\\Drain::run( 10 );` );
} );

test( 'a Child of version 1 is asked by SKU, and what it shows otherwise is mended alone', async () => {
	const { master } = lab();
	await eventually( 'the first walk has arrived', async () => {
		await master.php( 'Kitgenix\\StockSync\\Outbound\\Drain::run( 5 );' );
		const right = ( await master.stock( 'SKU-0007' ) ).quantity;
		return shown.get( 'SKU-0007' )?.stock_quantity === right
			? null
			: [ ...shown ].slice( 0, 3 );
	} );
	assert.deepEqual( ( await audit( [] ) ).rows, [] );

	const right = ( await master.stock( 'SKU-0012' ) ).quantity!;
	shown.get( 'SKU-0012' )!.stock_quantity = ( right + 4 ) as never;
	shown.delete( 'SKU-0013' );
	const { rows } = await audit( [] );
	assert.deepEqual(
		rows.map( ( row ) => [ row.sku, row.field, row.master, row.child ] ),
		[
			[
				'SKU-0012',
				'stock_quantity',
				String( right ),
				String( right + 4 ),
			],
			[ 'SKU-0013', 'missing', 'exists', 'missing' ],
		]
	);
	assert.deepEqual( ( await audit( [ 'SKU-0012' ] ) ).rows.length, 1 );

	const before = requests.length;
	await startReconcile( master, { mode: 'differences' } );
	const run = await reconcileFinishes( master );
	assert.equal( run.pushed, 1 );
	assert.equal( run.stores[ 0 ]?.missing, 1 );
	await eventually( 'the Child shows the right number', async () =>
		shown.get( 'SKU-0012' )?.stock_quantity === right
			? null
			: shown.get( 'SKU-0012' )
	);
	const pushed = requests
		.slice( before )
		.filter( ( request ) => request.route === 'event' )
		.flatMap( ( request ) => request.body.items as EventItem[] );
	assert.deepEqual(
		pushed.map( ( item ) => item.sku ),
		[ 'SKU-0012' ]
	);
} );

async function audit( skus: string[] ) {
	const { audit: result } = await admin< AuditAnswer >(
		lab().master,
		'audit',
		{ skus }
	);
	assert.ok( result );
	return result;
}
