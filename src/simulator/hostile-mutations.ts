/**
 * Simulator: what keeps a hostile peer from harming the others, broken piece by piece.
 */
import { GENERATION_STEP } from '../core/sync/new-generation';
import { CORE } from './algorithm';
import type { Mutation } from './mutation';
import { withCore, withHabit } from './mutation';

/** Guards against peers that are hostile and against whoever stands between: without one of them a hostile schedule ends badly. */
export const HOSTILE_MUTATIONS: readonly Mutation[] = [
	withCore( 'an unsigned refusal opens a new epoch', {
		classifyAnswer: ( status, code ) =>
			CORE.classifyAnswer( status, code, true ),
	} ),
	withCore( 'an unsigned success is believed', {
		isBelieved: () => true,
	} ),
	withHabit( 'bodies are not validated', { validates: false } ),
	withCore( 'a Child that refuses everything is asked without end', {
		effectOfPushAnswer: ( answer, isHeld ) =>
			CORE.effectOfPushAnswer( answer, isHeld, false ),
	} ),
	withCore( 'a Master that refuses everything is asked without end', {
		effectOfAnswer: ( answer ) => CORE.effectOfAnswer( answer, false ),
	} ),
	withCore( 'what leaves the range is applied', {
		refusalOfChange: () => '',
	} ),
	withCore( 'a claim counts for as much as it says', {
		counterAfterDecision: ( counter, claims, drawn ) => ( {
			...CORE.counterAfterDecision( counter, claims, drawn ),
			version:
				Math.max( ...claims.map( ( claim ) => claim.seen ) ) +
				GENERATION_STEP,
		} ),
	} ),
];
