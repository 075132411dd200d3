/**
 * Fuzz: other stores, whose answers may be as wrong as any body. Enters: payloads; leaves: what each route answers while one request is
 * served.
 */
import { ERRORS } from '../../src/core/contract/errors';
import type { Payload } from '../generator/payloads';
import type { Random } from '../generator/differential/random';
import { spoiled } from './breakages';
import type { Place } from './hints';
import { leaf, object, type Node } from './json';
import { honest } from './values';

/** How other stores answer while a request is served. */
export interface Peers {
	mode: 'honest' | 'down' | 'made';
	answers?: Readonly< Record< string, MadeAnswer > >;
}

interface MadeAnswer {
	status: number;
	body: string;
	signed: boolean;
	headers: Readonly< Record< string, string > >;
}

/** Payloads of answers, by the route that is asked. */
const ANSWERS: Readonly< Record< string, string > > = {
	ping: 'PingAnswer',
	event: 'EventAnswer',
	stock: 'StockAnswer',
	'stock-state': 'StockStateAnswer',
};

/**
 * How other stores answer: as they should, not at all, or with what is made up.
 *
 * @param payloads All payloads.
 * @param random   Where the choices come from.
 */
export function peersOf(
	payloads: ReadonlyMap< string, Payload >,
	random: Random
): Peers {
	const mode = random.pick( [ 'honest', 'honest', 'down', 'made' ] as const );
	if ( mode !== 'made' ) {
		return { mode };
	}
	const place: Place = {
		random,
		payloads,
		route: 'answer',
		form: 2,
	};
	const answers = Object.entries( ANSWERS ).map(
		( [ route, payload ] ): [ string, MadeAnswer ] => {
			const status = random.pick( [
				200, 200, 200, 200, 400, 401, 404, 409, 500, 503,
			] );
			return [
				route,
				{
					status,
					body: spoiled(
						status === 200
							? honest( payload, place )
							: refusal( place ),
						random
					),
					signed: ! random.once( 4 ),
					headers: random.once( 6 )
						? {
								'Retry-After': random.pick( [
									'5',
									'99999999999',
									'-1',
									'x',
								] ),
						  }
						: {},
				},
			];
		}
	);
	return { mode, answers: Object.fromEntries( answers ) };
}

function refusal( place: Place ): Node {
	return object( [
		[ 'code', leaf( place.random.pick( Object.values( ERRORS ) ) ) ],
		[ 'message', leaf( 'No.' ) ],
		[ 'data', honest( 'GenerationReport', place ) ],
	] );
}
