/**
 * What a product shows arrives as what it was: odd SKUs, a status without a quantity, fields that are unset, a stock that is used up or shared.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../lab/index.ts';
import {
	allShow,
	eventually,
	openTestLab,
	productId,
	threeStores,
} from './harness.ts';

const lab = openTestLab();

const stores = () => threeStores( lab() );

test( 'after the connection every Child shows what the Master shows', async () => {
	for ( const sku of [
		'SKU-0003',
		'SKU-0011',
		'SKU-0023',
		'SKU-0038-M',
		'SKU-0041',
		'1001',
		'000123',
		'ÄPFEL-苹果-9',
		'SKU 0047 / B',
		'SKU-0049\'"&',
	] ) {
		const [ master, a, b ] = await Promise.all(
			lab().stores.map( ( store ) => store.stock( sku ) )
		);
		assert.deepEqual( pick( a! ), pick( master! ), sku );
		assert.deepEqual( pick( b! ), pick( master! ), sku );
	}
} );

test( 'a status of a product that counts no stock crosses, and it stays uncounted', async () => {
	const [ , childA ] = stores();
	const id = await productId( childA, 'SKU-0031' );
	await childA.php(
		`$p = wc_get_product( ${ id } ); $p->set_stock_status( 'outofstock' ); $p->save();`
	);
	await eventually( 'every store is out of stock', async () => {
		const shown = await Promise.all(
			lab().stores.map( ( store ) => store.stock( 'SKU-0031' ) )
		);
		return shown.every(
			( one ) =>
				one.status === 'outofstock' &&
				one.manage_stock === false &&
				one.quantity === null
		)
			? null
			: shown;
	} );
} );

test( 'backorders and the low stock amount cross, and unset stays unset', async () => {
	const [ master, childA ] = stores();
	const edit = ( id: number, low: string, backorders: string ) =>
		`$p = wc_get_product( ${ id } ); $p->set_low_stock_amount( ${ low } ); $p->set_backorders( '${ backorders }' ); $p->save();`;
	await master.php(
		edit( await productId( master, 'SKU-0016' ), '4', 'notify' )
	);
	await fieldsEverywhere( 'SKU-0016', {
		low_stock_amount: 4,
		backorders: 'notify',
	} );
	await childA.php(
		edit( await productId( childA, 'SKU-0016' ), "''", 'yes' )
	);
	await fieldsEverywhere( 'SKU-0016', {
		low_stock_amount: '',
		backorders: 'yes',
	} );
} );

test( 'the last unit sold on a Child takes the product out of the shop on the others', async () => {
	const [ master, childA, childB ] = stores();
	const left = ( await childA.stock( 'SKU-0029' ) ).quantity!;
	await childA.order( 'SKU-0029', left );
	await allShow( lab().stores, 'SKU-0029', 0 );
	for ( const store of [ master, childB ] ) {
		await eventually( `${ store.name } hides the product`, async () => {
			const seen = JSON.parse(
				await store.php( `$id = wc_get_product_id_by_sku( 'SKU-0029' ); global $wpdb;
					return [
						wc_get_product( $id )->get_stock_status(),
						has_term( 'outofstock', 'product_visibility', $id ),
						$wpdb->get_row( "SELECT stock_quantity + 0 AS q, stock_status AS s FROM {$wpdb->prefix}wc_product_meta_lookup WHERE product_id = $id", ARRAY_A ),
					];` )
			) as [ string, boolean, { q: string | number; s: string } ];
			return seen[ 0 ] === 'outofstock' &&
				seen[ 1 ] &&
				Number( seen[ 2 ].q ) === 0 &&
				seen[ 2 ].s === 'outofstock'
				? null
				: seen;
		} );
	}
} );

test( 'a sale of a variation under its parent’s stock crosses through the parent', async () => {
	const [ master, childA ] = stores();
	const before = ( await master.stock( 'SKU-0041' ) ).quantity!;
	await childA.order( 'SKU-0041-Long', 2 );
	await allShow( lab().stores, 'SKU-0041', before - 2 );
	for ( const store of lab().stores ) {
		const { manage_stock: manages, quantity } =
			await store.stock( 'SKU-0041-Short' );
		assert.equal( manages, 'parent' );
		assert.equal( quantity, before - 2 );
	}
} );

function pick( stock: Awaited< ReturnType< Store[ 'stock' ] > > ) {
	const { quantity, status, backorders, manage_stock: manages } = stock;
	return { quantity, status, backorders, manages };
}

async function fieldsEverywhere(
	sku: string,
	wanted: Record< string, unknown >
): Promise< void > {
	await eventually(
		`${ sku } has ${ JSON.stringify( wanted ) }`,
		async () => {
			const shown = ( await Promise.all(
				lab().stores.map( ( store ) => store.stock( sku ) )
			) ) as unknown as Record< string, unknown >[];
			return shown.every( ( one ) =>
				Object.entries( wanted ).every(
					( [ field, value ] ) => one[ field ] === value
				)
			)
				? null
				: shown;
		}
	);
}
