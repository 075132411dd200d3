/**
 * Packs an npm package without installing it, through the machine's own npm and whatever registry that uses.
 * Enters: a package with its exact version, and a folder. Leaves: its tarball there, or an error of one line.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export async function npmPack(
	name: string,
	folder: string
): Promise< string > {
	try {
		const { stdout } = await promisify( execFile )(
			'npm',
			[
				...[ 'pack', name, '--pack-destination', folder ],
				...[ '--loglevel=error', '--fetch-retries=1' ],
				'--fetch-retry-mintimeout=1000',
			],
			{ cwd: folder }
		);
		return join( folder, stdout.trim().split( '\n' ).pop() ?? '' );
	} catch ( error ) {
		throw new Error( `npm pack ${ name }: ${ reasonOf( error ) }` );
	}
}

/** npm says in many lines what fits into one; the registry's address is nobody's business. */
function reasonOf( error: unknown ): string {
	const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
	if ( code === 'ENOENT' ) {
		return 'there is no npm here';
	}
	const said = stderr
		.split( '\n' )
		.map( ( line ) => /^npm (?:error|ERR!) (.+)/.exec( line )?.[ 1 ] ?? '' )
		.filter( ( line ) => line !== '' && ! /^A complete log/.test( line ) );
	return (
		said
			.slice( 0, 2 )
			.join( ', ' )
			.replace( /https?:\S+/g, '…' ) || 'it failed and did not say why'
	);
}
