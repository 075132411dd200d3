/**
 * Shows that the lab itself can be trusted before anything is concluded from it.
 * Enters: `tsx e2e/lab/lab.selftest.ts [embedded+sqlite php+mariadb …]`; without a word both kinds, as far as this machine can have them. Leaves:
 * `N passed, N failed`, and exit code 1.
 */
import { spawn } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	startLab,
	type DatabaseKind,
	type Engine,
	type Lab,
	type Store,
} from './index.ts';
import { phpLog } from './php-log.ts';
import { whyNoLab } from './why-no-lab.ts';

type Check = ( lab: Lab ) => Promise< void >;

const CHECKS: Record< string, Check > = {
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

let passed = 0;
let failed = 0;

async function check(
	name: string,
	run: () => Promise< void >
): Promise< void > {
	const began = Date.now();
	try {
		await run();
		passed++;
		say( `  ✓ ${ name } (${ Date.now() - began } ms)` );
	} catch ( error ) {
		failed++;
		say( `  ✗ ${ name }\n      ${ ( error as Error ).message }` );
	}
}

async function selftest(
	engine: Engine,
	database: DatabaseKind
): Promise< void > {
	say( `${ engine } + ${ database }` );
	const dir = mkdtempSync( join( tmpdir(), 'kitgenix-selftest-' ) );
	try {
		let lab = await startLab( { engine, database, dir, log: note } );
		try {
			for ( const [ name, run ] of Object.entries( CHECKS ) ) {
				await check( name, () => run( lab ) );
			}
			await check(
				'a second start finds the stores as they were left',
				async () => {
					await lab.master.setStock( 'SKU-0015', 77 );
					await lab.stop();
					lab = await startLab( {
						engine,
						database,
						dir,
						log: note,
					} );
					expect(
						( await lab.master.stock( 'SKU-0015' ) ).quantity,
						77
					);
					const { status } = await fetch(
						`${ lab.master.url }/shop/`
					);
					expect( status, 200 );
				}
			);
		} finally {
			await lab.stop();
		}
		await check( 'stop leaves no process', async () => {
			expect( processesOf( dir ), [] );
		} );
		await check(
			'a lab killed with SIGKILL leaves no process either',
			async () => {
				await startAndKill( engine, database, dir );
				await until( async () => processesOf( dir ).length === 0 );
			}
		);
	} finally {
		rmSync( dir, { recursive: true, force: true } );
	}
}

async function page( url: string ): Promise< string > {
	const response = await fetch( url );
	expect( response.status, 200 );
	return response.text();
}

async function asAdministrator(
	store: Store,
	path: string
): Promise< string > {
	const login = await fetch( `${ store.url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: store.adminUser,
			pwd: store.adminPassword,
			testcookie: '1',
		} ),
	} );
	expect( login.status, 302 );
	const cookies = login.headers
		.getSetCookie()
		.map( ( line ) => line.split( ';' )[ 0 ] );
	// WordPress sets one for wp-admin, one for plugins and one for the site: a server that joins them loses two.
	expect( cookies.length >= 3, true );
	const visit = ( where: string ) =>
		fetch( store.url + where, {
			redirect: 'manual',
			headers: { cookie: cookies.join( '; ' ) },
		} );
	// Whoever comes first after the activation is led to the plugin's own page, once.
	await visit( '/wp-admin/' );
	const response = await visit( path );
	expect( response.status, 200 );
	return response.text();
}

async function guestCheckout(
	store: Store,
	sku: string,
	quantity: number
): Promise< string > {
	const { product_id: productId } = ( await store.stock(
		sku
	) ) as unknown as {
		product_id: number;
	};
	let cartToken = '';
	let nonce = '';
	const ask = async (
		method: string,
		route: string,
		body?: unknown
	): Promise< Response > => {
		const response = await fetch(
			`${ store.url }/wp-json/wc/store/v1/${ route }`,
			{
				method,
				headers: {
					'content-type': 'application/json',
					'cart-token': cartToken,
					nonce,
				},
				...( body ? { body: JSON.stringify( body ) } : {} ),
			}
		);
		cartToken = response.headers.get( 'cart-token' ) ?? cartToken;
		nonce = response.headers.get( 'nonce' ) ?? nonce;
		return response;
	};
	await ask( 'GET', 'cart' );
	expect(
		( await ask( 'POST', 'cart/add-item', { id: productId, quantity } ) )
			.status,
		201
	);
	const address = {
		first_name: 'Ada',
		last_name: 'Shopper',
		address_1: '1 High Street',
		city: 'London',
		state: '',
		postcode: 'SW1A 1AA',
		country: 'GB',
	};
	const response = await ask( 'POST', 'checkout', {
		billing_address: {
			...address,
			email: 'shopper@example.com',
			phone: '',
		},
		shipping_address: address,
		payment_method: 'cod',
	} );
	const answer = ( await response.json() ) as {
		status?: string;
		message?: string;
	};
	return answer.status ?? answer.message ?? String( response.status );
}

async function sendAndHangUp( store: Store, code: string ): Promise< void > {
	const body = JSON.stringify( { code } );
	await new Promise< void >( ( resolve, reject ) => {
		const socket = connect( store.port, '127.0.0.1', () => {
			socket.write(
				'POST /?rest_route=/lab/v1/php HTTP/1.1\r\n' +
					`Host: 127.0.0.1:${ store.port }\r\n` +
					`X-Lab-Token: ${ store.labToken }\r\n` +
					'Content-Type: application/json\r\n' +
					`Content-Length: ${ Buffer.byteLength( body ) }\r\n` +
					`Connection: close\r\n\r\n${ body }`,
				() => {
					socket.destroy();
					resolve();
				}
			);
		} );
		socket.on( 'error', reject );
	} );
}

function askPeerWhoAsksBack( peer: Store, self: Store ): string {
	const back = JSON.stringify( {
		code: `return wp_remote_retrieve_response_code( wp_remote_get( '${ self.url }/?rest_route=/wp/v2/types', [ 'timeout' => 90 ] ) );`,
	} ).replace( /[\\']/g, '\\$&' );
	return `$r = wp_remote_post( '${ peer.url }/?rest_route=/lab/v1/php', [
		'timeout' => 90,
		'headers' => [ 'X-Lab-Token' => '${ peer.labToken }', 'Content-Type' => 'application/json' ],
		'body' => '${ back }',
	] );
	return is_wp_error( $r ) ? $r->get_error_message() : json_decode( $r['body'], true )['output'];`;
}

async function startAndKill(
	engine: Engine,
	database: DatabaseKind,
	dir: string
): Promise< void > {
	const cli = fileURLToPath( new URL( './cli.ts', import.meta.url ) );
	const child = spawn(
		process.execPath,
		[
			...[ '--import', import.meta.resolve( 'tsx' ), cli ],
			...[
				'start',
				`--engine=${ engine }`,
				`--database=${ database }`,
				`--dir=${ dir }`,
			],
		],
		{ stdio: [ 'ignore', 'pipe', 'inherit' ] }
	);
	let screen = '';
	child.stdout.on( 'data', ( text ) => ( screen += String( text ) ) );
	await until(
		async () => screen.includes( 'Ready after' ) || child.exitCode !== null
	);
	expect( screen.includes( 'Ready after' ), true );
	expect( processesOf( dir ).length > 1, true );
	child.kill( 'SIGKILL' );
}

/** Every process with the lab's folder on its command line, in its working folder or among its open files. */
function processesOf( dir: string ): string[] {
	if ( ! existsSync( '/proc/self/cmdline' ) ) {
		return [];
	}
	const own = String( process.pid );
	return readdirSync( '/proc' )
		.filter( ( id ) => /^\d+$/.test( id ) && id !== own )
		.map( ( id ) => {
			try {
				return readFileSync(
					`/proc/${ id }/cmdline`,
					'utf8'
				).replaceAll( '\0', ' ' );
			} catch {
				return '';
			}
		} )
		.filter( ( line ) => line.includes( dir ) );
}

/** Waits for something that must happen. The limit is only there so that a broken lab ends. */
async function until( happened: () => Promise< boolean > ): Promise< void > {
	const giveUp = Date.now() + 120_000;
	while ( ! ( await happened() ) ) {
		if ( Date.now() > giveUp ) {
			throw new Error( 'it never happened' );
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 100 ) );
	}
}

function expect( actual: unknown, expected: unknown ): void {
	const [ is, should ] = [
		JSON.stringify( actual ),
		JSON.stringify( expected ),
	];
	if ( is !== should ) {
		throw new Error( `${ is } instead of ${ should }` );
	}
}

function say( line: string ): void {
	process.stdout.write( `${ line }\n` );
}

function note( line: string ): void {
	if ( process.env.LAB_VERBOSE ) {
		say( `    ${ line }` );
	}
}

const named = process.argv.slice( 2 );
for ( const combination of named.length > 0
	? named
	: [ 'embedded+sqlite', 'php+mariadb' ] ) {
	const missing = await whyNoLab( combination );
	if ( missing !== null ) {
		say( `${ combination }: skipped: ${ missing }` );
		continue;
	}
	const [ engine = 'embedded', database = 'sqlite' ] =
		combination.split( '+' );
	await selftest( engine as Engine, database as DatabaseKind );
}
say( `${ passed } passed, ${ failed } failed` );
process.exitCode = failed > 0 ? 1 : 0;
