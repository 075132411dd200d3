/**
 * Simulator: what a mutation of the algorithm is: one function of the core replaced, or one habit turned.
 */
import type { Algorithm, Core, Habits } from './algorithm';
import { CORE, HABITS } from './algorithm';
import type { Focus } from './schedule';

export interface Mutation {
	/** What is done wrong. */
	name: string;
	algorithm: Algorithm;
	/** Steps that have to come more often than usual before it shows. */
	focus?: Focus;
}

export const withCore = (
	name: string,
	change: Partial< Core >,
	focus: Focus = {}
): Mutation => ( {
	name,
	algorithm: { core: { ...CORE, ...change }, habits: HABITS },
	focus,
} );

export const withHabit = (
	name: string,
	change: Partial< Habits >,
	focus: Focus = {}
): Mutation => ( {
	name,
	algorithm: { core: CORE, habits: { ...HABITS, ...change } },
	focus,
} );
