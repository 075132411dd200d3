/**
 * World: a PHP process. Its work is a generator that pauses at every boundary where PHP may be killed or another process
 * may come in between; what runs from one pause to the next is one statement or one consistent view of the database.
 */
import type { Answer, Request } from './message';
import type { Store } from './store';

/** Why a process pauses: it may be cut off here, another holds a row it needs, or it waits for an answer. */
export type Pause = 'boundary' | 'blocked' | 'answers';

export type Work< T > = Generator< Pause, T, void >;

export class Task {
	/** Answers that have come in, by the index of the call. */
	readonly inbox: { index: number; answer: Answer }[] = [];
	/** Calls that are not answered yet, by index: the request, and until when it is waited for. */
	readonly calls = new Map< number, { id: number; until: number } >();
	/** What the process does at this moment, for people. */
	at = 'begins';
	pause: Pause | 'done' = 'boundary';
	work: Work< void > | null = null;
	/** The request that it serves and has not answered. */
	serves: Request | null = null;
	/** What a process does once at most: a peer that asks for it again and again is a failing one. */
	readonly onces = new Set< string >();

	constructor(
		readonly id: number,
		readonly store: Store,
		readonly name: string
	) {}

	toString(): string {
		return `${ this.store.id }'s ${ this.name } (${ this.at })`;
	}
}

/** A boundary with a name. */
export function* boundary( task: Task, at: string ): Work< void > {
	task.at = at;
	yield 'boundary';
}

/**
 * One database transaction: rows are locked, then everything is read and decided in one view, then everything is written
 * with the commit. A process that is killed before leaves no trace; a shopper's sale may come between view and commit.
 *
 * @param task  The process.
 * @param locks Rows that are held, in this order.
 * @param plan  Reads and decides; what it returns writes.
 * @param at    What the transaction is about.
 */
export function* transaction< T >(
	task: Task,
	locks: readonly string[],
	plan: () => () => T,
	at: string
): Work< T > {
	const held = task.store.locks;
	for ( const row of locks ) {
		while ( held.get( row ) !== undefined && held.get( row ) !== task.id ) {
			task.at = `waits for ${ row } to ${ at }`;
			yield 'blocked';
		}
		held.set( row, task.id );
	}
	const commit = plan();
	task.at = `is about to ${ at }`;
	yield 'boundary';
	const result = commit();
	for ( const row of locks ) {
		held.delete( row );
	}
	task.at = `has done: ${ at }`;
	yield 'boundary';
	return result;
}

/**
 * The next answer to the calls of this process.
 *
 * @param task The process.
 */
export function* nextAnswer(
	task: Task
): Work< { index: number; answer: Answer } > {
	for (;;) {
		const next = task.inbox.shift();
		if ( next !== undefined ) {
			return next;
		}
		yield 'answers';
	}
}
