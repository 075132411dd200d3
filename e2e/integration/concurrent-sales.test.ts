/**
 * The figure that the plugin exists for: two stores sell one SKU at the same time, and every unit is counted once.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allShow, openTestLab, target } from './harness.ts';

/** Fewer where each order takes seconds: stores inside Node have no OPcache. */
const ORDERS = target.engine === 'embedded' ? 15 : 50;

const lab = openTestLab();

test( `two Children that pay ${ ORDERS } orders each at the same time end exact on every store`, async () => {
	const sku = 'SKU-0030';
	const { master, children, stores } = lab();
	await master.setStock( sku, 500 );
	await allShow( stores, sku, 500 );
	await Promise.all(
		children.map( async ( child ) => {
			for ( let order = 0; order < ORDERS; order++ ) {
				await child.order( sku, 1 );
			}
		} )
	);
	await allShow( stores, sku, 500 - 2 * ORDERS );
	for ( const child of children ) {
		const paid = await child.php(
			`return (string) count( wc_get_orders( [ 'limit' => -1, 'return' => 'ids', 'status' => 'processing' ] ) );`
		);
		assert.equal( Number( paid ), ORDERS );
	}
} );
