/**
 * World: what can happen. A schedule is a list of steps; numbers in a step are taken modulo what there is, so that a step
 * still means something when others before it are left out. Enters: a world and a step; leaves: the world after it.
 */
import { shopRequest } from '../plugin/capture';
import { drain, reconcile, runActions, sweep } from '../plugin/drain';
import { keepNumbers, takeNumbers } from '../plugin/restored-master';
import { enterAnew, selectSkus } from '../plugin/settings';
import type { Product } from './database';
import { addStock, readState } from './database';
import type { Message } from './network';
import { timeOut } from './network';
import { oldShopRequest, runOldRetries } from './old-store';
import { backUp, restore } from './restore';
import { sentence } from './sentences';
import type { Step } from './step';
import { boundaries, FIELDS } from './step';
import type { Store } from './store';
import type { Task, Work } from './task';
import type { World } from './world';

interface Scene {
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

/** Starts a process of the step's store. */
function request(
	{ world, store, step }: Scene,
	work: ( task: Task ) => Work< void >
): void {
	world.start( store, step.do, work, boundaries( step ) );
}

function mailOf( { world, step }: Scene ): Message | null {
	return world.mail[ step.amount % Math.max( 1, world.mail.length ) ] ?? null;
}

/** Delivers a request, and its answer too unless it is to be late or lost. */
function crossing( scene: Scene, message: Message ): void {
	const { world, step } = scene;
	world.deliver( message, boundaries( step ) );
	const given = world.mail.find(
		( each ) => each.kind === 'answer' && each.request === message
	);
	if ( given !== undefined && step.product % 3 === 1 ) {
		world.lose( given );
	} else if ( given !== undefined && step.product % 3 !== 2 ) {
		world.deliver( given );
	}
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

/** An administrator decides whose numbers are right, where a restored Master has asked. */
export function decide( world: World, step: Step ): void {
	const { master } = world;
	const children = world.childIds( master );
	const child = children[ step.amount % ( children.length + 1 ) ];
	if ( master.db.counter?.restored ) {
		world.start(
			master,
			step.do,
			( task ) =>
				child === undefined
					? keepNumbers( task )
					: takeNumbers( task, child ),
			boundaries( step )
		);
	}
}

/** What each kind of step does. */
export const STEPS = {
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
						// A shop's own wish, or a SKU that the Master may want to give to another product.
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
		if ( store.db.bySku( sku ) === null ) {
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
	exclude: ( scene: Scene ) => {
		const sku = `P${ scene.step.product % scene.world.skus }`;
		const { exclusions } = scene.store.db;
		request( scene, ( task ) =>
			selectSkus( task, [ ...new Set( [ ...exclusions, sku ] ) ] )
		);
	},
	include: ( scene: Scene ) =>
		request( scene, ( task ) => selectSkus( task, [] ) ),
	disable: ( { world, store }: Scene ) => {
		if ( ! store.isMaster ) {
			const { db } = world.master;
			db.disabled = [ ...new Set( [ ...db.disabled, store.id ] ) ];
		}
	},
	enable: ( { world }: Scene ) => {
		world.master.db.disabled = [];
	},
	forget: ( { world, store, step }: Scene ) => {
		if ( ! store.isMaster ) {
			world.start(
				world.master,
				step.do,
				( task ) => enterAnew( task, store ),
				boundaries( step )
			);
		}
	},
	drain: ( scene: Scene ) =>
		scene.store.version === 2 && request( scene, drain ),
	sweep: ( scene: Scene ) =>
		scene.store.version === 2 && request( scene, sweep ),
	reconcile: ( { world, step }: Scene ) => {
		const { master } = world;
		const product = master.db.bySku( `P${ step.product % world.skus }` );
		const ids =
			step.amount % 2 === 0 && product !== null
				? [ product.id ]
				: master.db.idsAfter( 0, master.limits.pageItems );
		if ( master.version === 2 ) {
			world.start(
				master,
				step.do,
				( task ) => reconcile( task, ids ),
				boundaries( step )
			);
		}
	},
	actions: ( scene: Scene ) =>
		request(
			scene,
			scene.store.version === 2 ? runActions : runOldRetries
		),
	upgrade: ( { world, store }: Scene ) => {
		for ( const task of world.tasks.filter( ( t ) => t.store === store ) ) {
			world.kill( task );
		}
		if ( store.version === 1 ) {
			// What waits in Action Scheduler wakes the drain, whatever it carries.
			store.db.oldRetries = [];
			store.version = 2;
		}
	},
	deliver: ( scene: Scene ) => {
		const message = mailOf( scene );
		if ( message !== null ) {
			crossing( scene, message );
		}
	},
	copy: ( scene: Scene ) => {
		const message = mailOf( scene );
		if ( message !== null ) {
			crossing( scene, message );
			scene.world.mail.push( message );
		}
	},
	lose: ( scene: Scene ) => {
		const message = mailOf( scene );
		if ( message !== null ) {
			scene.world.lose( message );
		}
	},
	run: ( { world, step }: Scene ) => {
		const task =
			world.tasks[ step.amount % Math.max( 1, world.tasks.length ) ];
		if ( task !== undefined ) {
			world.tell( `  ${ task }` );
			world.run( task, boundaries( step ) );
		}
	},
	kill: ( { world, step }: Scene ) => {
		const task =
			world.tasks[ step.amount % Math.max( 1, world.tasks.length ) ];
		if ( task !== undefined ) {
			world.kill( task );
		}
	},
	wait: ( { world, step }: Scene ) => {
		world.time += step.amount;
		timeOut( world );
	},
	skew: ( { store, step }: Scene ) => {
		// A clock that is put right again would leave a retry of version 1 in the far future.
		store.skew = store.version === 1 ? 0 : step.amount;
	},
	cut: ( { store }: Scene ) => {
		store.isCutOff = true;
	},
	mend: ( { world }: Scene ) => {
		for ( const store of world.stores ) {
			store.isCutOff = false;
		}
	},
	backup: ( { store }: Scene ) => backUp( store ),
	restore: ( { store }: Scene ) => restore( store ),
	decide: ( { world, step }: Scene ) => decide( world, step ),
} satisfies Record< string, ( scene: Scene ) => unknown >;

/** Does one step. */
export function perform( world: World, step: Step ): void {
	const store = world.stores[ step.store % world.stores.length ]!;
	if ( world.story !== null ) {
		world.tell( sentence( world, step ) );
	}
	STEPS[ step.do ]( {
		world,
		step,
		store,
		product: store.db.bySku( `P${ step.product % world.skus }` ),
	} );
}
