/**
 * Inbound, Master, as plugin/includes/Sync/ChildReports does it: the link of a Child that is ahead of the counter is held until a
 * person has decided.
 */
import { ERRORS } from '../../core/contract/errors';
import type { Answer } from '../world/message';
import { failure } from '../world/message';
import type { Task, Work } from '../world/task';
import { transaction } from '../world/task';
import { childLink, updateChildLink } from './journal';
import { counterOf, publishLocks } from './publisher';

/** What a Child says that it received; all is null from a store of version 1. */
export interface Report {
	generation: string | null;
	seen: number | null;
	mark: string | null;
}

/** Takes in what a Child says that it received. */
export function* takeReport(
	task: Task,
	child: string,
	{ generation, seen, mark }: Report
): Work< void > {
	const { store } = task;
	const after = () =>
		store.algorithm.core.linkAfterReport(
			childLink( store, child ),
			counterOf( store ),
			store.db.changes,
			{
				generation: generation ?? '',
				seen: seen ?? 0,
				mark: mark ?? '',
			},
			store.now()
		);
	if ( after() === childLink( store, child ) ) {
		return;
	}
	yield* transaction(
		task,
		[ ...publishLocks( store ), `link ${ child }` ],
		() => {
			const link = after();
			return () => {
				if ( childLink( store, child ).claim === null ) {
					store.world.count( 'link held' );
					store.world.tell( `  ${ child } reports what the Master does not have` );
				}
				store.db.childLinks.set( child, link );
			};
		},
		'note what a Child holds'
	);
}

/** Takes in what a Child says that refuses the generation: the link is held then, or is known to have been told more. */
export function* takeRefusal(
	task: Task,
	child: string,
	report: { generation: string; seen: number; mark: string }
): Work< void > {
	const { store } = task;
	yield* takeReport( task, child, report );
	if (
		childLink( store, child ).claim === null &&
		counterOf( store ).generation === report.generation
	) {
		yield* updateChildLink( task, child, 'note what it was told', ( link ) =>
			store.algorithm.core.linkAfterTelling(
				link,
				report.seen,
				report.mark
			)
		);
	}
}

/** The answer to an event of a Child whose link is held. */
export const heldAnswer = (): Answer => failure( 503, ERRORS.restored );
