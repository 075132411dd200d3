/**
 * Generator: what it refuses. `fixtures/refused` holds an example of each, with a comment on the line before it that says
 * what is met and what to write instead; `fixtures/unreadable` holds what stops it before it looks at the code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { INSTEAD as EXPRESSIONS } from './expressions';
import { emitModule, INSTEAD as DECLARATIONS } from './module';
import { REFUSED as OPERATORS } from './operators';
import { payloadsOf } from './payloads';
import { gather, Refusal, Refusals, relativePath } from './refusal';
import type { Core } from './source';
import { loadCore } from './source';
import { INSTEAD as STATEMENTS } from './statements';

const FIXTURES = join( __dirname, 'fixtures' );
const RUNTIME = join( __dirname, '../../src/core/runtime' );
const REFUSED = filesIn( join( FIXTURES, 'refused' ) );

const met = messagesOf( () =>
	loadCore( { folder: FIXTURES, runtime: RUNTIME, files: REFUSED } )
);

const UNREADABLE: Readonly< Record< string, string > > = {
	'stray.ts':
		'1: a module that is not in a folder: move it to src/core/<folder>/<name>.ts',
	'examples/list.ts':
		'1: the class name List, which PHP reserves: give the file another name',
	'examples/2nd.ts':
		'1: the path examples/2nd.ts, which gives no name for a class: write small letters, digits and dashes, a letter first',
	'examples/silenced.ts':
		'5: a comment that silences the type checker: mend what it complains about',
	'examples/wrong-type.ts':
		"5: TypeScript 2322, Type 'string' is not assignable to type 'number': write what type-checks",
	'examples/unknown-helper.ts':
		'7: the helper shuffled(): teach it to tools/generator/runtime-calls.ts',
	'contract/schemas.ts':
		'1: a second class Contract\\Schemas: give the file another name',
};

describe( 'What is outside the subset stops the generator with file and line, what was met and what to write instead', () => {
	test.each( REFUSED.map( ( file ) => [ basename( file, '.ts' ), file ] ) )(
		'%s',
		( _, file ) => {
			const path = relativePath( file );
			const own = met.filter( ( each ) =>
				each.startsWith( `${ path }:` )
			);
			expect( own.sort() ).toEqual( [ ...announcedIn( file ) ].sort() );
		}
	);

	test.each( Object.entries( UNREADABLE ) )(
		'%s, which cannot be read',
		( name, message ) => {
			const folder = join( FIXTURES, 'unreadable' );
			const file = join( folder, name );
			const runtime = join( folder, 'runtime' );
			expect(
				messagesOf( () =>
					loadCore( { folder, runtime, files: [ file ] } )
				)
			).toEqual( [ `${ relativePath( file ) }:${ message }` ] );
		}
	);

	test( 'a run shows everything that is refused, not the first only', () => {
		expect( met.length ).toBeGreaterThan( REFUSED.length );
	} );
} );

describe( 'Every refusal has an example', () => {
	const examples = [
		...REFUSED.flatMap( announcedIn ),
		...Object.entries( UNREADABLE ).map(
			( [ name, message ] ) => `${ name }:${ message }`
		),
	].map( ( each ) => each.replace( /^.*?:\d+: /, '' ) );

	test.each( [ ...refusalsInSources(), ...refusalsInTables() ] )(
		'%s',
		( _, pattern ) => {
			expect(
				examples.filter( ( each ) => pattern.test( each ) )
			).not.toEqual( [] );
		}
	);
} );

function filesIn( folder: string ): readonly string[] {
	return readdirSync( folder )
		.sort()
		.map( ( name ) => join( folder, name ) );
}

/** All refusals of one run, as the command prints them. */
function messagesOf( load: () => Core ): readonly string[] {
	try {
		const core = load();
		gather< unknown >( [
			...core.modules.map(
				( module ) => () => emitModule( module, core )
			),
			() => payloadsOf( core ),
		] );
		return [];
	} catch ( error ) {
		if ( ! ( error instanceof Refusal || error instanceof Refusals ) ) {
			throw error;
		}
		return error.message.split( '\n' );
	}
}

