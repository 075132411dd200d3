/**
 * Fuzz: what happens to one store in a row. A seed and a role go in; a scene and requests come out, the same ones each time: most are
 * right or nearly so, so that what they lead to is reached.
 */
import type { Payload } from '../generator/payloads';
import { Random } from '../generator/differential/random';
import { peersOf, type Peers } from './answers';
import { spoiled } from './breakages';
import { leaf, object, type Node } from './json';
import type { Route } from './routes';
import { SKUS, type Place } from './hints';
import { honest } from './values';

/** Which of two stores is asked. */
export type Role = 'master' | 'child';

/** One request, as php/Caller.php sends it; `shop` is no request, but something that is sold. */
export interface Recipe {
	n: number;
	kind: 'peer' | 'admin' | 'shop';
	method: string;
	route: string;
	as: string;
	auth: string;
	address: string;
	body: string;
	query: Readonly< Record< string, string > >;
	action: string;
	revision: string;
	peers: Peers;
}

/** What all episodes have in common. */
export interface World {
	routes: readonly Route[];
	payloads: ReadonlyMap< string, Payload >;
	/** Bodies that real stores have sent, by role of whom they were for and route. */
	recorded: readonly { role: Role; route: string; tree: Node }[];
}

export interface Episode {
	scene: string;
	recipes: readonly Recipe[];
}

const SCENES: Readonly< Record< Role, readonly string[] > > = {
	master: [
		...[ 'plain', 'plain', 'plain', 'invited', 'invited', 'invited' ],
		...[ 'invited', 'old', 'old', 'new', 'new', 'went_back' ],
	],
	child: [
		...[ 'plain', 'plain', 'plain', 'unsent', 'unsent', 'unsent' ],
		...[ 'old', 'old', 'new', 'reserves' ],
	],
};

/** How often a route between stores is asked, in parts of the whole. */
const WEIGHTS: Readonly< Record< string, number > > = {
	event: 10,
	stock: 5,
	'stock-state': 3,
	ping: 4,
	pair: 2,
	drain: 1,
};

/** Requests after which the store is another one: seldom, or there would be nothing left to be asked. */
const DRASTIC = /^admin\/(moved|connect|connection|children|config)$/;

const AUTHS = [
	'wrong_secret',
	'unsigned',
	'late',
	'replay',
	'long_nonce',
	'odd_nonce',
	'odd_id',
	'odd_time',
];

/**
 * An episode.
 *
 * @param seed  Another one for each episode.
 * @param role  Of the store.
 * @param count How many requests.
 * @param world Routes, payloads and recorded bodies.
 */
export function episodeOf(
	seed: number,
	role: Role,
	count: number,
	world: World
): Episode {
	// Neighboring seeds begin alike: the first numbers are thrown away.
	const random = new Random( Math.imul( seed, 2654435761 ) );
	Array.from( { length: 20 }, () => random.below( 2 ) );
	const pick = chooser( world.routes, random );
	const recipes: Recipe[] = [];
	for ( let n = 0; n < count; n++ ) {
		if ( random.once( 25 ) ) {
			recipes.push( {
				...EMPTY,
				n,
				kind: 'shop',
				route: random.pick( SKUS ),
				body: `${ random.below( 9 ) - 4 }`,
			} );
		} else {
			recipes.push( requestOf( n, pick(), role, world, random ) );
		}
	}
	// A store that is paused refuses everything in one place.
	return {
		scene: random.once( 25 ) ? 'paused' : random.pick( SCENES[ role ] ),
		recipes,
	};
}

/** A request in which nothing is said yet. */
export const EMPTY: Recipe = {
	n: 0,
	kind: 'peer',
	method: 'POST',
	route: '',
	as: '',
	auth: 'right',
	address: '10.0.0.1',
	body: '',
	query: {},
	action: '',
	revision: '',
	peers: { mode: 'honest' },
};

function chooser( routes: readonly Route[], random: Random ): () => Route {
	const bag = ( kind: Route[ 'kind' ] ) =>
		routes
			.filter( ( route ) => route.kind === kind )
			.flatMap( ( route ) =>
				Array< Route >(
					kind === 'peer'
						? WEIGHTS[ route.route ] ?? 3
						: weightOf( route )
				).fill( route )
			);
	const peers = bag( 'peer' );
	const admins = bag( 'admin' );
	const isAdmin = () =>
		peers.length === 0 || ( admins.length > 0 && random.below( 100 ) < 22 );
	return () => random.pick( isAdmin() ? admins : peers );
}

function weightOf( { route, method }: Route ): number {
	if ( DRASTIC.test( route ) ) {
		return 2;
	}
	return method === 'GET' ? 1 : 3;
}

function requestOf(
	n: number,
	route: Route,
	role: Role,
	world: World,
	random: Random
): Recipe {
	const place: Place = {
		random,
		payloads: world.payloads,
		route: route.route,
		form: random.once( 6 ) ? 1 : 2,
	};
	const isPeer = route.kind === 'peer';
	return {
		...EMPTY,
		n,
		kind: route.kind,
		method: route.method,
		route: route.route,
		action: route.action,
		as: isPeer ? senderOf( route.route, role, random ) : personOf( random ),
		auth: authOf( isPeer, random ),
		address: `10.${ random.below( 250 ) }.${ random.below( 250 ) }.1`,
		body: bodyOf( route, role, world, place ),
		query:
			route.method === 'GET'
				? {
						search: random.pick( [
							'desk',
							'',
							'%',
							"'",
							'\u0000',
							'x'.repeat( 300 ),
						] ),
				  }
				: {},
		revision: random.once( 30 ) ? 'another' : '',
		peers: peersOf( world.payloads, random ),
	};
}

function senderOf( route: string, role: Role, random: Random ): string {
	if ( route === 'drain' ) {
		return random.once( 8 ) ? 'child:0' : 'self';
	}
	if ( route === 'pair' ) {
		return random.once( 8 ) ? 'child:0' : 'invitation';
	}
	const known =
		role === 'master' ? [ 'child:0', 'child:0', 'child:1' ] : [ 'master' ];
	return random.once( 40 )
		? random.pick( [ 'self', 'nobody', '', 'invitation' ] )
		: random.pick( known );
}

function personOf( random: Random ): string {
	return random.once( 4 )
		? random.pick( [ 'shop_manager', 'customer', 'nobody' ] )
		: 'administrator';
}

function authOf( isPeer: boolean, random: Random ): string {
	if ( ! random.once( 20 ) ) {
		return 'right';
	}
	return random.pick(
		isPeer ? AUTHS : [ 'no_rest_nonce', 'no_action_nonce' ]
	);
}

function bodyOf(
	route: Route,
	role: Role,
	world: World,
	place: Place
): string {
	const { random } = place;
	if ( route.method === 'GET' ) {
		return '';
	}
	const recorded = world.recorded.filter(
		( each ) => each.role === role && each.route === route.route
	);
	const tree =
		recorded.length > 0 && random.once( 5 )
			? random.pick( recorded ).tree
			: treeFor( route, place );
	return spoiled( tree, random );
}

function treeFor( route: Route, place: Place ): Node {
	if ( route.route === 'drain' ) {
		return object( [ [ 'route', leaf( 'drain' ) ] ] );
	}
	// A route that has no payload gets any.
	return honest(
		route.payload ?? place.random.pick( [ ...place.payloads.keys() ] ),
		place
	);
}
