/**
 * Scenario: calm. The network heals, clocks are right again, and time passes until nobody has anything left to say.
 */
import { drain, runActions, sweep } from '../plugin/drain';
import { returnProduct } from '../plugin/removals';
import { runOldRetries } from '../world/old-store';
import type { Store } from '../world/store';
import type { World } from '../world/world';
import { thenDrain } from './shop-steps';
import { decide, isAnyHeld } from './steps';

/** Seconds; longer than the longest back-off between two rounds taken together. */
const ROUND = 1300;

/** Lets everything drain. */
export function settle( world: World ): void {
	world.tell( 'calm' );
	for ( const store of world.stores ) {
		store.isCutOff = false;
		store.skew = 0;
	}
	world.master.db.disabled = [];
	for ( const product of world.master.db.trash.values() ) {
		world.start( world.master, 'return', ( task ) =>
			thenDrain( task, returnProduct( task, product ) )
		);
	}
	let quiet = 0;
	for ( let round = 0; round < 40 && quiet < 3; round++ ) {
		pump( world );
		world.advance( ROUND );
		// Twice with what waits, and only then with a look at what was left behind.
		const work = quiet === 0 ? drain : sweep;
		for ( const store of world.stores ) {
			if ( world.isHostile( store.id ) ) {
				continue;
			}
			if ( store.version === 1 ) {
				world.start( store, 'action', runOldRetries );
				continue;
			}
			world.start( store, 'action', runActions );
			world.start( store, work.name, work );
		}
		pump( world );
		// Whoever is asked decides in the end; differently in different schedules.
		if ( world.hostile === null ) {
			decide( world, {
				do: 'decide',
				store: 0,
				product: 0,
				amount: world.nextId(),
				run: 99,
			} );
			pump( world );
		}
		quiet = isQuiet( world ) ? quiet + 1 : 0;
	}
	if ( quiet < 3 ) {
		world.breach( `the stores never come to rest: ${ unrest( world ) }` );
	}
}

/** Delivers all mail and runs all processes until nothing moves. */
export function pump( world: World ): void {
	// A hostile schedule is small.
	const most = world.hostile === null ? 100_000 : 5_000;
	for ( let guard = 0; guard < most; guard++ ) {
		const message = world.mail[ 0 ];
		if ( message !== undefined ) {
			world.deliver( message );
			continue;
		}
		const isMoved = [ ...world.tasks ]
			.map( ( task ) => task.work !== null && world.run( task ) )
			.includes( true );
		if ( ! isMoved && world.mail.length === 0 ) {
			if ( world.tasks.every( ( task ) => task.calls.size === 0 ) ) {
				return;
			}
			world.advance( 16 );
		}
	}
	world.breach( 'the stores talk for ever' );
}

const isQuiet = ( world: World ): boolean => unrest( world ) === '';

/** What is still to be done. */
function unrest( world: World ): string {
	const left: string[] = world.tasks
		.filter( ( task ) => ! world.isHostile( task.store.id ) )
		.map( String );
	for ( const store of world.stores ) {
		// A hostile store never comes to rest, and its Children never with it.
		if ( ! world.isHostile( store.id ) && ! world.isHostile( 'master' ) ) {
			left.push( ...unrestOf( world, store ) );
		}
	}
	return left.join( '; ' );
}

function unrestOf( world: World, store: Store ): readonly string[] {
	const left: string[] = [];
	const { db } = store;
	if ( store.version === 1 ) {
		return db.oldRetries.length > 0
			? [ `${ store.id } tries ${ db.oldRetries.length } again` ]
			: [];
	}
	if ( db.journal !== '' ) {
		left.push( `${ store.id } has a journal` );
	}
	if ( ! store.isMaster ) {
		const link = db.masterLink;
		if (
			link === null ||
			link.contact !== null ||
			link.in_flight !== null
		) {
			left.push( `${ store.id } has something under way` );
		}
		return left;
	}
	if ( world.hostile === null && isAnyHeld( store ) ) {
		left.push( 'the Master waits for a decision' );
	}
	for ( const child of world.childIds( store ) ) {
		const link = db.childLinks.get( child );
		if ( world.isHostile( child ) ) {
			continue;
		}
		if (
			link === undefined ||
			link.walk !== null ||
			link.cursor < ( db.counter?.version ?? 0 )
		) {
			left.push( `${ child } lacks something` );
		}
	}
	return left;
}
