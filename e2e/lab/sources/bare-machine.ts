/**
 * A machine to try the sources on: an empty cache, an npm that packs a small package of our making, WordPress.org out of reach.
 * Enters: nothing. Leaves: what the machine was asked for, and how to change it. Used by the self-test alone.
 */
import { createHash } from 'node:crypto';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

export interface BareMachine {
	/** Packages that npm was asked for. */
	packed: () => string[];
	/** From now on npm has no way to its registry. */
	cutOffNpm: () => void;
	/** From now on WordPress.org has this WordPress. */
	connect: ( version: string ) => void;
	/** Puts a version into the cache. */
	keep: ( name: 'wordpress' | 'woocommerce', version: string ) => void;
	restore: () => void;
}

export function bareMachine(): BareMachine {
	const folder = mkdtempSync( join( tmpdir(), 'kitgenix-sources-' ) );
	const before = { env: { ...process.env }, fetch: globalThis.fetch };
	const calls = join( folder, 'packed' );
	const npm = join( folder, 'npm' );
	const script = ( lines: readonly string[] ) => {
		writeFileSync( npm, [ '#!/bin/sh', ...lines, '' ].join( '\n' ) );
		chmodSync( npm, 0o755 );
	};
	writeFileSync( join( folder, 'package.tgz' ), builds() );
	script( [
		`echo "$2" >> ${ calls }`,
		`cp ${ join( folder, 'package.tgz' ) } "$4/builds.tgz"`,
		'echo builds.tgz',
	] );
	process.env.PATH = `${ folder }${ delimiter }${ before.env.PATH }`;
	process.env.LAB_CACHE = join( folder, 'cache' );
	delete process.env.LAB_WORDPRESS;
	delete process.env.LAB_WOOCOMMERCE;
	globalThis.fetch = async () => {
		throw new Error( 'no way there' );
	};
	return {
		packed: () =>
			existsSync( calls )
				? readFileSync( calls, 'utf8' ).trim().split( '\n' )
				: [],
		cutOffNpm: () =>
			script( [
				'echo "npm warn something else" >&2',
				'echo "npm error code ENOTFOUND" >&2',
				'echo "npm error request to https://registry.example/x failed" >&2',
				'exit 1',
			] ),
		connect: ( version ) => {
			const zip = wordpress( version, 'wordpress/' );
			const at = `https://wordpress.org/wordpress-${ version }.zip`;
			const has: Record< string, BodyInit > = {
				'https://api.wordpress.org/core/version-check/1.7/':
					JSON.stringify( { offers: [ { version } ] } ),
				[ at ]: new Uint8Array( zip ),
				[ `${ at }.sha1` ]: createHash( 'sha1' )
					.update( zip )
					.digest( 'hex' ),
			};
			globalThis.fetch = async ( address ) => {
				const body = has[ String( address ) ];
				return body === undefined
					? new Response( 'not here', { status: 404 } )
					: new Response( body );
			};
		},
		keep: ( name, version ) => {
			const kept = join( folder, 'cache', name, version );
			mkdirSync( kept, { recursive: true } );
			writeFileSync( join( kept, 'wp-settings.php' ), '' );
			writeFileSync( join( kept, 'woocommerce.php' ), '' );
		},
		restore: () => {
			process.env = before.env;
			globalThis.fetch = before.fetch;
			rmSync( folder, { recursive: true, force: true } );
		},
	};
}

/** A package like @wp-playground/wordpress-builds, in small. */
function builds(): Buffer {
	const files: Record< string, Buffer > = {};
	for ( const name of [ '6.4', '6.5', 'nightly' ] ) {
		files[ `package/src/wordpress/wp-${ name }.zip` ] = wordpress(
			name,
			''
		);
		files[ `package/public/wp-${ name }/wp-includes/js/jquery/jquery.js` ] =
			Buffer.from( `jquery of ${ name }` );
		files[ `package/public/wp-${ name }/wordpress-remote-asset-paths` ] =
			Buffer.from( 'wp-includes/js/jquery/jquery.js' );
	}
	return tarGz( files );
}

function wordpress( name: string, inside: string ): Buffer {
	const files = {
		'wp-settings.php': '<?php',
		'wp-config.php': '<?php // of the package',
		'wp-includes/version.php': `<?php $wp_version = '${ name }';`,
		'wp-content/database/.ht.sqlite': 'installed',
		'wp-content/themes/one/style.css': 'body{}',
	};
	return Buffer.from(
		zipSync(
			Object.fromEntries(
				Object.entries( files ).map( ( [ path, text ] ) => [
					inside + path,
					strToU8( text ),
				] )
			)
		)
	);
}

/** POSIX ustar, as npm packs: what does not fit into the name goes before it. */
function tarGz( files: Readonly< Record< string, Buffer > > ): Buffer {
	const parts = Object.entries( files ).flatMap( ( [ path, bytes ] ) => {
		const header = Buffer.alloc( 512 );
		const cut = path.lastIndexOf( '/' );
		header.write( path.slice( cut + 1 ), 0 );
		header.write( bytes.length.toString( 8 ).padStart( 11, '0' ), 124 );
		header.write( '0', 156 );
		header.write( 'ustar', 257 );
		header.write( path.slice( 0, cut ), 345 );
		return [
			header,
			bytes,
			Buffer.alloc( ( 512 - ( bytes.length % 512 ) ) % 512 ),
		];
	} );
	return gzipSync( Buffer.concat( [ ...parts, Buffer.alloc( 1024 ) ] ) );
}
