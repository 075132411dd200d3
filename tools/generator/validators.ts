/**
 * Generator: validators. Payload types go in; a PHP class and a TypeScript module come out that turn untrusted JSON into a
 * typed value or a list of what is wrong, field by field in the same order and the same words.
 */
import { dirname, relative } from 'node:path';
import { docblock, wrapped } from './docblocks';
import type { Choice, FieldKind } from './field-kinds';
import { GENERATED, phpFile } from './module';
import { ClassNames } from './names';
import type { Payload, PayloadField } from './payloads';
import { textLiteral } from './php';

/** Largest bounds that the readers take when nothing is said. */
const BOUNDS = {
	text: [ 0, 0 ],
	integer: [ -9000000000000000, 9000000000000000 ],
	number: [ -1000000000, 1000000000 ],
} as const;

/**
 * The PHP class.
 *
 * @param payloads Payload types.
 */
export function validatorsPhp( payloads: readonly Payload[] ): string {
	const classes = new ClassNames( 'Contract', 'Validators' );
	const fields = classes.ofTwin( 'fields' );
	const members = [
		...payloads
			.filter( ( { isWhole } ) => isWhole )
			.map(
				( { name, text } ) =>
					`${ docblock( [
						wrapped( text ),
						`@param mixed $json What \`json_decode($text, true)\` gave.\n` +
							`@return array{ok: true, value: ${ name }}|array{ok: false, errors: list<FieldError>}`,
					] ) }public static function ${ camelCase(
						name
					) }(mixed $json): array\n{\nreturn ${ fields }::read($json, self::read${ name }(...));\n}`
			),
		...payloads.map(
			( { name, fields: all } ) =>
				`${ docblock( [
					`@return ${ name }`,
				] ) }private static function read${ name }(${ fields } $fields): array\n{\nreturn [\n${ all
					.map(
						( field ) =>
							`${ textLiteral( field.name ) } => ${ phpField(
								field
							) },`
					)
					.join( '\n' ) }\n];\n}`
		),
	];
	const imports = payloads.map(
		( { name, module } ) =>
			`@phpstan-import-type ${ name } from ${ classes.ofModule(
				module
			) }`
	);
	return phpFile( {
		segment: 'Contract',
		head: [
			wrapped(
				'Contract: untrusted JSON in; a typed value, or a list of what is wrong with it, out. Keys that are not known are dropped: a newer peer may send more.'
			),
			GENERATED( 'the payloads in src/core' ),
		],
		useLines: classes.useLines(),
		classDoc: [
			[ `@phpstan-import-type FieldError from ${ fields }`, ...imports ]
				.sort()
				.join( '\n' ),
		],
		className: 'Validators',
		members,
	} );
}

/**
 * The TypeScript module.
 *
 * @param payloads Payload types.
 * @param path     Where it stands, relative to the repository.
 */
export function validatorsTypeScript(
	payloads: readonly Payload[],
	path: string
): string {
	const imports = sourcePaths( payloads ).map( ( source ) => {
		const names = payloads
			.filter( ( { module } ) => module.path === source )
			.map( ( { name } ) => name )
			.sort();
		return `import type { ${ names.join( ', ' ) } } from '${ specifier(
			path,
			source
		) }';`;
	} );
	const runtime = specifier( path, 'src/core/runtime/fields.ts' );
	return [
		`/**\n * Contract: untrusted JSON in; a typed value, or a list of what is wrong with it, out. The PHP twin is\n * \`Generated\\Contract\\Validators\`.\n *\n * ${ GENERATED(
			'the payloads in src/core'
		) }\n */`,
		`import type { Validated } from '${ runtime }';`,
		`import { Fields } from '${ runtime }';`,
		...imports,
		'',
		...payloads
			.filter( ( { isWhole } ) => isWhole )
			.map(
				( { name, text } ) =>
					`${ docblock( [
						wrapped( text ),
						'@param json What `JSON.parse()` gave.',
					] ) }export function ${ camelCase(
						name
					) }( json: unknown ): Validated< ${ name } > {\nreturn Fields.read( json, read${ name } );\n}\n`
			),
		...payloads.map(
			( { name, fields } ) =>
				`function read${ name }( fields: Fields ): ${ name } {\nreturn {\n${ fields
					.map(
						( field ) =>
							`${ tsKey( field.name ) }: ${ tsField( field ) },`
					)
					.join( '\n' ) }\n};\n}\n`
		),
	].join( '\n' );
}

/**
 * Name of a payload's validator.
 *
 * @param name Of the interface.
 */
