/**
 * Differential test: arguments. A TypeScript type goes in; a source of JSON texts of that type comes out. The pools are small,
 * so that equal values meet, and hold what the languages treat differently: numeric-looking SKUs, empty text, characters of
 * one to four bytes, integers near the millionths and near the limits. Literals of the module itself are in them too, so that
 * its branches are reached.
 */
import ts from 'typescript';
import {
	isBoolean,
	isInteger,
	isJsonNumber,
	isNull,
	isText,
	membersOf,
} from '../kinds';
import type { Random } from './random';

/** JSON text of a random value. */
export type Arbitrary = ( random: Random ) => string;

/** Values that a module's arguments are drawn from. */
export interface Pools {
	texts: readonly string[];
	integers: readonly number[];
}

const TEXTS = [
	'',
	'0',
	'00',
	'1',
	'01',
	'1001',
	'01001',
	'1e3',
	'-5',
	'7',
	'-2.5',
	'+1',
	' 7',
	'0x1A',
	'null',
	'false',
	'A',
	'a',
	'Ä',
	'ä',
	' A ',
	'\t\n\v\u0000 b',
	'SKU-1',
	'sku-1',
	'SKU-10',
	'日本',
	'😀',
	'\uffee',
	'a"b\\c/d\'$e{$f}',
	'-0',
	'0.000001',
	'.5',
	'5.',
	'2.5000005',
	'1234567890.1',
	'-0.0000005',
	'007.1',
	'123456789012345',
	'1234567890123456',
	'-1',
	'12,15,12,',
	'5:12 6:13 ',
	'\u2028',
	'\u001b[31mred\u007f\u0085\u009b',
	'\u00a0\u061b\u061c\u061d',
	'\u200d\u200e\u200f\u2027\u202a\u202e\u202f',
	'\u2065\u2066\u2069\u206a\u1680',
];

const SEPARATORS = [ ',', ':', ' ', '\n', '\r\n', '.', '-', '' ];

const INTEGERS = [
	0, 0, 1, 1, 2, 3, 4, 5, 7, 10, -1, -1, -2, -3, 100, 999, 1000, 1001, 999999,
	1000000, 1000001, -1000000, 2500000, -2500000, 500000, -500000, 499999,
	4294967296, 999999999999999, 1000000000000000, -1000000000000000,
];

/** Whole ones are integers in PHP too: the validators see to it, and are tested with `7.0` themselves. */
const JSON_NUMBERS = [
	'0',
	'1',
	'-1',
	'7',
	'2.5',
	'-2.5',
	'0.1',
	'0.2',
	'0.30000000000000004',
	'1E-7',
	'0.0000005',
	'-0.0000005',
	'0.0000015',
	'1000000000',
	'-1000000000',
	'999999999.999999',
	'123456.654321',
	'4503599627.370497',
];

/**
 * The pools of a module: the common ones and the literals in its text.
 *
 * @param file The module.
 */
export function poolsOf( file: ts.SourceFile ): Pools {
	const texts = new Set< string >();
	const integers = new Set< number >();
	const visit = ( node: ts.Node ): void => {
		if (
			ts.isStringLiteral( node ) &&
			! ts.isImportDeclaration( node.parent )
		) {
			texts.add( node.text );
		} else if ( ts.isNumericLiteral( node ) ) {
			const value = Number( node.text );
			[ value - 1, value, value + 1 ].forEach( ( near ) =>
				integers.add( near )
			);
		}
		ts.forEachChild( node, visit );
	};
	visit( file );
	return {
		texts: [ ...TEXTS, ...texts ],
		integers: [ ...INTEGERS, ...integers ].filter( Number.isSafeInteger ),
	};
}

/**
 * A source of values of a type.
 *
 * @param type    The type.
 * @param checker The type checker.
 * @param pools   What to draw from.
 */
export function arbitraryOf(
	type: ts.Type,
	checker: ts.TypeChecker,
	pools: Pools
): Arbitrary {
	const members = membersOf( type ).map( ( member ) =>
		memberArbitrary( member, checker, pools )
	);
	return members.length === 1 && members[ 0 ] !== undefined
		? members[ 0 ]
		: ( random ) => random.pick( members )( random );
}

function memberArbitrary(
	type: ts.Type,
	checker: ts.TypeChecker,
	pools: Pools
): Arbitrary {
	if ( isNull( type ) ) {
		return () => 'null';
	}
	if ( isJsonNumber( type ) ) {
		return ( random ) =>
			random.once( 4 )
				? randomDecimal( random )
				: random.pick( JSON_NUMBERS );
	}
	if ( type.isLiteral() ) {
		return () => JSON.stringify( type.value );
	}
	if ( isText( type ) ) {
		return ( random ) => JSON.stringify( randomText( random, pools ) );
	}
	if ( isInteger( type ) ) {
		return ( random ) => String( randomInteger( random, pools ) );
	}
	if ( isBoolean( type ) ) {
		const text = checker.typeToString( type );
		return text === 'boolean'
			? ( random ) => ( random.once( 2 ) ? 'true' : 'false' )
			: () => text;
	}
	if ( checker.isArrayType( type ) ) {
		const [ item ] = checker.getTypeArguments( type as ts.TypeReference );
		if ( item !== undefined ) {
			const entry = arbitraryOf( item, checker, pools );
			return ( random ) =>
				`[${ randomLength( random, () => entry( random ) ).join(
					','
				) }]`;
		}
	}
	const fields = type.getProperties().map( ( property ) => ( {
		key: JSON.stringify( property.name ),
		value: arbitraryOf(
			checker.getTypeOfSymbol( property ),
			checker,
			pools
		),
	} ) );
	// An object that was drawn before comes again now and then: sameness of whole objects is a case of its own.
	let before: string | null = null;
	return ( random ) => {
		if ( before === null || ! random.once( 5 ) ) {
			before = `{${ fields
				.map( ( { key, value } ) => `${ key }:${ value( random ) }` )
				.join( ',' ) }}`;
		}
		return before;
	};
}

/**
 * Any text: from the pool, or two or three of it with something between them.
 *
 * @param random The source of chance.
 * @param pools  What to draw from.
 */
export function randomText( random: Random, pools: Pools ): string {
	if ( ! random.once( 5 ) ) {
		return random.pick( pools.texts );
	}
	const separator = random.pick( SEPARATORS );
	return Array.from( { length: 2 + random.below( 3 ) }, () =>
		random.once( 2 )
			? String( randomInteger( random, pools ) )
			: random.pick( pools.texts )
	).join( separator );
}

function randomInteger( random: Random, pools: Pools ): number {
	return random.once( 6 )
		? random.below( 2000000 ) - 1000000
		: random.pick( pools.integers );
}

function randomDecimal( random: Random ): string {
	const units = random.below( random.once( 3 ) ? 1000000000 : 50 );
	return `${ random.once( 2 ) ? '-' : '' }${ units }.${ random.below(
		2147483647
	) }`;
}

function randomLength(
	random: Random,
	entry: () => string
): readonly string[] {
	return Array.from(
		{ length: random.once( 10 ) ? random.below( 12 ) : random.below( 4 ) },
		entry
	);
}
