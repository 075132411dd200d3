/**
 * Scenario: what the people of a shop do, shoppers and owners. Enters: a scene; leaves: a process of the shop that changes a product, and
 * the books in which the change counts.
 */
import { shopRequest } from '../plugin/capture';
import { drain } from '../plugin/drain';
import { removeProduct, returnProduct } from '../plugin/removals';
import { selectSkus } from '../plugin/settings';
import type { Product } from '../world/database';
import { addStock, readState } from '../world/database';
import { oldShopRequest } from '../world/old-store';
import type { Store } from '../world/store';
import type { Task, Work } from '../world/task';
import type { World } from '../world/world';
import type { Step, StepKind } from './step';
import { boundaries, FIELDS } from './step';

export interface Scene {
	world: World;
	step: Step;
	store: Store;
	/** The step's product in its store, null when the store has none. */
	product: Product | null;
}

/** Runs a request of a shop's own that changes one product. */
function change(
	{ world, store, step, product }: Scene,
	write: ( product: Product ) => void
): void {
	if ( product === null ) {
		return;
	}
	world.start(
		store,
		step.do,
		( task ) =>
			( store.version === 1 ? oldShopRequest : shopRequest )(
				task,
				() => {
					const before = product.state.quantity;
					write( product );
					const isCounted =
						store.isMaster ||
						store.version === 1 ||
						product.shadow !== null;
					if (
						before !== null &&
						product.state.quantity !== null &&
						isCounted
					) {
						world.books.add(
							product.sku,
							product.state.quantity - before
						);
					}
					return [ product.id ];
				}
			),
		boundaries( step )
	);
}

/** What a request does, and the drain after its response. */
export function* thenDrain( task: Task, work: Work< void > ): Work< void > {
	yield* work;
	yield* drain( task );
}

/** Starts a process of the step's store. */
export function request(
	{ world, store, step }: Scene,
	work: ( task: Task ) => Work< void >
): void {
	world.start( store, step.do, work, boundaries( step ) );
}

function edit( scene: Scene ): void {
	const { world, store, step } = scene;
	change( scene, ( product ) => {
		const field = FIELDS[ step.amount % 2 ]!;
		const value = Math.floor( step.amount / 2 ) % 3;
		const before = product.state;
		const stateKey =
			field === 'backorders' ? 'backorders' : 'lowStockAmount';
		if ( field === 'backorders' ) {
			product.backorders = ( [ 'no', 'notify', 'yes' ] as const )[
				value
			]!;
		} else {
			product.lowStockAmount = [ null, 0, 2_500_000 ][ value ]!;
		}
		readState( product );
		const isCounted = store.isMaster || product.shadow !== null;
		if ( ! isCounted || product.state[ stateKey ] === before[ stateKey ] ) {
			return;
		}
		if (
			store.locks.size > 0 ||
			product.state[ stateKey ] === product.shadow?.state[ stateKey ]
		) {
			// What is put back to the base was never changed. And fields are registers: in the instant of an open transaction either word may be the last.
			world.books.forgetEdits( product.sku );
			return;
		}
		world.books.edit(
			product.sku,
			field,
			store.id,
			String(
				field === 'backorders'
					? product.backorders
					: product.lowStockAmount
			)
		);
	} );
}

export const SHOP_STEPS = {
	sell: ( scene: Scene ) =>
		change( scene, ( product ) => {
			if ( product.state.quantity !== null ) {
				addStock( product, -scene.step.amount );
			}
		} ),
	set: ( scene: Scene ) =>
		change( scene, ( product ) => {
			if ( product.state.quantity !== null ) {
				addStock( product, scene.step.amount - product.stock );
			}
		} ),
	edit,
	rename: ( { world, store, step, product }: Scene ) => {
		const other = store.db.bySku(
			`P${ ( step.product + 1 ) % world.skus }`
		);
		if ( product === null || other === null ) {
			return;
		}
		const name = `${ product.sku }.${ step.amount % 5 }`;
		const isTaken = [ ...store.db.products.values() ].some(
			( each ) => each.name === name
		);
		const swaps = store.isMaster && step.amount % 3 !== 0;
		if ( isTaken && ! swaps ) {
			// WooCommerce gives no SKU twice.
			return;
		}
		world.start(
			store,
			'rename',
			( task ) =>
				shopRequest( task, () => {
					if ( swaps ) {
						[ product.name, other.name ] = [
							other.name,
							product.name,
						];
						return [ product.id, other.id ];
					}
					if ( ! store.isMaster ) {
						// A shop's own request, or a SKU that the Master may want to give to another product.
						world.ownNames.add( `${ store.id } ${ product.sku }` );
					}
					product.name = name;
					return [ product.id ];
				} ),
			boundaries( step )
		);
	},
	manage: ( scene: Scene ) =>
		change( scene, ( product ) => {
			scene.world.books.unmeasured.add( product.sku );
			product.manageStock = product.manageStock === 'yes' ? 'no' : 'yes';
			product.stock = scene.step.amount;
			readState( product );
		} ),
	status: ( scene: Scene ) =>
		change( scene, ( product ) => {
			if ( product.manageStock === 'no' ) {
				product.stockStatus = [
					'instock',
					'outofstock',
					'onbackorder',
				][ scene.step.amount % 3 ]!;
				readState( product );
			}
		} ),
	create: ( { world, store, step }: Scene ) => {
		const sku = `P${ step.product % world.skus }`;
		const isInTrash = [ ...store.db.trash.values() ].some(
			( each ) => each.sku === sku
		);
		if ( store.db.bySku( sku ) === null && ! isInTrash ) {
			world.start(
				store,
				'create',
				( task ) =>
					shopRequest( task, () => {
						if ( store.isMaster ) {
							world.books.add( sku, step.amount );
						}
						return [ store.db.addProduct( sku, step.amount ).id ];
					} ),
				boundaries( step )
			);
		}
	},
	remove: ( scene: Scene ) => {
		const { store, product } = scene;
		if ( store.isMaster && store.version === 2 && product !== null ) {
			request( scene, ( task ) =>
				thenDrain( task, removeProduct( task, product ) )
			);
		}
	},
	return: ( scene: Scene ) => {
		const [ product ] = scene.store.db.trash.values();
		if ( product !== undefined ) {
			request( scene, ( task ) =>
				thenDrain( task, returnProduct( task, product ) )
			);
		}
	},
	exclude: ( scene: Scene ) => {
		const sku = `P${ scene.step.product % scene.world.skus }`;
		const { exclusions } = scene.store.db;
		request( scene, ( task ) =>
			selectSkus( task, [ ...new Set( [ ...exclusions, sku ] ) ] )
		);
	},
	include: ( scene: Scene ) =>
		request( scene, ( task ) => selectSkus( task, [] ) ),
} satisfies Partial< Record< StepKind, ( scene: Scene ) => unknown > >;
