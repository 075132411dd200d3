/**
 * Inbound, Master, as plugin/includes/Inbound/ChildReports does it: a Child that is ahead of the counter shows that the Master
 * was restored; from then on nothing is exchanged until a person has decided.
 */
import { ERRORS } from '../../core/contract/errors';
import type { Answer } from '../world/network';
import { failure } from '../world/network';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { childLink } from './journal';
import { counterOf, publishLocks } from './publisher';

/** What a Child says that it was told; all is null from a store of version 1. */
export interface Report {
	generation: string | null;
	seen: number | null;
	mark: string | null;
}

/** Takes in what a Child says that it was told. */
export function* takeReport(
	task: Task,
	child: string,
	{ generation, seen, mark }: Report
): Work< void > {
	const { store } = task;
	const { counterAfterReport } = store.algorithm.core;
	const after = ( drawn: string ) =>
		counterAfterReport(
			counterOf( store ),
			store.db.changes,
			{
				generation: generation ?? '',
				seen: seen ?? 0,
				mark: mark ?? '',
			},
			childLink( store, child ).cursor,
			drawn,
			store.now()
		);
	if ( after( '' ) === counterOf( store ) ) {
		return;
	}
	yield* transaction(
		task,
		publishLocks( store ),
		() => {
			const counter = after( `g${ store.world.nextId() }` );
			return () => {
				if ( counterOf( store ).restored === null ) {
					store.world.count( 'restored Master noticed' );
					store.world.tell( `  ${ child } shows that the Master was restored` );
				}
				store.db.counter = counter;
			};
		},
		'note what a Child holds'
	);
}

/** The answer to an event while a person must decide. */
export const stopped = (): Answer => failure( 503, ERRORS.restored );
