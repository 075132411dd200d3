/**
 * Differential test: the command. Every exported function of `src/core` and of the generator's examples, which call every
 * helper of the runtime, and every validator run on the same random vectors in TypeScript and in PHP; every exported constant
 * is compared once. `npm run differential`;
 * `-- --vectors=10000 --seed=1 --only=sync/adopt` say how many for each function, which ones, and for whom.
 */
import { join } from 'node:path';
import type { Difference, Subject } from './differential/compare';
import {
	compared,
	phpAnswers,
	typescriptAnswers,
} from './differential/compare';
import { Random } from './differential/random';
import { simpler } from './differential/shrink';
import type { Group } from './differential/subjects';
import { groupsIn, inParts } from './differential/subjects';

const ROOT = process.cwd();
const GENERATED = join( ROOT, 'plugin/generated' );

/** What came out for one function. */
interface Result {
	label: string;
	/** Vectors to be compared: one for a constant. */
	wanted: number;
	count: number;
	refused: number;
	difference: Difference | null;
}

function option( name: string, fallback: string ): string {
	const prefix = `--${ name }=`;
	return (
		process.argv
			.find( ( each ) => each.startsWith( prefix ) )
			?.slice( prefix.length ) ?? fallback
	);
}

async function runGroup( group: Group, seed: number ): Promise< Result[] > {
	const results = group.subjects.map(
		( { label, wanted: atLeast } ): Result => ( {
			label,
			wanted: atLeast,
			count: 0,
			refused: 0,
			difference: null,
		} )
	);
	const random = new Random( seed );
	// Results out of the range of integers are not counted; a few more rounds make up for them.
	for ( let round = 0; round < 8; round++ ) {
		const open = group.subjects.flatMap( ( subject, i ) => {
			const result = results[ i ];
			return result !== undefined &&
				result.count < result.wanted &&
				result.difference === null
				? [ { subject, result } ]
				: [];
		} );
		if ( open.length === 0 ) {
			break;
		}
		const batches = open.map( ( { subject, result } ) => ( {
			subject,
			result,
			vectors: Array.from(
				{
					length:
						( result.wanted - result.count ) *
						( round === 0 ? 1 : 2 ),
				},
				() => subject.arbitrary( random )
			),
		} ) );
		const pending = phpAnswers( batches, group.folders );
		const answers = batches.map( ( { subject, vectors } ) =>
			typescriptAnswers( subject, vectors )
		);
		const php = await pending;
		for ( const [ i, { subject, result, vectors } ] of batches.entries() ) {
			const outcome = compared(
				vectors,
				answers[ i ] ?? [],
				php[ i ] ?? []
			);
			result.count += outcome.count;
			result.refused += outcome.refused;
			const [ smallest ] = [ ...outcome.differences ].sort(
				( a, b ) => a.arguments.length - b.arguments.length
			);
			result.difference =
				smallest === undefined
					? null
					: await shrunk( subject, smallest, group.folders );
		}
	}
	return results;
}

async function shrunk(
	subject: Subject,
	difference: Difference,
	folders: readonly string[]
): Promise< Difference > {
	let smallest = difference;
	for ( let step = 0; step < 20; step++ ) {
		const vectors = simpler( smallest.arguments );
		const [ php ] = await phpAnswers( [ { subject, vectors } ], folders );
		const [ next ] = compared(
			vectors,
			typescriptAnswers( subject, vectors ),
			php ?? []
		).differences;
		if ( next === undefined ) {
			break;
		}
		smallest = next;
	}
	return smallest;
}

function show( result: Result ): boolean {
	const refused =
		result.refused === 0
			? ''
			: `, ${ result.refused } of them errors in both`;
	const { difference } = result;
	if ( difference === null && result.count >= result.wanted ) {
		process.stdout.write(
			`ok    ${ result.label }: ${ result.count } ${
				result.wanted === 1 ? 'constant' : 'vectors'
			}${ refused }\n`
		);
		return true;
	}
	if ( difference === null ) {
		process.stdout.write(
			`short ${ result.label }: only ${ result.count } of ${ result.wanted } vectors stay within the range of integers\n`
		);
		return false;
	}
	process.stdout.write(
		`FAIL  ${ result.label }\n      arguments  ${ difference.arguments }\n      TypeScript ${ difference.typescript }\n      PHP        ${ difference.php }\n`
	);
	return false;
}

const wanted = Number( option( 'vectors', '10000' ) );
const seed = Number( option( 'seed', '20090103' ) );
const only = option( 'only', '' );
const started = Date.now();
const groups = [
	...( await groupsIn( join( ROOT, 'src/core' ), [ GENERATED ], wanted ) ),
	...( await groupsIn(
		join( ROOT, 'tools/generator/fixtures/core' ),
		[ join( ROOT, 'tools/generator/fixtures/generated' ), GENERATED ],
		wanted
	) ),
].map( ( { folders, subjects } ) => ( {
	folders,
	subjects: subjects.filter( ( { label } ) => label.includes( only ) ),
} ) );
const results: Result[] = [];
let failures = 0;
for ( const group of groups.flatMap( inParts ) ) {
	for ( const result of await runGroup( group, seed ) ) {
		results.push( result );
		failures += show( result ) ? 0 : 1;
	}
}
const constants = results.filter( ( result ) => result.wanted === 1 ).length;
const total = results.reduce( ( sum, { count } ) => sum + count, 0 );
process.stdout.write(
	`${
		results.length - constants
	} functions, ${ total } vectors, ${ constants } constants, ${ failures } failed; seed ${ seed }, ${ Math.round(
		( Date.now() - started ) / 1000
	) } s\n`
);
process.exitCode = failures === 0 && results.length > 0 ? 0 : 1;
