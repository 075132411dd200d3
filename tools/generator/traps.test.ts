/**
 * Generator: the traps between TypeScript and PHP, each with the values that matter. The functions are those of
 * `fixtures/core/examples/traps.ts`; the same vectors go through them and through the PHP they became. Random vectors for
 * the same functions are the differential test's part.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Subject } from './differential/compare';
import {
	compared,
	phpAnswers,
	typescriptAnswers,
} from './differential/compare';
import * as traps from './fixtures/core/examples/traps';
import type { Trap } from './trap-vectors';
import { LARGEST, TRAPS } from './trap-vectors';

const ROOT = join( __dirname, '../..' );
const FOLDERS = [
	join( __dirname, 'fixtures/generated' ),
	join( ROOT, 'plugin/generated' ),
];

const hasPhp =
	spawnSync( process.env.PHP_BINARY ?? 'php', [ '--version' ] ).status === 0;

const subjectOf = ( { name }: Trap ): Subject => ( {
	label: name,
	php: `Kitgenix\\StockSync\\Generated\\Examples\\Traps::${ name }`,
	call: traps[ name ] as Subject[ 'call' ],
} );

const vectorsOf = ( { vectors }: Trap ) =>
	vectors.map( ( [ vector ] ) => vector );

describe( 'In TypeScript', () => {
	test.each( TRAPS )( '$title', ( trap ) => {
		const answers = typescriptAnswers(
			subjectOf( trap ),
			vectorsOf( trap )
		);

		expect( answers.map( ( each ) => JSON.parse( each ) ) ).toEqual(
			trap.vectors.map( ( [ , answer ] ) => answer )
		);
	} );

	test( 'a result beyond the range of integers does not count as equal', () => {
		const [ beyond ] = TRAPS.filter(
			( { name } ) => name === 'nearTheLimit'
		);
		const vectors = [ `[${ LARGEST },1]` ];
		const answers = typescriptAnswers(
			subjectOf( beyond as Trap ),
			vectors
		);

		expect( compared( vectors, answers, answers ).count ).toBe( 0 );
	} );
} );

( hasPhp ? describe : describe.skip )(
	hasPhp
		? 'In the emitted PHP'
		: 'In the emitted PHP (skipped: there is no PHP here)',
	() => {
		let answers: readonly ( readonly string[] )[];

		beforeAll( async () => {
			answers = await phpAnswers(
				TRAPS.map( ( trap ) => ( {
					subject: subjectOf( trap ),
					vectors: vectorsOf( trap ),
				} ) ),
				FOLDERS
			);
		} );

		test.each( TRAPS.map( ( trap, i ) => ( { ...trap, i } ) ) )(
			'$title',
			( trap ) => {
				const vectors = vectorsOf( trap );
				const wanted = typescriptAnswers( subjectOf( trap ), vectors );

				const outcome = compared(
					vectors,
					wanted,
					answers[ trap.i ] ?? []
				);

				expect( outcome ).toEqual( {
					count: vectors.length,
					refused: 0,
					differences: [],
				} );
			}
		);
	}
);
