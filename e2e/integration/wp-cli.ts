/**
 * The commands of WP-CLI as tests run them: the real WP-CLI, in a process of its own. Enters: a store and words. Leaves: what was
 * printed, with the exit code held against the one that is expected.
 */
import assert from 'node:assert/strict';
import { test as nodeTest } from 'node:test';
import { whyNoWpCli, wp, type How, type Ran } from '../../tools/cli/wp.ts';
import type { Store } from '../lab/index.ts';

export const FINE = 0;
export const REFUSED = 1;
export const NEEDS_A_LOOK = 2;

export const test = ( name: string, work: () => Promise< void > ) =>
	nodeTest( name, { skip: whyNoWpCli() ?? false }, work );

const run = ( store: Store, words: string | readonly string[], how?: How ) =>
	wp(
		store,
		[
			'kitgenix-stock-sync',
			...( typeof words === 'string' ? words.split( ' ' ) : words ),
		],
		how
	);

/** The same, with the exit code that is expected. */
export async function ran(
	code: number,
	store: Store,
	words: string | readonly string[],
	how?: How
): Promise< Ran > {
	const result = await run( store, words, how );
	assert.equal(
		result.code,
		code,
		`${ words }: ${ JSON.stringify( result ) }`
	);
	return result;
}

type Row = Record< string, string | number >;

/** What a command says as JSON. */
export async function rows(
	code: number,
	store: Store,
	words: string
): Promise< Row[] > {
	const { stdout } = await ran( code, store, `${ words } --format=json` );
	return JSON.parse( stdout ) as Row[];
}

/** Refused with exit code 1 and a sentence on STDERR; nothing on STDOUT. */
export async function refused(
	store: Store,
	words: string | readonly string[],
	sentence: RegExp
): Promise< void > {
	const { stdout, stderr } = await ran( REFUSED, store, words );
	assert.match( stderr, sentence );
	assert.equal( stdout, '' );
}
