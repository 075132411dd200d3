/**
 * Package: the facts that stand in several files and must agree. Enters: the repository's folder. Leaves: the version, or an
 * error that shows every place beside what it says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const SLUG = 'kitgenix-stock-sync-for-woocommerce';

const MAIN = `plugin/${ SLUG }.php`;
const README = 'plugin/readme.txt';

/** One fact: where it stands, and how to read it there. */
interface Fact {
	name: string;
	places: readonly { file: string; what: string; pattern: RegExp }[];
}

const headerField = ( field: string ) => ( {
	file: MAIN,
	what: field,
	pattern: new RegExp( `^ \\* ${ field }:\\s*(\\S+)`, 'm' ),
} );

const constant = ( name: string ) => ( {
	file: MAIN,
	what: name,
	pattern: new RegExp( `define\\('${ name }', '([^']*)'\\)` ),
} );

const readmeField = ( field: string ) => ( {
	file: README,
	what: field,
	pattern: new RegExp( `^${ field }:\\s*(\\S+)`, 'm' ),
} );

const FACTS: readonly Fact[] = [
	{
		name: 'version',
		places: [
			{
				file: 'package.json',
				what: 'version',
				pattern: /^\t"version": "([^"]*)"/m,
			},
			headerField( 'Version' ),
			constant( 'KITGENIX_STOCK_SYNC_VERSION' ),
			readmeField( 'Stable tag' ),
			{
				file: README,
				what: 'newest entry of the changelog',
				pattern: /^== Changelog ==\s+= (\S+)/m,
			},
		],
	},
	{
		name: 'lowest WordPress',
		places: [
			headerField( 'Requires at least' ),
			constant( 'KITGENIX_STOCK_SYNC_MINIMUM_WORDPRESS' ),
			readmeField( 'Requires at least' ),
		],
	},
	{
		name: 'lowest PHP',
		places: [
			headerField( 'Requires PHP' ),
			constant( 'KITGENIX_STOCK_SYNC_MINIMUM_PHP' ),
			readmeField( 'Requires PHP' ),
		],
	},
];

/** The version, when all places agree on all facts. */
export function agreedVersion( root: string ): string {
	const agreed = FACTS.map( ( { name, places } ) => {
		const found = places.map( ( { file, what, pattern } ) => ( {
			where: `${ file }, ${ what }`,
			value:
				pattern.exec(
					readFileSync( join( root, file ), 'utf8' )
				)?.[ 1 ] ?? '(not found)',
		} ) );
		const values = new Set( found.map( ( { value } ) => value ) );
		const [ value = '' ] = values;
		if ( values.size !== 1 || value === '(not found)' ) {
			throw new Error(
				`The ${ name } differs:\n${ found
					.map( ( place ) => `  ${ place.value }  ${ place.where }` )
					.join( '\n' ) }`
			);
		}
		return value;
	} );
	return agreed[ 0 ] ?? '';
}
