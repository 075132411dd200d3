/**
 * Fuzz: the command. Bodies are made of the payloads of `src/core`, most of them with something wrong, signed, and served by the real
 * handlers of a Master and of a Child: WordPress, WooCommerce and the plugin in a process each, without HTTP. After each request its
 * store is judged (php/Judge.php). `npm run fuzz -- --bodies=1000000 --seed=7`; `--episode=12` does one episode of a seed again,
 * `--from=12` begins with it, `--only=event` asks one route. Exit code 77 where this machine has no such stores.
 */
import { join } from 'node:path';
import { startLab, type Lab } from '../../e2e/lab/index.ts';
import { whyNoLab } from '../../e2e/lab/why-no-lab.ts';
import { payloadsOf } from '../generator/payloads';
import { loadCore } from '../generator/source';
import {
	episodeOf,
	EMPTY,
	type Episode,
	type Recipe,
	type Role,
	type World,
} from './episode';
import { recordedBodies } from './recorded';
import { Report, type Failure } from './report';
import { routesOf } from './routes';
import { kindOf, shrunk } from './shrink';
import { StoreProcess, type Outcome } from './store-process';

const ROOT = process.cwd();

const SKIPPED = 77;

/** Requests between two times that a store is put back. */
const EPISODE = 200;

/** Requests in one line to the store's process. */
const BATCH = 50;

/** Failures that are made small; the others are only counted. */
const SHRUNK = 12;

const NOTHING: Outcome = {
	n: 0,
	status: 0,
	code: '',
	at: '',
	items: [],
	writes: 0,
	broken: [],
};

function option( name: string, fallback: string ): string {
	const prefix = `--${ name }=`;
	return (
		process.argv
			.find( ( each ) => each.startsWith( prefix ) )
			?.slice( prefix.length ) ?? fallback
	);
}

const reason = await whyNoLab( 'php+mariadb' );
if ( reason !== null ) {
	console.log( reason );
	process.exit( SKIPPED );
}
const bodies = Number( option( 'bodies', '50000' ) );
const seed = Number( option( 'seed', '1' ) );
const only = option( 'only', '' );
const single = option( 'episode', '' );
const first = Number( option( 'from', '0' ) );
const core = loadCore( {
	folder: join( ROOT, 'src/core' ),
	runtime: join( ROOT, 'src/core/runtime' ),
} );
const payloads = new Map(
	payloadsOf( core ).map( ( each ) => [ each.name, each ] )
);
const routes = (
	await routesOf(
		join( ROOT, 'src/core/contract' ),
		new Set( payloads.keys() )
	)
).filter( ( { route } ) => only === '' || route === only );
const report = new Report();
const started = Date.now();
/** A million bodies take an hour: whoever waits hears how far it is. */
const news = setInterval(
	() =>
		console.log(
			`  ${ report.bodies } of ${ bodies }, ${ report.failures.size } kinds of failure`
		),
	60_000
);
let lab: Lab | null = null;
const stores: StoreProcess[] = [];
try {
	lab = await startLab( {
		engine: 'php',
		database: 'mariadb',
		log: ( line ) => option( 'verbose', '' ) && console.log( line ),
	} );
	const asked = new Map< Role, StoreProcess >( [
		[ 'master', new StoreProcess( join( lab.master.dir, 'site' ) ) ],
		[ 'child', new StoreProcess( join( lab.children[ 0 ]!.dir, 'site' ) ) ],
	] );
	stores.push( ...asked.values() );
	await noRouteIsForgotten( asked.get( 'master' )! );
	const world: World = {
		routes,
		payloads,
		recorded: await recordedBodies( asked ),
	};
	const began = Date.now();
	await Promise.all(
		[ ...asked ].map( ( [ role, store ] ) => fuzz( role, store, world ) )
	);
	const seconds = ( Date.now() - began ) / 1000;
	console.log( report.lines().join( '\n' ) );
	console.log( report.failureLines( seed ).join( '\n' ) );
	console.log(
		`\n${ report.bodies } bodies (seed ${ seed }), ${ report.accepted } accepted, ${ report.failures.size } kinds of failure; ` +
			`${ Math.round(
				report.bodies / seconds
			) } bodies a second, ${ Math.round(
				( Date.now() - started ) / 1000
			) } s in all`
	);
} finally {
	clearInterval( news );
	await Promise.all( stores.map( ( store ) => store.stop() ) );
	await lab?.stop();
}
process.exit( report.failures.size === 0 ? 0 : 1 );

