/**
 * Generator: JSON Schemas. Payload types go in; a PHP class of constants comes out, in the dialect that WordPress reads for
 * REST arguments (draft 4, with `required` on each property). Lengths are bytes in the validators, characters here: the
 * validators decide.
 */
import { docblock, wrapped } from './docblocks';
import type { Choice, FieldKind } from './field-kinds';
import { GENERATED, phpFile } from './module';
import type { Payload, PayloadField } from './payloads';
import { textLiteral } from './php';

/**
 * The PHP class.
 *
 * @param payloads Payload types.
 */
export function schemasPhp( payloads: readonly Payload[] ): string {
	return phpFile( {
		segment: 'Contract',
		head: [
			wrapped(
				'Contract: JSON Schemas of what crosses the wire and of what is stored, as WordPress reads them for REST arguments. Lengths are characters here and bytes in the validators, which decide.'
			),
			GENERATED( 'the payloads in src/core' ),
		],
		useLines: [],
		classDoc: [],
		className: 'Schemas',
		members: payloads.map(
			( { name, text, fields } ) =>
				`${ docblock( [
					wrapped( text ),
				] ) }public const ${ constantCase(
					name
				) } = [\n'type' => 'object',\n'properties' => [\n${ fields
					.map(
						( field ) =>
							`${ textLiteral( field.name ) } => ${ schemaOf(
								field
							) },`
					)
					.join( '\n' ) }\n],\n];`
		),
	} );
}

function schemaOf( field: PayloadField ): string {
	const isNullable = field.isNullable || field.fallback !== null;
	const parts = [
		...schemaParts( field.kind, isNullable ),
		...( field.isOptional || field.fallback !== null
			? []
			: [ "'required' => true" ] ),
		...( field.fallback === null
			? []
			: [ `'default' => ${ literal( field.fallback ) }` ] ),
	];
	return `[${ parts.join( ', ' ) }]`;
}

function schemaParts(
	kind: FieldKind,
	isNullable: boolean
): readonly string[] {
	switch ( kind.kind ) {
		case 'object':
			return [
				`...self::${ constantCase( kind.name ) }`,
				...( isNullable ? [ typePart( [ 'object' ], true ) ] : [] ),
			];
		case 'list':
			return [
				typePart( [ 'array' ], isNullable ),
				...limit( 'maxItems', kind.atMost ),
				`'items' => ${ itemSchema( kind.item ) }`,
			];
		case 'choice':
			return [
				typePart(
					[ ...new Set( kind.choices.map( jsonType ) ) ],
					isNullable
				),
				`'enum' => [${ [
					...kind.choices.map( literal ),
					...( isNullable ? [ 'null' ] : [] ),
				].join( ', ' ) }]`,
			];
		case 'boolean':
			return [ typePart( [ 'boolean' ], isNullable ) ];
		case 'text':
			return [
				typePart( [ 'string' ], isNullable ),
				...limit( 'minLength', kind.atLeast ),
				...limit( 'maxLength', kind.atMost ),
			];
		default:
			return [
				typePart( [ kind.kind ], isNullable ),
				...limit( 'minimum', kind.atLeast ),
				...limit( 'maximum', kind.atMost ),
			];
	}
}

function itemSchema( kind: FieldKind ): string {
	return kind.kind === 'object'
		? `self::${ constantCase( kind.name ) }`
		: `[${ schemaParts( kind, false ).join( ', ' ) }]`;
}

function typePart( types: readonly string[], isNullable: boolean ): string {
	const all = [ ...types, ...( isNullable ? [ 'null' ] : [] ) ].map(
		textLiteral
	);
	return all.length === 1
		? `'type' => ${ all.join( '' ) }`
		: `'type' => [${ all.join( ', ' ) }]`;
}

function limit( name: string, value: number | null ): readonly string[] {
	return value === null ? [] : [ `'${ name }' => ${ value }` ];
}

function jsonType( choice: Choice ): string {
	return typeof choice === 'number' ? 'integer' : typeof choice;
}

function literal( value: Choice ): string {
	return typeof value === 'string' ? textLiteral( value ) : String( value );
}

function constantCase( name: string ): string {
	return name.replace( /(?<=[a-z0-9])(?=[A-Z])/g, '_' ).toUpperCase();
}
