/**
 * Scenario: the beginning. Enters: how many stores and products, who runs the old version, whether they have met; leaves: a
 * world before its first step.
 */
import type { Shadow } from '../../core/catalogue/shadows';
import { newShadow } from '../../core/catalogue/shadows';
import { newCounter } from '../../core/sync/new-generation';
import { newChildLink, newMasterLink } from '../../core/sync/link-transitions';
import { newHealth } from '../../core/sync/retry';
import type { Algorithm, Limits } from '../algorithm';
import { serve } from '../plugin/serve';
import { Store } from '../world/store';
import { World } from '../world/world';
import { hostileAnswer } from './hostile';

export interface Setting {
	/** Children, without the Master. */
	children: number;
	products: number;
	limits: Limits;
	/** Whether the stores are in step at the beginning, or meet for the first time. */
	inStep: boolean;
	/** Products that the Master does not have at the beginning. */
	missing: number;
	/** Millionths of each product on the Master. */
	quantity: number;
	/** Which store runs the published 1.0.2: 0 is the Master; null for none. */
	old: number | null;
	/**
	 * Whether the network is calm after every step. Between a sale in a store of version 1 and the arrival of its number
	 * nothing else may happen to the product, else nobody can tell apart what happened where.
	 */
	isOrderly: boolean;
	/** Which store sends whatever a signature can be put under: 0 is the Master; null for none. */
	hostile: number | null;
	/** Whether the hostile store refuses everything, in words that are true. */
	refuses: boolean;
}

export function createWorld( algorithm: Algorithm, setting: Setting ): World {
	const world: World = new World( algorithm, setting.limits, function* (
		task,
		request
	) {
		if ( task.store === world.hostile ) {
			hostileAnswer( world, request );
		} else {
			yield* serve( task, request );
		}
	} );
	world.skus = setting.products;
	world.refuses = setting.refuses;
	for ( let i = 0; i <= setting.children; i++ ) {
		const id = i === 0 ? 'master' : `c${ i }`;
		const store = new Store( world, id, i === setting.old ? 1 : 2 );
		// Each shop has ids of its own: only the SKU is shared.
		store.db.lastId = 100 * ( i + 1 );
		world.stores.push( store );
	}
	for ( let p = 0; p < setting.products; p++ ) {
		const sku = `P${ p }`;
		for ( const store of world.stores ) {
			if ( store.isMaster && p < setting.missing ) {
				continue;
			}
			// A shop that meets the others for the first time has counted its own.
			const own = setting.inStep || store.isMaster ? 0 : 3_000_000;
			store.db.addProduct( sku, setting.quantity + own );
			if ( store.isMaster ) {
				world.books.add( sku, setting.quantity );
			}
		}
	}
	world.isExact = setting.old === null || setting.isOrderly;
	world.hostile =
		setting.hostile === null
			? null
			: world.stores[ setting.hostile ] ?? null;
	if ( setting.old === 0 ) {
		followOldMaster( world );
	} else if ( setting.inStep ) {
		world.master.db.counter = newCounter( 'g' );
		bringInStep( world );
	}
	return world;
}

/** What Children remember of a Master of version 1 that shows what they show. */
function followOldMaster( world: World ): void {
	for ( const child of world.stores.slice( 1 ) ) {
		for ( const product of child.db.products.values() ) {
			product.shadow = newShadow( product.state );
		}
		child.db.masterLink = {
			...newMasterLink( `${ child.id }.0` ),
			contact: null,
			health: {
				...newHealth(),
				protocol: 1,
				last_inbound: world.time,
			},
		};
	}
}

/** What a finished first contact leaves in every database. */
function bringInStep( world: World ): void {
	const { master } = world;
	let version = 0;
	for ( const product of master.db.products.values() ) {
		version += 1;
		product.shadow = {
			...newShadow( product.state ),
			version,
			sku: product.sku,
		};
		product.gid = `g-${ product.sku }`;
		master.db.changes += `${ version }:${ product.id } `;
	}
	master.db.changes = world.boundedChanges( master.db.changes );
	master.db.counter = { ...newCounter( 'g' ), version };
	for ( const child of world.stores.slice( 1 ) ) {
		if ( child.version === 1 ) {
			knowOldChild( master, child );
			continue;
		}
		for ( const product of child.db.products.values() ) {
			product.shadow = shadowOf( world, product.sku, product.state );
			product.gid = master.db.bySku( product.sku )?.gid ?? '';
		}
		const epoch = `${ child.id }.0`;
		child.db.masterLink = {
			epoch,
			seq: 1,
			generation: 'g',
			seen: version,
			mark: '',
			pushes: [],
			in_flight: null,
			contact: null,
			health: {
				...newHealth(),
				protocol: 2,
				last_inbound: world.time,
			},
		};
		master.db.childLinks.set( child.id, {
			epoch,
			applied: 1,
			event_id: `${ child.id }#0`,
			refused: [],
			past_epochs: [],
			cursor: version,
			push: '',
			told: version,
			told_mark: '',
			walk: null,
			walks: 1,
			claim: null,
			health: { ...newHealth(), protocol: 2 },
		} );
	}
}

/** What the Master remembers of a Child of version 1 that shows what it shows. */
function knowOldChild( master: Store, child: Store ): void {
	const version = master.db.counter?.version ?? 0;
	master.db.childLinks.set( child.id, {
		...newChildLink( version ),
		cursor: version,
		walk: null,
		health: { ...newHealth(), protocol: 1 },
	} );
	master.db.oldChildren.set( child.id, {
		items: [ ...master.db.products.values() ].map( ( product ) => ( {
			product_id: product.id,
			quantity: product.stock,
			time: 0,
			sku: product.sku,
		} ) ),
		events: [],
	} );
}

function shadowOf(
	world: World,
	sku: string,
	local: Shadow[ 'state' ]
): Shadow {
	const published = world.master.db.bySku( sku )?.shadow;
	return published ?? { ...newShadow( local ), refusedSku: sku };
}
