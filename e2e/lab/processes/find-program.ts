/**
 * Looks for a program on this machine.
 * Enters: names, best first. Leaves: a path, or an error that says what to install.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export function lookForProgram( ...names: string[] ): string | null {
	const folders = [
		...( process.env.PATH ?? '' ).split( delimiter ),
		// Servers live here, which is not on everybody's PATH.
		'/usr/local/sbin',
		'/usr/sbin',
		'/sbin',
	];
	for ( const name of names ) {
		for ( const folder of folders ) {
			const file = join( folder, name );
			try {
				accessSync( file, constants.X_OK );
				return file;
			} catch {
				// Not here.
			}
		}
	}
	return null;
}

export function findProgram( ...names: string[] ): string {
	const found = lookForProgram( ...names );
	if ( found === null ) {
		throw new Error(
			`This engine needs ${ names.join(
				' or '
			) }, which is not installed.`
		);
	}
	return found;
}
