/**
 * A Child that was taken over asks its Master to hold units: whatever it claims, it holds no more than there is, keeps nobody else from
 * holding, and lets go when it is removed.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { changeSettings } from '../lab/change-settings.ts';
import { openTestLab, phpText, unitsHeld } from './harness.ts';
import { send, type Identity } from './peer.ts';

const SKU = 'SKU-0007';
const HAS = 42;

const lab = openTestLab( { stores: 3 } );

interface ReserveAnswer {
	granted: boolean;
	held: { sku: string; quantity: number }[];
}

/** Who a Child is to the Master, by its place in the Master's settings. */
async function childIdentity( index: number ): Promise< Identity > {
	const settings = await lab().master.wp< {
		this_store_id: string;
		children: { id: string; secret: string }[];
	} >( 'GET', 'lab/v1/settings' );
	const { id, secret } = settings.children[ index ]!;
	return { id, secret, to: settings.this_store_id };
}

const line = ( quantity: unknown, more: object = {}, sku = SKU ) => ( {
	sku,
	quantity,
	unsent: 0,
	in_flight: 0,
	...more,
} );

/** A question as it is sent, whatever stands in it. */
const ask = async ( child: number, key: string, items: object[], more = {} ) =>
	send( lab().master, 'stock', await childIdentity( child ), {
		items: [],
		reserve: { key, ttl: 600, items, epoch: '', seq: 0, sold: [], ...more },
	} );

const reserve = async ( ...question: Parameters< typeof ask > ) => {
	const answer = await ask( ...question );
	assert.equal( answer.status, 200, JSON.stringify( answer.body ) );
	return answer.body.reserve as ReserveAnswer;
};

const held = ( sku = SKU ) => unitsHeld( lab().master, sku );

const rows = async () =>
	Number(
		await lab().master.php(
			`global $wpdb; return (string) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}wc_reserved_stock" );`
		)
	);

beforeEach( async () => {
	await lab().master.php(
		`global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}wc_reserved_stock" );`
	);
	await lab().master.setStock( SKU, HAS );
} );

test( 'less than nothing is refused, and lets go of nothing that others hold', async () => {
	assert.equal(
		( await reserve( 1, 'honest', [ line( 20 ) ] ) ).granted,
		true
	);
	for ( const quantity of [ -1000, -0.000001, -1e300, '5', null, 1e300 ] ) {
		const answer = await ask( 0, 'hostile', [ line( quantity ) ] );
		assert.equal( answer.status, 400, String( quantity ) );
	}
	assert.equal( await held(), 20 );
	assert.equal(
		( await reserve( 0, 'more', [ line( 23 ) ] ) ).granted,
		false
	);
	assert.equal( await held(), 20 );
} );

test( 'lines of one product are added up before they are judged', async () => {
	const twice = await reserve( 0, 'twice', [ line( 40 ), line( 40 ) ] );
	assert.equal( twice.granted, false );
	assert.equal( await held(), 0 );
	const often = Array.from( { length: 500 }, () => line( 1e9 ) );
	assert.equal( ( await reserve( 0, 'often', often ) ).granted, false );
	const few = await reserve( 0, 'few', [ line( 10 ), line( 5 ), line( 0 ) ] );
	assert.equal( few.granted, true );
	assert.equal( await held(), 15 );
} );

test( 'units that a Child claims to have added let it hold no more than the Master has', async () => {
	for ( const claim of [
		{ unsent: 1000 },
		{ in_flight: 1000 },
		{ unsent: 1e9, in_flight: 1e9 },
		{ unsent: 1e9, in_flight: -1e9 },
	] ) {
		const answer = await reserve( 0, 'claims', [ line( HAS + 1, claim ) ] );
		assert.equal( answer.granted, false, JSON.stringify( claim ) );
	}
	assert.equal( await held(), 0 );
	// One line takes back what another has said.
	const lines = [ line( 20, { unsent: -30 } ), line( 0, { unsent: 1e9 } ) ];
	assert.equal( ( await reserve( 0, 'lines', lines ) ).granted, false );
} );

test( 'a reservation that is said to be sold counts until the sale is told', async () => {
	assert.equal(
		( await reserve( 0, 'first', [ line( 30 ) ] ) ).granted,
		true
	);
	const again = await reserve( 0, 'second', [ line( 30 ) ], {
		sold: [ 'first' ],
	} );
	assert.equal( again.granted, false );
	assert.equal( again.held[ 0 ]?.quantity, 30 );
	assert.equal( await held(), 30 );
	// Told, it is taken off once, and not twice.
	const told = await reserve( 0, 'second', [ line( 12, { unsent: -30 } ) ], {
		sold: [ 'first' ],
	} );
	assert.equal( told.granted, true );
	assert.equal( told.held[ 0 ]?.quantity, 0 );
} );

