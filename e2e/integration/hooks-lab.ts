/**
 * What the tests of our hooks share: stores with another plugin that does as a test says, and what it was told.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AuditAnswer } from '../../src/core/contract/tools';
import type { Store } from '../lab/index.ts';
import { admin, reconcileFinishes, startReconcile } from './admin-route.ts';
import { eventually, openTestLab, phpText, threeStores } from './harness.ts';

const LISTENER = fileURLToPath(
	new URL( './mu-plugin/listener.php', import.meta.url )
);

interface Rules {
	out?: string[];
	fields?: Record< string, string[] >;
	refused?: string[];
	throws?: string[];
	nonsense?: string[];
	timeout?: unknown;
}

interface Told {
	hook: string;
	what: unknown[];
	in_transaction: boolean;
}

export const lab = openTestLab( { stores: 3 }, async ( { stores } ) => {
	for ( const store of stores ) {
		writeFileSync(
			join( store.dir, 'site/wp-content/mu-plugins/listener.php' ),
			`<?php\nrequire ${ phpText( LISTENER ) };\n`
		);
	}
} );

export const file = ( store: Store, name: string ) => join( store.dir, name );

/** What the other plugin does on a store from its next request on. */
export const obey = ( store: Store, rules: Rules ) =>
	writeFileSync( file( store, 'hooks.json' ), JSON.stringify( rules ) );

/** What it was told so far. */
export function told( store: Store ): Told[] {
	const path = file( store, 'hooks.jsonl' );
	return existsSync( path )
		? readFileSync( path, 'utf8' )
				.trimEnd()
				.split( '\n' )
				.map( ( line ) => JSON.parse( line ) as Told )
		: [];
}

export const isTold = ( store: Store, hook: string, about: object ) =>
	eventually( `${ store.name } is told of ${ hook }`, async () => {
		const lines = told( store );
		const wanted = JSON.stringify( Object.values( about ) ).slice( 1, -1 );
		return lines.some(
			( line ) =>
				line.hook === hook &&
				JSON.stringify( line.what ).includes( wanted )
		)
			? null
			: lines;
	} );

export const stores = () => threeStores( lab() );

export const units = async ( store: Store, sku: string ) =>
	( await store.stock( sku ) ).quantity!;

export const lookAround = ( store: Store ) =>
	store.php( 'Kitgenix\\StockSync\\Sync\\Sweep::onAction();' );

/** What an audit says of a SKU, and of everything: nothing. */
export async function findsNothing(
	master: Store,
	sku: string
): Promise< void > {
	for ( const skus of [ [ sku ], [] ] ) {
		const { audit } = await admin< AuditAnswer >( master, 'audit', {
			skus,
		} );
		assert.deepEqual( audit?.rows, [] );
	}
	await startReconcile( master, {} );
	const { stores: compared } = await reconcileFinishes( master );
	assert.deepEqual(
		compared.map( ( { differing, code } ) => [ differing, code ] ),
		compared.map( () => [ 0, '' ] )
	);
}

beforeEach( () => {
	for ( const store of lab().stores ) {
		rmSync( file( store, 'hooks.json' ), { force: true } );
		rmSync( file( store, 'hooks.jsonl' ), { force: true } );
	}
} );
