/**
 * Scenario: what a step is. Whatever is in it is a number, so that a schedule can be drawn, cut and made smaller.
 */

/** What can happen; steps.ts says what each does. */
export type StepKind =
	| 'sell'
	| 'set'
	| 'edit'
	| 'rename'
	| 'manage'
	| 'status'
	| 'create'
	| 'exclude'
	| 'include'
	| 'remove'
	| 'return'
	| 'disable'
	| 'enable'
	| 'forget'
	| 'drain'
	| 'sweep'
	| 'reconcile'
	| 'actions'
	| 'deliver'
	| 'copy'
	| 'lose'
	| 'run'
	| 'kill'
	| 'wait'
	| 'upgrade'
	| 'skew'
	| 'cut'
	| 'mend'
	| 'backup'
	| 'restore'
	| 'decide'
	| 'attack'
	| 'lie';

export interface Step {
	do: StepKind;
	store: number;
	product: number;
	/** Millionths, seconds, or which of several. */
	amount: number;
	/** For how many boundaries the process runs before it pauses. */
	run: number;
}

const NO_LIMIT = 50;

/** For how many boundaries a step's process runs before it pauses. */
export const boundaries = ( step: Step ) =>
	step.run >= NO_LIMIT ? Infinity : Math.max( 1, step.run );

/** What an `edit` may change. */
export const FIELDS = [ 'backorders', 'low_stock_amount' ] as const;
