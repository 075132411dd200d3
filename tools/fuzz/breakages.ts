/**
 * Fuzz: what is done to a body on purpose. A tree goes in; a tree with one thing wrong comes out, or a text that is no JSON any
 * more.
 */
import type { Random } from '../generator/differential/random';
import {
	written,
	leaf,
	list,
	object,
	raw,
	replaced,
	sizeOf,
	type Entry,
	type Node,
} from './json';

const LONG = 5000;
const DEEP = 600;

/** Values that break careless code, as JSON has them. */
const JUNK: readonly string[] = [
	...[ 'null', 'true', 'false', '0', '-0', '-1', '1', '0.000001', '1.5' ],
	...[ '9e15', '9000000000000000', '9007199254740993', '1e15', '1e16' ],
	...[
		'1e308',
		'-1e308',
		'1e400',
		'-1e400',
		'1e-400',
		'9223372036854775807',
	],
	...[ '9223372036854775808', '-9223372036854775809', '253402300800' ],
	...[ '1000000000', '-1000000000', '1000000001', '999999999.999999' ],
	...[ '""', '" "', '"0"', '"-1"', '"1e3"', '"NaN"', '"Infinity"', '"-0"' ],
	...[ '"0x1A"', '"1,5"', '"٣"', '"null"', '"true"', '"parent"', '"yes"' ],
	...[
		'"\\u0000"',
		'"\\u0000SKU-0007"',
		'"SKU-0007\\u0000"',
		'"\\u001b[2J"',
	],
	...[
		'"a\\nb\\tc"',
		'"\\u202eevil"',
		'"\\ud800"',
		'"\\udc00x"',
		'"\\uffff"',
	],
	...[
		'"😀"',
		'"%00"',
		'"%s%n"',
		`"'; DROP TABLE wp_options; --"`,
		'"\\\\"',
	],
	...[ '"<img src=x onerror=alert(1)>"', '"<svg onload=1>"', '"$$bytes"' ],
	...[ '[]', '{}', '[null]', '[[]]', '[{}]', '{"0":1}', '{"1":2,"0":1}' ],
	...[ '{"":1}', '{"__proto__":{"a":1}}', '{"constructor":1}', '{"00":1}' ],
	...[
		`"${ 'x'.repeat( 65 ) }"`,
		`"${ 'ä'.repeat( 128 ) }"`,
		`"${ 'x'.repeat( 256 ) }"`,
	],
	...[ `"${ 'y'.repeat( LONG ) }"`, '['.repeat( DEEP ) + ']'.repeat( DEEP ) ],
	'{"a":'.repeat( DEEP ) + '1' + '}'.repeat( DEEP ),
];

/** Numbers at which something ends, as JSON has them. */
const EXTREMES: readonly string[] = [
	...[ '0', '-1', '-1000', '0.000001', '-0.000001', '1000000000' ],
	...[ '-1000000000', '999999999.999999', '1000000001', '1e12' ],
	...[ '1000000000000000', '1000000000000001', '9000000000000000' ],
	...[ '9e15', '9007199254740993', '1e308', '-1e308', '253402300800' ],
];

const NUMERIC = /^-?[\d.]+$|^"\$\$(?:seq|version|base|told|cursor|now)\b/;

const ODD_KEYS = [
	'__proto__',
	'constructor',
	'0',
	'1',
	'-1',
	'',
	'to',
	'items',
	'unknown',
	'\u0000*\u0000x',
	'a b',
	'Sku',
];

type Breakage = ( node: Node, random: Random ) => readonly Node[];

/** One place of a tree is changed by one of these. */
const OF_A_NODE: readonly Breakage[] = [
	( _, random ) => [ raw( random.pick( JUNK ) ) ],
	( node, random ) => [
		raw(
			random.pick(
				node.kind === 'raw' && NUMERIC.test( node.text )
					? EXTREMES
					: JUNK
			)
		),
	],
	() => [],
	// Of an object's member this is the same key twice.
	( node ) => [ node, node ],
	( node, random ) => [ node, raw( random.pick( JUNK ) ) ],
	( node ) => [ list( [ node ] ) ],
	( node ) => [ object( [ [ '0', node ] ] ) ],
	( node ) => [ asOtherKind( node ) ],
	( node, random ) => [ withOddText( node, random ) ],
	( node, random ) => [ withOddKey( node, random ) ],
	( node, random ) => [ withMany( node, random ) ],
	( node ) => [ emptied( node ) ],
];

