/**
 * Operations, as plugin/includes/Connections/RestoredMaster does it: an administrator decides whose numbers are right after the
 * Master was restored from a backup, and a new generation of the counter begins.
 */
import type { EventItem } from '../../core/contract/payloads';
import { writeChange } from '../world/database';
import { onTaken } from '../world/restore-master';
import type { View } from '../world/store';
import { viewOf } from '../world/store';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { takeReport } from './child-reports';
import { drain } from './drain';
import { childLink } from './journal';
import { counterOf, counterView, publish } from './publisher';
import { ask } from './ask';

/** The Master's own numbers are right. */
export function* keepNumbers( task: Task ): Work< void > {
	yield* decide( task );
	yield* drain( task );
}

/** The numbers that a Child holds are right; a failure half-way decides nothing. */
export function* takeNumbers( task: Task, child: string ): Work< void > {
	const { store } = task;
	const given = yield* ask( task, {
		to: child,
		body: { route: 'ping', held: null },
	} );
	if ( given.reply?.route !== 'ping' ) {
		return;
	}
	const { generation, seen, mark } = given.reply.ping;
	yield* takeReport( task, child, given.reply.ping );
	const isAhead = store.algorithm.core.isAhead(
		counterOf( store ),
		store.db.changes,
		{ generation: generation ?? '', seen: seen ?? 0, mark: mark ?? '' }
	);
	let after = 0;
	while ( isAhead ) {
		const ids = store.db.idsAfter( after, store.limits.pageItems );
		const rows = store.read( ids ).filter( ( row ) => store.isSynced( row ) );
		if ( rows.length > 0 ) {
			const skus = rows.map( ( row ) => row.sku );
			const answer = yield* ask( task, {
				to: child,
				body: { route: 'held', skus },
			} );
			if ( answer.reply?.route !== 'held' ) {
				return;
			}
			yield* takePage( task, child, answer.reply.items );
		}
		if ( ids.length < store.limits.pageItems ) {
			break;
		}
		after = ids[ ids.length - 1 ] ?? 0;
	}
	yield* decide( task );
	yield* drain( task );
}

function* takePage(
	task: Task,
	child: string,
	items: readonly EventItem[]
): Work< void > {
	const { store } = task;
	const { core } = store.algorithm;
	yield* transaction(
		task,
		[ 'counter' ],
		() => {
			const { claim } = childLink( store, child );
			if ( claim === null ) {
				return () => {};
			}
			const { confirmed } = claim;
			const entries = core.entriesAfter( store.db.changes, confirmed );
			const plan = items.flatMap( ( item ) => {
				const product = store.db.bySku( item.sku );
				if ( product === null ) {
					return [];
				}
				const held = core.stateFromItem( item );
				const version = item.version ?? 0;
				const taken = core.takeHeld(
					product.id,
					version,
					held,
					product.state,
					product.shadow,
					confirmed,
					entries
				);
				return [ { product, held, version, taken } ];
			} );
			const read = counterView( store );
			return () => {
				const changed: View[] = [];
				for ( const { product, held, version, taken } of plan ) {
					onTaken( store, child, product, held, version, confirmed );
					if ( taken.adopts && taken.shadow !== null ) {
						writeChange( product, taken.change, null );
						changed.push( {
							...viewOf( product ),
							shadow: taken.shadow,
						} );
					}
				}
				publish(
					store,
					changed,
					changed.map( ( { id } ) => id ),
					read
				);
			};
		},
		'take over what a Child holds'
	);
}

function* decide( task: Task ): Work< void > {
	const { store } = task;
	const { core } = store.algorithm;
	const children = store.world.childIds( store );
	yield* transaction(
		task,
		[ 'counter', ...children.map( ( child ) => `link ${ child }` ) ],
		() => () => {
			const claims = children.flatMap(
				( child ) => childLink( store, child ).claim ?? []
			);
			if ( claims.length === 0 ) {
				return;
			}
			store.world.count( 'restored Master decided' );
			const after = core.counterAfterDecision(
				counterOf( store ),
				claims,
				`g${ store.world.nextId() }`
			);
			store.db.counter = after;
			store.restoredFrom = null;
			store.db.changes = '';
			for ( const product of store.db.products.values() ) {
				product.shadow = null;
			}
			for ( const child of children ) {
				store.db.childLinks.set(
					child,
					core.childLinkAfterDecision(
						childLink( store, child ),
						after.version,
						store.now()
					)
				);
			}
		},
		'begin a new generation'
	);
}
