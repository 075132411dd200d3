/**
 * Many shoppers want the last unit at once, on the Master and its Children. Enters: a lab and a SKU; leaves: how many of them got an
 * order, round by round.
 */
import assert from 'node:assert/strict';
import type { Lab, Store } from '../lab/index.ts';
import { enter, type Shopper } from '../lab/shopper.ts';
import { allShow, productId } from './harness.ts';

export interface Round {
	/** Orders that were placed. */
	orders: number;
	/** What the Master shows when everything has crossed. */
	left: number | null;
}

/**
 * One round: the Master has one unit, everybody has it in the cart, and all press the button in the same moment.
 *
 * @param lab      Where.
 * @param sku      What they want.
 * @param shoppers How many.
 */
export async function raceForLastUnit(
	lab: Lab,
	sku: string,
	shoppers: number
): Promise< Round > {
	await lab.master.setStock( sku, 1 );
	await allShow( lab.stores, sku, 1 );
	const ids = new Map< Store, number >();
	for ( const store of lab.stores ) {
		ids.set( store, await productId( store, sku ) );
	}
	const ready: Shopper[] = [];
	for ( let index = 0; index < shoppers; index++ ) {
		const store = lab.stores[ index % lab.stores.length ]!;
		const shopper = await enter( store );
		const added = await shopper.add( ids.get( store )!, 1 );
		assert.equal( added.status, 201, added.message );
		ready.push( shopper );
	}
	const placed = await Promise.all(
		ready.map( ( shopper ) => shopper.place() )
	);
	const orders = placed.filter( ( { status } ) => status === 200 ).length;
	await allShow( lab.stores, sku, 1 - orders );
	return { orders, left: ( await lab.master.stock( sku ) ).quantity };
}
