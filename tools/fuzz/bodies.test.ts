/**
 * Fuzz: the bodies are mostly right, broken in one place, and the same ones for the same seed.
 */
import { join } from 'node:path';
import * as validators from '../../src/core/contract/validators.generated';
import { Random } from '../generator/differential/random';
import { payloadsOf } from '../generator/payloads';
import { loadCore } from '../generator/source';
import { broken, brokenText, spoiled } from './breakages';
import type { Place } from './hints';
import {
	leaf,
	list,
	object,
	raw,
	replaced,
	sizeOf,
	token,
	treeOf,
	written,
} from './json';
import { alive } from './recorded';
import { honest } from './values';

const core = loadCore( {
	folder: join( process.cwd(), 'src/core' ),
	runtime: join( process.cwd(), 'src/core/runtime' ),
} );
const payloads = new Map(
	payloadsOf( core ).map( ( payload ) => [ payload.name, payload ] )
);

const place = ( seed: number, route = 'event', form: 1 | 2 = 2 ): Place => ( {
	random: new Random( seed * 7919 + 1 ),
	payloads,
	route,
	form,
} );

/** As the store fills them in. */
const filled = ( body: string ) =>
	body
		.replace(
			/"\$\$(?:seq|version|base|told|cursor|now)\b(?:\\.|[^"\\])*"/g,
			'5'
		)
		.replace( /"\$\$\w+(?::(?:\\.|[^"\\])*)?"/g, '"filled"' );

const seeds = ( count: number ) =>
	Array.from( { length: count }, ( _, i ) => i + 1 );

test( 'what an honest store sends is valid', () => {
	const requests = {
		EventRequest: validators.eventRequest,
		PingRequest: validators.pingRequest,
		StockRequest: validators.stockRequest,
		PairRequest: validators.pairRequest,
		ChildrenRequest: validators.childrenRequest,
		ReconcileRequest: validators.reconcileRequest,
		EventAnswer: validators.eventAnswer,
	};
	for ( const [ name, validate ] of Object.entries( requests ) ) {
		const refused = seeds( 300 )
			.map( ( seed ) =>
				filled( written( honest( name, place( seed ) ) ) )
			)
			.filter( ( body ) => ! validate( JSON.parse( body ) ).ok );
		// Some say what only another version of the store would take.
		expect( {
			name,
			refused: refused.length < 30,
			first: refused.length < 30 || refused[ 0 ],
		} ).toEqual( { name, refused: true, first: true } );
	}
} );

test( 'a store of version 1 says nothing that only version 2 knows', () => {
	const keys = new Set(
		seeds( 100 ).flatMap( ( seed ) => {
			const body = filled(
				written( honest( 'EventRequest', place( seed, 'event', 1 ) ) )
			);
			const { items, ...event } = JSON.parse( body ) as {
				items?: object[] | null;
			};
			return [
				...Object.keys( event ),
				...( items ?? [] ).flatMap( Object.keys ),
			];
		} )
	);
	expect( keys ).toContain( 'stock_quantity' );
	for ( const key of [ 'epoch', 'seq', 'to', 'route', 'delta', 'version' ] ) {
		expect( keys ).not.toContain( key );
	}
} );

test( 'the same seed makes the same body, right or broken', () => {
	const make = () => {
		const here = place( 42 );
		return spoiled(
			broken( honest( 'EventRequest', here ), here.random ),
			here.random
		);
	};
	expect( make() ).toBe( make() );
} );

test( 'a breakage changes one place and leaves the rest as it is', () => {
	const tree = treeOf( { a: 1, b: [ 'x', 'y' ], c: { d: null } } );
	const parts = [ '"a":1', '"x"', '"y"', '"d":null' ];
	for ( const seed of seeds( 400 ) ) {
		const random = new Random( seed * 104729 );
		const at = 1 + random.below( sizeOf( tree ) - 1 );
		const body = written(
			replaced( tree, at, ( node ) => [ broken( node, random ) ] )
		);
		const left = parts.filter( ( part ) => body.includes( part ) ).length;
		expect( left ).toBeGreaterThanOrEqual( 2 );
	}
} );

test( 'everything that shall be tried is tried', () => {
	const bodies = seeds( 4000 ).map( ( seed ) => {
		const here = place( seed );
		const tree = broken( honest( 'EventRequest', here ), here.random );
		return here.random.once( 4 )
			? brokenText( written( tree ), here.random )
			: written( tree );
	} );
	const tried: readonly ( readonly [
		string,
		( body: string ) => boolean,
	] )[] = [
		[
			'a number near the end of what is exact',
			( body ) => body.includes( '9e15' ),
		],
		[
			'a number that no float holds',
			( body ) => body.includes( '1e400' ),
		],
		[ 'a number as text', ( body ) => /"delta":"-?\d/.test( body ) ],
		[ 'a lone surrogate', ( body ) => /\\ud8/.test( body ) ],
		[ 'a NUL', ( body ) => body.includes( '\\u0000' ) ],
		[ 'markup', ( body ) => body.includes( 'onerror' ) ],
		[ 'deep nesting', ( body ) => body.includes( '['.repeat( 500 ) ) ],
		[ 'a long list', ( body ) => body.split( ',' ).length > 400 ],
		[ 'an unknown key', ( body ) => body.includes( '"unknown":' ) ],
		[
			'a key that is a property of every object',
			( body ) => body.includes( '"__proto__":' ),
		],
		[ 'a key that is a number', ( body ) => body.includes( '"0":' ) ],
		[
			'the same key twice',
			( body ) => body.split( '"event_type":' ).length > 2,
		],
		[
			'no key that must be there',
			( body ) => ! body.includes( 'event_type' ),
		],
		[ 'nothing at all', ( body ) => body === '' ],
		[ 'bytes that are no text', ( body ) => body.includes( '$$bytes' ) ],
	];
	expect(
		tried
			.filter( ( [ , is ] ) => ! bodies.some( is ) )
			.map( ( [ what ] ) => what )
	).toEqual( [] );
} );

test( 'a tree is written as it stands, a key twice and a number that nobody can hold', () => {
	const tree = object( [
		[ 'a', raw( '1e400' ) ],
		[ 'a', list( [ leaf( 'ä' ), token( 'seq', '', -1 ) ] ) ],
		[ '__proto__', token( 'gid', `SKU-0049'"&` ) ],
	] );
	expect( written( tree ) ).toBe(
		`{"a":1e400,"a":["ä","$$seq-1"],"__proto__":"$$gid:SKU-0049'\\"&"}`
	);
} );

test( 'what a real store has sent is sent again with what is true then', () => {
	const tree = alive(
		treeOf( {
			to: 'x',
			seq: 3,
			items: [ { sku: 'A', version: 9 } ],
			ack: null,
		} )
	);
	expect( written( tree ) ).toBe(
		'{"to":"$$self","seq":"$$seq+1","items":[{"sku":"A","version":"$$version+1"}],"ack":null}'
	);
} );
