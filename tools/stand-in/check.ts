/**
 * Compares the stand-in store with what the plugin needs of WooCommerce and Action Scheduler. Enters: `--list` for everything that is
 * touched; leaves: exit code 0, 1 with what stands against it, 77 with one line where the stubs are not installed.
 */
import { existsSync } from 'node:fs';
import { SKIPPED } from '../processes/run-command';
import { checkContract } from './contract';
import { readPhp } from './php';
import { GAP } from './texts';

const STUBS = 'vendor/php-stubs/woocommerce-stubs';
/** Tests of the plugin, and what only its own screens load, touch nothing. */
const NOT_SHIPPED = /\/(tests|build)\//;

if ( ! existsSync( STUBS ) ) {
	console.log(
		'there is no Composer here, so the stubs of WooCommerce are not installed'
	);
	process.exit( SKIPPED );
}
const { touched, problems } = checkContract( {
	plugin: readPhp( 'plugin' ).filter(
		( { path } ) => ! NOT_SHIPPED.test( path )
	),
	standIn: readPhp( 'e2e/lab/stand-in' ),
	stubs: [
		'woocommerce-stubs.php',
		'woocommerce-packages-stubs.php',
	].flatMap( ( name ) => readPhp( `${ STUBS }/${ name }` ) ),
} );
if ( process.argv.includes( '--list' ) ) {
	for ( const { kind, name, places } of touched ) {
		console.log(
			`${ kind } ${ name.replaceAll( GAP, '{…}' ) }  ${
				places.length
			} × ${ places[ 0 ] }`
		);
	}
}
const counts = new Map< string, number >();
touched.forEach( ( { kind } ) =>
	counts.set( kind, ( counts.get( kind ) ?? 0 ) + 1 )
);
console.log(
	[ ...counts ]
		.map( ( [ kind, count ] ) => `${ kind } ${ count }` )
		.join( ', ' )
);
problems.forEach( ( problem ) => console.log( `✗ ${ problem }` ) );
console.log(
	`${ touched.length } symbols of WooCommerce and Action Scheduler, ${ problems.length } missing or different in the stand-in`
);
process.exit( problems.length === 0 ? 0 : 1 );