test( 'one Child holds three quarters of a stock at most, in one reservation or in many', async () => {
	const whole = await reserve( 0, 'whole', [ line( HAS ) ] );
	assert.equal( whole.granted, false );
	for ( const units of [ 10, 10, 10, 5, 1, 1, 1 ] ) {
		await reserve( 0, randomBytes( 8 ).toString( 'hex' ), [
			line( units ),
		] );
	}
	assert.equal( await held(), 31 );
	// It is told what there is, as in mode check, and the others hold the rest.
	assert.equal( whole.held[ 0 ]?.quantity, 0 );
	assert.equal(
		( await reserve( 1, 'rest', [ line( 11 ) ] ) ).granted,
		true
	);
	assert.equal( await held(), HAS );
	// The last units can be held by whoever comes.
	await lab().master.setStock( 'SKU-0011', 3 );
	const last = await reserve( 0, 'last', [ line( 3, {}, 'SKU-0011' ) ] );
	assert.equal( last.granted, true );
} );

test( 'one Child has two thousand rows at most, however little it holds in them', async () => {
	const skus = JSON.parse(
		await lab().master.php(
			`global $wpdb; return wp_json_encode( $wpdb->get_col( "SELECT DISTINCT l.sku FROM {$wpdb->prefix}wc_product_meta_lookup l JOIN {$wpdb->postmeta} m ON m.post_id = l.product_id AND m.meta_key = '_manage_stock' AND m.meta_value = 'yes' WHERE l.sku LIKE 'SKU-00%' AND l.stock_quantity > 1" ) );`
		)
	) as string[];
	const many = skus.map( ( sku ) => line( 0.000001, {}, sku ) );
	const { id } = await childIdentity( 0 );
	await lab().master.php( `
		$ids = array_map( 'wc_get_product_id_by_sku', json_decode( ${ phpText(
			JSON.stringify( skus )
		) } ) );
		for ( $i = 0, $rows = 0; $rows + 2 * count( $ids ) <= 2000; $i++, $rows += count( $ids ) ) {
			Kitgenix\\StockSync\\Reservations\\ReservedStock::hold( '${ id }', "tiny $i", array_fill_keys( $ids, 1 ), 600 );
		}` );
	for ( const key of [ 'fits', 'does not fit' ] ) {
		await reserve( 0, key, many );
	}
	const full = await rows();
	assert.ok( full > 1800 && full <= 2000, String( full ) );
	const more = await reserve( 0, 'one more', many );
	assert.equal( more.granted, false );
	assert.equal( more.held.length, many.length );
	assert.equal( ( await reserve( 1, 'honest', many ) ).granted, true );
	// A reservation that stands may be renewed.
	assert.equal( ( await reserve( 0, 'tiny 0', many ) ).granted, true );
} );

for ( const [ name, change ] of [
	[ 'disabled', `$s['children'][0]['enabled'] = false;` ],
	[ 'removed', `array_shift( $s['children'] );` ],
] as const ) {
	test( `what a Child holds ends when it is ${ name }, and nothing that another holds`, async () => {
		const before = await lab().master.php(
			`return wp_json_encode( Kitgenix\\StockSync\\Storage\\Settings::get()['children'] );`
		);
		try {
			await reserve( 0, 'hostile', [ line( 20 ) ] );
			await reserve( 0, 'hostile too', [ line( 5 ) ] );
			await reserve( 1, 'honest', [ line( 7 ) ] );
			assert.equal( await held(), 32 );
			await changeSettings( lab().master, change );
			assert.equal( await held(), 7 );
		} finally {
			await changeSettings(
				lab().master,
				`$s['children'] = json_decode( ${ phpText( before ) }, true );`
			);
		}
	} );
}

test( 'a SKU that no product can have is unknown, on every route that takes one', async () => {
	const odd = [
		'\u0000SKU-0007',
		'\u0000',
		'SKU\u0000-0007',
		'SKU-0007\u0000',
		'\u001b[31m',
		'\u0007',
		'0',
		'1',
		'-1',
		'1e3',
		'9223372036854775808',
		'__proto__',
		'constructor',
		"' OR 1=1 --",
		'%s %d %',
		'\u202eSKU',
		'😀',
		'\uffff',
		'x'.repeat( 255 ),
	];
	for ( const skus of [ odd, ...odd.map( ( sku ) => [ sku ] ) ] ) {
		const items = skus.map( ( sku ) => ( { sku } ) );
		const identity = await childIdentity( 0 );
		const reserving = await ask(
			0,
			'odd',
			skus.map( ( sku ) => line( 1, {}, sku ) )
		);
		const answers = [
			reserving,
			await send( lab().master, 'stock', identity, { items } ),
			await send( lab().master, 'stock-state', identity, { items } ),
		];
		for ( const answer of answers ) {
			const about = JSON.stringify( [ skus, answer.body ] );
			assert.equal( answer.status, 200, about );
			assert.equal( answer.isSigned, true, about );
			const table = answer.body.items as Record< string, unknown >;
			assert.ok( ! Array.isArray( table ), about );
			assert.deepEqual(
				Object.entries( table ).sort(),
				skus.map( ( sku ) => [ sku, { exists: false } ] ).sort(),
				about
			);
		}
		assert.deepEqual(
			( reserving.body.reserve as ReserveAnswer ).held,
			[]
		);
		const whole = await send( lab().master, 'stock-state', identity, {
			items,
			held: true,
		} );
		assert.equal( whole.status, 200, JSON.stringify( whole.body ) );
	}
} );
