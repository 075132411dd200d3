/**
 * What a lab that runs must do before anything is concluded from it, by name.
 */
import type { Lab } from './index.ts';
import { phpLog } from './php-log.ts';
import { expect, until } from './selftest-expect.ts';
import {
	asAdministrator,
	askPeerWhoAsksBack,
	guestCheckout,
	page,
	sendAndHangUp,
} from './selftest-visitors.ts';

type Check = ( lab: Lab ) => Promise< void >;

export const CHECKS: Record< string, Check > = {
	'the front page answers 200': async ( { master } ) => {
		const { status } = await fetch( `${ master.url }/` );
		expect( status, 200 );
	},
	'the shop page shows products': async ( { master } ) => {
		const html = await page( `${ master.url }/shop/` );
		expect( html.includes( 'Bird Feeder' ), true );
		// On one page or on several.
		expect( /(of|all) 50 results/.test( html ), true );
	},
	'a product page shows its stock': async ( { children } ) => {
		const html = await page(
			`${ children[ 0 ]!.url }/product/stoneware-mug/`
		);
		expect( html.includes( '42 in stock' ), true );
	},
	'a script of WordPress is sent as a file with its type': async ( {
		master,
	} ) => {
		const response = await fetch(
			`${ master.url }/wp-includes/js/jquery/jquery.min.js`
		);
		expect( response.status, 200 );
		expect(
			/javascript/.test( response.headers.get( 'content-type' ) ?? '' ),
			true
		);
	},
	'the Children, whose catalogue says 41, show what the Master has': async (
		lab
	) => {
		for ( const store of lab.stores ) {
			expect( ( await store.stock( 'SKU-0003' ) ).quantity, 50 );
		}
	},
	'SKUs that look like numbers, have zeros, letters of the world or quotes are found':
		async ( { master } ) => {
			for ( const [ sku, quantity ] of [
				[ '1001', 15 ],
				[ '000123', 16 ],
				[ 'ÄPFEL-苹果-9', 17 ],
				[ 'SKU 0047 / B', 18 ],
				[ 'SKU-0049\'"&', 19 ],
			] as const ) {
				expect( ( await master.stock( sku ) ).quantity, quantity );
			}
		},
	'a variation shares the stock of its parent where the parent manages it':
		async ( { master } ) => {
			const stock = await master.stock( 'SKU-0041-Long' );
			expect( stock.manage_stock, 'parent' );
			expect( stock.quantity, 33 );
		},
	'an administrator logs in with cookies and sees the product list': async ( {
		master,
	} ) => {
		const html = await asAdministrator(
			master,
			'/wp-admin/edit.php?post_type=product&s=SKU-0007'
		);
		expect( html.includes( 'SKU-0007' ), true );
	},
	'an order lowers the stock and is left to be sent': async ( {
		children,
	} ) => {
		const child = children[ 1 ]!;
		const before = ( await child.stock( 'SKU-0009' ) ).quantity ?? 0;
		const placed = await child.order( 'SKU-0009', 2 );
		expect( placed.quantity_left, before - 2 );
		expect( ( await child.stock( 'SKU-0009' ) ).quantity, before - 2 );
		const status = await child.php(
			`return wc_get_order( ${ placed.order_id } )->get_status();`
		);
		expect( status, 'processing' );
	},
	'a guest checks out through the Store API, as the block checkout does':
		async ( { master } ) => {
			const before = ( await master.stock( 'SKU-0012' ) ).quantity ?? 0;
			expect(
				await guestCheckout( master, 'SKU-0012', 3 ),
				'processing'
			);
			expect( ( await master.stock( 'SKU-0012' ) ).quantity, before - 3 );
		},
	'a file uploaded as multipart/form-data arrives': async ( { master } ) => {
		const form = new FormData();
		form.set(
			'file',
			new Blob( [ 'sku,stock\nSKU-0001,5\n' ] ),
			'stock.csv'
		);
		const response = await fetch(
			`${ master.url }/?rest_route=/wp/v2/media`,
			{
				method: 'POST',
				headers: { 'x-lab-token': master.labToken },
				body: form,
			}
		);
		expect( response.status, 201 );
		const media = ( await response.json() ) as { source_url: string };
		expect(
			( await page( media.source_url ) ).includes( 'SKU-0001,5' ),
			true
		);
	},
	'a request whose client hangs up at once still runs to its end': async ( {
		master,
	} ) => {
		await sendAndHangUp(
			master,
			"usleep( 400000 ); update_option( 'lab_woken', 'yes', false );"
		);
		await until(
			async () =>
				( await master.php(
					"return get_option( 'lab_woken', 'no' );"
				) ) === 'yes'
		);
	},
	'stores that wait for each other at the same time do not block': async (
		lab
	) => {
		const [ a, b ] = [ lab.master, lab.children[ 0 ]! ];
		const answers = await Promise.all(
			[ a, b, a, b, a, b ].map( ( store ) =>
				store.php( askPeerWhoAsksBack( store === a ? b : a, store ) )
			)
		);
		expect( answers, Array( 6 ).fill( '200' ) );
	},
	'three workers that sell one product at once leave its exact stock and no locked database':
		async ( lab ) => {
			const store = lab.children[ 0 ]!;
			const before = ( await store.stock( 'SKU-0030' ) ).quantity ?? 0;
			await Promise.all(
				[ 1, 2, 3 ].map( async () => {
					for ( let order = 0; order < 8; order++ ) {
						await store.order( 'SKU-0030', 1 );
					}
				} )
			);
			expect( ( await store.stock( 'SKU-0030' ) ).quantity, before - 24 );
			expect( /locked/i.test( phpLog( store ) ), false );
		},
	'requests in and out are written down': async ( { master, children } ) => {
		await master.php(
			`return wp_remote_retrieve_response_code( wp_remote_get( '${
				children[ 0 ]!.url
			}/wp-includes/version.php?lab-log=1' ) );`
		);
		const out = await master.requestLog();
		expect(
			out.filter(
				( row ) =>
					row.direction === 'out' &&
					row.url.includes( 'lab-log=1' ) &&
					row.status === 200
			).length,
			1
		);
		await until( async () =>
			( await children[ 0 ]!.requestLog() ).some(
				( row ) =>
					row.direction === 'in' && row.url.includes( 'lab-log=1' )
			)
		);
	},
	'a request to the internet fails at once instead of hanging': async ( {
		master,
	} ) => {
		const answer = await master.php(
			"$r = wp_remote_get( 'https://api.wordpress.org/' ); return is_wp_error( $r ) ? $r->get_error_code() : 'answered';"
		);
		expect( answer, 'http_request_not_executed' );
	},
	'PHP errors reach the test as errors': async ( { master } ) => {
		const said = await master
			.php( "throw new RuntimeException( 'on purpose' );" )
			.catch( ( error: Error ) => error.message );
		expect( said.includes( 'on purpose' ), true );
	},
	'the documented option connects Master and Children with one secret each':
		async ( lab ) => {
			type Settings = {
				role: string;
				this_store_id: string;
				master: { url: string; store_id: string; secret: string };
				children: { id: string; url: string; secret: string }[];
			};
			const master = await lab.master.wp< Settings >(
				'GET',
				'lab/v1/settings'
			);
			expect( master.role, 'master' );
			for ( const [ index, child ] of lab.children.entries() ) {
				const own = await child.wp< Settings >(
					'GET',
					'lab/v1/settings'
				);
				const seen = master.children[ index ]!;
				expect( own.role, 'child' );
				expect( own.master.url, lab.master.url );
				expect( own.master.store_id, master.this_store_id );
				expect( own.master.secret, seen.secret );
				expect( seen.id, own.this_store_id );
				expect( seen.url, child.url );
			}
		},
	'WordPress logged no error of its own': async ( lab ) => {
		for ( const store of lab.stores ) {
			const lines = phpLog( store )
				.split( '\n' )
				.filter( ( line ) =>
					/PHP (Fatal|Parse)|database error/.test( line )
				)
				.filter( ( line ) => ! line.includes( 'on purpose' ) );
			expect( lines, [] );
		}
	},
};
