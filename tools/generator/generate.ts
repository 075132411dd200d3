/**
 * Generator: the command. `npm run generate` writes `plugin/generated` and the validators for TypeScript;
 * `npm run generate -- --check` writes nothing and fails when a file is stale.
 */
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outputs } from './outputs';
import { moduleOutputs, twinOutputs } from './outputs';
import { Refusals, Refusal, showPathsFrom } from './refusal';

const ROOT = process.cwd();
const TARGET = 'plugin/generated';

/** Examples of every construct, with what they become beside them. */
const EXAMPLES = 'tools/generator/fixtures';

/** Paths that differ from what is on disk, and files on disk that nothing makes any more. */
function staleFiles( outputs: Outputs ): {
	changed: readonly string[];
	orphans: readonly string[];
} {
	const changed = [ ...outputs ]
		.filter( ( [ path, text ] ) => {
			const file = join( ROOT, path );
			return (
				! existsSync( file ) || readFileSync( file, 'utf8' ) !== text
			);
		} )
		.map( ( [ path ] ) => path );
	const orphans = [ TARGET, `${ EXAMPLES }/generated` ]
		.flatMap( phpFilesIn )
		.filter( ( path ) => ! outputs.has( path ) );
	return { changed, orphans };
}

function phpFilesIn( folder: string ): readonly string[] {
	return existsSync( join( ROOT, folder ) )
		? readdirSync( join( ROOT, folder ), {
				recursive: true,
				encoding: 'utf8',
		  } )
				.filter( ( name ) => name.endsWith( '.php' ) )
				.map( ( name ) => `${ folder }/${ name }` )
				.sort()
		: [];
}

async function main( isCheck: boolean ): Promise< number > {
	showPathsFrom( ROOT );
	const runtime = join( ROOT, 'src/core/runtime' );
	const core = { folder: join( ROOT, 'src/core' ), runtime };
	const examples = { folder: join( ROOT, EXAMPLES, 'core' ), runtime };
	const outputs: Outputs = new Map( [
		...( await moduleOutputs( core, TARGET ) ),
		...twinOutputs( ROOT, TARGET ),
		...( await moduleOutputs( examples, `${ EXAMPLES }/generated` ) ),
	] );
	const { changed, orphans } = staleFiles( outputs );
	if ( isCheck ) {
		for ( const path of [ ...changed, ...orphans ] ) {
			process.stderr.write(
				`${ path } is stale: run npm run generate\n`
			);
		}
		return changed.length + orphans.length === 0 ? 0 : 1;
	}
	for ( const path of changed ) {
		const file = join( ROOT, path );
		mkdirSync( dirname( file ), { recursive: true } );
		writeFileSync( file, outputs.get( path ) ?? '' );
		process.stdout.write( `wrote ${ path }\n` );
	}
	for ( const path of orphans ) {
		rmSync( join( ROOT, path ) );
		process.stdout.write( `removed ${ path }\n` );
	}
	process.stdout.write(
		`${ outputs.size } files, ${
			changed.length + orphans.length
		} changed\n`
	);
	return 0;
}

try {
	process.exitCode = await main( process.argv.includes( '--check' ) );
} catch ( error ) {
	if ( ! ( error instanceof Refusals || error instanceof Refusal ) ) {
		throw error;
	}
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
