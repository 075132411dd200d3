/**
 * Generator: the traps between TypeScript and PHP, as a table: what holds in both languages, and vectors with their answers.
 */
import type * as traps from './fixtures/core/examples/traps';

/** Arguments as JSON text, so that `7.0` stays what it is, and the answer. */
type Vector = readonly [ string, unknown ];

export interface Trap {
	/** What holds in both languages. */
	title: string;
	name: keyof typeof traps;
	vectors: readonly Vector[];
}

export const LARGEST = Number.MAX_SAFE_INTEGER;

const entry = ( sku: string, quantity: number ) => ( { sku, quantity } );

const amount = ( micro: number, json: number, text: string ) => ( {
	micro,
	json,
	text,
} );

export const TRAPS: readonly Trap[] = [
	{
		title: 'int and float: 7.0 is 7, and a quotient is never a fraction',
		name: 'integerOrFloat',
		vectors: [
			[ '[7]', amount( 7000000, 7, '7' ) ],
			[ '[7.0]', amount( 7000000, 7, '7' ) ],
			[ '[-7.0]', amount( -7000000, -7, '-7' ) ],
			[ '[2.5]', amount( 2500000, 2.5, '2.5' ) ],
			[ '[-0.0]', amount( 0, 0, '0' ) ],
			[ '[1e9]', amount( 1000000000000000, 1000000000, '1000000000' ) ],
		],
	},
	{
		title: 'whole division goes towards zero in both',
		name: 'wholeDivision',
		vectors: [
			[ '[7,2]', [ 3, 1, 3 ] ],
			[ '[-7,2]', [ -3, -1, -3 ] ],
			[ '[6,2]', [ 3, 0, 3 ] ],
			[ `[${ LARGEST },3]`, [ 3002399751580330, 1, 3002399751580330 ] ],
		],
	},
	{
		title: 'negative zero is zero',
		name: 'negativeZero',
		vectors: [
			[ '[0]', [ '0', '0', '0' ] ],
			[ '[5]', [ '0', '0', '0' ] ],
			[ '[-5]', [ '0', '0', '0' ] ],
		],
	},
	{
		title: 'integer overflow: up to the limit both are exact',
		name: 'nearTheLimit',
		vectors: [
			[ '[1,2]', [ 3, -1, 1, LARGEST - 1, 0 ] ],
			[
				'[4503599627370495,4503599627370496]',
				[ LARGEST, -1, 4503599627370495, 4503599627370496, 0 ],
			],
			[
				'[-4503599627370495,4503599627370496]',
				[ 1, -LARGEST, -4503599627370495, -4503599627370495, 0 ],
			],
		],
	},
	{
		title: 'numeric-string keys: a SKU that looks like a number stays text',
		name: 'numericText',
		vectors: [
			[
				JSON.stringify( [
					[
						entry( '01001', 1 ),
						entry( '1001', 2 ),
						entry( '1e3', 3 ),
					],
					[ '1001', '01001', '1000', '1001', '1e3' ],
				] ),
				[ '1001', '01001', null, '1e3', '1001', '1001' ],
			],
			[
				JSON.stringify( [
					[ entry( '0', 1 ), entry( '', 2 ) ],
					[ '', '0', '-0', '00' ],
				] ),
				[ '', '0', null, null, '', '0' ],
			],
			[
				JSON.stringify( [
					[ entry( '9223372036854775808', 1 ) ],
					[ '9223372036854775807', '9223372036854775808' ],
				] ),
				[ null, '9223372036854775808' ],
			],
		],
	},
	{
		title: 'integer keys: below zero, missing, and an entry that is null',
		name: 'integerKeys',
		vectors: [
			[ '[[1,-1,0],[-1,0,2]]', [ -1, 0, null ] ],
			[ '[[null,0],[0]]', [ null ] ],
		],
	},
	{
		title: '[] against {}: an empty list is a list, an object has its fields',
		name: 'emptyOrObject',
		vectors: [
			[ '[[]]', { items: [], words: [], first: null } ],
			[
				JSON.stringify( [ [ entry( 'a', 1 ), entry( '1001', -1 ) ] ] ),
				{
					items: [ entry( '1001', -1 ) ],
					words: [ '1001' ],
					first: entry( '1001', -1 ),
				},
			],
		],
	},
	{
		title: '[] against {}: a filtered list is still a list',
		name: 'listAfterFilter',
		vectors: [
			[ '[["","a","0","b"]]', [ 'a', 'b' ] ],
			[ '[["0",""]]', [] ],
		],
	},
	{
		title: 'aliasing: a copy and an argument stay as they were',
		name: 'aliasing',
		vectors: [
			[
				JSON.stringify( [ [ entry( 'a', 1 ) ], [ 'x' ] ] ),
				[ [ 'x', 'a!', 'a' ], [ 'x' ], [ 'x' ], [ 'a' ] ],
			],
		],
	},
	{
		title: "truthiness: '0', '', 0, [] and null are five things",
		name: 'truthiness',
		vectors: [
			[ '["0",0,[]]', [ false, true, true, true, false, true, false ] ],
			[
				'["00",-1,["0"]]',
				[ false, true, false, false, true, false, false ],
			],
			[
				'["",1,[""]]',
				[ false, false, false, false, true, false, false ],
			],
			[
				'[null,null,[]]',
				[ true, false, false, false, false, true, true ],
			],
			[
				'["false",0,[]]',
				[ false, true, true, true, false, true, false ],
			],
		],
	},
	{
		title: 'undefined: what is not there is null',
		name: 'nothingIsNull',
		vectors: [
			[ '[["a",null],0]', [ 'a', 'a', 'a', 'null' ] ],
			[ '[["a",null],1]', [ null, 'none', 'a', 'null' ] ],
			[ '[[],0]', [ null, 'none' ] ],
			[ '[["a"],-1]', [ null, 'none', 'a' ] ],
		],
	},
	{
		title: 'string length and case: bytes and ASCII',
		name: 'bytesAndCase',
		vectors: [
			[ '["ÄÖ ä"]', [ '7', 'ÄÖ ä', 'ÄÖ ä', 'other', 'ÄÖ ', '' ] ],
			[ '["SKU"]', [ '3', 'sku', 'SKU', 'other', 'SKU' ] ],
			[ '["日本😀"]', [ '10', '日本😀', '日本😀', 'other', '日本😀' ] ],
			[
				'["\\u00a0\\u000b 7\\u0000"]',
				[
					'6',
					'\u00a0\u000b 7\0',
					'\u00a0\u000b 7',
					'other',
					'\u00a0\u000b 7\0',
				],
			],
			[ '["\\u0661"]', [ '2', '\u0661', '\u0661', 'other', '\u0661' ] ],
			[ '["0123"]', [ '4', '0123', '0123', 'digits', '0123' ] ],
		],
	},
	{
		title: 'sort order: texts by their bytes',
		name: 'orderOfBytes',
		vectors: [
			[
				'[["a","Z","10","9","1e1",""]]',
				[ '', '10', '1e1', '9', 'Z', 'a' ],
			],
			[ '[["😀","\\uffee","ä","z"]]', [ 'z', 'ä', '\uffee', '😀' ] ],
		],
	},
	{
		title: 'sort order: equal entries keep their order, in long lists too',
		name: 'stableOrder',
		vectors: [
			[
				JSON.stringify( [
					'abcde'
						.split( '' )
						.map( ( sku, i ) => entry( sku, i % 2 ) ),
				] ),
				[
					...Array.from( { length: 5 }, ( _, i ) => [
						`a#${ i * 5 }`,
						`c#${ i * 5 + 2 }`,
						`e#${ i * 5 + 4 }`,
					] ).flat(),
					...Array.from( { length: 5 }, ( _, i ) => [
						`b#${ i * 5 + 1 }`,
						`d#${ i * 5 + 3 }`,
					] ).flat(),
				],
			],
		],
	},
	{
		title: 'decimal quantities: a tenth and two tenths are three tenths',
		name: 'decimals',
		vectors: [
			[ '[0.1,0.2]', amount( 300000, 0.3, '0.3' ) ],
			[ '[0.7,0.1]', amount( 800000, 0.8, '0.8' ) ],
			[ '[1.0000005,-1]', amount( 1, 0.000001, '0.000001' ) ],
			[ '[2.5,-2.5]', amount( 0, 0, '0' ) ],
			[
				'[123456.654321,0]',
				amount( 123456654321, 123456.654321, '123456.654321' ),
			],
		],
	},
	{
		title: 'decimal text: as WooCommerce keeps its stock',
		name: 'decimalText',
		vectors: [
			[ '["7.50"]', '7.5' ],
			[ '["-0"]', '0' ],
			[ '[".5"]', '0.5' ],
			[ '["0.0000005"]', '0.000001' ],
			[ '["1e3"]', 'none' ],
			[ '["0x1A"]', 'none' ],
			[ '[" 7"]', 'none' ],
			[ '[""]', 'none' ],
		],
	},
];
