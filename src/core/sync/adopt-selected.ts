/**
 * Sync, Child: the merge where a shop keeps fields of a product to itself. Enters: what the shop shows, and who keeps out what; leaves: the same as
 * adopt() says of the rest.
 */
import {
	keptOutOf,
	maskedChange,
	maskedState,
	shadowAfterReturn,
} from '../catalogue/selection';
import type { Shadow } from '../catalogue/shadows';
import type { ProductState } from '../catalogue/state';
import { noChange } from '../catalogue/stock-changes';
import { refusalOfState, shadowWithProblem } from '../catalogue/storable';
import type { StoredBatchItem } from '../contract/stored';
import type { JudgedAdoption } from './adopt';
import { adopt } from './adopt';

/**
 * Adopts `(A, v, ack)` but for what is kept out, here or on the Master. A state that this store cannot hold is not adopted: what was agreed on
 * stays, and the problem is noted.
 *
 * @param version  `v`, the incoming version.
 * @param remote   `A`, the incoming state.
 * @param without  Fields that the Master keeps out at this version.
 * @param shown    What the shop shows.
 * @param shadow   `(B, V)`, null before first contact.
 * @param keptOut  Fields that this shop keeps out.
 * @param inFlight The product's unsettled item in the batch under way, null when there is none.
 * @param isAcked  Whether `remote` contains that batch (`ack ≥ seq`).
 * @param statuses Stock statuses that are registered on this store.
 */
export function adoptSelected(
	version: number,
	remote: ProductState,
	without: readonly string[],
	shown: ProductState,
	shadow: Shadow | null,
	keptOut: readonly string[],
	inFlight: StoredBatchItem | null,
	isAcked: boolean,
	statuses: readonly string[]
): JudgedAdoption {
	const here = shadow === null ? keptOut : [ ...keptOut, ...shadow.keptOut ];
	// A state that is not newer has nothing new to say of this either.
	const there =
		shadow === null || version > shadow.version
			? keptOutOf( [ without ] )
			: shadow.keptOutByMaster;
	const out = keptOutOf( [ here, there ] );
	const base =
		shadow === null
			? null
			: shadowAfterReturn(
					shadow,
					shown,
					shadow.keptOutByMaster.filter(
						( field ) => ! out.includes( field )
					)
			  );
	const adoption = adopt(
		version,
		remote,
		maskedState( shown, base, out ),
		base,
		inFlight,
		isAcked
	);
	const change = maskedChange( adoption.change, out );
	const code = adoption.adopts
		? refusalOfState( remote, change, shown, statuses )
		: '';
	if ( code !== '' ) {
		return {
			adopts: false,
			change: noChange(),
			shadow: shadowWithProblem( shadow, shown, code ),
			settles: false,
			code,
		};
	}
	return {
		...adoption,
		code,
		change,
		shadow:
			adoption.shadow === null
				? null
				: {
						...adoption.shadow,
						keptOut: keptOutOf( [ here ] ),
						keptOutByMaster: there,
				  },
	};
}