/** The whole text is changed by one of these. */
const OF_A_TEXT: readonly ( ( text: string, random: Random ) => string )[] = [
	() => '',
	() => 'null',
	() => '[]',
	() => '"text"',
	() => '0',
	( text, random ) => text.slice( 0, random.below( text.length + 1 ) ),
	( text ) => `${ text },`,
	( text ) => `${ text }${ text }`,
	( text ) => `\uFEFF${ text }`,
	( text ) => ` \n${ text } \n`,
	( text ) => text.replaceAll( '"', `'` ),
	( text ) => text.replace( ':', ':\u0000' ),
	( text ) => text.replace( '{', '{"a":"$$bytes",' ),
	( text ) => `[${ text }]`,
	( text ) => text.replaceAll( '"items"', '"ITEMS"' ),
];

/**
 * A body with one thing wrong somewhere.
 *
 * @param tree   The body.
 * @param random Where the choices come from.
 */
export function broken( tree: Node, random: Random ): Node {
	const breakage = random.pick( OF_A_NODE );
	return replaced( tree, random.below( sizeOf( tree ) ), ( node ) =>
		breakage( node, random )
	);
}

/**
 * A body that is wrong as a whole.
 *
 * @param text   The body.
 * @param random Where the choices come from.
 */
export function brokenText( text: string, random: Random ): string {
	return random.pick( OF_A_TEXT )( text, random );
}

/**
 * A body left as it is, or with one or two things wrong.
 *
 * @param tree   The body.
 * @param random Where the choices come from.
 */
export function spoiled( tree: Node, random: Random ): string {
	const times = random.pick( [ 0, 0, 0, 0, 1, 1, 1, 1, 1, 2 ] );
	let body = tree;
	for ( let i = 0; i < times; i++ ) {
		body = broken( body, random );
	}
	const text = written( body );
	return random.once( 25 ) ? brokenText( text, random ) : text;
}

/** A number as text, text as a number, and so on. */
function asOtherKind( node: Node ): Node {
	if ( node.kind === 'list' ) {
		return object(
			node.items.map( ( item, i ): Entry => [ `${ i }`, item ] )
		);
	}
	if ( node.kind === 'object' ) {
		return list( node.entries.map( ( [ , value ] ) => value ) );
	}
	if ( /^-?[\d.]+$/.test( node.text ) ) {
		return leaf( node.text );
	}
	return node.text === 'true' || node.text === 'false'
		? leaf( node.text )
		: raw( '7' );
}

function withOddText( node: Node, random: Random ): Node {
	if ( node.kind !== 'raw' || ! node.text.startsWith( '"' ) ) {
		return leaf( 'x'.repeat( 300 ) );
	}
	const odd = random.pick( [
		'\\u0000',
		'\\u001b[31m',
		'\\u202e',
		'\\ud83d',
		' ',
		'\\n',
		'<b>',
		"'",
		'\\\\',
		'%',
		'%C3',
		'\\u00a0',
	] );
	return raw(
		random.once( 2 )
			? `"${ odd }${ node.text.slice( 1 ) }`
			: `${ node.text.slice( 0, -1 ) }${ odd }"`
	);
}

function withOddKey( node: Node, random: Random ): Node {
	if ( node.kind !== 'object' ) {
		return object( [ [ random.pick( ODD_KEYS ), node ] ] );
	}
	const key = random.pick( ODD_KEYS );
	const at = random.below( node.entries.length + 1 );
	return object(
		random.once( 2 )
			? node.entries.toSpliced( at, 0, [
					key,
					raw( random.pick( JUNK ) ),
			  ] )
			: node.entries.map(
					( [ old, value ], i ): Entry => [
						i === at ? key : old,
						value,
					]
			  )
	);
}

function withMany( node: Node, random: Random ): Node {
	if ( node.kind !== 'list' ) {
		return list( [ node, node, node ] );
	}
	// A long list takes long to send: seldom.
	const many = random.once( 12 )
		? random.pick( [ 201, 501, 2001, 10001 ] )
		: random.pick( [ 2, 3, 9, 26 ] );
	const item = node.items[ 0 ] ?? leaf( 'x' );
	return list( [
		...node.items,
		...Array.from( { length: many }, () => item ),
	] );
}

function emptied( node: Node ): Node {
	return node.kind === 'list' ? list( [] ) : object( [] );
}
