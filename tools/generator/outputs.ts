/**
 * Generator: everything that comes out of one run, as text by path. `src/core` goes in; nothing is written here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPhp } from './format';
import { emitModule } from './module';
import { gather } from './refusal';
import type { Sources } from './source';
import { loadCore } from './source';

/** Texts by path, relative to the repository. */
export type Outputs = ReadonlyMap< string, string >;

/**
 * The PHP of all modules.
 *
 * @param sources Where to read from.
 * @param target  Folder of the classes, relative to the repository.
 */
export async function moduleOutputs(
	sources: Sources,
	target: string
): Promise< Outputs > {
	const core = loadCore( sources );
	const texts = gather(
		core.modules.map( ( module ) => (): [ string, string ] => [
			`${ target }/${ module.room }/${ module.className }.php`,
			emitModule( module, core ),
		] )
	);
	const outputs = new Map< string, string >();
	for ( const [ path, text ] of texts ) {
		outputs.set( path, await formatPhp( text ) );
	}
	return outputs;
}

/**
 * The hand-written twins of the runtime, which are shipped beside what is generated.
 *
 * @param root   The repository.
 * @param target Folder of the classes, relative to the repository.
 */
export function twinOutputs( root: string, target: string ): Outputs {
	const folder = join( root, 'tools/generator/runtime-php' );
	return new Map(
		readdirSync( folder )
			.sort()
			.map( ( name ) => [
				`${ target }/Runtime/${ name }`,
				readFileSync( join( folder, name ), 'utf8' ),
			] )
	);
}