export function camelCase( name: string ): string {
	return name.charAt( 0 ).toLowerCase() + name.slice( 1 );
}

/**
 * The sources of payloads, in order.
 *
 * @param payloads Payload types.
 */
export function sourcePaths( payloads: readonly Payload[] ): readonly string[] {
	return [
		...new Set( payloads.map( ( { module } ) => module.path ) ),
	].sort();
}

function phpField( field: PayloadField ): string {
	const key = textLiteral( field.name );
	const value = phpReader( '$fields', key, field.kind );
	const test = absenceTest( field );
	return test === null
		? value
		: `$fields->${ test }(${ key }) ? ${ literal(
				field.fallback,
				textLiteral
		  ) } : ${ value }`;
}

function phpReader( from: string, key: string, kind: FieldKind ): string {
	switch ( kind.kind ) {
		case 'object':
			return `self::read${ kind.name }(${ from }->object(${ key }))`;
		case 'list':
			return `${ from }->list(${ key }, ${
				kind.atMost ?? 0
			}, static fn(Fields $list, int $i): ${ phpNative(
				kind.item
			) } => ${ phpReader( '$list', '$i', kind.item ) })`;
		case 'choice':
			return `${ from }->choice(${ key }, [${ kind.choices
				.map( ( choice ) => literal( choice, textLiteral ) )
				.join( ', ' ) }])`;
		case 'boolean':
			return `${ from }->boolean(${ key })`;
		default:
			return `${ from }->${ kind.kind }(${ [
				key,
				...bounds( kind ),
			].join( ', ' ) })`;
	}
}

function phpNative( kind: FieldKind ): string {
	switch ( kind.kind ) {
		case 'text':
			return 'string';
		case 'integer':
			return 'int';
		case 'number':
			return 'int|float';
		case 'boolean':
			return 'bool';
		case 'choice': {
			const types = kind.choices.map( ( choice ) => typeof choice );
			return [
				[ 'string', 'string' ] as const,
				[ 'int', 'number' ] as const,
				[ 'bool', 'boolean' ] as const,
			]
				.filter( ( [ , type ] ) => types.includes( type ) )
				.map( ( [ name ] ) => name )
				.join( '|' );
		}
		default:
			return 'array';
	}
}

function tsField( field: PayloadField ): string {
	const key = tsText( field.name );
	const value = tsReader( 'fields', key, field.kind );
	const test = absenceTest( field );
	return test === null
		? value
		: `fields.${ test }( ${ key } ) ? ${ literal(
				field.fallback,
				tsText
		  ) } : ${ value }`;
}

function tsReader( from: string, key: string, kind: FieldKind ): string {
	switch ( kind.kind ) {
		case 'object':
			return `read${ kind.name }( ${ from }.object( ${ key } ) )`;
		case 'list':
			return `${ from }.list( ${ key }, ${
				kind.atMost ?? 0
			}, ( list, i ) => ${ tsReader( 'list', 'i', kind.item ) } )`;
		case 'choice':
			return `${ from }.choice( ${ key }, [ ${ kind.choices
				.map( ( choice ) => literal( choice, tsText ) )
				.join( ', ' ) } ] )`;
		case 'boolean':
			return `${ from }.boolean( ${ key } )`;
		default:
			return `${ from }.${ kind.kind }( ${ [
				key,
				...bounds( kind ),
			].join( ', ' ) } )`;
	}
}

function absenceTest( field: PayloadField ): string | null {
	if ( field.isOptional || field.fallback !== null ) {
		return 'isAbsent';
	}
	return field.isNullable ? 'isNull' : null;
}

/**
 * The bounds as arguments, as far as they differ from what the reader takes by itself.
 *
 * @param kind What the field accepts.
 */
function bounds(
	kind: FieldKind & { kind: keyof typeof BOUNDS }
): readonly string[] {
	const [ low ] = BOUNDS[ kind.kind ];
	if ( kind.atMost !== null ) {
		return [ String( kind.atLeast ?? low ), String( kind.atMost ) ];
	}
	return kind.atLeast === null ? [] : [ String( kind.atLeast ) ];
}

function literal(
	value: Choice | null,
	quote: ( text: string ) => string
): string {
	return typeof value === 'string' ? quote( value ) : String( value );
}

function tsText( text: string ): string {
	return `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
}

function tsKey( name: string ): string {
	return /^[A-Za-z_$][\w$]*$/.test( name ) ? name : tsText( name );
}

function specifier( from: string, to: string ): string {
	const path = relative( dirname( from ), to ).replace( /\.ts$/, '' );
	return path.startsWith( '.' ) ? path : `./${ path }`;
}