/** What a file's comments say about the lines after them. */
function announcedIn( file: string ): readonly string[] {
	return readFileSync( file, 'utf8' )
		.split( '\n' )
		.flatMap( ( line, i ) => {
			const message = /^\s*\/\/ refused: (.*)$/.exec( line )?.[ 1 ];
			return message === undefined
				? []
				: [ `${ relativePath( file ) }:${ i + 2 }: ${ message }` ];
		} );
}

/** The tables of what people reach for first. */
function refusalsInTables(): readonly ( readonly [ string, RegExp ] )[] {
	const pairs = [ DECLARATIONS, STATEMENTS, EXPRESSIONS ].flatMap(
		( table ) => Object.values( table )
	);
	const operators = Object.entries( OPERATORS ).map(
		( [ kind, instead ] ) =>
			[
				`the operator ${ ts.tokenToString( Number( kind ) ) }`,
				instead,
			] as const
	);
	return [ ...pairs, ...operators ].map( ( [ what, instead ] ) => {
		const message = `${ what }: ${ instead }`;
		return [ message, new RegExp( `^${ escaped( message ) }$` ) ];
	} );
}

/**
 * Every call of `refuse()` and every `new Refusal()` in the generator, as a pattern of what it says. A choice between two
 * wordings counts as two.
 */
function refusalsInSources(): readonly ( readonly [ string, RegExp ] )[] {
	const found: ( readonly [ string, RegExp ] )[] = [];
	for ( const name of readdirSync( __dirname ) ) {
		if ( ! /^[^.]+\.ts$/.test( name ) ) {
			continue;
		}
		const file = ts.createSourceFile(
			name,
			readFileSync( join( __dirname, name ), 'utf8' ),
			ts.ScriptTarget.ES2022,
			true
		);
		const visit = ( node: ts.Node ): void => {
			for ( const [ what, instead ] of wordsOf( node ) ) {
				const { line } = file.getLineAndCharacterOfPosition(
					node.getStart()
				);
				found.push( [
					`${ name }:${ line + 1 } ${ what }: ${ instead }`,
					new RegExp( `^${ what }: ${ instead }$` ),
				] );
			}
			ts.forEachChild( node, visit );
		};
		visit( file );
	}
	return found;
}

function wordsOf( node: ts.Node ): readonly ( readonly [ string, string ] )[] {
	const isRefusal =
		( ts.isCallExpression( node ) || ts.isNewExpression( node ) ) &&
		/^(?:refuse|Refusal)$/.test( node.expression.getText() );
	const [ , what, instead ] = isRefusal ? node.arguments ?? [] : [];
	return what === undefined ||
		instead === undefined ||
		ts.isSpreadElement( what )
		? []
		: patternsOf( what ).flatMap( ( one ) =>
				patternsOf( instead ).map(
					( other ) => [ one, other ] as const
				)
		  );
}

/** What an expression may say: its fixed words, and anything where it puts in more. */
function patternsOf( node: ts.Expression ): readonly string[] {
	if ( ts.isStringLiteralLike( node ) ) {
		return [ escaped( node.text ) ];
	}
	if ( ts.isTemplateExpression( node ) ) {
		const spans = node.templateSpans.map(
			( span ) => `.+${ escaped( span.literal.text ) }`
		);
		return [ escaped( node.head.text ) + spans.join( '' ) ];
	}
	if ( ts.isConditionalExpression( node ) ) {
		return [ node.whenTrue, node.whenFalse ].flatMap( patternsOf );
	}
	return [ '.+' ];
}

function escaped( text: string ): string {
	return text.replace( /[\\^$.*+?()[\]{}|]/g, '\\$&' );
}
