/**
 * Package: what WordPress's Plugin Check says of files, of the plugin's header and of its readme. Enters: the files that a shop
 * gets, by name; leaves: a line for each thing that stands against them. Which of its rules there are: docs/decisions/plugin-check.md.
 */
import { SLUG } from './versions.ts';

const MAIN = `${ SLUG }.php`;

const FORBIDDEN_ENDS =
	/\.(zip|gz|tgz|rar|tar|7z|phar|a|bin|bpk|deploy|dist|distz|dmg|dms|DS_Store|dump|elc|exe|iso|lha|lrf|lzh|o|obj|pkg|sh|so)$/i;
const HIDDEN = /(^|\/)\./;
const BAD_NAME = /\s|[!@#$%^&*()+=[\]{};:"'<>,?\\|`~]/;

/** In PHP: what it is, and how it is known. */
const IN_PHP: readonly ( readonly [ string, RegExp ] )[] = [
	[
		'code that was hidden by a tool',
		/@Zend;|file was encoded by|sourceguardian\.com|sg_load|\$__x=|ionCube/,
	],
	[
		'an address of the developer’s machine',
		/https?:\/\/(localhost|127\.0\.0\.1|[\w.-]+\.local(host)?)\b/,
	],
	[ 'uploads of any type', /ALLOW_UNFILTERED_UPLOADS/ ],
	[
		'an updater of its own',
		/site_transient_update_plugins|auto_update_plugin|plugin-update-checker/,
	],
	[
		'a script or style of another site',
		/(src|href)=["']https?:\/\/[^"']+\.(js|css|png|jpe?g|gif|svg|webm|mp4)/i,
	],
	[
		'a script or style of another site',
		/wp_(enqueue|register)_(script|style)\([^,]+,\s*["']https?:/,
	],
];

const GUARD = /defined\(\s*'(ABSPATH|WP_UNINSTALL_PLUGIN)'\s*\)/;

/** Of trademarks that Plugin Check knows those that a shop's plugin may come near to. */
const FOREIGN =
	/^(wp|woo|wo|stripe|paypal|amazon|google|facebook|shopify|ebay)-|plugin|wordpress|wpress|woo-commerce|yoast/;
const FOR_WOOCOMMERCE = /(with|for|and|using)-woocommerce$/;

export type Files = ReadonlyMap< string, string >;

export function findings( files: Files ): readonly string[] {
	return [
		...aboutNames( [ ...files.keys() ] ),
		...aboutCode( files ),
		...aboutSlug( SLUG ),
		...aboutHeader( files ),
		...aboutReadme(
			files.get( 'readme.txt' ) ?? '',
			files.get( MAIN ) ?? ''
		),
	];
}

export function aboutNames( names: readonly string[] ): readonly string[] {
	return names.flatMap( ( name ) => [
		...( FORBIDDEN_ENDS.test( name )
			? [ `${ name }: a file of a kind that is not permitted` ]
			: [] ),
		...( HIDDEN.test( name ) ? [ `${ name }: a hidden file` ] : [] ),
		...( BAD_NAME.test( name ) ? [ `${ name }: a badly named file` ] : [] ),
	] );
}

function aboutCode( files: Files ): readonly string[] {
	const found: string[] = [];
	for ( const [ name, text ] of files ) {
		if ( name.endsWith( '.php' ) && ! name.startsWith( 'build/' ) ) {
			for ( const [ what, pattern ] of IN_PHP ) {
				if ( pattern.test( text ) ) {
					found.push( `${ name }: ${ what }` );
				}
			}
			if ( ! GUARD.test( text ) ) {
				found.push( `${ name }: can be asked for without WordPress` );
			}
		}
		if ( name.endsWith( '.css' ) && /url\(\s*["']?https?:/.test( text ) ) {
			found.push( `${ name }: a file of another site` );
		}
	}
	return found;
}

export function aboutSlug( slug: string ): readonly string[] {
	const rest = slug.replace( FOR_WOOCOMMERCE, '' );
	return FOREIGN.test( rest ) || rest.includes( 'woocommerce' )
		? [ `${ slug }: has another’s name in it` ]
		: [];
}

const field = ( text: string, name: string ) =>
	new RegExp( `^[ *]*${ name }:[ \\t]*(.*)$`, 'mi' )
		.exec( text )?.[ 1 ]
		?.trim() ?? '';

const isAddress = ( text: string ) => /^https?:\/\/[\w.-]+(\/|$)/.test( text );

function aboutHeader( files: Files ): readonly string[] {
	const main = files.get( MAIN ) ?? '';
	const of = ( name: string ) => field( main, name );
	const languages = of( 'Domain Path' );
	const wrong: readonly ( readonly [ boolean, string ] )[] = [
		[ of( 'Plugin Name' ) === '', 'Plugin Name is missing' ],
		[ of( 'Description' ) === '', 'Description is missing' ],
		[
			of( 'Plugin URI' ) !== '' && ! isAddress( of( 'Plugin URI' ) ),
			'Plugin URI is no address',
		],
		[
			/\/\/(wordpress\.org|example\.com)\//.test( of( 'Plugin URI' ) ),
			'Plugin URI is on a site that is not the author’s',
		],
		[
			of( 'Author URI' ) !== '' && ! isAddress( of( 'Author URI' ) ),
			'Author URI is no address',
		],
		[
			of( 'Plugin URI' ) !== '' &&
				of( 'Plugin URI' ) === of( 'Author URI' ),
			'Plugin URI and Author URI are the same',
		],
		[
			! /^\d+\.\d(\.\d+)?$/.test( of( 'Requires at least' ) ),
			'Requires at least is no version',
		],
		[
			! /^\d+(\.\d+){1,2}$/.test( of( 'Requires PHP' ) ),
			'Requires PHP is no version',
		],
		[
			! /^[a-z0-9-]+(,\s*[a-z0-9-]+)*$/.test( of( 'Requires Plugins' ) ),
			'Requires Plugins is no list of slugs',
		],
		[ of( 'Text Domain' ) !== SLUG, 'Text Domain is not the slug' ],
		[
			! languages.startsWith( '/' ),
			'Domain Path does not begin with a slash',
		],
		[
			! [ ...files.keys() ].some( ( name ) =>
				`/${ name }`.startsWith( `${ languages }/` )
			),
			'Domain Path has no files',
		],
		[
			of( 'Update URI' ) !== '',
			'Update URI is for plugins from elsewhere',
		],
	];
	return wrong
		.filter( ( [ isWrong ] ) => isWrong )
		.map( ( [ , what ] ) => `${ MAIN }: ${ what }` );
}

/** What a readme may have at most, by readme.txt of WordPress.org. */
const MOST = { tags: 5, short: 150, notice: 300 };
const SECTIONS = [
	'Description',
	'Installation',
	'Frequently Asked Questions',
	'Screenshots',
	'Changelog',
	'Upgrade Notice',
	'Other Notes',
];

export function aboutReadme( readme: string, main: string ): readonly string[] {
	const of = ( name: string ) => field( readme, name );
	const title = /^=== (.+) ===/.exec( readme )?.[ 1 ] ?? '';
	const [ head = '' ] = readme.split( /^== /m );
	const short = head.trim().split( '\n' ).at( -1 ) ?? '';
	const tags = of( 'Tags' )
		.split( ',' )
		.filter( ( tag ) => tag.trim() !== '' );
	const sections = [ ...readme.matchAll( /^== (.+) ==$/gm ) ].map(
		( [ , name = '' ] ) => name
	);
	const notices = ( readme.split( /^== Upgrade Notice ==$/m )[ 1 ] ?? '' )
		.split( /^= .+ =$/m )
		.slice( 1 );
	const wrong: readonly ( readonly [ boolean, string ] )[] = [
		[ title === '', 'has no name' ],
		[
			title !== field( main, 'Plugin Name' ),
			'has another name than the plugin',
		],
		[
			! /^[a-z0-9_.\-@ ]+(,\s*[a-z0-9_.\-@ ]+)*$/i.test(
				of( 'Contributors' )
			),
			'Contributors is missing, or no list of user names',
		],
		[
			tags.length === 0 || tags.length > MOST.tags,
			`has ${ tags.length } tags; 1 to ${ MOST.tags } are read`,
		],
		[
			! /^\d+\.\d+$/.test( of( 'Tested up to' ) ),
			'Tested up to is no version with two numbers',
		],
		[
			of( 'Requires at least' ) !== field( main, 'Requires at least' ),
			'Requires at least is another than the plugin’s',
		],
		[
			of( 'Requires PHP' ) !== field( main, 'Requires PHP' ),
			'Requires PHP is another than the plugin’s',
		],
		[
			of( 'Stable tag' ) === '' || of( 'Stable tag' ) === 'trunk',
			'Stable tag is missing, or trunk',
		],
		[
			of( 'Stable tag' ) !== field( main, 'Version' ),
			'Stable tag is not the plugin’s version',
		],
		[
			! /GPL|MIT|Apache|BSD/.test( of( 'License' ) ),
			'License does not go with the GPL',
		],
		[
			of( 'License' ) !== field( main, 'License' ),
			'License is another than the plugin’s',
		],
		[
			short === '' || short.length > MOST.short,
			`has a short description of ${ short.length } characters; ${ MOST.short } are shown`,
		],
		[
			/Here is a short description|tag1|\/\/example\.com\//.test( head ),
			'has words of the example',
		],
		[
			! sections.includes( 'Description' ) ||
				! sections.includes( 'Changelog' ),
			'has no description or no changelog',
		],
		[
			sections.some( ( name ) => ! SECTIONS.includes( name ) ),
			'has a section that is not read',
		],
		[
			notices.some( ( text ) => text.trim().length > MOST.notice ),
			`has an upgrade notice of more than ${ MOST.notice } characters`,
		],
	];
	return wrong
		.filter( ( [ isWrong ] ) => isWrong )
		.map( ( [ , what ] ) => `readme.txt: ${ what }` );
}
