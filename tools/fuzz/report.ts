/**
 * Fuzz: what came of it all. Outcomes go in; the lines that a person reads come out: for each route what was answered how often, and each
 * failure once, with the body that shows it.
 */
import type { Recipe, Role } from './episode';
import { kindOf } from './shrink';
import type { Outcome } from './store-process';

/** A rule that was broken. */
export interface Failure {
	role: Role;
	route: string;
	sentence: string;
	count: number;
	/** `--seed=… --episode=…` shows it again. */
	episode: number;
	outcome: Outcome;
	recipe: Recipe;
	/** The fewest requests that show it; null where it was not seen a second time. */
	row: readonly Recipe[] | null;
}

export class Report {
	readonly #counts = new Map< string, Map< string, number > >();
	readonly failures = new Map< string, Failure >();
	bodies = 0;
	accepted = 0;

	/**
	 * Counts what came of a request.
	 *
	 * @param role    Of the store.
	 * @param recipe  What was sent.
	 * @param outcome What came of it.
	 */
	add( role: Role, recipe: Recipe, outcome: Outcome ): void {
		if ( recipe.kind === 'shop' ) {
			return;
		}
		this.bodies++;
		this.accepted += outcome.status < 400 ? 1 : 0;
		const route = `${ role } ${ recipe.method } ${ recipe.route }`;
		const counts = this.#counts.get( route ) ?? new Map< string, number >();
		this.#counts.set( route, counts );
		for ( const what of whatCame( outcome ) ) {
			counts.set( what, ( counts.get( what ) ?? 0 ) + 1 );
		}
	}

	/**
	 * Remembers a broken rule.
	 *
	 * @param failure Which.
	 * @return Whether it is the first of its kind.
	 */
	fail( failure: Failure ): boolean {
		const kind = keyOf( failure.role, failure.route, failure.sentence );
		const known = this.failures.get( kind );
		if ( known ) {
			known.count++;
			return false;
		}
		this.failures.set( kind, failure );
		return true;
	}

	/**
	 * A failure that is known.
	 *
	 * @param role     Of the store.
	 * @param route    Where it was seen.
	 * @param sentence What was broken.
	 */
	find( role: Role, route: string, sentence: string ): Failure | null {
		return this.failures.get( keyOf( role, route, sentence ) ) ?? null;
	}

	/** How often what was answered, route by route. */
	lines(): readonly string[] {
		return [ ...this.#counts ].sort().flatMap( ( [ route, counts ] ) => {
			const sorted = [ ...counts ].sort( ( a, b ) => b[ 1 ] - a[ 1 ] );
			const total = sorted
				.filter( ( [ what ] ) => ! what.startsWith( 'item ' ) )
				.reduce( ( sum, [ , count ] ) => sum + count, 0 );
			const shown = sorted
				.slice( 0, 14 )
				.map( ( [ what, count ] ) => `${ what } ${ count }` );
			const more =
				sorted.length > 14 ? `, ${ sorted.length - 14 } more` : '';
			return [
				`  ${ route } (${ total }): ${ shown.join( ', ' ) }${ more }`,
			];
		} );
	}

	/** Each failure, the most frequent first. */
	failureLines( seed: number ): readonly string[] {
		return [ ...this.failures.values() ]
			.sort( ( a, b ) => b.count - a.count )
			.flatMap( ( failure ) => [
				'',
				`${ failure.role } ${ failure.route }: ${ failure.sentence } (${ failure.count } times; --seed=${ seed } --episode=${ failure.episode })`,
				...rowLines( failure ),
			] );
	}
}

function rowLines( { row, outcome, recipe }: Failure ): readonly string[] {
	const shown = ( each: Recipe ) =>
		`  ${ each.kind } ${ each.route } as ${ each.as } (${
			each.auth
		}, peers ${ each.peers.mode }): ${ each.body.slice( 0, 1500 ) }`;
	return [
		...( row === null
			? [
					'  not seen again when only this was sent; the request:',
					shown( recipe ),
			  ]
			: row.slice( -8 ).map( shown ) ),
		`  sent: ${ outcome.body?.slice( 0, 1500 ) ?? '' }`,
		`  answered: ${ outcome.status } ${
			outcome.answer?.slice( 0, 500 ) ?? ''
		}`,
	];
}

function whatCame( { status, code, at, items }: Outcome ): readonly string[] {
	const where = at === '' ? '' : ` at ${ at.replace( /\d+/g, 'n' ) }`;
	return [
		`${ status }${
			status < 400 || code === '' ? '' : ` ${ code }`
		}${ where }`,
		...items.map( ( item ) => `item ${ item }` ),
	];
}

const keyOf = ( role: Role, route: string, sentence: string ) =>
	`${ role } ${ route } ${ kindOf( sentence ) }`;
