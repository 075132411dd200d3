/**
 * Diagnostics: how one product stands, in one word for a person. Enters: what is known of it on this store; leaves: the word, and why.
 */
import type { Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { changedFields, isSameState, quantityDelta } from '../catalogue/state';

/**
 * `in_step`: the peers have what this store shows. `waiting`: they do not yet. `alone`: a Child's product of which the Master has
 * never spoken. `excluded`: a rule keeps it out. `conflict`: a person has to decide. `no_sku`: it takes no part.
 */
export type ProductSync =
	| 'in_step'
	| 'waiting'
	| 'alone'
	| 'excluded'
	| 'conflict'
	| 'no_sku';

/** What is known of a product. */
export interface ProductFacts {
	sku: string;
	local: ProductState;
	shadow: Shadow | null;
	/** Whether a rule, or its type, keeps it out. */
	isExcluded: boolean;
	/** Whether another product of this store has the same SKU. */
	isDuplicate: boolean;
	/** Why it cannot be synced as it is here, an error code; '' when it can. */
	problem: string;
}

/**
 * How a product of the Master stands.
 *
 * @param facts   What is known of it.
 * @param reached The version that every enabled Child has.
 */
export function productOnMaster(
	facts: ProductFacts,
	reached: number
): ProductSync {
	const kept = keptOut( facts );
	if ( kept !== null ) {
		return kept;
	}
	const shadow = facts.shadow;
	if (
		shadow === null ||
		shadow.sku !== facts.sku ||
		! isSameState( facts.local, shadow.state )
	) {
		return 'waiting';
	}
	return shadow.version > reached ? 'waiting' : 'in_step';
}

/**
 * How a product of a Child stands.
 *
 * @param facts What is known of it.
 */
export function productOnChild( facts: ProductFacts ): ProductSync {
	const kept = keptOut( facts );
	if ( kept !== null ) {
		return kept;
	}
	const shadow = facts.shadow;
	if (
		shadow !== null &&
		( shadow.wantedSku !== null || shadow.problem !== '' )
	) {
		return 'conflict';
	}
	if (
		shadow === null ||
		shadow.version === 0 ||
		shadow.refusedSku === facts.sku
	) {
		return 'alone';
	}
	const isUnsent =
		quantityDelta( facts.local, shadow.state ) !== 0 ||
		changedFields( facts.local, shadow.state ).length > 0;
	return isUnsent ? 'waiting' : 'in_step';
}

/** What has become of a conflict on a Child. `none`: nothing has. */
export type ConflictNews = 'found' | 'cleared' | 'none';

/**
 * Whether a product of a Child has come into a conflict, or is out of one: the Master refuses it, has it no more, or has given it a SKU
 * that another product here has; or a state was not taken, there or here.
 *
 * @param before What was held of it, null before first contact.
 * @param after  What is held of it now.
 */
export function conflictNews(
	before: Shadow | null,
	after: Shadow
): ConflictNews {
	const refused = before === null ? null : before.refusedSku;
	const wanted = before === null ? null : before.wantedSku;
	const problem = before === null ? '' : before.problem;
	if (
		after.refusedSku !== null ||
		after.wantedSku !== null ||
		after.problem !== ''
	) {
		const isNews =
			( after.refusedSku !== null && after.refusedSku !== refused ) ||
			( after.wantedSku !== null && after.wantedSku !== wanted ) ||
			( after.problem !== '' && after.problem !== problem );
		return isNews ? 'found' : 'none';
	}
	return refused !== null || wanted !== null || problem !== ''
		? 'cleared'
		: 'none';
}

/**
 * What a product with variations says of them all: whatever needs a person most.
 *
 * @param each How each of them stands.
 */
export function worstOf( each: readonly ProductSync[] ): ProductSync {
	const order: readonly ProductSync[] = [
		'conflict',
		'waiting',
		'alone',
		'in_step',
		'excluded',
	];
	for ( const state of order ) {
		if ( each.includes( state ) ) {
			return state;
		}
	}
	return 'no_sku';
}

/**
 * @param facts What is known of a product.
 * @return Null for one that takes part.
 */
function keptOut( facts: ProductFacts ): ProductSync | null {
	if ( facts.sku === '' ) {
		return 'no_sku';
	}
	if ( facts.isExcluded ) {
		return 'excluded';
	}
	return facts.isDuplicate || facts.problem !== '' ? 'conflict' : null;
}
