/**
 * Sync, Master: after a restore from a backup the numbers that a Child holds are taken over. Enters: a product here and what the
 * Child last agreed on; leaves: the change that brings the one to the other, with what was sold here since on top.
 */
import type { ProductState } from '../catalogue/state';
import type { Shadow } from '../catalogue/shadows';
import { newShadow } from '../catalogue/shadows';
import { noChange } from '../catalogue/stock-changes';
import type { Adoption } from './adopt';
import { adopt } from './adopt';
import type { ChangeEntry } from './change-log';

/**
 * A Master takes over what a Child holds of a product. What has happened on the Master since the backup stays on top, whether
 * it was published by now or not. The result is to be published, against the shadow that is answered: then taking again changes
 * nothing. A product of which the Child holds nothing newer stays.
 *
 * @param productId Here.
 * @param version   What the Child holds: its version …
 * @param held      … and the state.
 * @param local     The product's state here now.
 * @param shadow    What was published here, null when it was not.
 * @param confirmed The highest version that the Child had confirmed when the backup was made: what was published later is what
 *                  has happened since the Master was restored.
 * @param entries   The change log after that version.
 */
export function takeHeld(
	productId: number,
	version: number,
	held: ProductState,
	local: ProductState,
	shadow: Shadow | null,
	confirmed: number,
	entries: readonly ChangeEntry[]
): Adoption {
	if ( version <= confirmed ) {
		return {
			adopts: false,
			change: noChange(),
			shadow: null,
			settles: false,
		};
	}
	if ( shadow === null ) {
		return {
			...adopt( 1, held, local, null, null, false ),
			shadow: newShadow( held ),
		};
	}
	let since = 0;
	for ( const entry of entries ) {
		if (
			entry.productId === productId &&
			entry.version <= shadow.version
		) {
			since += entry.added;
		}
	}
	const before = shadow.state.quantity;
	const base: Shadow = {
		...shadow,
		state: {
			...shadow.state,
			quantity: before === null ? null : before - since,
		},
	};
	const adoption = adopt(
		shadow.version + 1,
		held,
		local,
		base,
		null,
		false
	);
	return {
		...adoption,
		shadow: {
			...shadow,
			state: {
				...held,
				// What is taken over is no change of this store's: the log holds only what was sold here.
				quantity:
					before === null || held.quantity === null
						? held.quantity
						: before + adoption.change.add,
			},
		},
	};
}
