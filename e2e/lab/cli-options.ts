/**
 * The commands of `npm start` and `npm run lab`, and their options.
 * Enters: command line words. Leaves: a command to run, or a sentence about what was not understood.
 */
import { fileURLToPath } from 'node:url';
import type { DatabaseKind, Engine, LabOptions, Permalinks } from './types.ts';

export const DEFAULT_DIR = fileURLToPath(
	new URL( '../../.lab', import.meta.url )
);

export const HELP = `The lab: one Master and its Children, each a real WordPress with a real WooCommerce, on this machine.

  npm start                          start the stores, connect them, show what crosses; Ctrl-C ends it
  npm run lab -- order child-a SKU-0007 2      place an order and pay it
  npm run lab -- stock SKU-0007                what each store has
  npm run lab -- stock child-a SKU-0007 12     set a quantity as an editor does
  npm run lab -- url                           addresses, user and password
  npm run lab -- code                          a connection code of the Master, good for one store and one hour
  npm run lab -- run-actions [child-a]         run what Action Scheduler has due (WP-Cron is off)
  npm run lab -- stop                          end a lab that runs elsewhere

Options of npm start (after --, as in: npm start -- --stores=5)
  --engine=embedded|php       PHP inside Node (default), or nginx and PHP-FPM, or PHP's own server
  --database=sqlite|mariadb   default: sqlite
  --stores=N                  the Master and N-1 Children (default 3)
  --wordpress=7.1             a version, a folder or a zip (default: the newest in the cache)
  --woocommerce=10.9.1        the same for WooCommerce, or stand-in: the lab's own, for where no WooCommerce can be had
  --php=8.1                   with --engine=php: which of this machine's PHPs
  --object-cache=redis        with --engine=php: every store has a persistent object cache
  --multisite                 every store is the main site of a network
  --permalinks=plain          addresses such as ?product=oak-desk
  --decimals                  quantities with decimals
  --without-plugin            stores without Kitgenix Stock Sync
  --no-connect                do not write the connection
  --reset                     begin with fresh stores
  --dir=.lab                  where the stores live

Environment: LAB_WORDPRESS, LAB_WOOCOMMERCE (like the options), LAB_CACHE (default ~/.cache/kitgenix-stock-sync),
LAB_PHP_SERVER=built-in (with --engine=php: PHP's own server although nginx and PHP-FPM are there).`;

export interface Command {
	name: string;
	args: string[];
	dir: string;
	options: LabOptions;
}

export const COMMANDS = [
	'start',
	'order',
	'stock',
	'url',
	'code',
	'run-actions',
	'stop',
	'help',
];

export function parseCommand( words: readonly string[] ): Command {
	const options: LabOptions = {};
	const args: string[] = [];
	let dir = DEFAULT_DIR;
	let help = false;
	for ( const word of words ) {
		const [ name = '', value ] = splitOption( word );
		switch ( name ) {
			case '--help':
			case '-h':
				help = true;
				break;
			case '--engine':
				options.engine = oneOf< Engine >( word, value, [
					'embedded',
					'php',
				] );
				break;
			case '--database':
				options.database = oneOf< DatabaseKind >( word, value, [
					'sqlite',
					'mariadb',
				] );
				break;
			case '--stores':
				options.stores = count( word, value );
				break;
			case '--wordpress':
				options.wordpress = needed( word, value );
				break;
			case '--woocommerce':
				options.woocommerce = needed( word, value );
				break;
			case '--php':
				options.php = needed( word, value );
				break;
			case '--object-cache':
				options.objectCache = oneOf< 'redis' >( word, value, [
					'redis',
				] );
				break;
			case '--multisite':
				options.multisite = true;
				break;
			case '--permalinks':
				options.permalinks = oneOf< Permalinks >( word, value, [
					'pretty',
					'plain',
				] );
				break;
			case '--dir':
				dir = needed( word, value );
				break;
			case '--decimals':
				options.decimals = true;
				break;
			case '--without-plugin':
				options.plugin = false;
				break;
			case '--no-connect':
				options.connect = false;
				break;
			case '--reset':
				options.reset = true;
				break;
			default:
				if ( isOption( word ) ) {
					throw new Error( `Unknown option ${ word }. See --help.` );
				}
				args.push( word );
		}
	}
	const name = help ? 'help' : args.shift() ?? 'start';
	if ( ! COMMANDS.includes( name ) ) {
		throw new Error(
			`Unknown command ${ name }: one of ${ COMMANDS.join( ', ' ) }.`
		);
	}
	return { name, args, dir, options: { ...options, dir } };
}

/** `-3` is a quantity, not an option. */
function isOption( word: string ): boolean {
	return word.startsWith( '-' ) && Number.isNaN( Number( word ) );
}

function splitOption( word: string ): [ string, string? ] {
	const at = word.indexOf( '=' );
	return at < 0 || ! word.startsWith( '--' )
		? [ word ]
		: [ word.slice( 0, at ), word.slice( at + 1 ) ];
}

function needed( word: string, value: string | undefined ): string {
	if ( ! value ) {
		throw new Error( `${ word } needs a value: ${ word }=…` );
	}
	return value;
}

function oneOf< T extends string >(
	word: string,
	value: string | undefined,
	allowed: readonly T[]
): T {
	const found = allowed.find( ( candidate ) => candidate === value );
	if ( ! found ) {
		throw new Error( `${ word }: one of ${ allowed.join( ', ' ) }.` );
	}
	return found;
}

function count( word: string, value: string | undefined ): number {
	const number = Number( needed( word, value ) );
	if ( ! Number.isInteger( number ) || number < 2 || number > 50 ) {
		throw new Error(
			`${ word }: a Master and at least one Child, 2 to 50.`
		);
	}
	return number;
}
