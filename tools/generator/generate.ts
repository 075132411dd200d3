/**
 * Generator: the command. `npm run generate` writes `plugin/generated` and the validators for TypeScript;
 * `npm run generate -- --check` writes nothing and fails when a file is stale.
 */
import { staleFiles, write } from './disk';
import { allOutputs } from './outputs';
import { Refusals, Refusal, showPathsFrom } from './refusal';

async function main( root: string, isCheck: boolean ): Promise< number > {
	showPathsFrom( root );
	const outputs = await allOutputs( root );
	const stale = staleFiles( root, outputs );
	const count = stale.changed.length + stale.orphans.length;
	if ( isCheck ) {
		for ( const path of [ ...stale.changed, ...stale.orphans ] ) {
			process.stderr.write(
				`${ path } is stale: run npm run generate\n`
			);
		}
	} else {
		write( root, outputs, stale );
		for ( const path of stale.changed ) {
			process.stdout.write( `wrote ${ path }\n` );
		}
		for ( const path of stale.orphans ) {
			process.stdout.write( `removed ${ path }\n` );
		}
	}
	process.stdout.write(
		`${ outputs.size } files, ${ count } ${
			isCheck ? 'stale' : 'changed'
		}\n`
	);
	return isCheck && count > 0 ? 1 : 0;
}

try {
	process.exitCode = await main(
		process.cwd(),
		process.argv.includes( '--check' )
	);
} catch ( error ) {
	if ( ! ( error instanceof Refusals || error instanceof Refusal ) ) {
		throw error;
	}
	process.stderr.write( `${ error.message }\n` );
	process.exitCode = 1;
}
