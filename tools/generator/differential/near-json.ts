/**
 * Differential test: documents for the validators. A payload type goes in; JSON texts come out that are right, or nearly: just
 * inside and just outside each bound, with fields missing, surplus, null, or of another kind.
 */
import type { FieldKind } from '../field-kinds';
import type { Payload } from '../payloads';
import type { Arbitrary } from './arbitrary';
import type { Random } from './random';

const JUNK = [
	'null',
	'true',
	'false',
	'0',
	'1',
	'7',
	'7.0',
	'-0',
	'-0.0',
	'1.5',
	'2.0',
	'1e400',
	'-1e400',
	'1e20',
	'9007199254740993',
	'9000000000000000',
	'9000000000000001',
	'-9000000000000001',
	'1000000000',
	'1000000000.5',
	'-1000000001',
	'0.1',
	'1e-7',
	'""',
	'"0"',
	'"7"',
	'"parent"',
	'"no"',
	'"ä"',
	'"日本"',
	'"\\u0000"',
	'"true"',
	'"null"',
	'[]',
	'{}',
	'[null]',
	'[1,2]',
	'["a"]',
	'[[]]',
	'[{}]',
	'{"0":1}',
	'{"1":2,"0":1}',
	'{"5":1}',
	'{"0":"a","1":"b"}',
	'{"a":1}',
	'{"sku":"A"}',
	'{"":1}',
	'{"__proto__":1}',
	'{"00":1}',
];

/**
 * A source of documents.
 *
 * @param name     The payload.
 * @param payloads All payloads.
 */
export function nearJson(
	name: string,
	payloads: readonly Payload[]
): Arbitrary {
	const byName = new Map(
		payloads.map( ( payload ) => [ payload.name, payload ] )
	);
	// Most documents are damaged in few places, so that the fields behind are reached too.
	let damage = 0;

	const value = ( kind: FieldKind, random: Random ): string => {
		if ( damage > 0 && random.once( damage ) ) {
			return random.pick( JUNK );
		}
		switch ( kind.kind ) {
			case 'text':
				return textNear( kind, random, damage > 0 );
			case 'integer':
			case 'number':
				return numberNear( kind, random, damage > 0 );
			case 'boolean':
				return random.once( 2 ) ? 'true' : 'false';
			case 'choice': {
				const choice = random.pick( kind.choices );
				return typeof choice === 'number' && random.once( 4 )
					? `${ choice }.0`
					: JSON.stringify( choice );
			}
			case 'list': {
				const length = lengthNear( kind.atMost, random, damage > 0 );
				const entry = length > 20 ? 'null' : null;
				return `[${ Array.from(
					{ length },
					() => entry ?? value( kind.item, random )
				).join( ',' ) }]`;
			}
			case 'object':
				return object( kind.name, random );
		}
	};

	const object = ( wanted: string, random: Random ): string => {
		const fields = ( byName.get( wanted )?.fields ?? [] ).flatMap(
			( field ) => {
				const isLeftOut = field.isOptional
					? random.once( 3 )
					: damage > 0 && random.once( damage );
				if ( isLeftOut ) {
					return [];
				}
				const isNull =
					( field.isNullable || field.isOptional ) &&
					random.once( 4 );
				const text = isNull ? 'null' : value( field.kind, random );
				return [ `${ JSON.stringify( field.name ) }:${ text }` ];
			}
		);
		if ( random.once( 6 ) ) {
			fields.push( `"surplus":${ random.pick( JUNK ) }` );
		}
		return `{${ fields.join( ',' ) }}`;
	};

	return ( random ) => {
		damage = random.pick( [ 0, 4, 12, 40 ] );
		return value( { kind: 'object', name }, random );
	};
}

function textNear(
	kind: FieldKind & { kind: 'text' },
	random: Random,
	mayFail: boolean
): string {
	const atLeast = kind.atLeast ?? 0;
	const atMost = kind.atMost ?? 40;
	const lengths = [
		atLeast,
		atLeast + 1,
		atMost - 1,
		atMost,
		...( mayFail ? [ atLeast - 1, atMost + 1 ] : [] ),
	];
	const bytes = Math.max( 0, random.pick( lengths ) );
	const wide = random.pick( [ 'ä', '日', '😀' ] );
	const width = Buffer.byteLength( wide );
	return random.once( 2 )
		? JSON.stringify( 'x'.repeat( bytes ) )
		: JSON.stringify(
				wide.repeat( Math.floor( bytes / width ) ) +
					'y'.repeat( bytes % width )
		  );
}

function numberNear(
	kind: FieldKind & { kind: 'integer' | 'number' },
	random: Random,
	mayFail: boolean
): string {
	const limit = kind.kind === 'integer' ? 9000000000000000 : 1000000000;
	const atLeast = kind.atLeast ?? -limit;
	const atMost = kind.atMost ?? limit;
	const inside = [
		atLeast,
		atLeast + 1,
		atMost - 1,
		atMost,
		Math.max( atLeast, Math.min( atMost, random.below( 30 ) - 5 ) ),
	];
	const near = random.pick( [
		...inside,
		...( mayFail ? [ atLeast - 1, atMost + 1 ] : [] ),
	] );
	const forms = [
		`${ near }`,
		`${ near }`,
		`${ near }.0`,
		...( kind.kind === 'number' || mayFail ? [ `${ near }.25` ] : [] ),
	];
	return random.pick( forms );
}

function lengthNear(
	atMost: number | null,
	random: Random,
	mayFail: boolean
): number {
	if (
		atMost !== null &&
		mayFail &&
		random.once( atMost > 20 ? 60 + atMost : 6 )
	) {
		return atMost + random.below( 2 );
	}
	return random.below( Math.min( 3, atMost ?? 3 ) + 1 );
}
