/**
 * Scenario: what can happen. A schedule is a list of steps; numbers in a step are taken modulo what there is, so that a step
 * still means something when others before it are left out. Enters: a world and a step; leaves: the world after it.
 */
import { drain, reconcile, runActions, sweep } from '../plugin/drain';
import { keepNumbers, takeNumbers } from '../plugin/restored-master';
import { enterAnew } from '../plugin/settings';
import type { Message } from '../world/message';
import { runOldRetries } from '../world/old-store';
import { backUp, restore } from '../world/restore';
import type { Store } from '../world/store';
import type { World } from '../world/world';
import { attack, lie } from './hostile';
import { sentence } from './sentences';
import type { Scene } from './shop-steps';
import { request, SHOP_STEPS } from './shop-steps';
import type { Step, StepKind } from './step';
import { boundaries } from './step';

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

/** Whether the link of a Child waits for an administrator. */
export const isAnyHeld = ( master: Store ): boolean =>
	master.world
		.childIds( master )
		.some( ( child ) => master.db.childLinks.get( child )?.claim );

/** An administrator decides whose numbers are right, where a Master has asked. */
export function decide( world: World, step: Step ): void {
	const { master } = world;
	const children = world.childIds( master );
	// Nobody takes the numbers of a store that was taken over.
	const child =
		world.hostile === null
			? children[ step.amount % ( children.length + 1 ) ]
			: undefined;
	if ( isAnyHeld( master ) ) {
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
	...SHOP_STEPS,
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
		world.advance( step.amount );
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
	backup: ( { world, store }: Scene ) => backUp( world, store ),
	restore: ( { world, store }: Scene ) => restore( world, store ),
	decide: ( { world, step }: Scene ) => decide( world, step ),
	attack: ( { world, step }: Scene ) => attack( world, step ),
	lie: ( { world, step }: Scene ) => lie( world, step ),
} satisfies Record< StepKind, ( scene: Scene ) => unknown >;

/** Steps that are not about one store. */
const EVERYWHERE: readonly StepKind[] = [
	'deliver',
	'copy',
	'lose',
	'run',
	'kill',
	'wait',
	'mend',
	'decide',
	'attack',
	'lie',
];

/** Does one step. */
export function perform( world: World, step: Step ): void {
	const store = world.stores[ step.store % world.stores.length ]!;
	if ( world.story !== null ) {
		world.tell( sentence( world, step ) );
	}
	if ( world.isHostile( store.id ) && ! EVERYWHERE.includes( step.do ) ) {
		return;
	}
	STEPS[ step.do ]( {
		world,
		step,
		store,
		product: store.db.bySku( `P${ step.product % world.skus }` ),
	} );
}
