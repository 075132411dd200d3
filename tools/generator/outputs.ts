/**
 * Generator: everything that comes out of one run, as text by path. `src/core` and the examples go in; nothing is written
 * here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPhp, formatTypeScript } from './format';
import { emitModule } from './module';
import { payloadsOf } from './payloads';
import { gather, relativePath } from './refusal';
import { schemasPhp } from './schemas';
import type { Sources } from './source';
import { loadCore } from './source';
import { validatorsPhp, validatorsTypeScript } from './validators';

/** Texts by path, relative to the repository. */
export type Outputs = ReadonlyMap< string, string >;

/** What is shipped, relative to the repository. */
export const TARGET = 'plugin/generated';

/** Examples of every construct, with what they become beside them. */
export const EXAMPLES = 'tools/generator/fixtures';

/**
 * Everything that one run makes.
 *
 * @param root The repository.
 */
export async function allOutputs( root: string ): Promise< Outputs > {
	const core = {
		folder: join( root, 'src/core' ),
		runtime: join( root, 'src/core/runtime' ),
	};
	return new Map( [
		...( await moduleOutputs( core, TARGET ) ),
		...twinOutputs( root, TARGET ),
		...( await exampleOutputs( root ) ),
	] );
}

/**
 * What the examples become.
 *
 * @param root The repository.
 */
export function exampleOutputs( root: string ): Promise< Outputs > {
	return moduleOutputs(
		{
			folder: join( root, EXAMPLES, 'core' ),
			runtime: join( root, 'src/core/runtime' ),
		},
		`${ EXAMPLES }/generated`
	);
}

/**
 * The PHP of all modules, and the validators in both languages.
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
			`${ target }/${ module.segment }/${ module.className }.php`,
			emitModule( module, core ),
		] )
	);
	const payloads = payloadsOf( core );
	const validators = `${ relativePath(
		sources.folder
	) }/contract/validators.generated.ts`;
	const outputs = new Map< string, string >();
	if ( payloads.length > 0 ) {
		texts.push(
			[
				`${ target }/Contract/Validators.php`,
				validatorsPhp( payloads ),
			],
			[ `${ target }/Contract/Schemas.php`, schemasPhp( payloads ) ]
		);
		outputs.set(
			validators,
			await formatTypeScript(
				validatorsTypeScript( payloads, validators )
			)
		);
	}
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
