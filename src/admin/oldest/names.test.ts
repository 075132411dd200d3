/**
 * What the screens use of WordPress's React packages is what src/admin/oldest brings: without this, a component that is used
 * for the first time would be missing on old WordPress only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ADMIN = join( process.cwd(), 'src/admin' );

/** The names that a file imports from a package. */
function imported( file: string, from: string ): string[] {
	const pattern = new RegExp(
		`(?:import|export)\\s*\\{([^}]*)\\}\\s*from '@wordpress/${ from }'`,
		'g'
	);
	return [
		...readFileSync( join( ADMIN, file ), 'utf8' ).matchAll( pattern ),
	]
		.flatMap( ( [ , names = '' ] ) => names.split( ',' ) )
		.map( ( name ) => name.trim().replace( / as .*/, '' ) )
		.filter( ( name ) => name !== '' && ! name.startsWith( 'type ' ) );
}

const screens = readdirSync( ADMIN, { recursive: true, encoding: 'utf8' } )
	.map( ( file ) => file.replaceAll( '\\', '/' ) )
	.filter(
		( file ) =>
			/(?<!\.test)\.tsx?$/.test( file ) &&
			! /^(oldest|fixtures)\//.test( file )
	);

/** What no screen imports, and a library that a part brings asks of the page. */
const FOR_TABLES: Record< string, readonly string[] > = {
	components: [],
	compose: [],
	data: [ 'useRegistry' ],
};

it.each( Object.keys( FOR_TABLES ) )(
	'@wordpress/%s is brought as far as the screens use it',
	( from ) => {
		const used = new Set(
			screens.flatMap( ( file ) => imported( file, from ) )
		);
		const brought = imported( 'oldest/index.ts', from ).filter(
			( name ) => ! FOR_TABLES[ from ]?.includes( name )
		);
		expect( brought.sort() ).toEqual( [ ...used ].sort() );
	}
);
