/**
 * Fuzz: an episode asks every route that stands in a table, the same way for the same seed, and a failure in it is made small.
 */
import { join } from 'node:path';
import * as admin from '../../src/core/contract/admin';
import * as hub from '../../src/core/contract/hub';
import * as overview from '../../src/core/contract/overview';
import * as contract from '../../src/core/contract/routes';
import * as status from '../../src/core/contract/status';
import * as tools from '../../src/core/contract/tools';
import { payloadsOf } from '../generator/payloads';
import { loadCore } from '../generator/source';
import { EMPTY, episodeOf, type Recipe, type World } from './episode';
import { routesIn } from './routes';
import { kindOf, shrunk } from './shrink';

const core = loadCore( {
	folder: join( process.cwd(), 'src/core' ),
	runtime: join( process.cwd(), 'src/core/runtime' ),
} );
const payloads = new Map(
	payloadsOf( core ).map( ( payload ) => [ payload.name, payload ] )
);
const names = new Set( payloads.keys() );
const routes = [ admin, hub, overview, contract, status, tools ].flatMap(
	( module ) => routesIn( { ...module }, names )
);
const world: World = { routes, payloads, recorded: [] };

/** Requests that say nothing but that they are made. */
const WITHOUT_BODY = [ 'drain' ];

test( 'every route that takes a body is asked with its own payload', () => {
	const without = routes
		.filter(
			( { method, payload } ) => method === 'POST' && payload === null
		)
		.map( ( { route } ) => route );
	expect( without.sort() ).toEqual( WITHOUT_BODY );
} );

test( 'a new row of a table is found without anything to do', () => {
	const module = {
		NEW_ROUTES: {
			new_thing: {
				route: 'admin/new-thing',
				method: 'POST',
				action: 'tools',
			},
		},
	};
	expect( routesIn( module, new Set( [ 'NewThingRequest' ] ) ) ).toEqual( [
		{
			kind: 'admin',
			route: 'admin/new-thing',
			method: 'POST',
			action: 'tools',
			payload: 'NewThingRequest',
		},
	] );
} );

test( 'the same seed makes the same episode, and another seed another one', () => {
	const episode = episodeOf( 5, 'master', 50, world );
	expect( episodeOf( 5, 'master', 50, world ) ).toEqual( episode );
	expect( episodeOf( 6, 'master', 50, world ) ).not.toEqual( episode );
	expect( episode.recipes.map( ( { n } ) => n ) ).toEqual(
		Array.from( { length: 50 }, ( _, n ) => n )
	);
} );

test( 'a few episodes ask every route, as everybody', () => {
	const recipes = Array.from( { length: 40 }, ( _, i ) => i + 1 ).flatMap(
		( seed ) => episodeOf( seed, 'master', 200, world ).recipes
	);
	const asked = new Set(
		recipes.map( ( { method, route } ) => `${ method } ${ route }` )
	);
	expect(
		routes
			.map( ( { method, route } ) => `${ method } ${ route }` )
			.filter( ( each ) => ! asked.has( each ) )
	).toEqual( [] );
	const people = new Set( recipes.map( ( each ) => each.as ) );
	for ( const who of [
		'administrator',
		'shop_manager',
		'customer',
		'nobody',
		'child:0',
		'child:1',
		'self',
	] ) {
		expect( people ).toContain( who );
	}
	const auths = new Set( recipes.map( ( each ) => each.auth ) );
	expect( auths.size ).toBe( 11 );
} );

test( 'one route can be asked alone', () => {
	for ( const only of [ 'stock', 'admin/config' ] ) {
		const alone = {
			...world,
			routes: routes.filter( ( { route } ) => route === only ),
		};
		const asked = episodeOf( 1, 'master', 50, alone ).recipes.filter(
			( { kind } ) => kind !== 'shop'
		);
		expect( new Set( asked.map( ( { route } ) => route ) ) ).toEqual(
			new Set( [ only ] )
		);
	}
} );

test( 'a failure is made as small as it still fails', async () => {
	const recipe = ( n: number, body: string ): Recipe => ( {
		...EMPTY,
		n,
		body,
	} );
	const recipes = [ 0, 1, 2, 3, 4, 5, 6, 7 ].map( ( n ) =>
		recipe( n, '{"a":1,"x":[1,2],"b":{"c":3}}' )
	);
	let tries = 0;
	const row = await shrunk(
		{ scene: 'plain', recipes },
		7,
		kindOf( 'breaks 12 rules' ),
		async ( _, tried ) => {
			tries++;
			return tried.map( ( { n, body }, i ) =>
				n === 6 &&
				body.includes( '"x"' ) &&
				tried.slice( 0, i ).some( ( each ) => each.n === 2 )
					? [ 'breaks 7 rules' ]
					: []
			);
		}
	);
	expect( row?.map( ( { n } ) => n ) ).toEqual( [ 2, 6 ] );
	expect( row?.at( -1 )?.body ).toBe( '{"x":[]}' );
	expect( tries ).toBeLessThan( 60 );
} );

test( 'a failure that is not seen a second time is not called small', async () => {
	const recipes = [ { ...EMPTY } ];
	expect(
		await shrunk( { scene: 'plain', recipes }, 0, 'x', async () => [ [] ] )
	).toBeNull();
} );