async function fuzz(
	role: Role,
	store: StoreProcess,
	world: World
): Promise< void > {
	const half = Math.ceil( bodies / 2 );
	let done = 0;
	for ( let i = 0; done < half; i++ ) {
		const number = single === '' ? first + i : Number( single );
		const episode = episodeOf(
			seed * 100003 + number * 2 + ( role === 'master' ? 0 : 1 ),
			role,
			Math.min( EPISODE, half - done + 10 ),
			world
		);
		done += await play( role, store, episode, number );
		if ( single !== '' ) {
			return;
		}
	}
}

async function play(
	role: Role,
	store: StoreProcess,
	episode: Episode,
	number: number
): Promise< number > {
	await store.begin( episode.scene );
	let done = 0;
	for ( let from = 0; from < episode.recipes.length; from += BATCH ) {
		const recipes = episode.recipes.slice( from, from + BATCH );
		const outcomes = await store.send( recipes );
		for ( const outcome of outcomes ) {
			const recipe = episode.recipes[ outcome.n ]!;
			report.add( role, recipe, outcome );
			done += recipe.kind === 'shop' ? 0 : 1;
			const failures = outcome.broken.filter( ( sentence ) =>
				report.fail(
					failureOf( role, recipe, outcome, sentence, number )
				)
			);
			if ( failures.length > 0 ) {
				// The store is another one after that, and so may be its process: WordPress never gets over an error in the midst of a request.
				await makeSmall( role, store, episode, outcome.n, failures );
				await store.stop();
				return done;
			}
		}
		if ( outcomes.length < recipes.length ) {
			return done;
		}
	}
	const last = episode.recipes.at( -1 )!;
	const failures = ( await store.end() ).filter( ( sentence ) =>
		report.fail(
			failureOf(
				role,
				last,
				{ ...NOTHING, broken: [ sentence ] },
				sentence,
				number
			)
		)
	);
	await makeSmall(
		role,
		store,
		episode,
		episode.recipes.length - 1,
		failures
	);
	return done;
}

function failureOf(
	role: Role,
	recipe: Recipe,
	outcome: Outcome,
	sentence: string,
	episode: number
): Failure {
	return {
		role,
		route: recipe.route,
		sentence,
		count: 1,
		episode,
		outcome,
		recipe,
		row: null,
	};
}

/** Looks for the fewest requests that show a failure, and writes them into the report. */
async function makeSmall(
	role: Role,
	store: StoreProcess,
	episode: Episode,
	at: number,
	sentences: readonly string[]
): Promise< void > {
	for ( const sentence of sentences ) {
		const failure = report.find(
			role,
			episode.recipes[ at ]!.route,
			sentence
		);
		if ( failure && report.failures.size <= SHRUNK ) {
			failure.row = await shrunk(
				episode,
				at,
				kindOf( sentence ),
				( scene, recipes ) => attempt( store, scene, recipes )
			);
		}
	}
}

/** A row of requests to the store as it was at first; what each of them broke. */
async function attempt(
	store: StoreProcess,
	scene: string,
	recipes: readonly Recipe[]
): Promise< readonly ( readonly string[] )[] > {
	// Each row of requests in a process of its own: one that threw is of no use to the next.
	await store.stop();
	await store.begin( scene, true );
	const broken = recipes.map( (): readonly string[] => [] );
	for ( const outcome of await store.send( recipes ) ) {
		const at = recipes.findIndex( ( { n } ) => n === outcome.n );
		broken[ at ] = outcome.broken;
	}
	return broken;
}

/** What WordPress serves for us stands in a table, or the fuzzer would not know of it. */
async function noRouteIsForgotten( store: StoreProcess ): Promise< void > {
	const known = new Set( routes.map( ( { route } ) => route ) );
	const forgotten = ( await store.routes() )
		.map( ( pattern ) =>
			pattern.replace( /^\/kitgenix-stock-sync\/v1\/?/, '' )
		)
		.filter(
			( route ) =>
				route !== '' &&
				! known.has( route ) &&
				! route.startsWith( 'admin/site-health/' )
		);
	if ( only === '' && forgotten.length > 0 ) {
		report.fail(
			failureOf(
				'master',
				{ ...EMPTY, route: forgotten.join( ', ' ) },
				NOTHING,
				'is served, and stands in no table of src/core/contract',
				0
			)
		);
	}
}
