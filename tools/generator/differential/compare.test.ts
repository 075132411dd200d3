/**
 * Differential test: that it notices. A copy of the emitted PHP is broken in the way that each trap would break it.
 */
import { spawnSync } from 'node:child_process';
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as traps from '../fixtures/core/examples/traps';
import type { Subject } from './compare';
import { compared, phpAnswers, typescriptAnswers } from './compare';

const GENERATED = join( __dirname, '../fixtures/generated' );
const SHIPPED = join( __dirname, '../../../plugin/generated' );

/** Function, words of its PHP, what they become, and a vector that shows it. */
const BREAKAGES: readonly ( readonly [
	keyof typeof traps,
	string,
	string,
	string,
] )[] = [
	[ 'wholeDivision', 'intdiv($a, $divisor)', '$a / $divisor', '[7,2]' ],
	[
		'numericText',
		'$skus, true',
		'$skus',
		'[[],["1001","01001","1e3","01000"]]',
	],
	[ 'integerKeys', '$quantity ?? 0)', '$quantity ?: 1)', '[[0],[0]]' ],
	[ 'listAfterFilter', 'return array_values', 'return ', '[["","a"]]' ],
	[ 'emptyOrObject', "'words' => ", "'words' => (object) ", '[[]]' ],
	[
		'aliasing',
		'$copy = [...$own]',
		'$copy = &$own',
		'[[{"sku":"a","quantity":1}],[]]',
	],
	[ 'truthiness', "$text === '0'", "$text == '0'", '["00",0,[]]' ],
	[
		'truthiness',
		"$text !== null && $text !== ''",
		'(bool) $text',
		'["0",0,[]]',
	],
	[ 'nothingIsNull', "$words[$i] ?? 'none'", '$words[$i]', '[[],0]' ],
	[ 'bytesAndCase', 'strlen($text)', 'mb_strlen($text)', '["ä"]' ],
	[ 'orderOfBytes', 'strcmp($a, $b) <=> 0', '$a <=> $b', '[["9","10"]]' ],
	[
		'stableOrder',
		"$a['quantity'] - $b['quantity']",
		'1',
		'[[{"sku":"a","quantity":1},{"sku":"b","quantity":0}]]',
	],
	[ 'decimals', 'Number::jsonFromMicro($micro)', '$a + $b', '[0.1,0.2]' ],
	[ 'integerOrFloat', 'Number::jsonFromMicro($micro)', '$n', '[7.0]' ],
];

const hasPhp =
	spawnSync( process.env.PHP_BINARY ?? 'php', [ '--version' ] ).status === 0;

( hasPhp ? describe : describe.skip )(
	hasPhp
		? 'Broken PHP shows'
		: 'Broken PHP shows (skipped: there is no PHP here)',
	() => {
		let folder: string;

		beforeEach( () => {
			folder = mkdtempSync( join( tmpdir(), 'broken-' ) );
			cpSync( GENERATED, folder, { recursive: true } );
		} );

		afterEach( () => rmSync( folder, { recursive: true } ) );

		test.each( BREAKAGES )(
			'%s() with "%s" made "%s"',
			async ( name, words, others, vector ) => {
				const file = join( folder, 'Examples/Traps.php' );
				const php = readFileSync( file, 'utf8' );
				const start = php.indexOf( ` ${ name }(` );
				const body = php.slice( start );
				expect( body ).toContain( words );
				writeFileSync(
					file,
					php.slice( 0, start ) + body.replace( words, () => others )
				);
				const subject: Subject = {
					label: name,
					php: `Kitgenix\\StockSync\\Generated\\Examples\\Traps::${ name }`,
					call: traps[ name ] as Subject[ 'call' ],
				};
				const [ answers = [] ] = await phpAnswers(
					[ { subject, vectors: [ vector ] } ],
					[ folder, SHIPPED ]
				);

				const { differences } = compared(
					[ vector ],
					typescriptAnswers( subject, [ vector ] ),
					answers
				);

				expect( differences ).toHaveLength( 1 );
			}
		);
	}
);
