/**
 * Client: units held on the Master for a sale that is being made. Enters: what is wanted; leaves: the question, with what the Master cannot
 * know of those products yet.
 */
import { wireDemand, demandOf } from '../core/checkout/reserve';
import type { ReserveQuestion } from '../core/contract/reservations';
import { microFromJson, type JsonNumber } from '../core/runtime/number';
import { productOf, sharedState, type ClientState } from './state';

/**
 * @param state   What this store has.
 * @param items   What is wanted, in units.
 * @param key     Of the sale.
 * @param seconds For how long; 0 only asks.
 */
export function reserveQuestion(
	state: ClientState,
	items: readonly { sku: string; units: number }[],
	key: string,
	seconds: number
): ReserveQuestion {
	const { link, releases } = state;
	const batch = link.in_flight;
	return {
		key,
		ttl: seconds,
		items: [ ...wantedBySku( items ) ].map( ( [ sku, wanted ] ) => {
			const product = productOf( state, sku );
			return wireDemand(
				product === null
					? { sku, quantity: wanted, unsent: 0, inFlight: 0 }
					: demandOf(
							sku,
							wanted,
							product.id,
							sharedState( product ),
							product.shadow,
							batch
					  )
			);
		} ),
		epoch: batch === null ? '' : link.epoch,
		seq: batch === null ? 0 : batch.seq,
		sold: [ ...releases, ...( batch?.release ?? [] ) ],
	};
}

/** In millionths; lines of one SKU are added up. */
function wantedBySku(
	items: readonly { sku: string; units: number }[]
): ReadonlyMap< string, number > {
	const wanted = new Map< string, number >();
	for ( const { sku, units } of items ) {
		wanted.set(
			sku,
			( wanted.get( sku ) ?? 0 ) + microFromJson( units as JsonNumber )
		);
	}
	return wanted;
}
