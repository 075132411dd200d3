/**
 * Generator: reads `src/core`. A folder goes in; its modules come out, type-checked, each with the PHP class it becomes.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { gather, Refusal, Refusals, relativePath } from './refusal';

/** One source file that becomes one PHP class. */
export interface Module {
	file: ts.SourceFile;
	/** Path from the repository, as in `src/core/sync/change-log.ts`. */
	path: string;
	/** Namespace segment, as in `Sync`. */
	segment: string;
	/** As in `ChangeLog`. */
	className: string;
}

/** All sources, type-checked together. */
export interface Core {
	checker: ts.TypeChecker;
	modules: readonly Module[];
	/** The module of a file, null for a runtime helper or a library. */
	moduleOf: ( file: ts.SourceFile ) => Module | null;
	/** Name of a runtime file without extension, as in `list`; null for any other file. */
	runtimeOf: ( file: ts.SourceFile ) => string | null;
}

/** Where to read from. */
export interface Sources {
	/** Absolute path of the folder that holds the folders. */
	folder: string;
	/** Absolute path of the runtime helpers. */
	runtime: string;
	/** Absolute paths, where not all files of the folder are wanted. */
	files?: readonly string[];
}

/** Names that PHP does not accept for a class. */
const RESERVED = new Set(
	(
		'abstract and array as break callable case catch class clone const continue declare default do echo else ' +
		'elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends final finally fn for ' +
		'foreach function global goto if implements include instanceof insteadof interface isset list match namespace ' +
		'new or print private protected public readonly require return static switch throw trait try unset use var ' +
		'while xor yield self parent true false null void never mixed int float bool string object iterable'
	).split( ' ' )
);

/** What the generator makes from the payloads, beside the modules of that folder. */
const GENERATED_CLASSES = new Set( [
	'contract\\validators',
	'contract\\schemas',
] );

/** Comments that silence the type checker, on which everything here relies. */
const SILENCED = /@ts-(?:ignore|expect-error|nocheck)/;

const OPTIONS: ts.CompilerOptions = {
	strict: true,
	noUncheckedIndexedAccess: true,
	noImplicitReturns: true,
	noImplicitOverride: true,
	allowUnreachableCode: false,
	allowImportingTsExtensions: true,
	target: ts.ScriptTarget.ES2022,
	module: ts.ModuleKind.ESNext,
	moduleResolution: ts.ModuleResolutionKind.Bundler,
	// The second is for `using`, so that it is refused with its line and not for a type that is missing.
	lib: [ 'lib.es2022.d.ts', 'lib.esnext.disposable.d.ts' ],
	types: [],
	skipLibCheck: true,
	noEmit: true,
};

/**
 * Loads and type-checks all modules.
 *
 * @param sources Where to read from.
 */
export function loadCore( sources: Sources ): Core {
	const names = [ ...( sources.files ?? sourceFiles( sources ) ) ].sort(
		byName
	);
	const program = ts.createProgram( names, OPTIONS );
	const modules = gather(
		names.map( ( name ) => () => {
			const file = program.getSourceFile( name );
			if ( file === undefined ) {
				throw new Error( `${ name } cannot be read` );
			}
			return moduleFor( file, sources );
		} )
	);
	refuseSameClass( modules );
	const found = modules.flatMap( ( module ) => [
		...program.getSyntacticDiagnostics( module.file ),
		...program.getSemanticDiagnostics( module.file ),
	] );
	if ( found.length > 0 ) {
		throw new Refusals( found.map( diagnosticText ) );
	}
	const byFile = new Map(
		modules.map( ( module ) => [ module.file, module ] )
	);
	return {
		checker: program.getTypeChecker(),
		modules,
		moduleOf: ( file ) => byFile.get( file ) ?? null,
		runtimeOf: ( file ) =>
			file.fileName.startsWith( `${ sources.runtime }/` )
				? basename( file.fileName, '.ts' )
				: null,
	};
}

function sourceFiles( sources: Sources ): readonly string[] {
	if ( ! existsSync( sources.folder ) ) {
		return [];
	}
	return readdirSync( sources.folder, {
		recursive: true,
		withFileTypes: true,
	} )
		.filter(
			( entry ) => entry.isFile() && /^[^.]+\.ts$/.test( entry.name )
		)
		.map( ( entry ) => join( entry.parentPath, entry.name ) )
		.filter( ( name ) => ! name.startsWith( `${ sources.runtime }/` ) );
}

function moduleFor( file: ts.SourceFile, sources: Sources ): Module {
	const parts = relative( sources.folder, file.fileName ).split( sep );
	const path = relativePath( file.fileName );
	const [ segment, name ] = parts;
	if ( parts.length !== 2 || segment === undefined || name === undefined ) {
		throw new Refusal(
			`${ path }:1`,
			'a module that is not in a folder',
			'move it to src/core/<folder>/<name>.ts'
		);
	}
	const base = name.slice( 0, -'.ts'.length );
	if (
		! [ segment, base ].every( ( part ) =>
			/^[a-z][a-z0-9-]*$/.test( part )
		)
	) {
		throw new Refusal(
			`${ path }:1`,
			`the path ${ segment }/${ name }, which gives no name for a class`,
			'write small letters, digits and dashes, a letter first'
		);
	}
	const silenced = file.text
		.split( '\n' )
		.findIndex( ( line ) => SILENCED.test( line ) );
	if ( silenced >= 0 ) {
		throw new Refusal(
			`${ path }:${ silenced + 1 }`,
			'a comment that silences the type checker',
			'mend what it complains about'
		);
	}
	const className = pascalCase( base );
	if ( RESERVED.has( className.toLowerCase() ) ) {
		throw new Refusal(
			`${ path }:1`,
			`the class name ${ className }, which PHP reserves`,
			'give the file another name'
		);
	}
	return { file, path, segment: pascalCase( segment ), className };
}

/** PHP does not tell classes apart by case, nor do all file systems. */
function refuseSameClass( modules: readonly Module[] ): void {
	const seen = new Set( GENERATED_CLASSES );
	for ( const { path, segment, className } of modules ) {
		const name = `${ segment }\\${ className }`.toLowerCase();
		if ( seen.has( name ) ) {
			throw new Refusal(
				`${ path }:1`,
				`a second class ${ segment }\\${ className }`,
				'give the file another name'
			);
		}
		seen.add( name );
	}
}

function pascalCase( name: string ): string {
	return name
		.split( '-' )
		.map( ( word ) => word.charAt( 0 ).toUpperCase() + word.slice( 1 ) )
		.join( '' );
}

function diagnosticText( diagnostic: ts.Diagnostic ): string {
	const text = ts.flattenDiagnosticMessageText( diagnostic.messageText, ' ' );
	if ( diagnostic.file === undefined ) {
		return text;
	}
	const { line } = diagnostic.file.getLineAndCharacterOfPosition(
		diagnostic.start ?? 0
	);
	const path = relativePath( diagnostic.file.fileName );
	return `${ path }:${ line + 1 }: TypeScript ${
		diagnostic.code
	}, ${ text.replace( /\.$/, '' ) }: write what type-checks`;
}

function byName( a: string, b: string ): number {
	if ( a === b ) {
		return 0;
	}
	return a < b ? -1 : 1;
}
