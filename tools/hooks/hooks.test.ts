/**
 * The hooks that others rely on: the contract's table, docs/hooks.md and the places where they are fired say the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOOKS, PLUGIN } from '../../src/core/contract/names';

const read = ( file: string ) =>
	readFileSync( join( process.cwd(), file ), 'utf8' );

const DOCS = read( 'docs/hooks.md' );

const SOURCES = [ 'plugin/includes', 'plugin/templates' ].flatMap( ( folder ) =>
	readdirSync( join( process.cwd(), folder ), {
		recursive: true,
		encoding: 'utf8',
	} )
		.filter( ( file ) => file.endsWith( '.php' ) )
		.map( ( file ) => ( {
			file: `${ folder }/${ file }`,
			text: read( `${ folder }/${ file }` ),
		} ) )
);

/** Which of our hooks are fired in which files. */
function fired( pattern: RegExp ): Map< string, Set< string > > {
	const found = new Map< string, Set< string > >();
	for ( const { file, text } of SOURCES ) {
		for ( const [ , name = '' ] of text.matchAll( pattern ) ) {
			found.set( name, ( found.get( name ) ?? new Set() ).add( file ) );
		}
	}
	return found;
}

const told = fired( /Listeners::tell\(\s*'(\w+)'/g );
const asked = fired(
	/(?:Filters|self)::(?:text|decision|number|names)\(\s*'(\w+)'/g
);

const part = ( title: string ) =>
	DOCS.split( /^## /m ).find( ( text ) => text.startsWith( title ) ) ?? '';

const sections = ( text: string ) =>
	new Map(
		text
			.split( /^### `/m )
			.slice( 1 )
			.map( ( section ) => [
				section.slice( PLUGIN.prefix.length, section.indexOf( '`' ) ),
				section,
			] )
	);

const actions = sections( part( 'Actions' ) );
const filters = sections( part( 'Filters' ) );

test( 'each hook of the contract has the plugin’s prefix and its own name', () => {
	for ( const [ name, hook ] of Object.entries( HOOKS ) ) {
		expect( hook ).toBe( PLUGIN.prefix + name );
	}
} );

test( 'each is documented, first the actions, and none besides', () => {
	expect( [ ...actions.keys(), ...filters.keys() ] ).toEqual(
		Object.keys( HOOKS )
	);
} );

test( 'each documented action is told, each filter is asked, in one file, and none besides', () => {
	expect( [ ...told.keys() ].sort() ).toEqual( [ ...actions.keys() ].sort() );
	expect( [ ...asked.keys() ].sort() ).toEqual(
		[ ...filters.keys() ].sort()
	);
	for ( const files of [ ...told.values(), ...asked.values() ] ) {
		expect( [ ...files ] ).toHaveLength( 1 );
	}
} );

test.each( [ ...actions, ...filters ] )(
	'%s says where, with what, since when, and how',
	( name, section ) => {
		expect( section ).toMatch(
			/^\| where \| (Master and Child|Master|Child) \|$/m
		);
		expect( section ).toMatch( /^\| `[\w|]+ \$\w+` \|/m );
		expect( section ).toMatch( /^\| since \| \d+\.\d+\.\d+ \|$/m );
		expect( section.includes( '| answer |' ) ).toBe( filters.has( name ) );
		expect( section ).toContain(
			`${ filters.has( name ) ? 'add_filter' : 'add_action' }( '${
				PLUGIN.prefix
			}${ name }'`
		);
	}
);

test( 'nothing else fires a hook of ours, and those of others are named', () => {
	for ( const { file, text } of SOURCES ) {
		const calls = [
			...text.matchAll(
				/\b(?:do_action|apply_filters)\w*\(\s*(.{0,60})/g
			),
		].map( ( [ , first = '' ] ) => first );
		const foreign = calls.filter(
			( first ) =>
				! /^'(woocommerce|https_local_ssl_verify|http_request_host_is_external)/.test(
					first
				) && ! /^\$(isVariation|product->is_type)/.test( first )
		);
		expect( [ file, foreign.length ] ).toEqual( [
			file,
			/Platform\/(Listeners|Filters)\.php$/.test( file ) ? 1 : 0,
		] );
	}
} );
